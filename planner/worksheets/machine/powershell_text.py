"""PowerShell text: commands, quoting, comments.

A module of its own because whatever runs these scripts runs them with rights over the whole deployment. Text of a
design is only ever written between single quotes, which expand nothing; PowerShell takes four typographic quotes for
single ones, so those are doubled as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from planner.plain_text import powershell_quoted
from planner.worksheets.machine.plain import Origin, comments, head, one_line, windows_file_of

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Entries:
    """A change of a list parameter: `@{add='a','b'}`."""

    way: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A value of a fixed set, written as it is; never text of a design."""

    text: str


Argument = str | bool | int | None | Word | Entries | tuple[str, ...]
"""Value of a parameter; None is a switch."""


def quoted(text: str) -> str:
    """The text as PowerShell reads it back, on one line."""
    return powershell_quoted(one_line(text, _LONGEST))


def _written(value: Argument) -> str:
    if isinstance(value, bool):
        return "$true" if value else "$false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Word):
        return value.text
    if isinstance(value, Entries):
        return f"@{{{value.way}={','.join(map(quoted, value.values))}}}"
    if isinstance(value, tuple):
        return ",".join(map(quoted, value))
    return quoted(value or "")


def command(cmdlet: str, **arguments: Argument) -> str:
    """One command on one line; parameters in the given order."""
    words = [cmdlet]
    for name, value in arguments.items():
        words.append(f"-{name}" if value is None else f"-{name} {_written(value)}")
    return " ".join(words)


def script(origin: Origin, purpose: Iterable[str], lines: Iterable[str]) -> bytes:
    """A script file. Windows PowerShell reads text as UTF-8 only behind a byte order mark."""
    return windows_file_of(chain(head(origin, "#", *purpose), ("",), lines), "utf-8-sig")


def notes(*lines: str) -> Iterator[str]:
    """Comment lines."""
    yield from comments("#", lines)
