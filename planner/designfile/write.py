"""A Document to canonical text, and into a file.

A room of its own because the text is a promise: the same document always gives the same bytes, so that a diff shows
the decision and nothing else. One key or item a line, short lists and small values on one line, quotes only where
some YAML reader would see something else than text. The emitter is our own: PyYAML's knows neither comments nor a
choice of style by what a value is, and this one is faster.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import yaml

from planner.atomic_write import write_file
from planner.designfile.comments import CommentsToWrite, prefixes
from planner.designfile.convert import Anchor, Labelled, OneLine, to_plain
from planner.designfile.format import INDENT, WIDTH
from planner.designfile.plain_data import plain_value
from planner.model.document import Document

_NEVER_PLAIN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_SPECIAL = rf"\t\n{_NEVER_PLAIN}"
_PLAIN = re.compile(rf"[\w./\\(+$^][^{_SPECIAL}]*")
# PyYAML's own parser ends a text in brackets at a question mark, too.
_PLAIN_IN_FLOW = re.compile(rf"[\w./\\(+$^][^{_SPECIAL},?\[\]{{}}]*")
_ESCAPED = re.compile(rf'["\\{_SPECIAL}]')
_SPECIAL_CHARACTER = re.compile(f"[{_SPECIAL}]")
_UNFIT_FOR_BLOCK = re.compile(rf"[\t{_NEVER_PLAIN}]")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_OTHER_READERS = re.compile(r"[-+]?0[ox][0-9a-fA-F_]+|<<|=")


def write_document(path: str | os.PathLike[str], document: Document) -> bytes:
    """Writes a design file; it is the old or the new version at every moment.

    Args:
        path: the file; its folder must exist.
        document: what to write.

    Returns:
        The bytes written, for a fingerprint.

    Raises:
        OSError: it cannot be written; the old file is untouched.
    """
    data = format_document(document).encode()
    write_file(path, data)
    return data


def format_document(document: Document) -> str:
    """The canonical text of a document; lines end with a line feed, the last one too."""
    plain = to_plain(document, prefixes(document.comments))
    writer = _Writer(CommentsToWrite(document.comments, plain))
    writer.top(plain)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """Collects lines."""

    def __init__(self, comments: CommentsToWrite) -> None:
        self.lines: list[str] = []
        self._comments = comments

    def top(self, plain: Mapping[str, Any]) -> None:
        """Writes the whole file, with a blank line around every section of several lines."""
        was_long = False
        for key, value in plain.items():
            start = len(self.lines)
            above = len(self._comments.above.get((key,), ()))
            self._entry("", f"{key}:", value, (key,))
            is_long = len(self.lines) - start - above > 1
            if start and (is_long or was_long):
                self.lines.insert(start, "")
            was_long = is_long
        if self._comments.end.get(()):
            self.lines += [""] if was_long else []
            self.lines += self._comments.end[()]

    def _entry(self, indent: str, head: str, value: Any, path: Anchor, beside: str = "") -> None:
        """Writes a key or a list item with its value.

        Args:
            indent: before the head; for the first key of a list item it holds the item's dash.
            head: `key:` or `-`.
            value: plain data.
            path: labels that lead here.
            beside: a comment for this line, in addition to its own.
        """
        level = " " * len(indent)
        self.lines += [f"{level}{line}" for line in self._comments.above.get(path, ())]
        own = self._comments.beside.get(path, "")
        remark = "".join(f"  {text}" for text in (beside, own) if text)
        short = self._short(value, path, WIDTH - len(indent) - len(head) - 1)
        if short is not None:
            self.lines.append(f"{indent}{head} {short}{remark}")
        elif isinstance(value, str):
            self._block_text(f"{indent}{head}", value, level, remark)
        elif isinstance(value, dict):
            self._mapping(indent, head, value, path, remark)
        else:
            self.lines.append(f"{indent}{head}{remark}")
            labels: Collection[str] = value.labels if isinstance(value, Labelled) else ()
            labels = labels or ("",) * len(value)
            deeper = f"{level}{' ' * INDENT}"
            for item, label in zip(value, labels, strict=True):
                self._entry(deeper, "-", item, (*path, label))
            self.lines += [f"{deeper}{line}" for line in self._comments.end.get(path, ())]

    def _mapping(self, indent: str, head: str, value: dict[str, Any], path: Anchor, remark: str) -> None:
        level = " " * (len(indent) + INDENT)
        first = level
        if head == "-":
            first = f"{indent}- "
        else:
            self.lines.append(f"{indent}{head}{remark}")
            remark = ""
        for key, inner in value.items():
            self._entry(first, f"{text_of(key)}:", inner, (*path, key), remark.strip())
            first, remark = level, ""
        self.lines += [f"{level}{line}" for line in self._comments.end.get(path, ())]

    def _short(self, value: Any, path: Anchor, room: int) -> str | None:
        """The value on one line, or None when it takes several."""
        if isinstance(value, str):
            return None if _is_block_text(value) else text_of(value)
        if not isinstance(value, dict | list):
            return _scalar(value)
        if not value:
            return "{}" if isinstance(value, dict) else "[]"
        if path in self._comments.held or not _may_be_short(value):
            return None
        short = _flow(value)
        return short if len(short) <= room else None

    def _block_text(self, head: str, text: str, level: str, remark: str) -> None:
        body = text.removesuffix("\n")
        self.lines.append(f"{head} {'|' if body != text else '|-'}{remark}")
        self.lines += [f"{level}{' ' * INDENT}{line}" if line else "" for line in body.split("\n")]


def _may_be_short(value: Any) -> bool:
    if isinstance(value, dict):
        return isinstance(value, OneLine)
    return all(not isinstance(item, dict) or (isinstance(item, OneLine) and item.is_listed) for item in value)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text_of(key, True)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return text_of(value, True) if isinstance(value, str) else _scalar(value)


def _scalar(value: bool | int | float | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value)
    if "e" in text and "." not in text:
        return text.replace("e", ".0e")  # other readers want the point
    return text


@lru_cache(maxsize=8192)
def text_of(text: str, is_in_flow: bool = False) -> str:
    """Text as a scalar on one line, quoted only where it has to be."""
    pattern = _PLAIN_IN_FLOW if is_in_flow else _PLAIN
    if pattern.fullmatch(text) and not _reads_otherwise(text):
        return text
    if "'" not in text and ("\\" in text or '"' in text) and not _SPECIAL_CHARACTER.search(text):
        return f"'{text}'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _reads_otherwise(text: str) -> bool:
    """Tells whether unquoted text would end early, or be a number, a truth value or a date to some reader."""
    if text[-1] in ": " or ": " in text or " #" in text:
        return True
    if not isinstance(plain_value(text)[0], str) or plain_value(text)[1] or _OTHER_READERS.fullmatch(text):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    return any(pattern.match(text) for _, pattern in resolvers)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"  # half a character; no text file can hold it
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _is_block_text(text: str) -> bool:
    """Tells whether text of several lines can be written as it is, line by line."""
    if "\n" not in text[:-1] or text.endswith("\n\n") or _UNFIT_FOR_BLOCK.search(text):
        return False
    lines = text.split("\n")
    return not lines[0][:1].isspace() and bool(lines[0]) and all(line == line.rstrip() for line in lines)
