"""Random drawings: texts of every kind, boxes in areas, lines between any two shapes."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.drawings.drawing import Drawing, Line, Page, Shape

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\u2028\u2029\x85"), max_size=12
)
names = words.filter(lambda text: text.strip() != "")
_numbers = st.integers(0, 400).map(lambda value: value * 2.5)
_sizes = st.integers(4, 80).map(lambda value: value * 5.0)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    areas = [f"area-{index}" for index in range(draw(st.integers(0, 3)))]
    boxes = [f"box-{index}" for index in range(draw(st.integers(1, 6)))]
    shapes = [_shape(draw, key, is_area=True) for key in areas]
    for key in boxes:
        shapes.append(_shape(draw, key, area=draw(st.sampled_from([None, *areas]))))
    lines = [_line(draw, index, shapes) for index in range(draw(st.integers(0, 5)))]
    title = Shape(id="", texts=("Title", "Product"), x=0, y=980, width=400, height=40)
    return Page(name=draw(words), width=1500, height=1500, shapes=(*shapes, title), lines=tuple(lines))


def _shape(draw: st.DrawFn, key: str, *, is_area: bool = False, area: str | None = None) -> Shape:
    return Shape(
        id=key,
        texts=(draw(names), *draw(st.lists(names, max_size=3))),
        x=draw(_numbers),
        y=draw(_numbers),
        width=draw(_sizes),
        height=draw(_sizes),
        area=area,
        is_area=is_area,
        facts=(("ID", key), ("Note", draw(words))),
    )


def _line(draw: st.DrawFn, index: int, shapes: list[Shape]) -> Line:
    source, target = draw(st.sampled_from(shapes)), draw(st.sampled_from(shapes))
    bends = draw(st.lists(st.tuples(_numbers, _numbers), max_size=3))
    start = source.x + source.width, source.y + source.height / 4
    end = target.x + target.width / 2, target.y
    return Line(id=f"line-{index}", source=source.id, target=target.id, points=(start, *bends, end), label=draw(words))


drawings = st.builds(Drawing, title=words, subject=words, pages=st.lists(pages(), min_size=1, max_size=3).map(tuple))
