"""Exit statuses, and how an input that cannot be used ends a command.

A module of its own because scripts rely on these numbers: they are written once.
"""

from enum import IntEnum
from typing import IO, Any

import click


class Exit(IntEnum):
    """What the status of the process says."""

    FINE = 0
    FINDINGS = 1
    UNUSABLE = 2
    DEFECT = 3
    INTERRUPTED = 130  # what a shell reports for a process ended by SIGINT


class UnusableInput(click.ClickException):
    """The input cannot be used. Its lines are shown as they are, without a traceback."""

    exit_code = Exit.UNUSABLE

    def show(self, file: IO[Any] | None = None) -> None:
        """Writes the lines to standard error."""
        click.echo(self.message, file=file, err=file is None)
