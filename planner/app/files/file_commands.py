"""New, open, save, import, recover, close: what happens to whole documents.

A module of its own because every way to lose work passes here: each asks first, reports what went wrong in words,
and leaves the document as it was when it did.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from planner.app.answers import Choice, ConflictAnswer, RecoveryAnswer, SaveAnswer
from planner.app.appearance.settings import Settings
from planner.app.background import Background
from planner.app.document_controller import DocumentController
from planner.app.files import design_files
from planner.app.files.design_files import CannotOpenError, OpenedFile, reason_of
from planner.app.files.recovery import RecoveryCopy, RecoveryFolder
from planner.model.document import Document

if TYPE_CHECKING:
    from planner.app.dialogs import Dialogs

T = TypeVar("T")

_EMPTY, _ANSWERS = "empty", "answers"
_TOPOLOGY_SUFFIXES = frozenset({".tbxml", ".xml", ".zip"})


class FileCommands(QObject):
    """Commands of the File menu.

    Signals:
        busy(str): something takes longer; empty when it is done.
        said(str): for the status bar.
        comparison_wanted(Path): show what differs from this file before anything is saved.
    """

    busy = Signal(str)
    said = Signal(str)
    comparison_wanted = Signal(object)

    def __init__(
        self,
        controller: DocumentController,
        dialogs: Callable[[], Dialogs],
        settings: Settings,
        background: Background,
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._open_dialogs = dialogs
        self._settings = settings
        self._background = background
        self.versions_folder: Path | None = None
        """Where earlier versions are kept; None for the program's own folder."""

    @property
    def _dialogs(self) -> Dialogs:
        return self._open_dialogs()

    # --- new and open

    def new(self) -> None:
        """Starts from a reference design, or from nothing."""
        proposed = self.tr("Say how many users work on which sites; servers, networks and names are proposed")
        choices = [
            Choice(_EMPTY, self.tr("Empty design"), self.tr("Begin with an empty canvas")),
            Choice(_ANSWERS, self.tr("From a few answers"), proposed),
        ]
        choices += [
            Choice(str(path), design_files.title_of(path), design_files.purpose_of(path), has_picture=True)
            for path in design_files.examples()
        ]
        chosen = self._dialogs.choose(self.tr("New design"), self.tr("Start from"), choices)
        if chosen is None or not self.may_close():
            return
        if chosen == _EMPTY:
            self._controller.show_document(Document())
            return
        if chosen == _ANSWERS:
            self._show_proposed()
            return
        opened = self._read(lambda: design_files.read_design(Path(chosen)), Path(chosen))
        if opened is not None:  # a copy: the shipped file is not what the user saves to
            self._controller.show_document(opened.document)

    def propose(self) -> None:
        """Starts from a few answers."""
        if self.may_close():
            self._show_proposed()

    def _show_proposed(self) -> None:
        proposed = self._dialogs.interview()
        if proposed is not None:
            self._controller.show_document(proposed, is_saved=False)

    def open(self, path: Path | None = None) -> bool:
        """Opens a design (or imports a topology document), asking for the file when none is given."""
        chosen = path or self._dialogs.open_design(self._settings.last_folder)
        if chosen is None or not self.may_close():
            return False
        return self.load(chosen)

    def load(self, path: Path) -> bool:
        """Opens a file without asking what becomes of the present document."""
        if path.suffix.lower() in _TOPOLOGY_SUFFIXES:
            return self._import(path)
        merged = self._finish_merge(path)
        if merged is not None:
            return merged
        opened = self._read(lambda: design_files.read_design(path), path)
        if opened is None:
            return False
        self.show_opened(opened)
        return True

    def _finish_merge(self, path: Path) -> bool | None:
        """Offers to finish the merge that git left in a file; None when there is none in it."""
        from planner.app.review.merge_commands import versions_in

        try:
            versions = versions_in(path)
        except CannotOpenError as problem:
            self.tell_unreadable(problem)
            return False
        if versions is None:
            return None
        merged = self._dialogs.merge(*versions, (self.tr("ours"), self.tr("theirs")))
        if merged is None:
            return False
        path = path.absolute()
        self._controller.show_document(merged, path, design_files.fingerprint_on_disk(path) or "", is_saved=False)
        self._remember(path)
        return True

    def show_opened(self, opened: OpenedFile) -> None:
        """Puts a design that was read into the window."""
        path = opened.path.absolute()
        self._controller.show_document(opened.document, path, opened.fingerprint)
        self._controller.set_read_only(design_files.is_protected(path))
        self._remember(path)

    def import_topology(self) -> bool:
        """Asks for a Topology Builder document and imports it."""
        path = self._dialogs.open_topology(self._settings.last_folder)
        return path is not None and self.may_close() and self._import(path)

    def _import(self, path: Path) -> bool:
        opened = self._read(lambda: design_files.import_design(path), path)
        if opened is None:
            return False
        self._settings.last_folder = path.absolute().parent
        self._controller.show_document(opened.document, is_saved=False)
        if opened.report is not None:
            intro = self.tr("'{0}' was imported. What the document does not say is listed here.").format(path.name)
            self._dialogs.show_lines(self.tr("Import report"), intro, tuple(opened.report.lines()))
        return True

    def _read(self, work: Callable[[], OpenedFile], path: Path) -> OpenedFile | None:
        """Reads in the background; what went wrong is told in one dialog."""
        try:
            return self._wait(work, self.tr("Opening '{0}'…").format(path.name))
        except CannotOpenError as problem:
            self.tell_unreadable(problem)
            if not os.path.exists(path):  # Path.exists raises where the name is too long or the folder closed
                self._settings.drop_recent(path)
            return None

    def tell_unreadable(self, problem: CannotOpenError) -> None:
        """Tells why a file cannot be opened, with all its lines."""
        if problem.lines:
            self._dialogs.show_lines(self.tr("The file cannot be opened"), problem.intro, problem.lines)
        else:
            self._dialogs.tell_problem(self.tr("The file cannot be opened"), problem.intro)

    # --- save

    def save(self) -> bool:
        """Saves into the file of the document; asks when somebody else has changed it."""
        path = self._controller.path
        if path is None:
            return self.save_as()
        answer = self._conflict(path)
        if answer is ConflictAnswer.SAVE_AS:
            return self.save_as()
        if answer is ConflictAnswer.RELOAD:
            return self.load(path)
        if answer is ConflictAnswer.COMPARE:
            self.comparison_wanted.emit(path)
            return False
        return answer is ConflictAnswer.OVERWRITE and self._write(path)

    def save_as(self) -> bool:
        """Saves into a file that is asked for."""
        present = self._controller.path
        name = present.name if present is not None else f"{_file_name(self._controller.name)}.yaml"
        folder = present.parent if present is not None else self._settings.last_folder
        path = self._dialogs.save_design(folder / name)
        return path is not None and self._write(path.absolute())

    def may_close(self) -> bool:
        """Tells whether the document may go: it is saved, or the user gave it up."""
        if not self._controller.is_dirty:
            return True
        answer = self._dialogs.ask_save(self._controller.name)
        if answer is SaveAnswer.SAVE:
            return self.save()
        return answer is SaveAnswer.DISCARD

    def _conflict(self, path: Path) -> ConflictAnswer:
        """What to do about the file as it is now; OVERWRITE when nothing stands against it."""
        known = self._controller.fingerprint
        if not known:
            return ConflictAnswer.OVERWRITE
        try:
            found = design_files.fingerprint_on_disk(path)
        except OSError:
            return ConflictAnswer.OVERWRITE  # writing will say what is wrong
        if found == known:
            return ConflictAnswer.OVERWRITE
        return self._dialogs.ask_changed_on_disk(path, is_gone=found is None)

    def _write(self, path: Path) -> bool:
        document = self._controller.document
        try:
            mark = self._wait(
                lambda: self._kept_and_written(path, document), self.tr("Saving '{0}'…").format(path.name)
            )
        except OSError as problem:
            reason = self.tr("{0}: {1}. Nothing is lost: the design is still open here.").format(
                path, reason_of(problem)
            )
            self._dialogs.tell_problem(self.tr("'{0}' could not be saved").format(path.name), reason)
            return False
        self._controller.mark_saved(path, mark)
        self._controller.set_read_only(False)
        self._remember(path)
        self.said.emit(self.tr("Saved '{0}'").format(path))
        return True

    def _kept_and_written(self, path: Path, document: Document) -> str:
        """Keeps the version that is there, then writes; in the background."""
        from planner.app.files import backups

        backups.keep(path, is_beside=self._settings.keeps_backups_beside, apart=self.versions_folder)
        return design_files.write_design(path, document)

    # --- recovery

    def offer_recovery(self, folder: RecoveryFolder, path: Path | None) -> bool:
        """Offers unsaved work of earlier runs; tells whether some was restored.

        Args:
            folder: of the copies.
            path: the file that is to be opened; then only work on that file is offered.
        """
        folder.sweep()
        for copy in folder.orphans():
            if path is not None and copy.path != path.absolute():
                continue
            answer = self._dialogs.ask_recover(copy.path.name if copy.path else copy.name, copy.when)
            if answer is RecoveryAnswer.DELETE:
                folder.delete(copy.file)
            elif answer is RecoveryAnswer.RESTORE and self._restore(copy, folder):
                return True
        return False

    def _restore(self, copy: RecoveryCopy, folder: RecoveryFolder) -> bool:
        try:
            document = design_files.parse_design(copy.text, copy.name)
        except CannotOpenError as problem:
            aside = folder.set_aside(copy.file)
            intro = self.tr("The copy cannot be read. It is kept as {0}.").format(aside)
            self._dialogs.show_lines(self.tr("Unsaved work could not be restored"), intro, problem.lines)
            return False
        self._controller.show_document(document, copy.path, copy.fingerprint, is_saved=False)
        folder.adopt(copy.file)
        return True

    # --- all

    def _wait(self, work: Callable[[], T], words: str) -> T:
        try:
            return self._background.wait_for(work, lambda: self.busy.emit(words))
        finally:
            self.busy.emit("")

    def _remember(self, path: Path) -> None:
        self._settings.last_folder = path.parent
        self._settings.add_recent(path)


def _file_name(title: str) -> str:
    """A file name made of a title."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "-".join(kept.lower().split())[:60] or "design"
