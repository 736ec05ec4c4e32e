"""Commands that merge: a file that git left with conflict markers, or another edit of this design.

A module of its own because a merge ends in a document like any other, but begins with two or three.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.files import design_files
from planner.app.files.design_files import CannotOpenError
from planner.app.review.compare_commands import read_beside
from planner.editing.single_changes import ApplyChanges, single_changes
from planner.model.document import Document

if TYPE_CHECKING:
    from planner.app.window import MainWindow

MOST_BYTES = 32 << 20
"""Two versions of the largest design that is read."""

Versions = tuple[Document | None, Document, Document]


def versions_in(path: Path) -> Versions | None:
    """The versions in a file with conflict markers: base (or None), ours, theirs; None if it is no such file.

    Raises:
        CannotOpenError: it has markers, but a version is no design.
    """
    from planner.designfile.conflict_markers import take_apart

    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES)
        if b"\n<<<<<<<" not in data and not data.startswith(b"<<<<<<<"):
            return None  # told before anything is taken apart: nearly every file is opened this way
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    sides = take_apart(text)
    if sides is None:
        return None
    base = design_files.parse_design(sides.base, f"{path.name} (base)") if sides.base is not None else None
    ours = design_files.parse_design(sides.ours, f"{path.name} (ours)")
    return base, ours, design_files.parse_design(sides.theirs, f"{path.name} (theirs)")


def merge_with_file(window: MainWindow) -> None:
    """Asks for another edit and for what both come from, and takes the result over as one act."""
    folder = window.settings.last_folder
    path = window.dialogs.open_design(folder)
    if path is None:
        return
    ancestor = window.dialogs.open_ancestor(folder)
    try:
        theirs = read_beside(window, path).document
        base = read_beside(window, ancestor).document if ancestor is not None else None
    except CannotOpenError as problem:
        window.files.tell_unreadable(problem)
        return
    mine = window.controller.document
    merged = window.dialogs.merge(base, mine, theirs, (window.controller.name, path.name))
    if merged is not None and window.controller.document is mine:
        label = translate("compare", "Merge '{0}'").format(path.name)
        window.controller.propose(ApplyChanges(single_changes(mine, merged), label=label))
