"""Drawings hold every connection, keep every text inside, and never let a name become markup."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from planner.worksheets.drawing import (
    MOST_ARROWS,
    MOST_LANES,
    Arrow,
    Box,
    Drawing,
    Lane,
    Words,
    drawing_svg,
    drawings_of,
    figure,
)
from tests.worksheets.regenerate import sheets_of

SVG = "{http://www.w3.org/2000/svg}"

keys = st.integers(0, 14).map(str)
arrows_drawn = st.lists(
    st.builds(
        Arrow,
        start=keys,
        end=keys,
        label=st.text(max_size=60),
        gates=st.lists(st.text(max_size=30), max_size=3).map(tuple),
        is_required=st.booleans(),
    ),
    min_size=1,
    max_size=40,
)
LANES = tuple(Lane(key=str(number), name=f"System {number}", place="Zone") for number in range(15))


def texts(root: Element, kind: str) -> list[str]:
    return ["".join(item.itertext()) for item in root.iter(f"{SVG}text") if item.get("class") == kind]


@given(arrows_drawn)
def test_no_connection_is_lost_and_no_drawing_is_too_large(arrows: list[Arrow]) -> None:
    drawings = drawings_of("T", LANES, arrows)
    assert [arrow for drawing in drawings for arrow in drawing.arrows] == arrows
    for drawing in drawings:
        assert len(drawing.arrows) <= MOST_ARROWS
        assert len(drawing.lanes) <= MOST_LANES
        assert {lane.key for lane in drawing.lanes} == {
            key for arrow in drawing.arrows for key in (arrow.start, arrow.end)
        }


@given(arrows_drawn)
def test_every_text_is_inside_the_drawing_and_below_the_one_before(arrows: list[Arrow]) -> None:
    for drawing in drawings_of("T", LANES, arrows):
        shown = figure(drawing)
        words = [shape for shape in shown.shapes if isinstance(shape, Words) and shape.kind in ("label", "gates")]
        assert all(text.x >= 0 and text.x + text.width <= shown.width and text.y < shown.height for text in words)
        assert all(first.y < second.y for first, second in pairwise(words))


@given(st.text(min_size=1, max_size=40))
def test_names_are_text_and_never_markup(name: str) -> None:
    lanes = (Lane(key="a", name=name, place=name), Lane(key="b", name="B", place="Zone"))
    arrow = Arrow(start="a", end="b", label=f"tcp 443 {name}", gates=(name,))
    root = fromstring(drawing_svg(Drawing(title=name, lanes=lanes, arrows=(arrow,))))
    assert {item.tag.removeprefix(SVG) for item in root.iter()} <= {
        *("svg", "title", "text", "rect", "polyline", "polygon")
    }


def test_hostile_names_stay_text() -> None:
    name = "</svg><script>x</script>"
    lanes = (Lane(key="a", name=name, place="'\"&"), Lane(key="b", name="B", place="Zone"))
    markup = drawing_svg(Drawing(title=name, lanes=lanes, arrows=(Arrow(start="a", end="b", label="tcp 443"),)))
    assert "<script>" not in markup
    assert name in "".join(fromstring(markup).itertext())


def test_the_flow_map_draws_what_its_rows_say() -> None:
    [sheet] = (sheet for sheet in sheets_of("enterprise") if sheet.kind == "flows")
    for group in sheet.groups:
        drawn = {
            (names[arrow.start], names[arrow.end], ", ".join(arrow.gates) or "no firewall", arrow.is_required)
            for drawing in group.drawings
            for names in [{lane.key: (lane.name, lane.place) for lane in drawing.lanes}]
            for arrow in drawing.arrows
        }
        assert drawn == {
            (
                (row.text("source"), row.text("source_zone")),
                (row.text("destination"), row.text("destination_zone")),
                row.text("firewalls"),
                row.is_required,
            )
            for row in group.rows
        }


def test_ports_and_firewalls_are_written_on_the_arrow() -> None:
    [sheet] = (sheet for sheet in sheets_of("standard") if sheet.kind == "flows")
    [group] = (group for group in sheet.groups if group.title == "Partners and public networks")
    root = fromstring(drawing_svg(group.drawings[0]))
    assert "tcp 5061" in texts(root, "label")
    assert "through External firewall" in texts(root, "gates")
    gates = [shape for shape in figure(group.drawings[0]).shapes if isinstance(shape, Box) and shape.kind == "gate"]
    assert len(gates) == sum(len(arrow.gates) for arrow in group.drawings[0].arrows)
