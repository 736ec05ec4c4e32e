"""How much a team's own template may do: steps, time, and characters.

A module of its own because Jinja's sandbox says what a template may reach, and nothing about how much: a loop in a loop
runs for days, and a text that is joined with itself thirty times fills the memory. Every loop, call and text that a
template makes passes here. What is allowed grows with the rows, so that no plan is too large for an honest template.
"""

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_STEPS, _STEPS_A_ROW = 2_000_000, 1_000
_CHARACTERS, _CHARACTERS_A_ROW = 20_000_000, 20_000
_SECONDS, _SECONDS_A_ROW = 60.0, 0.005
_OFTEN = 1000
"""Steps between two looks at the clock."""

_LARGEST_NUMBER = 100_000
"""For widths and repetitions."""

_WIDE = re.compile(r"[0-9]{6}")


class TooMuch(Exception):
    """A template does more than a template may."""


class Allowance:
    """What is left to a template that is being laid out."""

    def __init__(self, rows: int) -> None:
        """Everything that is allowed for so many rows."""
        self.steps = _STEPS + rows * _STEPS_A_ROW
        self.characters = _CHARACTERS + rows * _CHARACTERS_A_ROW
        self._end = time.monotonic() + _SECONDS + rows * _SECONDS_A_ROW

    def step(self, count: int = 1) -> None:
        """Counts steps.

        Raises:
            TooMuch: there were too many, or they took too long.
        """
        before = self.steps
        self.steps -= count
        if self.steps < 0:
            raise TooMuch("loops too often")
        if before // _OFTEN != self.steps // _OFTEN and time.monotonic() > self._end:
            raise TooMuch("takes too long")

    def hold(self, length: int) -> None:
        """Refuses a text that is too long.

        Raises:
            TooMuch: it is.
        """
        if length > self.characters:
            raise TooMuch("makes too long a text")


_left: ContextVar[Allowance] = ContextVar("allowance")


@contextmanager
def allowed(rows: int) -> Iterator[None]:
    """Templates may do as much as so many rows need."""
    before = _left.set(Allowance(rows))
    try:
        yield
    finally:
        _left.reset(before)


class Counted:
    """What a loop goes over; each round is a step."""

    def __init__(self, items: Iterable[Any]) -> None:
        """Counts the rounds over `items`."""
        self._items = items

    def __iter__(self) -> Iterator[Any]:
        allowance = _left.get()
        for item in self._items:
            allowance.step()
            yield item

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[arg-type]  # jinja expects TypeError of what has no length


def limited_range(*bounds: int) -> range:
    """Jinja's own `range`, which costs what it is long."""
    found = range(*bounds)
    if len(found) > _LARGEST_NUMBER:
        raise TooMuch("Range too big")
    _left.get().step(len(found))
    return found


def concatenated(pieces: Iterable[str]) -> str:
    """The pieces of a page, a block or a macro as one text."""
    allowance, length = _left.get(), 0
    found = []
    for piece in pieces:
        length += len(piece)
        allowance.hold(length)
        found.append(piece)
    return "".join(found)


def check_operator(operator: str, left: Any, right: Any) -> None:
    """Looks at an operator before it is carried out.

    Raises:
        TooMuch: what it makes would be too long, or too large a number.
    """
    if operator == "**" and (abs(left) > _LARGEST_NUMBER or abs(right) > 100):
        raise TooMuch("raises to too high a power")
    if operator == "%" and isinstance(left, str):
        _check_pattern(left)
    lengths = [len(item) for item in (left, right) if hasattr(item, "__len__")]
    times = [item for item in (left, right) if isinstance(item, int)]
    if operator == "*" and lengths and times and max(times) * max(lengths) > _LARGEST_NUMBER:
        raise TooMuch("repeats a text or list too often")
    if operator == "+" and lengths:
        _check_joined((left, right))


def checked_call(function: Any, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Counts a call, and looks at methods of texts that make long ones of short ones; returns what to call it with."""
    _left.get().step()
    text, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if not isinstance(text, str):
        return arguments
    if name == "join" and arguments:
        items = list(arguments[0])
        check_join(items, text)
        return (items, *arguments[1:])
    check_text(name, text, arguments)
    return arguments


def check_text(name: str, value: Any, arguments: tuple[Any, ...]) -> None:
    """Looks at a method or filter before it makes a text of `value`.

    Raises:
        TooMuch: the text would be too long.
    """
    if any(isinstance(item, int) and item > _LARGEST_NUMBER for item in arguments):
        raise TooMuch("makes too long a text")
    if name in ("format", "format_map"):
        _check_pattern(str(value))
    if name == "replace" and len(arguments) > 1:
        old, new = str(arguments[0]), str(arguments[1])
        _left.get().hold(len(str(value)) + str(value).count(old) * len(new))


def check_join(items: list[Any], between: str) -> None:
    """Looks at texts before they are joined.

    Raises:
        TooMuch: the text would be too long.
    """
    _left.get().hold(sum(len(item) if isinstance(item, str) else 0 for item in items) + len(between) * len(items))


def _check_joined(parts: tuple[Any, ...]) -> None:
    length = sum(len(item) for item in parts if hasattr(item, "__len__"))
    if all(isinstance(item, str) for item in parts):
        _left.get().hold(length)
    elif length > _LARGEST_NUMBER:
        raise TooMuch("makes too long a list")


def _check_pattern(pattern: str) -> None:
    """A width of six digits fills the memory with blanks."""
    if _WIDE.search(pattern) is not None or "*" in pattern:
        raise TooMuch("makes too long a text")
