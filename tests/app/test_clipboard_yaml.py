from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.app.clipboard_yaml import fragment_of, yaml_of
from planner.app.window import MainWindow
from planner.designfile import parse_document
from planner.editing.annotations import AddAnnotation
from planner.editing.clipboard import ClipboardError, Paste
from planner.editing.drawing import drawn_zone
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Annotation, Placement
from tests.editing.samples import example, small_document

LIST = """
# from a mail
- kind: file-store
  id: archive
  name: Archive
  fqdn: archive.contoso.com
  share: Archive
  members:
    - {id: archive-server, fqdn: archive.contoso.com, interfaces: [{name: lan, zone: inside, addresses: [192.0.2.40]}]}
"""


def pasted(text: str, document: Document) -> Document:
    return Paste(fragment_of(text, document), (50, 60)).apply(document)


def test_a_list_typed_by_hand_makes_its_elements() -> None:
    after = pasted(LIST, small_document())
    store = after.design.get("archive")
    assert store.name == "Archive"
    assert (after.layout.placements["archive"].x, after.layout.placements["archive"].y) == (50, 60)
    twice = pasted(LIST, after)
    assert "archive-2" in twice.design.all_ids


def test_what_is_copied_is_a_piece_of_a_design_file_and_comes_back() -> None:
    document = example("enterprise")
    text = yaml_of(document, frozenset({"fe-pool"} & document.design.all_ids or {document.design.servers[0].id}))
    piece = parse_document(text, "piece.yaml").document
    assert piece.design.servers
    assert pasted(text, document).design.servers != document.design.servers
    assert len(pasted(text, document).design.zones) == len(document.design.zones)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no elements"),
        ("Dear all,\nplease add two servers.", "does not hold elements"),
        ("a: [1, 2", "line"),
        ("colour: red", "'colour' is no part"),
        ("- id: x", "does not say its kind"),
        ("- {kind: spaceship, id: x}", "'x' cannot be pasted"),
        ("- {kind: file-store, id: x, name: X, fqdn: x.contoso.com, size: 9}", "no field 'size'"),
        (LIST.replace("zone: inside", "zone: moon"), "zone 'moon', which this design does not have"),
        (LIST + LIST.replace("# from a mail", ""), "two elements with the id 'archive'"),
        ("zones: 7", "'zones' on the clipboard is not a list"),
        ("[" * 5000, "does not hold elements"),
        ("x" * 4_000_001, "more than a design could"),
    ],
)
def test_other_texts_are_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ClipboardError, match=said):
        fragment_of(text, small_document())


@given(st.text(max_size=200))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    with suppress(ClipboardError):
        assert fragment_of(text, small_document()).elements


def test_the_window_pastes_what_a_text_editor_copied(window: MainWindow, qtbot: QtBot) -> None:
    zone = next(zone for zone in window.controller.document.design.zones if zone.zone_kind.value == "internal")
    QGuiApplication.clipboard().setText(LIST.replace("zone: inside", f"zone: {zone.id}"))
    window.actions_table["paste"].trigger()
    store = window.controller.document.design.get("archive")
    assert drawn_zone(store) == zone.id  # type: ignore[arg-type]  # a file store is a node
    assert window.scene.selected_ids() == ("archive",)
    window.actions_table["copy"].trigger()
    assert "id: archive" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("hello")
    window.actions_table["paste"].trigger()
    assert len(window.controller.session.undo_labels) == 1


def test_notes_come_and_go_as_yaml() -> None:
    document = example("standard")
    document = AddAnnotation("note-1", Annotation(text="Ask the carrier"), Placement(x=10, y=20)).apply(document)
    document = AddAnnotation("frame-1", Annotation(text="Phase 2", is_frame=True), Placement(x=0, y=0)).apply(document)
    text = yaml_of(document, frozenset({"note-1", "frame-1", "files01"}))
    assert "note: Ask the carrier" in text
    after = pasted(text, document)
    assert after.layout.annotations["note-2"].text == "Ask the carrier"
    assert after.layout.annotations["frame-2"].is_frame
    alone = pasted("layout:\n  note-1: {x: 1, y: 2, note: Hello}\n", Document())
    assert alone.layout.annotations["note-1"].text == "Hello"
    for broken in ("layout:\n  a: {x: 1, y: 2, note: [1]}\n", f"layout:\n  a: {{x: 1, y: 2, note: {'x' * 20_000}}}\n"):
        with pytest.raises(ModelError):
            pasted(broken, Document())
