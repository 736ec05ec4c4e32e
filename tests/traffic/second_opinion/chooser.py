"""Choices for random designs, drawn through Hypothesis one small number at a time.

Building a strategy for each list costs fifty times what the choice itself costs, and designs make hundreds of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


class Chooser:
    """Hypothesis' `draw` in the words that the generators need; shrinking prefers what stands first."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        return least + self._draw(_below(most - least + 1))

    def one(self, items: Sequence[T]) -> T:
        return items[self._draw(_below(len(items)))]

    def one_in(self, count: int) -> bool:
        """True once in `count` times; shrinks to False."""
        return self._draw(_below(count)) == count - 1

    def some(self, items: Sequence[T], least: int, most: int) -> tuple[T, ...]:
        """Different items, in random order."""
        left = list(items)
        count = self.number(min(least, len(left)), min(most, len(left)))
        return tuple(left.pop(self._draw(_below(len(left)))) for _ in range(count))
