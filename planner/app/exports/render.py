"""`planner render`: the drawing as a picture or for another editor, or worksheets as pages, without a display.

A module of its own because it is a command at the window's door: the command line's own room may not draw. Statuses
and messages are those of the command line.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.app.exports.drawn_commands import Refusal, answer, read_design, write_answer

if TYPE_CHECKING:
    from planner.canvas.look import Look
    from planner.canvas.traffic_words import TrafficWords
    from planner.model.document import Document

_ALL = "all"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_BACKGROUNDS = {"white": "#ffffff", "transparent": "transparent"}
_LARGEST_SCALE = 20.0
_LAYERS = ("addresses", "names", "labels", "sites", "ports", "openings")
_USUAL_LAYERS = frozenset(_LAYERS[:4])
_OF_THE_PLAN = frozenset(_LAYERS[4:])


def main(argv: Sequence[str]) -> int:
    """Draws one design into one file.

    Args:
        argv: the arguments after `render`.

    Returns:
        The exit status: 0 the file was written, 2 the call or the input cannot be used, 3 a defect. Only with 0 there
        is a file; one that was there before is otherwise as it was.
    """
    return answer(lambda: _run(_parser().parse_args(list(argv))))


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
    parser.add_argument(
        "--layers",
        type=_layers,
        metavar="LIST",
        help="what the drawing says beside names: addresses,names,labels,sites,ports,openings (what firewalls let "
        "through), all or none (default: addresses,names,labels,sites, or what the view shows)",
    )
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument(
        "--view", metavar="NAME", help="what a view that is saved in the design shows: its part, layers and ways"
    )
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


def _layers(text: str) -> frozenset[str]:
    if text in (_ALL, "none"):
        return frozenset(_LAYERS if text == _ALL else ())
    found = frozenset(_ids(text))
    for name in sorted(found - set(_LAYERS)):
        raise argparse.ArgumentTypeError(f"{name!r} is no layer (expected {', '.join(_LAYERS)}, all or none)")
    return found


def _background(text: str) -> str:
    found = _BACKGROUNDS.get(text.lower(), text)
    if found not in _BACKGROUNDS.values() and not _COLOUR.fullmatch(found):
        raise argparse.ArgumentTypeError(f"{text!r} is no colour (expected white, transparent or #rrggbb)")
    return found


def _run(arguments: argparse.Namespace) -> None:
    from PySide6.QtWidgets import QApplication

    from planner.app.exports.pictures import PAGED, one_of, suffix_of
    from planner.app.exports.view_look import NoViewError
    from planner.canvas.picture import NoPictureError

    # Named, because Python would otherwise take the application away in the middle of the drawing.
    _application = QApplication.instance() or QApplication(["planner"])
    try:
        suffix = suffix_of(arguments.out)
        if arguments.worksheets and suffix != ".pdf":
            raise Refusal(f"{arguments.out}: worksheets become a PDF (expected a name that ends with .pdf)")
        if arguments.page_per_site and suffix not in PAGED:
            raise Refusal(f"{arguments.out}: a picture has one page (expected a name that ends with {one_of(PAGED)})")
        document = read_design(arguments.design)
        data = _worksheets(document, arguments.worksheets) if arguments.worksheets else _drawing(document, arguments)
    except (NoPictureError, NoViewError) as problem:
        raise Refusal(f"planner render: {problem}") from problem
    write_answer(arguments.out, data)


def _worksheets(document: Document, kinds: str) -> bytes:
    from planner.app.exports.worksheet_pages import worksheets_pdf
    from planner.catalog import load_catalog
    from planner.findings.run import inspect_document
    from planner.requirements import build_plan
    from planner.worksheets import build_worksheets, worksheet_kinds
    from planner.worksheets.write import document_facts

    known = worksheet_kinds()
    chosen = list(known) if kinds == _ALL else _ids(kinds)
    for kind in chosen or [kinds]:
        if kind not in known:
            raise Refusal(f"planner render: {kind!r} is no worksheet (expected {_ALL}, or {', '.join(known)})")
    plan = build_plan(document.design, load_catalog())
    said = inspect_document(document, plan=plan)
    sheets = build_worksheets(plan, said.findings, chosen, said.suppressed)
    return worksheets_pdf(sheets, document_facts(document))


def _drawing(document: Document, arguments: argparse.Namespace) -> bytes:
    from planner.app.exports.pictures import picture_file, suffix_of

    return picture_file(
        document,
        suffix_of(arguments.out),
        _look(document, arguments),
        scale=arguments.scale,
        selection=None if arguments.selection is None else _ids(arguments.selection),
        is_page_per_site=arguments.page_per_site,
    )


def _look(document: Document, arguments: argparse.Namespace) -> Look:
    from planner.app.exports.view_look import looked_through, view_called
    from planner.canvas import style
    from planner.canvas.layers import Layer
    from planner.canvas.look import Look

    names = _USUAL_LAYERS if arguments.layers is None else arguments.layers
    layers = frozenset((*(Layer(name) for name in names), Layer.FLOWS))
    theme = style.DARK if arguments.theme == "dark" else style.LIGHT
    look = Look(theme=theme, background=arguments.background or "", layers=layers)
    if arguments.view is not None:
        chosen = None if arguments.layers is None else layers
        return looked_through(look, view_called(document, arguments.view), document, chosen)
    return replace(look, words=_words(document)) if names & _OF_THE_PLAN else look


def _words(document: Document) -> TrafficWords:
    from planner.app.ways.traffic_words import words_of
    from planner.catalog import load_catalog
    from planner.requirements import build_plan

    return words_of(build_plan(document.design, load_catalog()))


def _ids(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
