"""Faults of a document, with the place they stand at: the way from this room to the errors of design files.

A room of its own because only here is said how a fault becomes a `DesignFileError`, and because a reader should
report all faults of a document at once instead of the first one.
"""

from typing import NoReturn

from planner.designfile.errors import DesignFileError, DesignFileErrors

MOST = 50
"""Faults that are reported; a template full of placeholders has hundreds, and fifty say the same."""


LONGEST = 300
"""Characters of a message; values that are quoted may have megabytes."""


def shortened(message: str) -> str:
    """A message that fits on a screen."""
    return message if len(message) <= LONGEST else message[: LONGEST - 4] + " ..."


class Faults:
    """Collects the faults of one document.

    Args:
        file: name shown in messages.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[DesignFileError] = []

    @property
    def is_full(self) -> bool:
        """No more faults are taken."""
        return len(self._found) >= MOST

    def add(self, line: int, column: int, what: str, expected: str) -> None:
        """Notes one fault; `line` and `column` count from 1."""
        if not self.is_full:
            self._found.append(DesignFileError(self.file, line, column, shortened(what), expected))

    def stop(self, line: int, column: int, what: str, expected: str) -> NoReturn:
        """Notes one fault after which reading makes no sense.

        Raises:
            DesignFileErrors: always, with everything found so far.
        """
        self._found.append(DesignFileError(self.file, line, column, shortened(what), expected))
        raise DesignFileErrors(tuple(self._found))

    def check(self) -> None:
        """Ends reading when anything was found.

        Raises:
            DesignFileErrors: with everything found so far.
        """
        if self._found:
            raise DesignFileErrors(tuple(self._found))
