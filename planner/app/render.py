"""`planner render`: the drawing as a picture or for another editor, or worksheets as pages, without a display.

A module of its own because it is a command at the window's door: the command line's own room may not draw. Statuses
and messages are those of the command line.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.canvas.picture import Look
    from planner.model.document import Document

_FINE, _UNUSABLE, _DEFECT = 0, 2, 3
_STANDARD_INPUT = "-"
_ALL = "all"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_BACKGROUNDS = {"white": "#ffffff", "transparent": "transparent"}
_LARGEST_SCALE = 20.0


class _Refusal(Exception):
    """The call or its input cannot be used, in words."""


def main(argv: Sequence[str]) -> int:
    """Draws one design into one file.

    Args:
        argv: the arguments after `render`.

    Returns:
        The exit status: 0 the file was written, 2 the call or the input cannot be used, 3 a defect. Only with 0 there
        is a file; one that was there before is otherwise as it was.
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
        prog="planner render",
        description="Draws DESIGN into a file, without a window or a display.",
        allow_abbrev=False,
    )
    parser.add_argument("design", metavar="DESIGN", help="the design, or - for standard input")
    parser.add_argument(
        "--out", required=True, metavar="FILE", help="ends with .svg, .png, .pdf, .vsdx (Visio) or .drawio"
    )
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="size of SVG and PNG; 2 is twice as large (default: 1)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="colours (default: light)")
    parser.add_argument(
        "--background",
        type=_background,
        metavar="COLOUR",
        help="white, transparent or #rrggbb (default: white, or dark with the dark theme)",
    )
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--selection", metavar="IDS", help="only these elements and what is in them: edge01,lan")
    parts.add_argument("--page-per-site", action="store_true", help="a page for each site (PDF, Visio, draw.io)")
    parts.add_argument(
        "--worksheets",
        metavar="KINDS",
        help="worksheets as pages of a PDF in place of the drawing: dns,firewall, or all",
    )
    return parser


def _scale(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number <= _LARGEST_SCALE:
        raise argparse.ArgumentTypeError(f"{text!r} is no size (expected a number up to {_LARGEST_SCALE:g})")
    return number


def _background(text: str) -> str:
    found = _BACKGROUNDS.get(text.lower(), text)
    if found not in _BACKGROUNDS.values() and not _COLOUR.fullmatch(found):
        raise argparse.ArgumentTypeError(f"{text!r} is no colour (expected white, transparent or #rrggbb)")
    return found


def _run(arguments: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from planner.app.pictures import PAGED, one_of, suffix_of
    from planner.atomic_write import write_file
    from planner.canvas.picture import NoPictureError

    # Named, because Python would otherwise take the application away in the middle of the drawing.
    _application = QApplication.instance() or QApplication(["planner"])
    try:
        suffix = suffix_of(arguments.out)
        if arguments.worksheets and suffix != ".pdf":
            raise _Refusal(f"{arguments.out}: worksheets become a PDF (expected a name that ends with .pdf)")
        if arguments.page_per_site and suffix not in PAGED:
            raise _Refusal(f"{arguments.out}: a picture has one page (expected a name that ends with {one_of(PAGED)})")
        document = _read(arguments.design)
        data = _worksheets(document, arguments.worksheets) if arguments.worksheets else _drawing(document, arguments)
        write_file(arguments.out, data)
    except NoPictureError as problem:
        raise _Refusal(f"planner render: {problem}") from problem
    except OSError as problem:
        reason = problem.strerror or problem
        raise _Refusal(f"{arguments.out}:1:1: {reason} (expected a file that can be written)") from problem
    print(Path(arguments.out))  # noqa: T201 - the answer of render, as `planner worksheets` has it


def _worksheets(document: Document, kinds: str) -> bytes:
    from planner.app.worksheet_pages import worksheets_pdf
    from planner.catalog import load_catalog
    from planner.findings.run import inspect_document
    from planner.requirements import build_plan
    from planner.worksheets import build_worksheets, worksheet_kinds
    from planner.worksheets.write import document_facts

    known = worksheet_kinds()
    chosen = list(known) if kinds == _ALL else _ids(kinds)
    for kind in chosen or [kinds]:
        if kind not in known:
            raise _Refusal(f"planner render: {kind!r} is no worksheet (expected {_ALL}, or {', '.join(known)})")
    plan = build_plan(document.design, load_catalog())
    said = inspect_document(document, plan=plan)
    sheets = build_worksheets(plan, said.findings, chosen, said.suppressed)
    return worksheets_pdf(sheets, document_facts(document))


def _drawing(document: Document, arguments: argparse.Namespace) -> bytes:
    from planner.app.pictures import picture_file, suffix_of

    return picture_file(
        document,
        suffix_of(arguments.out),
        _look(arguments),
        scale=arguments.scale,
        selection=None if arguments.selection is None else _ids(arguments.selection),
        is_page_per_site=arguments.page_per_site,
    )


def _look(arguments: argparse.Namespace) -> Look:
    from planner.canvas import style
    from planner.canvas.picture import Look

    return Look(theme=style.DARK if arguments.theme == "dark" else style.LIGHT, background=arguments.background or "")


def _ids(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


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
    print(line, file=sys.stderr)  # noqa: T201 - why there is no picture
