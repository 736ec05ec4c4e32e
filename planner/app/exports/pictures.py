"""Pictures as files: which ending means which format.

A module of its own because `planner render` and the window's export must give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from planner.canvas.look import Look
from planner.canvas.outline import drawing_of
from planner.canvas.picture import (
    NoPictureError,
    Picture,
    pdf_bytes,
    png_bytes,
    shown_of,
    svg_bytes,
)
from planner.canvas.site_pictures import pictures_of_sites
from planner.model.document import Document

SUFFIXES = (".svg", ".png", ".pdf", ".vsdx", ".drawio")
PAGED = (".pdf", ".vsdx", ".drawio")
"""Those that can hold several pages."""
EDITABLE = (".vsdx", ".drawio")
"""Those that another editor goes on with."""


def suffix_of(path: str | Path, suffixes: Sequence[str] = SUFFIXES) -> str:
    """The ending that decides the format.

    Raises:
        NoPictureError: it is none of `suffixes`.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in suffixes:
        raise NoPictureError(f"'{Path(path).name}' must end with {one_of(suffixes)}.")
    return suffix


def one_of(suffixes: Sequence[str]) -> str:
    """Endings as part of a sentence."""
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"


def picture_file(
    document: Document,
    suffix: str,
    look: Look | None = None,
    *,
    scale: float = 1.0,
    selection: Iterable[str] | None = None,
    is_page_per_site: bool = False,
) -> bytes:
    """The content of a picture file.

    Args:
        document: what is drawn.
        suffix: one of SUFFIXES.
        look: colours.
        scale: size of SVG and PNG; a PDF is fitted to its pages, files for other editors keep the size of the canvas.
        selection: ids of what is drawn; None for everything.
        is_page_per_site: a page for each site. Without it a PDF has one page with everything, and files for other
            editors have that page and the pages of the sites.

    Raises:
        NoPictureError: in words.
    """
    if suffix in EDITABLE and look is not None and look.view is not None and look.view.area is not None:
        look = replace(look, view=replace(look.view, area=None))  # there are no boxes cut in two in another editor
    pictures = pictures_for(
        document,
        look,
        selection=selection,
        is_page_per_site=is_page_per_site,
        has_sites=suffix in EDITABLE and selection is None and (look is None or look.view is None),
    )
    try:
        return _bytes(pictures, suffix, scale)
    finally:
        _close(pictures)


def pictures_for(
    document: Document,
    look: Look | None = None,
    *,
    selection: Iterable[str] | None = None,
    is_page_per_site: bool = False,
    has_sites: bool = False,
) -> list[Picture]:
    """The pictures of the pages of a file; close them when they are no longer needed.

    Args:
        document: what is drawn.
        look: colours.
        selection: ids of what is drawn; None for everything.
        is_page_per_site: a page for each site and no other.
        has_sites: the pages of the sites after that of everything, if there are several.

    Raises:
        NoPictureError: in words.
    """
    if is_page_per_site:
        return pictures_of_sites(document, look)
    name = look.view.name if look is not None and look.view is not None else ""
    pictures = [Picture(document, look, None if selection is None else shown_of(document, selection), name)]
    sites = pictures_of_sites(document, look, pictures[0]) if has_sites else []
    if len(sites) > 1:
        return [*pictures, *sites]
    _close(sites)  # a single site is the whole drawing: its page would show everything twice
    return pictures


def _bytes(pictures: list[Picture], suffix: str, scale: float) -> bytes:
    match suffix:
        case ".svg":
            return svg_bytes(pictures[0], scale)
        case ".png":
            return png_bytes(pictures[0], scale)
        case ".pdf":
            return pdf_bytes(pictures)
        case ".vsdx":
            from planner.drawings.visio import vsdx_bytes

            return vsdx_bytes(drawing_of(pictures))
        case _:
            from planner.drawings.drawio import drawio_bytes

            return drawio_bytes(drawing_of(pictures))


def _close(pictures: Iterable[Picture]) -> None:
    for picture in pictures:
        picture.close()
