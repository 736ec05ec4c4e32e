"""Worksheets, and files for machines, whose writing can be ended in the middle of a format.

A module of its own because every format, and every template of a team, reads rows by going over them: who hands out the
rows can end the work between two of them, and no format needs to know. Files for machines are made of the plan and have
no rows; all of them are put together from lines, and whoever does that asks between two lines.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from planner.worksheets.worksheet import Row, Worksheet

_OFTEN = 256
"""Rows or lines between two questions."""

ShallEnd = Callable[[], bool]


class Ended(Exception):
    """Whoever asked for the worksheets wants them no more."""


def never() -> bool:
    """Nobody ends the work."""
    return False


# Kept aside and not handed on: forty functions stand between who asks for a format and who joins its lines.
_shall_end: ContextVar[ShallEnd] = ContextVar("shall_end", default=never)


@contextmanager
def ended_by(shall_end: ShallEnd) -> Iterator[None]:
    """Lines that are put together meanwhile, in this thread, end the work as soon as `shall_end` says so."""
    before = _shall_end.set(shall_end)
    try:
        yield
    finally:
        _shall_end.reset(before)


def unless_ended(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file.

    Raises:
        Ended: whoever asked for the file wants it no more.
    """
    shall_end = _shall_end.get()
    for number, line in enumerate(lines):
        if number % _OFTEN == 0 and shall_end():
            raise Ended
        yield line


class _Rows(tuple[Row, ...]):
    """Rows that ask, while they are gone over, whether the work shall end."""

    shall_end: ShallEnd

    def __iter__(self) -> Iterator[Row]:
        for number, row in enumerate(super().__iter__()):
            if number % _OFTEN == 0 and self.shall_end():
                raise Ended
            yield row


def endable(worksheets: Sequence[Worksheet], shall_end: ShallEnd) -> tuple[Worksheet, ...]:
    """The worksheets with rows that end the work as soon as `shall_end` says so, from whichever thread.

    Raises:
        Ended: from whatever goes over their rows.
    """
    return tuple(_endable(worksheet, shall_end) for worksheet in worksheets)


def _endable(worksheet: Worksheet, shall_end: ShallEnd) -> Worksheet:
    groups = []
    for group in worksheet.groups:
        rows = _Rows(group.rows)
        rows.shall_end = shall_end
        groups.append(replace(group, rows=rows))
    return replace(worksheet, groups=tuple(groups))
