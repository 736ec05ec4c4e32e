"""Bytes of a design file to a Document, or every problem with its line.

A room of its own because the order matters: text, then plain data with positions, then the format's number, then
older formats brought up to date, then the shape, then the structure. Nothing is remembered from one file to the next.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from planner.designfile.comments import MOST_COMMENTS, anchor_comments, find_comments
from planner.designfile.convert import to_document
from planner.designfile.errors import DesignFileError, DesignFileErrors, Fault, NewerFormatError
from planner.designfile.format import FORMAT_VERSION
from planner.designfile.migrations import STEPS, migrate
from planner.designfile.plain_data import PlainText
from planner.designfile.positions import PositionMap
from planner.designfile.strict_yaml import load
from planner.model.document import Document
from planner.records import dataclass

MOST_BYTES = 16 * 1024 * 1024
"""A design of 4,000 machines has about 1 MB; what is larger is not a design, or an attack."""

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document with what is known about its file.

    Attributes:
        name: the file, as messages name it.
        fingerprint: of the bytes read; a file on disk with another one was changed by somebody else.
        format_version: the format the file was written in.
    """

    document: Document
    positions: PositionMap
    name: str
    fingerprint: str
    format_version: int = FORMAT_VERSION


def fingerprint(data: bytes) -> str:
    """The fingerprint of a file's content (SHA-256, hexadecimal)."""
    return hashlib.sha256(data).hexdigest()


def read_document(path: str | os.PathLike[str]) -> LoadedDocument:
    """Reads a design file.

    Raises:
        DesignFileErrors: it is no design; holds every problem found.
        NewerFormatError: it was written by a newer planner.
        OSError: it cannot be read at all.
    """
    name = os.fspath(path)
    with open(path, "rb") as stream:
        return parse_document(_bytes_of(stream, name), name)


def parse_document(source: str | bytes, name: str = "<text>") -> LoadedDocument:
    """Reads a design from text or from the bytes of a file.

    Args:
        source: bytes are UTF-8, or UTF-16 with a byte order mark.
        name: what messages call it.

    Raises:
        DesignFileErrors: it is no design; holds every problem found.
        NewerFormatError: it was written by a newer planner.
    """
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    _refuse_large(len(data), name)
    text = _text_of(data, name)
    plain = load(text)
    positions = PositionMap(plain.top, plain.data)
    faults: list[Fault] = []
    document = None
    version = FORMAT_VERSION
    if isinstance(plain.data, dict) and (plain.is_whole or "format" in plain.data):
        version = _version(plain.data, positions, name, faults)
    if plain.is_whole:
        document = _document(plain, version, faults)
    errors = [*_text_errors(plain, name), *_placed(faults, plain, positions, name)]
    if errors or document is None:
        raise DesignFileErrors(errors)
    comments = find_comments(text, plain)
    if len(comments) > MOST_COMMENTS:
        last = comments[-1]
        what = f"the file holds more than {MOST_COMMENTS} comments"
        _refuse(name, what, "a design with remarks of people", last.line, last.column)
    if comments:
        document = replace(document, comments=anchor_comments(comments, plain, document))
    return LoadedDocument(document, positions, name, fingerprint(data), version)


def _bytes_of(stream: BinaryIO, name: str) -> bytes:
    """The content, unless it is too large; looked up before it is read."""
    _refuse_large(os.fstat(stream.fileno()).st_size, name)
    data = stream.read(MOST_BYTES + 1)  # a pipe or device has no size
    _refuse_large(len(data), name)
    return data


def _refuse_large(size: int, name: str) -> None:
    if size > MOST_BYTES:
        megabytes, most = f"{size / 2**20:.1f}", MOST_BYTES // 2**20
        _refuse(name, f"the file has {megabytes} MB", f"a design file of at most {most} MB")


def _refuse(name: str, what: str, expected: str = "", line: int = 1, column: int = 1) -> None:
    raise DesignFileErrors([DesignFileError(name, line, column, what, expected)])


def _text_of(data: bytes, name: str) -> str:
    """The text, without a byte order mark."""
    mark, encoding = next((pair for pair in _BYTE_ORDER_MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    if b"\0" in body and encoding == "utf-8":
        _refuse(name, "this is not a text file", "a design file in UTF-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        _refuse(name, f"byte {body[error.start]:#04x} is not {encoding.upper()} text", "text in UTF-8", line, column)
    if not text.strip():
        _refuse(name, "the file is empty", "a design that begins with 'format: 1'")
    return text


def _version(data: dict[str, Any], positions: PositionMap, name: str, faults: list[Fault]) -> int:
    """The format number of the file; the present one stands in for a bad one.

    Raises:
        NewerFormatError: this planner is too old for it.
    """
    expected = f"'format: {FORMAT_VERSION}' in the first line"
    if "format" not in data:
        faults.append(Fault((), "field 'format' is missing", expected))
        return FORMAT_VERSION
    found = data["format"]
    if type(found) is not int or found < 1:
        faults.append(Fault(("format",), f"{found!r} is not a format number", expected))
        return FORMAT_VERSION
    if found > FORMAT_VERSION:
        place = positions.at(("format",))
        what = f"made by a newer planner (format {found}, this one reads up to {FORMAT_VERSION})"
        raise NewerFormatError(DesignFileError(name, place.line, place.column, what), found, FORMAT_VERSION)
    return found


def _document(plain: PlainText, version: int, faults: list[Fault]) -> Document | None:
    if not isinstance(plain.data, dict):
        if not plain.problems:
            faults.append(Fault((), "this is not a design", f"'format: {FORMAT_VERSION}' and its sections"))
        return None
    document, found = to_document(migrate(plain.data, version, steps=STEPS, wanted=FORMAT_VERSION))
    faults.extend(found)
    return document


def _text_errors(plain: PlainText, name: str) -> Iterator[DesignFileError]:
    for problem in plain.problems:
        position = problem.position
        yield DesignFileError(name, position.line, position.column, problem.what, problem.expected)


def _placed(faults: Iterable[Fault], plain: PlainText, positions: PositionMap, name: str) -> Iterator[DesignFileError]:
    """Faults with their lines; those of stand-ins are left out, the text was already refused there."""
    for fault in faults:
        if any(fault.path[: len(path)] == path for path in plain.faulty):
            continue
        position = positions.of_key(fault.path) if fault.is_about_key else positions.at(fault.path)
        yield DesignFileError(name, position.line, position.column, fault.what, fault.expected)
