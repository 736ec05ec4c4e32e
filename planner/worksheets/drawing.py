"""Drawing: who opens which connection to whom, as lanes and arrows, measured without a screen.

A module of its own because a page of HTML and a page of a PDF show the same drawing: what stands where is decided
here once, and each of them only draws it.

Every system has a lane, from the outside to the inside; every arrow has a line of its own. So no arrow crosses a text,
however many there are, and a drawing of forty connections reads like one of four.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from planner.plain_text import printable

MOST_LANES, MOST_ARROWS = 8, 14
"""What one drawing holds, so that it fits on a page across and can be read there."""

TEXT, SMALL = 12.0, 11.0
"""Heights of letters."""

_LANE, _MARGIN, _LINE = 150.0, 14.0, 15.0
_HEAD = 58.0
_LETTER = 0.56
"""Average width of a letter against its height, in faces without serifs; generous, because nothing is measured."""
_LOOP = 34.0
_GATE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A system. `place` is the zone it is in."""

    key: str
    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A connection, from the side that opens it.

    Attributes:
        start, end: keys of lanes.
        label: transports and ports.
        gates: names of the firewalls on the way, in order.
    """

    start: str
    end: str
    label: str
    gates: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Lanes from left to right, arrows from top to bottom."""

    title: str
    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A frame: a system's head (`kind` "lane") or a firewall on an arrow ("gate")."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points: "lane", "arrow" or "optional" (broken). Arrows end with a tip."""

    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: "name" and "place" in the middle of x, "label" and "gates" from x to the right."""

    kind: str
    x: float
    y: float
    text: str

    @property
    def size(self) -> float:
        """Height of the letters."""
        return TEXT if self.kind in ("name", "label") else SMALL

    @property
    def width(self) -> float:
        """Room that the text takes, at most."""
        return len(self.text) * self.size * _LETTER


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with every shape at its place, in the order of drawing."""

    title: str
    width: float
    height: float
    shapes: tuple[Box | Stroke | Words, ...]


def drawings_of(title: str, lanes: Sequence[Lane], arrows: Iterable[Arrow]) -> tuple[Drawing, ...]:
    """As many drawings as it takes to keep each readable; a lane stands only where something begins or ends."""
    parts: list[list[Arrow]] = []
    for arrow in arrows:
        ends = {arrow.start, arrow.end}
        fits = bool(parts) and len(parts[-1]) < MOST_ARROWS and len(_ends(parts[-1]) | ends) <= MOST_LANES
        if fits:
            parts[-1].append(arrow)
        else:
            parts.append([arrow])
    return tuple(
        Drawing(
            title=title if len(parts) == 1 else f"{title}, {number} of {len(parts)}",
            lanes=tuple(lane for lane in lanes if lane.key in _ends(part)),
            arrows=tuple(part),
        )
        for number, part in enumerate(parts, start=1)
    )


def _ends(arrows: Iterable[Arrow]) -> set[str]:
    return {key for arrow in arrows for key in (arrow.start, arrow.end)}


def figure(drawing: Drawing) -> Figure:
    """Places everything."""
    middles = {lane.key: _MARGIN + _LANE * (index + 0.5) for index, lane in enumerate(drawing.lanes)}
    width = 2 * _MARGIN + _LANE * len(drawing.lanes)
    placed: list[Box | Stroke | Words] = []
    y = _MARGIN + _HEAD + 12
    for arrow in drawing.arrows:
        shapes, y = _arrow(arrow, middles[arrow.start], middles[arrow.end], y, width)
        placed += shapes
    # A loop at the last lane has its words to the right of it.
    width = max([width, *(shape.x + shape.width + _MARGIN for shape in placed if isinstance(shape, Words))])
    heads = [shape for lane in drawing.lanes for shape in _head(lane, middles[lane.key], y)]
    return Figure(drawing.title, width, y + _MARGIN, (*heads, *placed))


def _head(lane: Lane, middle: float, bottom: float) -> Iterator[Box | Stroke | Words]:
    yield Stroke("lane", ((middle, _MARGIN + _HEAD), (middle, bottom)))
    yield Box("lane", middle - _LANE / 2 + 5, _MARGIN, _LANE - 10, _HEAD)
    letters = int((_LANE - 16) / (TEXT * _LETTER))
    names = wrap(printable(lane.name), letters, max_lines=2, placeholder="…") or ["?"]
    places = wrap(printable(lane.place), int((_LANE - 16) / (SMALL * _LETTER)), max_lines=1, placeholder="…")
    lines = [*(("name", name) for name in names), *(("place", place) for place in places)]
    y = _MARGIN + (_HEAD - _LINE * len(lines)) / 2 + TEXT
    for kind, text in lines:
        yield Words(kind, middle, y, text)
        y += _LINE


def _arrow(arrow: Arrow, start: float, end: float, y: float, width: float) -> tuple[list[Box | Stroke | Words], float]:
    """Shapes of an arrow that begins at a height, and where the next one may begin."""
    left = min(start, end) + (_LOOP + 8 if start == end else 8)
    room = max(abs(end - start) - 16, _LANE * 1.6)
    labels = wrap(printable(arrow.label), max(12, int(room / (TEXT * _LETTER)))) or [""]
    gates = wrap(f"through {', '.join(map(printable, arrow.gates))}", int(room / (SMALL * _LETTER)))
    below = gates if arrow.gates else []
    if start != end:  # words that are longer than their arrow move to the left, never out of the drawing
        longest = max([*(len(text) * TEXT for text in labels), *(len(text) * SMALL for text in below)]) * _LETTER
        left = max(min(left, width - longest - 4), 4)
    kind = "arrow" if arrow.is_required else "optional"
    shapes: list[Box | Stroke | Words] = []
    for text in labels:
        y += _LINE
        shapes.append(Words("label", left, y, text))
    y += 7
    if start == end:
        top = y - _LINE
        shapes.append(Stroke(kind, ((start, top), (start + _LOOP, top), (start + _LOOP, y), (start + 2, y))))
    else:
        shapes.append(Stroke(kind, ((start, y), (end, y))))
        for number in range(1, len(arrow.gates) + 1):
            x = start + (end - start) * number / (len(arrow.gates) + 1)
            shapes.append(Box("gate", x - _GATE / 2, y - _GATE, _GATE, 2 * _GATE))
    for text in below:
        y += _LINE
        shapes.append(Words("gates", left, y, text))
    return shapes, y + 9


def tip(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Corners of the tip at the end of a line that ends to the left or to the right."""
    (before, _), (x, y) = points[-2:]
    back = -9 if x > before else 9
    return (x, y), (x + back, y - 4), (x + back, y + 4)


# --- SVG


def drawing_svg(drawing: Drawing) -> str:
    """The drawing as an SVG element. Its colours are those of the page it stands on, by classes."""
    shown = figure(drawing)
    size = f"{_number(shown.width)} {_number(shown.height)}"
    parts = [
        f'<svg class="flows" viewBox="0 0 {size}" width="{_number(shown.width)}" height="{_number(shown.height)}" '
        f'role="img" xmlns="http://www.w3.org/2000/svg"><title>{escape(printable(shown.title))}</title>'
    ]
    parts += (_markup(shape) for shape in shown.shapes)
    return "".join((*parts, "</svg>"))


def _markup(shape: Box | Stroke | Words) -> str:
    if isinstance(shape, Box):
        place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
        size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
        return f'<rect class="{shape.kind}" {place} {size} rx="{4 if shape.kind == "lane" else 1}"/>'
    if isinstance(shape, Words):
        place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
        return f'<text class="{shape.kind}" {place} font-size="{_number(shape.size)}">{escape(shape.text)}</text>'
    line = f'<polyline class="{shape.kind}" points="{_points(shape.points)}"/>'
    return line if shape.kind == "lane" else f'{line}<polygon class="tip" points="{_points(tip(shape.points))}"/>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
