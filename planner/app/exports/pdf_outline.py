"""Bookmarks and links of a PDF, added behind what Qt wrote: Qt's writer knows neither.

A module of its own because it is about bytes: a PDF may be continued at its end with parts that replace earlier ones,
so nothing that Qt wrote has to be understood but its list of pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A bookmark.

    Attributes:
        page: where it leads, from 0, in the order of the finished file.
    """

    title: str
    page: int
    sections: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place on the first page that leads to another one."""

    box: Box
    page: int


def with_outline(pdf: bytes, chapters: Sequence[Chapter], links: Sequence[Link] = ()) -> bytes:
    """The PDF with bookmarks.

    Args:
        pdf: as Qt wrote it.
        chapters: at least one.
        links: places on the last page, which becomes the first one; without any the pages stay in their order.
    """
    work = _Continuation(pdf)
    root = work.reference(work.trailer, "Root")
    tree = work.reference(work.text(root), "Pages")
    kids = _KIDS.search(work.text(tree))
    if kids is None:
        raise ValueError("the list of pages was not found")
    pages = [int(number) for number in _NUMBER.findall(kids[1])]
    if links:
        pages = [pages[-1], *pages[:-1]]
        listed = b"".join(b"%d 0 R\n" % page for page in pages)
        work.put(tree, work.text(tree).replace(kids[1], listed, 1))
        _link(work, pages, links)
    outline = work.new()
    first, last = _entries(work, outline, chapters, pages)
    work.put(outline, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first, last, len(chapters)))
    shown = b"/Type /Catalog\n/Outlines %d 0 R\n/PageMode /UseOutlines" % outline
    work.put(root, work.text(root).replace(b"/Type /Catalog", shown, 1))
    return work.finished()


_KIDS = re.compile(rb"/Kids\s*\[\s*((?:\d+ 0 R\s*)+)\]")
_NUMBER = re.compile(rb"(\d+) 0 R")
_MEDIA = re.compile(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]")


def _link(work: _Continuation, pages: Sequence[int], links: Sequence[Link]) -> None:
    page = work.text(pages[0])
    media = _MEDIA.search(page)
    height = float(media[1]) if media else 0.0
    made = []
    for link in links:
        left, top, right, bottom = link.box
        box = b"%.2f %.2f %.2f %.2f" % (left, height - bottom, right, height - top)
        target = b"[%d 0 R /Fit]" % pages[link.page]
        made.append(work.add(b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%b] /Dest %b >>" % (box, target)))
    work.put(work.reference(page, "Annots"), b"[%b]" % b" ".join(b"%d 0 R" % number for number in made))


def _entries(work: _Continuation, parent: int, chapters: Sequence[Chapter], pages: Sequence[int]) -> tuple[int, int]:
    """Bookmarks of one level; returns the numbers of the first and the last of them."""
    numbers = [work.new() for _ in chapters]
    for index, (number, chapter) in enumerate(zip(numbers, chapters, strict=True)):
        parts = [
            b"/Title <FEFF%b>" % chapter.title.encode("utf-16-be", "replace").hex().upper().encode(),
            b"/Parent %d 0 R" % parent,
            b"/Dest [%d 0 R /Fit]" % pages[chapter.page],
        ]
        if index:
            parts.append(b"/Prev %d 0 R" % numbers[index - 1])
        if index + 1 < len(numbers):
            parts.append(b"/Next %d 0 R" % numbers[index + 1])
        if chapter.sections:
            first, last = _entries(work, number, chapter.sections, pages)
            # A count below zero: sections are folded until somebody opens the chapter.
            parts.append(b"/First %d 0 R /Last %d 0 R /Count %d" % (first, last, -len(chapter.sections)))
        work.put(number, b"<< %b >>" % b" ".join(parts))
    return numbers[0], numbers[-1]


@dataclass
class _Continuation:
    """Parts that come behind a finished PDF; those with a number that it has replace its own."""

    pdf: bytes
    _parts: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._table = int(self.pdf[self.pdf.rindex(b"startxref") + 9 :].split()[0])
        head = self.pdf[self._table : self._table + 40].split(b"\n")
        self._size = int(head[1].split()[1])
        self._entries = self._table + len(head[0]) + len(head[1]) + 2
        self.trailer = self.pdf[self.pdf.rindex(b"trailer") :]

    def text(self, number: int) -> bytes:
        """What stands between the head and the end of a part."""
        if number in self._parts:
            return self._parts[number]
        entry = self._entries + 20 * number
        begin = int(self.pdf[entry : entry + 10])
        return self.pdf[self.pdf.index(b"obj", begin) + 3 : self.pdf.index(b"endobj", begin)].strip()

    def reference(self, text: bytes, key: str) -> int:
        """The number of the part that a key names."""
        found = re.search(rb"/%b (\d+) 0 R" % key.encode(), text)
        if found is None:
            raise ValueError(f"the PDF names no {key}")
        return int(found[1])

    def new(self) -> int:
        """A number that nothing has yet."""
        return self.add(b"")

    def add(self, text: bytes) -> int:
        """Another part."""
        number = self._size
        self._size += 1
        self._parts[number] = text
        return number

    def put(self, number: int, text: bytes) -> None:
        """A part in place of that of this number."""
        self._parts[number] = text

    def finished(self) -> bytes:
        """The PDF with its continuation."""
        chunks, places, at = [self.pdf], [], len(self.pdf)
        for number, text in sorted(self._parts.items()):
            chunk = b"%d 0 obj\n%b\nendobj\n" % (number, text)
            places.append(b"%d 1\n%010d 00000 n \n" % (number, at))
            chunks.append(chunk)
            at += len(chunk)
        trailer = re.sub(rb"/Size \d+", b"/Size %d\n/Prev %d" % (self._size, self._table), self.trailer, count=1)
        trailer = trailer[: trailer.rindex(b"startxref")]
        return b"".join((*chunks, b"xref\n", *places, trailer, b"startxref\n%d\n%%%%EOF\n" % at))
