"""What can be wrong with a design file, in words and with a place.

A room of its own because both front doors print these without knowing YAML, pydantic or the model.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.records import dataclass

FilePath = tuple[str | int, ...]
"""Keys and list positions from the top of the file to a value."""

MOST_PROBLEMS = 200
"""Problems that are kept of one file; more help nobody."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem by path, before it has a line.

    Attributes:
        path: to the value that is wrong, or to the one that lacks something.
        what: what is wrong. expected: what was expected, or empty.
        is_about_key: the key itself is wrong, not its value.
    """

    path: FilePath
    what: str
    expected: str = ""
    is_about_key: bool = False


@dataclass(frozen=True, slots=True)
class DesignFileError:
    """One problem of a file. Lines and columns count from 1.

    Attributes:
        what: what is wrong. expected: what was expected, or empty.
    """

    file: str
    line: int
    column: int
    what: str
    expected: str = ""

    @property
    def message(self) -> str:
        """What is wrong (what was expected)."""
        return f"{self.what} (expected {self.expected})" if self.expected else self.what

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class DesignFileErrors(Exception):
    """A file that is no design.

    Attributes:
        errors: every problem found, in the order of the file; at most 200 and then one that says so.
    """

    def __init__(self, errors: Iterable[DesignFileError]) -> None:
        found = sorted(dict.fromkeys(errors), key=lambda error: (error.line, error.column))
        if len(found) > MOST_PROBLEMS:
            last = found[MOST_PROBLEMS]
            found[MOST_PROBLEMS:] = [
                DesignFileError(last.file, last.line, last.column, "more problems from here on are not listed")
            ]
        self.errors = tuple(found)
        super().__init__("\n".join(str(error) for error in self.errors))


class NewerFormatError(DesignFileErrors):
    """A file of a format that only a newer planner knows.

    Attributes:
        found: format number of the file. supported: the highest this planner reads.
    """

    def __init__(self, error: DesignFileError, found: int, supported: int) -> None:
        self.found = found
        self.supported = supported
        super().__init__((error,))
