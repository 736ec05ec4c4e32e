"""Reads designs for the commands, and says in lines what is wrong with one that cannot be read.

A module of its own because every command that takes a design reads it, and complains about it, in the same way.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from planner.atomic_write import write_file
from planner.cli.exits import UnusableInput
from planner.designfile import DesignFileErrors, LoadedDocument, parse_document, read_document

T = TypeVar("T")

STANDARD_STREAM = "-"
"""In place of a file: standard input or standard output."""


def read_design(path: str) -> LoadedDocument:
    """The design in a file, or on standard input.

    Raises:
        UnusableInput: it cannot be read. Every problem that was found is a line FILE:LINE:COLUMN: what (expected).
    """
    if path == STANDARD_STREAM:
        return refusing(path, lambda: parse_document(sys.stdin.buffer.read(), STANDARD_STREAM))
    return refusing(path, lambda: read_document(path))


def read_bytes(path: str) -> bytes:
    """The content of a file, or of standard input.

    Raises:
        UnusableInput: it cannot be read.
    """
    if path == STANDARD_STREAM:
        return sys.stdin.buffer.read()
    return refusing(path, Path(path).read_bytes)


def write_text(path: str, text: str) -> None:
    """Writes a result whole, to a file or to standard output.

    Raises:
        UnusableInput: the file cannot be written; an old one is as it was.
    """
    if path == STANDARD_STREAM:
        click.echo(text, nl=False)
    else:
        refusing(path, lambda: write_file(path, text.encode("utf-8")), "a file that can be written")


def refuse_to_replace(path: str, *, may_replace: bool) -> None:
    """Refuses to write over a file that is there, unless that is asked for.

    Raises:
        UnusableInput: there is one.
    """
    # os.path, because Path.is_file raises for a name that is too long; that is told when it is written.
    if path != STANDARD_STREAM and not may_replace and os.path.isfile(path):
        raise UnusableInput(f"{path}:1:1: there is such a file (expected a new name, or --force to replace it)")


def wants_colour() -> bool:
    """Tells whether results go to a terminal that shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def refusing(path: str, act: Callable[[], T], expected: str = "a file that can be read") -> T:
    """Does something with a file; what is wrong with the file ends the command in words.

    Raises:
        UnusableInput: the file cannot be used.
    """
    try:
        return act()
    except DesignFileErrors as errors:
        raise UnusableInput(str(errors)) from errors
    except OSError as error:
        raise UnusableInput(f"{path}:1:1: {error.strerror or error} (expected {expected})") from error
