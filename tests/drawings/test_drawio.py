"""draw.io files read back: every shape with its parent, text and glued line."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.drawings.drawing import Drawing, Line, Page, Shape
from planner.drawings.drawio import drawio_bytes
from tests.drawings.drawings import drawings
from tests.drawings.readers import read_drawio


@given(drawings)
def test_everything_is_read_back(given: Drawing) -> None:
    read = read_drawio(drawio_bytes(given))
    assert [page.name for page in read] == [page.name for page in given.pages]
    for page, found in zip(given.pages, read, strict=True):
        assert found.size == (page.width, page.height)
        wanted = [shape for shape in page.shapes if shape.id]
        assert found.shapes.keys() == {shape.id for shape in wanted}
        for shape in wanted:
            back = found.shapes[shape.id]
            assert back.texts == shape.texts
            assert back.box == pytest.approx((shape.x, shape.y, shape.width, shape.height), abs=0.01)
            assert (back.area, back.is_area) == (shape.area, shape.is_area)
            assert dict(back.facts)["note"] == dict(shape.facts)["Note"]
        assert [(line.source, line.target, line.label) for line in found.lines] == [
            (line.source, line.target, line.label) for line in page.lines
        ]
        for line, back_line in zip(page.lines, found.lines, strict=True):
            assert back_line.ends[0] == pytest.approx(line.points[0], abs=0.01)
            assert back_line.ends[1] == pytest.approx(line.points[-1], abs=0.01)


def test_markup_in_names_stays_text_and_the_file_can_be_read_by_people() -> None:
    evil = Shape(id="a", texts=("<img src=x onerror=alert(1)>",), x=0, y=0, width=9, height=9, facts=(("ID", "a"),))
    page = Page(name="P", width=100, height=100, shapes=(evil,), lines=())
    data = drawio_bytes(Drawing(title="T", subject="S", pages=(page,)))
    [found] = read_drawio(data)
    assert found.shapes["a"].texts == ("<img src=x onerror=alert(1)>",)
    assert b"&amp;lt;img" in data
    assert len(data.splitlines()) > 8


def test_facts_never_overwrite_what_draw_io_means_by_a_name() -> None:
    facts = (("ID", "a"), ("Label", "mine"), ("2nd", "x"), ("Größe", "y"))
    shape = Shape(id="a", texts=("A",), x=0, y=0, width=9, height=9, facts=facts)
    page = Page(name="P", width=100, height=100, shapes=(shape,), lines=())
    [found] = read_drawio(drawio_bytes(Drawing(title="T", subject="S", pages=(page,))))
    assert found.shapes["a"].texts == ("A",)
    assert dict(found.shapes["a"].facts) == {"_id": "a", "_label": "mine", "_2nd": "x", "gr__e": "y"}


def test_a_line_without_an_end_is_left_out() -> None:
    line = Line(id="l", source="a", target="b", points=((0, 0), (9, 9)))
    page = Page(name="P", width=100, height=100, shapes=(), lines=(line,))
    [found] = read_drawio(drawio_bytes(Drawing(title="T", subject="S", pages=(page,))))
    assert found.lines == []
