"""Hand-written comments: found in the text, anchored to what they are about, put back when the file is written.

A room of its own because neither the model nor the YAML library knows comments, and losing them on a save from the
window is losing somebody's work. The one Python library that keeps them (ruamel.yaml) took 19 to 23 s to load and
save 1 MB where this room needs about 2 s, and re-indented the sample; so they are kept by our own means:

- Found: a `#` outside of every scalar the parser reported begins a comment. Nothing about quoting is guessed.
- Anchored by keys and ids (for an unnamed item such as a firewall rule: by its content), never by line or list
  position, so a comment stays with its element whatever happens around it. A comment stands ABOVE an entry, BESIDE
  it, or at the END of what a mapping or list holds, which its indentation tells.
- Put back: an entry with a comment is written even if it has its default value, and a list with comments inside is
  written one item a line, so that the comment keeps a line to be about. When the anchor is gone, the comment moves
  above the nearest entry around it that is left; at last to the end of the file. None is dropped.

Blank lines and the depth of indentation are not kept: the writer is canonical in those.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from itertools import islice
from typing import Any

from planner.designfile.convert import Anchor, Labelled, labels_of
from planner.designfile.errors import FilePath
from planner.designfile.format import DESIGN_KEYS
from planner.designfile.plain_data import UNPRINTABLE, PlainText
from planner.designfile.positions import Spot
from planner.model.document import CommentPlace, Document, FileComment
from planner.records import dataclass

MOST_COMMENTS = 20_000
"""Lines of comments that are kept; more are no work of a person."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")

# --- out of the text -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment in the text. Line and column count from 1.

    Attributes:
        is_alone: nothing else stands on its line.
        is_in_flow: it stands inside brackets or braces.
        follows_dash: nothing but the dash of a list item stands before it.
    """

    line: int
    column: int
    text: str
    is_alone: bool
    is_in_flow: bool
    follows_dash: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key or list item in block style, with the path to its value.

    Attributes:
        value_line: where a value that has no entries of its own begins; else the line of the entry.
    """

    line: int
    column: int
    path: FilePath
    value_line: int


def find_comments(text: str, plain: PlainText) -> list[FoundComment]:
    """The comments of a text, at most `MOST_COMMENTS` and one more."""
    return list(islice(_comments_in(text, plain), MOST_COMMENTS + 1))


def anchor_comments(found: Iterable[FoundComment], plain: PlainText, document: Document) -> tuple[FileComment, ...]:
    """Comments of a text, anchored to what the document that was read from it has there."""
    entries = list(_entries(plain.top))
    columns = {entry.path: entry.column for entry in entries}
    labels = _Labels(document)
    merged: dict[tuple[Anchor, CommentPlace], list[str]] = {}
    for comment in found:
        path, place = _anchor(comment, entries, columns)
        anchor = labels.anchor(path)
        if place is CommentPlace.BESIDE and (anchor, place) in merged:
            place = CommentPlace.ABOVE
        merged.setdefault((anchor, place), []).append(comment.text)
    return tuple(
        FileComment(anchor=anchor, place=place, text="\n".join(lines)) for (anchor, place), lines in merged.items()
    )


def _comments_in(text: str, plain: PlainText) -> Iterator[FoundComment]:
    scalar_starts = [start for start, _, _ in plain.scalars]
    flow_starts = [start for start, _ in plain.flows]
    line, line_start, counted = 1, 0, 0
    at = text.find("#")
    while at >= 0:
        after = _end_of_scalar(text, at, plain, scalar_starts)
        if after is not None:
            at = text.find("#", after)
            continue
        for line_break in _LINE_BREAK.finditer(text, counted, at):
            line, line_start = line + 1, line_break.end()
        break_after = _LINE_BREAK.search(text, at)
        counted = end = break_after.start() if break_after else len(text)
        flow = bisect_right(flow_starts, at) - 1
        before = text[line_start:at]
        yield FoundComment(
            line=line,
            column=at - line_start + 1,
            text=text[at:end].rstrip(),
            is_alone=not before.strip(),
            is_in_flow=flow >= 0 and at < plain.flows[flow][1],
            follows_dash=not before.replace("-", "").strip(),
        )
        at = text.find("#", end)


def _end_of_scalar(text: str, at: int, plain: PlainText, starts: list[int]) -> int | None:
    """The end of the scalar that `at` lies in, or None when it lies in none."""
    index = bisect_right(starts, at) - 1
    if index < 0:
        return None
    start, end, is_block = plain.scalars[index]
    if at >= end:
        return None
    header = _BLOCK_HEADER.match(text, start) if is_block else None
    # The parser counts `| # remark` as part of the text that follows it.
    return None if header and header.end() == at else end


def _entries(spot: Spot | None, path: FilePath = ()) -> Iterator[_Entry]:
    if spot is None or spot.children is None or spot.is_flow:
        return
    for step, child in spot.children.items():
        line, column = child.key if child.key is not None else (child.line, spot.column)
        has_entries = child.children is not None and not child.is_flow
        yield _Entry(line, column, (*path, step), line if has_entries else child.line)
        yield from _entries(child, (*path, step))


def _anchor(
    comment: FoundComment, entries: list[_Entry], columns: dict[FilePath, int]
) -> tuple[FilePath, CommentPlace]:
    place = bisect_left(entries, (comment.line, comment.column), key=lambda entry: (entry.line, entry.column))
    before = entries[place - 1] if place else None
    after = entries[place] if place < len(entries) else None
    if before is not None and (comment.is_in_flow or (comment.is_alone and comment.line < before.value_line)):
        return before.path, CommentPlace.ABOVE
    if before is not None and not comment.is_alone and not comment.follows_dash:
        return before.path, CommentPlace.BESIDE
    if after is None and before is None:
        return (), CommentPlace.END
    if after is not None and (before is None or comment.column <= after.column):
        return after.path, CommentPlace.ABOVE
    assert before is not None
    ended = _container_ended_at(comment.column, before, after, columns)
    if ended is None and after is not None:
        return after.path, CommentPlace.ABOVE
    return ended or (), CommentPlace.END


def _container_ended_at(
    column: int, before: _Entry, after: _Entry | None, columns: dict[FilePath, int]
) -> FilePath | None:
    """The innermost mapping or list that ends here and whose entries do not stand further right than `column`."""
    found: FilePath | None = None
    deepest = 0
    for length in range(len(before.path)):
        container = before.path[:length]
        goes_on = after is not None and after.path[:length] == container
        level = columns[before.path[: length + 1]]
        # Only further right: a list may stand under its key without indentation, and the comment is then the key's.
        if not goes_on and deepest < level <= column:
            found, deepest = container, level
    return found


class _Labels:
    """Turns paths with list positions into anchors, along the model."""

    def __init__(self, document: Document) -> None:
        self._top: dict[str, Any] = {key: getattr(document.design, key) for key in DESIGN_KEYS}
        self._top["options"] = document.options
        self._known: dict[int, tuple[str, ...]] = {}

    def anchor(self, path: FilePath) -> Anchor:
        """The anchor for a path; shorter where the model has no such place."""
        found: list[str] = []
        value: Any = self._top
        for step in path:
            if isinstance(step, str):
                found.append(step)
                value = _under(value, step)
            elif isinstance(value, tuple) and step < len(value):
                found.append(self._labels(value)[step])
                value = value[step]
            else:
                break
        return tuple(found)

    def _labels(self, values: tuple[Any, ...]) -> tuple[str, ...]:
        if id(values) not in self._known:  # the document keeps them alive, so the number stays theirs
            self._known[id(values)] = labels_of(values)
        return self._known[id(values)]


def _under(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(key)
    return getattr(value, key, None) if is_dataclass(value) else None


# --- back into the text --------------------------------------------------------------------------


def prefixes(comments: Iterable[FileComment]) -> frozenset[Anchor]:
    """Anchors of comments and everything that holds them."""
    return frozenset(comment.anchor[:length] for comment in comments for length in range(1, len(comment.anchor) + 1))


class CommentsToWrite:
    """The comments of a document, each at a place that the text to be written really has.

    Attributes:
        above, end: lines by anchor. beside: one line by anchor.
        held: anchors that have comments inside, so that they cannot be written on one line.
    """

    def __init__(self, comments: Iterable[FileComment] = (), plain: Mapping[str, Any] | None = None) -> None:
        self.above: dict[Anchor, list[str]] = {}
        self.beside: dict[Anchor, str] = {}
        self.end: dict[Anchor, list[str]] = {}
        self.held: set[Anchor] = set()
        for comment in comments:
            self._place(comment, plain or {})

    def _place(self, comment: FileComment, plain: Mapping[str, Any]) -> None:
        lines = _clean_lines(comment.text)
        anchor, value, is_first_key = _surviving(comment.anchor, plain)
        place = comment.place
        if anchor != comment.anchor:
            place = CommentPlace.ABOVE
        if not anchor:
            self.end.setdefault((), []).extend(lines)
            return
        if place is CommentPlace.END and isinstance(value, dict | list) and value:
            self.end.setdefault(anchor, []).extend(lines)
            self._hold(anchor)
            return
        if place is CommentPlace.BESIDE and len(lines) == 1 and anchor not in self.beside:
            self.beside[anchor] = lines[0]
        else:
            anchor = anchor[:-1] if is_first_key else anchor
            self.above.setdefault(anchor, []).extend(lines)
        self._hold(anchor[:-1])

    def _hold(self, anchor: Anchor) -> None:
        self.held.update(anchor[:length] for length in range(len(anchor) + 1))


def _surviving(anchor: Anchor, plain: Mapping[str, Any]) -> tuple[Anchor, Any, bool]:
    """(the part of an anchor that still exists, the value there, whether it is the first key of a list item)."""
    value: Any = plain
    is_item = is_first_key = False
    for length, step in enumerate(anchor):
        if isinstance(value, Labelled) and step in value.labels:
            value = value[value.labels[step]]
            is_item, is_first_key = True, False
        elif isinstance(value, dict) and step in value:
            is_first_key = is_item and next(iter(value)) == step
            value = value[step]
            is_item = False
        else:
            return anchor[:length], value, is_first_key
    return anchor, value, is_first_key


def _clean_lines(text: str) -> list[str]:
    """Lines of a comment that cannot be taken for anything else."""
    lines = [UNPRINTABLE.sub("\ufffd", line).rstrip() for line in _LINE_BREAK.split(text)]
    return [line if line.startswith("#") else f"# {line}".rstrip() for line in lines]
