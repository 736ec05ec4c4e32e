"""Pages are cut between rows, with heads again on each page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.app.exports.page_flow import Piece, Strip, pages


def stacked(*parts: tuple[float, bool, bool]) -> list[Strip]:
    """Strips below each other: height, whether it is a row of the table, whether it joins the next."""
    found: list[Strip] = []
    top, head = 0.0, None
    for height, is_row, joins_next in parts:
        span = (top, top + height)
        found.append(Strip(span=span, head=head if is_row else None, line=7, joins_next=joins_next))
        head = span if joins_next else head
        top += height
    return found


def test_a_row_that_does_not_fit_begins_the_next_page_below_the_head() -> None:
    found = pages(stacked((20, False, True), (50, True, False), (50, True, False)), 100)
    assert found == [[Piece((0, 70), 0)], [Piece((0, 20), 0), Piece((70, 120), 20)]]


def test_a_head_is_never_the_last_thing_on_a_page() -> None:
    found = pages(stacked((60, False, False), (20, False, True), (30, True, False)), 100)
    assert found == [[Piece((0, 60), 0)], [Piece((60, 110), 0)]]


def test_a_row_higher_than_a_page_is_cut_between_its_lines() -> None:
    found = pages(stacked((20, False, True), (200, True, False)), 100)
    cut = [(piece.span[1] - 20) % 7 for page in found[:-1] for piece in page if piece.span[1] > 20]
    assert set(cut) == {0}
    assert all(page[0].span == (0, 20) or page[0].span[0] == 0 for page in found)


def test_nothing_makes_one_empty_page() -> None:
    assert pages([], 100) == [[]]


@given(st.lists(st.tuples(st.integers(1, 150), st.booleans(), st.booleans()), max_size=30))
def test_everything_is_on_a_page_once_and_no_page_is_overfull(parts: list[tuple[int, bool, bool]]) -> None:
    strips = stacked(*parts)
    heads = {strip.head for strip in strips}
    found = pages(strips, 100)
    shown: list[tuple[float, float]] = []
    for page in found:
        assert sum(piece.span[1] - piece.span[0] for piece in page) <= 101
        for number, piece in enumerate(page):
            top, bottom = piece.span
            if number == 0 and shown and top < shown[-1][1]:  # begins with a head that was shown before
                top = next(head[1] for head in heads if head is not None and head[0] == top)
            if top < bottom:
                shown.append((top, bottom))
    assert [span[0] for span in shown[1:]] == [span[1] for span in shown[:-1]]
    assert not shown or (shown[0][0], shown[-1][1]) == (0, sum(height for height, _, _ in parts))
