"""`planner review`: the review report of a design, without a window or a display.

A module of its own because it is a command at the window's door, as `render` is: the report has a picture in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.app.exports.drawn_commands import Refusal, answer, read_design, write_answer


def main(argv: Sequence[str]) -> int:
    """Writes one report.

    Args:
        argv: the arguments after `review`.

    Returns:
        The exit status: 0 the file was written, 2 the call or the input cannot be used, 3 a defect.
    """
    return answer(lambda: _run(_parser().parse_args(list(argv))))


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

    from planner.app.review.review_report import SUFFIXES, report_file
    from planner.worksheets.review_report import review_report

    suffix = Path(arguments.out).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refusal(f"{arguments.out}: no report ends so (expected {' or '.join(SUFFIXES)})")
    document = read_design(arguments.design)
    other = read_design(arguments.since) if arguments.since else None
    # Named, because Python would otherwise take the application away in the middle of the drawing.
    _application = QApplication.instance() or QApplication(["planner"])
    data = report_file(review_report(document, other, Path(arguments.since or "").name), suffix)
    write_answer(arguments.out, data)
