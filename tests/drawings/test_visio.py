"""Visio files read back: sound packages, every shape, text, container and glued line."""

from __future__ import annotations

import io
import zipfile

import pytest
from defusedxml import ElementTree
from hypothesis import given

from planner.drawings.drawing import Drawing, Line, Page, Shape
from planner.drawings.visio import page_names, vsdx_bytes
from tests.drawings.drawings import drawings
from tests.drawings.readers import VISIO, cells_of, parts_of, read_vsdx

BOX = Shape(id="a", texts=("A",), x=100, y=50, width=96, height=48, facts=(("ID", "a"),))
FAR = Shape(id="b", texts=("B",), x=400, y=250, width=96, height=48, facts=(("ID", "b"),))
LINE = Line(id="a--b", source="a", target="b", points=((196, 74), (300, 74), (300, 274), (400, 274)), label="to")


def drawing(*shapes: Shape, lines: tuple[Line, ...] = (), paper: str = "#ffffff") -> Drawing:
    page = Page(name="Plan", width=960, height=480, shapes=shapes, lines=lines, paper=paper)
    return Drawing(title="A & B", subject="Test", pages=(page,))


@given(drawings)
def test_everything_is_read_back(given: Drawing) -> None:
    read = read_vsdx(vsdx_bytes(given))
    assert len(read) == len(given.pages)
    assert len({page.name.casefold() for page in read}) == len(read)
    for page, found in zip(given.pages, read, strict=True):
        assert found.size == (page.width, page.height)
        wanted = [shape for shape in page.shapes if shape.id]
        assert found.shapes.keys() == {shape.id for shape in wanted}
        for shape in wanted:
            back = found.shapes[shape.id]
            assert back.texts == shape.texts
            assert back.box == pytest.approx((shape.x, shape.y, shape.width, shape.height), abs=0.01)
            assert (back.area, back.is_area, back.facts) == (shape.area, shape.is_area, shape.facts)
        assert [(line.source, line.target, line.label) for line in found.lines] == [
            (line.source, line.target, line.label) for line in page.lines
        ]
        for line, back_line in zip(page.lines, found.lines, strict=True):
            assert back_line.ends[0] == pytest.approx(line.points[0], abs=0.01)
            assert back_line.ends[1] == pytest.approx(line.points[-1], abs=0.01)


def test_the_properties_of_the_document() -> None:
    core = ElementTree.fromstring(parts_of(vsdx_bytes(drawing(BOX)))["docProps/core.xml"])
    texts = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert texts["title"] == "A & B"
    assert texts["subject"] == "Test"
    assert texts["creator"] == "Topology Planner for Skype for Business Server"


def test_a_connector_is_a_line_that_visio_lays_anew_and_keeps_its_bends() -> None:
    content = parts_of(vsdx_bytes(drawing(BOX, FAR, lines=(LINE,))))["visio/pages/page1.xml"]
    connector = list(ElementTree.fromstring(content).iter(f"{VISIO}Shape"))[-1]
    cells = cells_of(connector)
    assert cells["ObjType"][0] == "2"
    rows = [row for row in connector.iter(f"{VISIO}Row") if row.get("T") in ("MoveTo", "LineTo")]
    begin = float(cells["BeginX"][0]), float(cells["BeginY"][0])
    way = [(float(cells_of(row)["X"][0]) + begin[0], float(cells_of(row)["Y"][0]) + begin[1]) for row in rows]
    assert [(x * 96, 480 - y * 96) for x, y in way] == [pytest.approx(point) for point in LINE.points]


def test_a_line_without_an_end_is_left_out() -> None:
    [page] = read_vsdx(vsdx_bytes(drawing(BOX, lines=(LINE,))))
    assert page.lines == []


def test_colour_of_the_page_lies_below_everything() -> None:
    content = parts_of(vsdx_bytes(drawing(BOX, paper="#15181d")))["visio/pages/page1.xml"]
    first = next(ElementTree.fromstring(content).iter(f"{VISIO}Shape"))
    cells = cells_of(first)
    assert (cells["FillForegnd"][0], cells["Width"][0], cells["Height"][0]) == ("#15181d", "10", "5")


def test_the_same_drawing_gives_the_same_bytes_and_no_clock() -> None:
    data = vsdx_bytes(drawing(BOX, FAR, lines=(LINE,)))
    assert vsdx_bytes(drawing(BOX, FAR, lines=(LINE,))) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_text_that_xml_cannot_hold_and_text_without_end() -> None:
    evil = Shape(id="a", texts=("\x00<b>\ud800", "x" * 10_000), x=0, y=0, width=9, height=9, facts=(("ID", "a"),))
    [page] = read_vsdx(vsdx_bytes(drawing(evil)))
    first, second = page.shapes["a"].texts
    assert first == "\ufffd<b>\ufffd"
    assert len(second) == 4000
    assert second.endswith("x…")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Paris", "paris", "Paris"], ["Paris", "paris (2)", "Paris (3)"]),
        (["", "  \n "], ["Page", "Page (2)"]),
        (["a" * 40, "a" * 40], ["a" * 31, "a" * 27 + " (2)"]),
    ],
)
def test_names_of_pages(names: list[str], expected: list[str]) -> None:
    assert page_names(names) == expected


def test_a_line_that_ends_beside_its_shape_ends_where_it_is_glued() -> None:
    beside = Line(id="a--b", source="a", target="b", points=((201, 74), (300, 74), (300, 244), (420, 244)))
    [page] = read_vsdx(vsdx_bytes(drawing(BOX, FAR, lines=(beside,))))
    assert page.lines[0].ends[0] == pytest.approx((196, 74), abs=0.01)
    assert page.lines[0].ends[1] == pytest.approx((420, 250), abs=0.01)
