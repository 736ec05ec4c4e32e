"""Designs on disk as the window sees them: read, write, look whether somebody else wrote.

A module of its own because this part has no window: what goes wrong becomes one sentence with its lines, and the
YAML reader is imported here only, when a file is really read.
"""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.document import Document
from planner.records import dataclass
from planner.resource_files import resource_path

if TYPE_CHECKING:
    from planner.designfile import DesignFileErrors
    from planner.designfile.topology_builder.import_report import ImportReport

_PIECE = 1 << 20
_MOST_TO_IMPORT = 256 << 20


class CannotOpenError(Exception):
    """A file that cannot become a document.

    Attributes:
        intro: one sentence. lines: every problem found, with its line; may be empty.
    """

    def __init__(self, intro: str, lines: tuple[str, ...] = ()) -> None:
        self.intro = intro
        self.lines = lines
        super().__init__("\n".join((intro, *lines)))


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A document as it was read.

    Attributes:
        fingerprint: of the file's content.
        report: what an import did; None for a design.
    """

    document: Document
    path: Path
    fingerprint: str
    report: ImportReport | None = None


def read_design(path: Path) -> OpenedFile:
    """Reads a design.

    Raises:
        CannotOpenError: in words.
    """
    from planner.designfile import DesignFileErrors, NewerFormatError, read_document

    try:
        loaded = read_document(path)
    except NewerFormatError as problem:
        raise CannotOpenError(f"'{path.name}' was {problem.errors[0].message}.") from problem
    except DesignFileErrors as problem:
        lines = _lines(problem)
        count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
        raise CannotOpenError(f"'{path.name}' cannot be opened as a design: {count}.", lines) from problem
    except OSError as problem:
        raise CannotOpenError(f"'{path.name}' cannot be read: {reason_of(problem)}.") from problem
    return OpenedFile(loaded.document, path, loaded.fingerprint)


def parse_design(text: str, name: str) -> Document:
    """A design from its text (a recovery copy).

    Raises:
        CannotOpenError: in words.
    """
    from planner.designfile import DesignFileErrors, parse_document

    try:
        return parse_document(text, name).document
    except DesignFileErrors as problem:
        raise CannotOpenError(f"'{name}' cannot be read.", tuple(str(item) for item in problem.errors)) from problem


def import_design(path: Path) -> OpenedFile:
    """Reads a Topology Builder document.

    Raises:
        CannotOpenError: in words.
    """
    from planner.designfile import DesignFileErrors
    from planner.designfile.topology_builder import import_topology

    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_TO_IMPORT)  # the reader refuses what is too large, in its own words
        imported = import_topology(data, path.name)
    except DesignFileErrors as problem:
        raise CannotOpenError(f"'{path.name}' cannot be imported.", _lines(problem)) from problem
    except OSError as problem:
        raise CannotOpenError(f"'{path.name}' cannot be read: {reason_of(problem)}.") from problem
    return OpenedFile(imported.document, path, "", imported.report)


def write_design(path: Path, document: Document) -> str:
    """Writes a design so that the file is the old or the new one at every moment.

    Returns:
        The fingerprint of what stands there now.

    Raises:
        OSError: it cannot be written; the old file is untouched.
    """
    from planner.designfile import fingerprint, write_document

    return fingerprint(write_document(path, document))


def text_of(document: Document) -> str:
    """The document as its file would be."""
    from planner.designfile import format_document

    return format_document(document)


def is_protected(path: Path) -> bool:
    """Tells whether the system lets nobody write to a file; the bits too, since for root everything is allowed."""
    try:
        return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)
    except OSError:
        return False


def fingerprint_on_disk(path: Path) -> str | None:
    """The fingerprint of what is in a file now; None when there is no such file.

    Raises:
        OSError: there is one, and it cannot be read.
    """
    import hashlib

    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()


def examples() -> tuple[Path, ...]:
    """The reference designs that are shipped."""
    return tuple(sorted(resource_path("examples").glob("*.yaml"), key=lambda path: path.stem))


def _lines(problem: DesignFileErrors) -> tuple[str, ...]:
    return tuple(f"Line {item.line}, column {item.column}: {item.message}" for item in problem.errors)


def title_of(path: Path) -> str:
    """The title line of a design, without reading all of it."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        for line in stream:
            key, _, value = line.partition(":")
            if key == "title":
                return value.strip().strip("\"'")
    return path.stem


def purpose_of(path: Path) -> str:
    """What a reference design is for: the comment it begins with, but for what it says of addresses."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        comment = takewhile(lambda line: line.startswith("#"), stream)
        text = " ".join(line.lstrip("#").strip() for line in comment)
    text = text.removeprefix("Reference design:").partition("Addresses are from")[0].strip()
    return text[:1].upper() + text[1:]


def reason_of(problem: OSError) -> str:
    """What the system says, as the end of a sentence."""
    text = problem.strerror or str(problem)
    return text[:1].lower() + text[1:]
