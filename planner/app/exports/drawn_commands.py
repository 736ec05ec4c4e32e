"""What `planner render` and `planner review` share: statuses, messages, reading a design, writing one file.

A module of its own because commands that draw stand at the window's door, the command line's own room may not draw,
and both must answer as the command line does.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.atomic_write import write_file

if TYPE_CHECKING:
    from planner.model.document import Document

_FINE, _UNUSABLE, _DEFECT = 0, 2, 3
_STANDARD_INPUT = "-"


class Refusal(Exception):
    """The call or its input cannot be used, in words."""


def answer(run: Callable[[], None]) -> int:
    """Runs a command.

    Returns:
        The exit status: 0 the file was written, 2 the call or the input cannot be used, 3 a defect. Only with 0 there
        is a new file (or when its name alone could not be printed); one that was there before is otherwise as it was.
    """
    try:
        run()
    except SystemExit as stop:  # argparse has said why, or printed its help
        return stop.code if isinstance(stop.code, int) else _UNUSABLE
    except Refusal as refusal:
        _say(str(refusal))
        return _UNUSABLE
    except Exception as error:
        _say(f"planner: a defect of the planner itself: {type(error).__name__}: {error}")
        if os.environ.get("PLANNER_DEBUG") == "1":
            _say(traceback.format_exc())
        return _DEFECT
    return _FINE


def read_design(name: str) -> Document:
    """The document of a file, or of standard input for `-`.

    Raises:
        Refusal: it cannot be read, with every problem and its place.
    """
    from planner.designfile import DesignFileErrors, parse_document, read_document

    try:
        if name == _STANDARD_INPUT:
            return parse_document(sys.stdin.buffer.read(), name).document
        return read_document(name).document
    except DesignFileErrors as errors:
        raise Refusal(str(errors)) from errors
    except OSError as problem:
        raise Refusal(f"{name}:1:1: {problem.strerror or problem} (expected a file that can be read)") from problem


def write_answer(name: str, data: bytes) -> None:
    """Writes the file of a command, whole or not at all, and prints its name as `planner worksheets` does.

    Raises:
        Refusal: it cannot be written, or its name not be printed.
    """
    try:
        write_file(name, data)
    except OSError as problem:
        raise Refusal(f"{name}:1:1: {problem.strerror or problem} (expected a file that can be written)") from problem
    try:
        print(Path(name), flush=True)  # noqa: T201 - the answer of the command
    except BrokenPipeError:
        _give_up_output()  # whoever read it has seen enough
    except OSError as problem:
        _give_up_output()
        raise Refusal(f"standard output: {problem.strerror} (expected a place that can be written to)") from problem


def _give_up_output() -> None:
    """Throws away what is left of the output: the interpreter must not stumble over it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - why there is no file
