from __future__ import annotations

from planner.canvas.items.badge_item import Badge
from planner.canvas.layers import ALL, Layer
from planner.canvas.scene import CanvasScene
from tests.editing.samples import small_document


def said(scene: CanvasScene) -> str:
    faces = [item.face for item in scene.sync.nodes.values()]
    return " ".join([*(face.subtitle for face in faces), *(row.detail for face in faces for row in face.rows)])


def test_each_layer_takes_its_own_words_off_and_brings_them_back(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    before = said(scene)
    assert "192.0.2.21" in before
    assert "pool.contoso.com" in before
    scene.set_layers(ALL - {Layer.ADDRESSES})
    assert "192.0.2.21" not in said(scene)
    assert "pool.contoso.com" in said(scene)
    scene.set_layers(ALL - {Layer.NAMES})
    assert "pool.contoso.com" not in said(scene)
    scene.set_layers(ALL)
    assert said(scene) == before


def test_lines_say_the_address_of_their_interface(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    lines = scene.sync.links
    assert lines["fw--outside"].label == "outer 203.0.113.1"
    scene.set_layers(ALL - {Layer.ADDRESSES})
    assert lines["fw--outside"].label == "outer"
    scene.set_layers(ALL - {Layer.LABELS})
    assert lines["fw--outside"].label == ""


def test_findings_are_marks_only_while_their_layer_is_shown(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    scene.set_badges({"pool": Badge("error", 2)})
    children = scene.sync.nodes["pool"].childItems()
    assert len(children) == 1
    scene.set_layers(ALL - {Layer.FINDINGS})
    assert not scene.sync.nodes["pool"].childItems()
    scene.set_layers(ALL)
    assert len(scene.sync.nodes["pool"].childItems()) == 1
