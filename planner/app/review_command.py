"""`planner review`: the review report of a design, without a window or a display.

A module of its own because it is a command at the window's door, as `render` is: the report has a picture in it.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.model.document import Document

_FINE, _UNUSABLE, _DEFECT = 0, 2, 3
_STANDARD_INPUT = "-"


class _Refusal(Exception):
    """The call or its input cannot be used, in words."""


def main(argv: Sequence[str]) -> int:
    """Writes one report.

    Args:
        argv: the arguments after `review`.

    Returns:
        The exit status: 0 the file was written, 2 the call or the input cannot be used, 3 a defect.
    """
    try:
        _run(_parser().parse_args(list(argv)))
    except SystemExit as stop:  # argparse has said why, or printed its help
        return stop.code if isinstance(stop.code, int) else _UNUSABLE
    except _Refusal as refusal:
        _say(str(refusal))
        return _UNUSABLE
    except Exception as error:
        _say(f"planner: a defect of the planner itself: {type(error).__name__}: {error}")
        if os.environ.get("PLANNER_DEBUG") == "1":
            _say(traceback.format_exc())
        return _DEFECT
    return _FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="planner review",
        description="Writes a report on DESIGN: drawing, findings, accepted findings, comments, checklist.",
        allow_abbrev=False,
    )
    parser.add_argument("design", metavar="DESIGN", help="the design, or - for standard input")
    parser.add_argument("--since", metavar="OLD", help="an earlier version; the report tells what changed since")
    parser.add_argument("--out", required=True, metavar="FILE", help="ends with .html or .pdf")
    return parser


def _run(arguments: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from planner.app.review_report import SUFFIXES, report_file
    from planner.atomic_write import write_file
    from planner.worksheets.review_report import review_report

    suffix = Path(arguments.out).suffix.lower()
    if suffix not in SUFFIXES:
        raise _Refusal(f"{arguments.out}: no report ends so (expected {' or '.join(SUFFIXES)})")
    document = _read(arguments.design)
    other = _read(arguments.since) if arguments.since else None
    # Named, because Python would otherwise take the application away in the middle of the drawing.
    _application = QApplication.instance() or QApplication(["planner"])
    data = report_file(review_report(document, other, arguments.since or ""), suffix)
    try:
        write_file(arguments.out, data)
    except OSError as problem:
        reason = problem.strerror or problem
        raise _Refusal(f"{arguments.out}:1:1: {reason} (expected a file that can be written)") from problem
    print(Path(arguments.out))  # noqa: T201 - the answer of review, as `planner render` has it


def _read(name: str) -> Document:
    from planner.designfile import DesignFileErrors, parse_document, read_document

    try:
        if name == _STANDARD_INPUT:
            return parse_document(sys.stdin.buffer.read(), name).document
        return read_document(name).document
    except DesignFileErrors as errors:
        raise _Refusal(str(errors)) from errors
    except OSError as problem:
        reason = problem.strerror or problem
        raise _Refusal(f"{name}:1:1: {reason} (expected a file that can be read)") from problem


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - why there is no report
