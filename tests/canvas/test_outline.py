"""Any design as a file for another editor: what is drawn is there, and the lines are glued."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication

from planner.canvas.look import Look
from planner.canvas.outline import drawing_of
from planner.canvas.picture import NoPictureError, Picture, shown_of
from planner.canvas.site_pictures import pictures_of_sites
from planner.canvas.style import DARK
from planner.designfile import read_document
from planner.drawings.drawing import Drawing
from planner.drawings.drawio import drawio_bytes
from planner.drawings.visio import vsdx_bytes
from planner.drawings.xml_text import plain
from planner.editing.annotations import AddAnnotation
from planner.editing.drawing import drawn_zone
from planner.model.document import Document
from planner.model.layout import Annotation, Placement
from planner.model.zones import OUTSIDE_KINDS
from planner.resource_files import resource_path
from tests.drawings.readers import ReadPage, read_drawio, read_vsdx
from tests.strategies import documents

FORMATS = [(vsdx_bytes, read_vsdx), (drawio_bytes, read_drawio)]
Write = Callable[[Drawing], bytes]
Read = Callable[[bytes], list[ReadPage]]


def example(name: str) -> Document:
    return read_document(resource_path("examples", f"{name}.yaml")).document


def drawn(pictures: list[Picture]) -> Drawing:
    try:
        return drawing_of(pictures)
    finally:
        for picture in pictures:
            picture.close()


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("write", "read"), FORMATS, ids=["vsdx", "drawio"])
@given(document=documents())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_design_has_every_element_text_and_glued_line(
    write: Write, read: Read, document: Document, qapp: QApplication
) -> None:
    try:
        picture = Picture(document)
    except NoPictureError:
        assert not document.design.zones
        assert not document.design.nodes
        return
    lines = sorted(
        (item.relation.source, item.relation.target, *((item.label, "") if item.label_at else ("", item.label)))
        for item in picture.lines
    )
    [page] = read(write(drawn([picture])))
    design = document.design
    notes = document.layout.annotations.keys() & document.layout.placements.keys()
    sites = {zone.site for zone in design.zones if zone.zone_kind not in OUTSIDE_KINDS} - {None}
    assert page.shapes.keys() == {element.id for element in (*design.zones, *design.nodes)} | notes | sites
    for element in (*design.zones, *design.nodes):
        texts = " ".join(page.shapes[element.id].texts)
        assert squeezed(plain(element.name)) in squeezed(texts), (element.name, texts)
    for node in design.nodes:
        assert page.shapes[node.id].area == drawn_zone(node)
    assert sorted((line.source, line.target, line.label, line.unshown) for line in page.lines) == lines


def test_a_box_lies_in_its_area_and_on_the_page(qapp: QApplication) -> None:
    [page] = read_vsdx(vsdx_bytes(drawn([Picture(example("enterprise"))])))
    for shape in page.shapes.values():
        x, y, width, height = shape.box
        assert x >= 0
        assert y >= 0
        assert x + width <= page.size[0]
        assert y + height <= page.size[1]
        if shape.area is not None:
            left, top, across, down = page.shapes[shape.area].box
            assert left <= x
            assert top <= y
            assert x + width <= left + across
            assert y + height <= top + down


def test_what_a_planner_asks_of_a_box_goes_along(qapp: QApplication) -> None:
    [page] = read_vsdx(vsdx_bytes(drawn([Picture(example("enterprise"))])))
    pool, balancer = dict(page.shapes["pool01"].facts), dict(page.shapes["balancer01"].facts)
    assert pool["Kind"] == "Front End pool"
    assert pool["FQDN"] == "pool01.contoso.com"
    assert "fe02.contoso.com" in pool["Addresses"]
    assert "192.0.2.12" in pool["Addresses"]
    assert "web-external: " in balancer["Virtual addresses"]
    assert page.shapes["pool01"].texts[0] == "Front End pool"
    assert page.shapes["pool01"].texts[1] == "pool01.contoso.com"  # the kind is the name already


def test_pages_are_named_after_their_sites(qapp: QApplication) -> None:
    document = example("enterprise")
    drawing = drawn([Picture(document), *pictures_of_sites(document)])
    assert drawing.title == document.title
    assert [page.name for page in drawing.pages] == ["Overview", "Headquarters", "Branch office"]
    assert {shape.id for shape in drawing.pages[2].shapes} == {
        "branch",
        "branch-lan",
        "sba01",
        "wan-firewall",
        "desktop-branch",
        "",
    }


def test_a_selection_is_a_page_of_its_own(qapp: QApplication) -> None:
    document = example("standard")
    drawing = drawn([Picture(document, shown=shown_of(document, ["se01", "files01"]))])
    assert {shape.id for shape in drawing.pages[0].shapes} == {"se01", "files01", ""}
    assert [(line.source, line.target) for line in drawing.pages[0].lines] == [("se01", "files01")]


def test_the_dark_theme_brings_its_paper(qapp: QApplication) -> None:
    drawing = drawn([Picture(example("standard"), Look(theme=DARK))])
    assert drawing.pages[0].paper == DARK.canvas
    assert {shape.fill for shape in drawing.pages[0].shapes} >= {DARK.node}


@pytest.mark.parametrize(("write", "read"), FORMATS, ids=["vsdx", "drawio"])
def test_notes_and_frames_go_along(write: Write, read: Read, qapp: QApplication) -> None:
    document = AddAnnotation("n", Annotation(text="Ask the carrier"), Placement(x=0, y=0)).apply(example("standard"))
    document = AddAnnotation("f", Annotation(text="Phase 2", is_frame=True), Placement(x=9, y=9)).apply(document)
    (page,) = read(write(drawn([Picture(document)])))
    assert page.shapes["n"].texts[0] == "Ask the carrier"
    assert page.shapes["f"].texts[0] == "Phase 2"
