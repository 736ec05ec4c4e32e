"""Chooses the door: a known verb goes to the command line, a file or nothing opens the window, `render` draws unseen.

A module of its own because neither door may know the other: each is imported inside its branch, so that
``planner check`` never loads Qt and the window never loads click.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner import startup_check

if TYPE_CHECKING:
    from planner.worksheets import Worksheet
    from planner.worksheets.paper import Paper

VERBS = frozenset(
    ["check", "trace", "worksheets", "import", "new", "propose", "diff", "merge", "rules", "format", "schema"]
)
"""The commands of the command line; `self-test` and `render` belong to the window's door, because they draw."""

_DRAWING = ("render", "review")

_CIRCLES = (50_000, 20, 10)
"""Objects made between two looks for garbage in circles, and how many looks make a deeper one."""

_UNUSABLE = 2
"""Exit status: the call cannot be used (here: not on this machine)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: The arguments without the program's name; None takes those of the process.

    Returns:
        The exit status: 0 all is well, 1 findings, 2 the input or the call cannot be used, 3 a defect.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    open_missing_streams()
    seldom_look_for_circles()
    if _is_for_the_command_line(arguments):
        from planner.cli.main import main as run_command

        return run_command(arguments, pages=_pages)

    if arguments and arguments[0] in _DRAWING:
        _draw_unseen()
    elif arguments[:1] == ["self-test"] and startup_check.fault_of_display(sys.platform, os.environ):
        # An installation is also proved on servers and in images that have no display.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    reason = startup_check.why_no_window()
    if reason:
        print(f"planner: {reason}", file=sys.stderr)
        return _UNUSABLE
    if arguments[:1] == ["render"]:
        from planner.app.exports.render import main as render

        return render(arguments[1:])
    if arguments[:1] == ["review"]:
        from planner.app.review.review_command import main as review

        return review(arguments[1:])
    from planner.app.main import main as open_window

    return open_window(arguments)


def _draw_unseen() -> None:
    if sys.platform.startswith("linux"):  # elsewhere the usual platform needs no display, and has the fonts
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _pages(worksheets: Sequence[Worksheet], facts: dict[str, str], paper: Paper) -> bytes:
    """Worksheets as a PDF, for the command line, which may not know the door that can draw.

    Raises:
        NoPages: Qt cannot run here.
    """
    from planner.worksheets.write import NoPages

    _draw_unseen()
    reason = startup_check.why_no_window()
    if reason:
        raise NoPages(f"planner worksheets: no PDF: {reason}")
    from planner.app.exports.worksheet_pages import pages_unseen

    return pages_unseen(worksheets, facts, paper)


def open_missing_streams() -> None:
    """Puts the empty device in place of standard streams that the caller closed, or that a program of windows lacks.

    Otherwise the next file that is opened, a design perhaps, would take over the number of the stream, and with it
    what Qt or Python write there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):  # the lowest free number is given first
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the program runs


def seldom_look_for_circles() -> None:
    """Lets Python look for garbage in circles less often than by itself.

    Designs and all that is worked out of them are frozen values without circles, freed when nobody holds them any
    more. By Python's own measure (every 700 objects) a fifth of an analysis goes into looking them over in vain.
    """
    gc.set_threshold(*_CIRCLES)


def _is_for_the_command_line(arguments: Sequence[str]) -> bool:
    """Whether the window has nothing to do with this call."""
    if not arguments or arguments[0] in ("self-test", "--exit-when-shown", *_DRAWING):
        return False
    first = arguments[0]
    if first in VERBS or first.startswith("-"):
        return True
    # A bare word that names no file is a mistyped verb; the command line knows how to say so.
    return first.isalpha() and not os.path.exists(first)


if __name__ == "__main__":
    sys.exit(main())
