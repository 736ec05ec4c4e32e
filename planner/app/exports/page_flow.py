"""Where pages of a long drawing are cut: between rows of tables, with their heads again on each page.

A module of its own because Qt's text documents cut through a row wherever a page ends; this only counts heights, so
that it can be tested without a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[float, float]
"""Top and bottom in the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A part of the drawing that stays whole: a paragraph, a heading, a row.

    Attributes:
        span: its place.
        head: the head of its table, which stands above it on a page that begins with it.
        line: height of a line in it; one that is higher than a page is cut between lines.
        joins_next: it is never the last thing on a page, as a heading is not.
    """

    span: Span
    head: Span | None = None
    line: float = 0.0
    joins_next: bool = False

    @property
    def height(self) -> float:
        """How high it is."""
        return self.span[1] - self.span[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the drawing on a page, and how far down."""

    span: Span
    at: float


def pages(strips: Sequence[Strip], height: float) -> list[list[Piece]]:
    """The strips on as many pages as they need; there is always one."""
    flow = _Flow(height)
    for number, strip in enumerate(strips):
        if flow.is_begun and sum(part.height for part in _together(strips, number)) > flow.left:
            flow.turn(strip.head)
        top, bottom = strip.span
        while bottom - top > flow.left:
            # Higher than a page: cut between two of its lines.
            if flow.left < strip.line < height / 2:
                flow.turn(strip.head)
                continue
            part = flow.left // strip.line * strip.line if 0 < strip.line <= flow.left else flow.left
            flow.put((top, top + part))
            flow.turn(strip.head)
            top += part
        flow.put((top, bottom))
        flow.is_begun = flow.is_begun or not strip.joins_next
    return flow.pages


def _together(strips: Sequence[Strip], number: int) -> Iterator[Strip]:
    """The strip, and those that must not be parted from it."""
    for strip in strips[number:]:
        yield strip
        if not strip.joins_next:
            return


class _Flow:
    """Pages as they fill. One is begun when there is more on it than heads of what comes."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._used = 0.0
        self.is_begun = False
        self.pages: list[list[Piece]] = [[]]

    @property
    def left(self) -> float:
        """Room on the page, with a dot's grace for what was rounded."""
        return self._height - self._used + 1

    def put(self, span: Span) -> None:
        """The next part. One that goes on where the last ended is the same piece: painting is by pieces."""
        page = self.pages[-1]
        if page and page[-1].span[1] == span[0]:
            page[-1] = Piece((page[-1].span[0], span[1]), page[-1].at)
        else:
            page.append(Piece(span, self._used))
        self._used += span[1] - span[0]

    def turn(self, head: Span | None) -> None:
        """A new page, which begins with the head of the table that goes on there."""
        self.pages.append([])
        self._used = 0.0
        self.is_begun = False
        if head is not None and head[1] - head[0] < self._height / 2:
            self.put(head)
