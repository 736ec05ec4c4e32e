"""Pictures as files: which ending means which format.

A module of its own because `planner render` and the window's export must give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.canvas.picture import (
    Look,
    NoPictureError,
    Picture,
    pdf_bytes,
    pictures_of_sites,
    png_bytes,
    shown_of,
    svg_bytes,
)
from planner.model.document import Document

SUFFIXES = (".svg", ".png", ".pdf")


def suffix_of(path: str | Path) -> str:
    """The ending that decides the format.

    Raises:
        NoPictureError: no picture ends so.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise NoPictureError(f"'{Path(path).name}' must end with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.")
    return suffix


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
        scale: size of SVG and PNG; a PDF is fitted to its pages.
        selection: ids of what is drawn; None for everything.
        is_page_per_site: a PDF has a page for each site.

    Raises:
        NoPictureError: in words.
    """
    if is_page_per_site:
        pictures = pictures_of_sites(document, look)
    else:
        pictures = [Picture(document, look, None if selection is None else shown_of(document, selection))]
    try:
        if suffix == ".svg":
            return svg_bytes(pictures[0], scale)
        return png_bytes(pictures[0], scale) if suffix == ".png" else pdf_bytes(pictures)
    finally:
        for picture in pictures:
            picture.close()
