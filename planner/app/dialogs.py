"""Every dialog that asks or tells, so that tests can answer in place of a person.

A module of its own because a modal dialog opened anywhere else would stop a test for ever; the window is given one
`Dialogs` and a test gives it another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.app.answers import Choice, ConflictAnswer, RecoveryAnswer, SaveAnswer
from planner.app.appearance.screen_room import resize_within_screen
from planner.app.modal import ask

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from planner.app.exports.worksheet_choice import ExportChoice
    from planner.app.views.save_dialog import ViewWish
    from planner.model.document import Document

DESIGN_SUFFIX = ".yaml"
_WORDS_WIDTH = 420
"""Room for a sentence."""


class Dialogs(QObject):
    """The dialogs of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    # --- files

    def open_design(self, folder: Path) -> Path | None:
        """Asks for a design to open."""
        filters = self.tr("Designs (*.yaml *.yml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open design"), str(folder), filters)
        return Path(name) if name else None

    def open_ancestor(self, folder: Path) -> Path | None:
        """Asks for the design that two edits come from; without one everything that differs is to be decided."""
        filters = self.tr("Designs (*.yaml *.yml);;All files (*)")
        title = self.tr("What both come from (Cancel if there is none)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), filters)
        return Path(name) if name else None

    def open_earlier(self, folder: Path) -> Path | None:
        """Asks for an earlier version that a report compares with."""
        filters = self.tr("Designs (*.yaml *.yml);;All files (*)")
        title = self.tr("Changes since which version? (Cancel to leave them out)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), filters)
        return Path(name) if name else None

    def file_for_report(self, suggestion: Path) -> Path | None:
        """Asks for the file that a review report is written into."""
        title, filters = self.tr("Review report"), self.tr("HTML (*.html);;PDF (*.pdf)")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(suggestion), filters)
        if not name:
            return None
        ending = "pdf" if "pdf" in chosen else "html"
        return Path(name) if Path(name).suffix.lower() in (".html", ".pdf") else Path(f"{name}.{ending}")

    def merge(self, base: Document | None, ours: Document, theirs: Document, names: tuple[str, str]) -> Document | None:
        """Asks whose values to take where two versions differ; None when the merge is given up."""
        from planner.app.long_work import Cancelled, LongWork
        from planner.app.review.merge_dialog import MergeDialog
        from planner.editing.merging import merge

        try:
            with LongWork(self._window, self.tr("Merging '{0}' and '{1}'…").format(*names), 0) as work:
                first = work.beside(lambda: merge(base, ours, theirs), may_be_left=True)
        except Cancelled:
            return None
        dialog = MergeDialog(self._window, (base, ours, theirs), names, first)
        return dialog.document if ask(dialog) == QDialog.DialogCode.Accepted else None

    def open_topology(self, folder: Path) -> Path | None:
        """Asks for a Topology Builder document to import."""
        filters = self.tr("Topology documents (*.tbxml *.xml *.zip);;All files (*)")
        title = self.tr("Import Topology Builder document")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), filters)
        return Path(name) if name else None

    def save_design(self, suggestion: Path) -> Path | None:
        """Asks where to save; a name without an ending gets that of designs."""
        filters = self.tr("Designs (*.yaml *.yml);;All files (*)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save design as"), str(suggestion), filters)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(DESIGN_SUFFIX)

    def choose_export(self, choice: ExportChoice) -> ExportChoice | None:
        """Asks which worksheets to export, in which formats, and where to; None when nothing shall be exported."""
        from planner.app.exports.worksheet_choice import ExportDialog

        dialog = ExportDialog(self._window, choice, self._pick_folder)
        accepted = ask(dialog) == QDialog.DialogCode.Accepted
        return dialog.choice if accepted else None

    def _pick_folder(self, title: str, folder: Path) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(name) if name else None

    def file_for_pages(self, suggestion: Path) -> Path | None:
        """Asks for the PDF that worksheets are printed into."""
        title = self.tr("Worksheets as PDF")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), self.tr("PDF (*.pdf)"))
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".pdf")

    def file_for_picture(self, suggestion: Path, suffixes: Sequence[str]) -> Path | None:
        """Asks for the file that is drawn into; a name without an ending gets that of the chosen filter.

        Args:
            suggestion: the name that is offered.
            suffixes: endings of the formats that can be chosen.
        """
        names = {".vsdx": "Visio", ".drawio": "draw.io"}
        filters = ";;".join(f"{names.get(suffix, suffix[1:].upper())} (*{suffix})" for suffix in suffixes)
        name, chosen = QFileDialog.getSaveFileName(self._window, self.tr("Export drawing"), str(suggestion), filters)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(f".{chosen.partition('*.')[2].rstrip(')') or suffixes[0][1:]}")

    def print_preview(self, printer: QPrinter, paint: Callable[[QPrinter], None]) -> None:
        """Shows pages as they will be printed; the printer is chosen there."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print drawing"))
        dialog.paintRequested.connect(paint)
        ask(dialog)

    # --- questions

    def ask_save(self, name: str) -> SaveAnswer:
        """Asks what to do with unsaved changes before they would be lost."""
        box = self._box(QMessageBox.Icon.Warning, self.tr("Save the changes to '{0}'?").format(name))
        box.setInformativeText(self.tr("Changes that are not saved will be lost."))
        save = box.addButton(QMessageBox.StandardButton.Save)
        discard = box.addButton(self.tr("Do&n't save"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(save)
        ask(box)
        answers = {save: SaveAnswer.SAVE, discard: SaveAnswer.DISCARD}
        return answers.get(box.clickedButton(), SaveAnswer.CANCEL)  # type: ignore[call-overload,no-any-return]

    def ask_changed_on_disk(self, path: Path, *, is_gone: bool) -> ConflictAnswer:
        """Asks what to do when the file is no longer the one that was opened."""
        text = self.tr("'{0}' has been deleted or moved.") if is_gone else self.tr("'{0}' was changed by someone else.")
        box = self._box(QMessageBox.Icon.Warning, text.format(path.name))
        box.setInformativeText(
            self.tr("It is not the file you opened any more. Saving now would replace what is there.")
            if not is_gone
            else self.tr("Saving now writes it anew.")
        )
        role = QMessageBox.ButtonRole
        compare = None if is_gone else box.addButton(self.tr("&Compare"), role.ResetRole)
        reload = None if is_gone else box.addButton(self.tr("&Reload from disk"), role.ResetRole)
        save_as = box.addButton(self.tr("Save &as…"), role.AcceptRole)
        overwrite = box.addButton(self.tr("&Save anyway") if is_gone else self.tr("&Overwrite"), role.DestructiveRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(save_as)
        ask(box)
        clicked = box.clickedButton()
        for button, answer in (
            (overwrite, ConflictAnswer.OVERWRITE),
            (save_as, ConflictAnswer.SAVE_AS),
            (reload, ConflictAnswer.RELOAD),
            (compare, ConflictAnswer.COMPARE),
        ):
            if button is not None and clicked is button:
                return answer
        return ConflictAnswer.CANCEL

    def ask_recover(self, name: str, when: str) -> RecoveryAnswer:
        """Asks what to do with work that an earlier run could not save."""
        box = self._box(QMessageBox.Icon.Question, self.tr("Restore unsaved work on '{0}'?").format(name))
        box.setInformativeText(
            self.tr("The planner ended before it was saved. The last copy is from {0}.").format(when)
        )
        restore = box.addButton(self.tr("&Restore"), QMessageBox.ButtonRole.AcceptRole)
        delete = box.addButton(self.tr("&Delete the copy"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(self.tr("Ask me &later"), QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(restore)
        ask(box)
        if box.clickedButton() is restore:
            return RecoveryAnswer.RESTORE
        return RecoveryAnswer.DELETE if box.clickedButton() is delete else RecoveryAnswer.LATER

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Asks for one line of text."""
        return self._ask_words(title, label, text)

    def ask_paragraph(self, title: str, label: str, text: str = "") -> str | None:
        """Asks for a text of several lines."""
        return self._ask_words(title, label, text, QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)

    def _ask_words(self, title: str, label: str, text: str, *options: QInputDialog.InputDialogOption) -> str | None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        for option in options:
            dialog.setOption(option)
        dialog.resize(max(dialog.sizeHint().width(), _WORDS_WIDTH), dialog.sizeHint().height())
        return dialog.textValue().strip() if ask(dialog) == QDialog.DialogCode.Accepted else None

    def choose(self, title: str, label: str, choices: Sequence[Choice]) -> str | None:
        """Asks for one of several; None when nothing was chosen."""
        if any(choice.has_picture for choice in choices):
            from planner.app.files.gallery import Gallery

            gallery = Gallery(self._window, title, label, choices)
            ask(gallery)
            return gallery.chosen
        dialog = ChoiceDialog(self._window, title, label, choices)
        ask(dialog)
        return dialog.chosen

    def save_view(self, suggestion: str, known: Sequence[str], hidden: str, workload: str | None) -> ViewWish | None:
        """Asks for the name of a view and for what shall belong to it; None when none shall be saved."""
        from planner.app.views.save_dialog import SaveViewDialog

        dialog = SaveViewDialog(self._window, suggestion, known, hidden, workload)
        return dialog.wish if ask(dialog) == QDialog.DialogCode.Accepted else None

    def interview(self) -> Document | None:
        """Asks what a first design is proposed from; None when nothing was proposed."""
        from planner.app.files.interview import interview

        return interview(self._window)

    # --- news

    def tell(self, title: str, text: str) -> None:
        """Tells something that needs no answer."""
        box = self._box(QMessageBox.Icon.Information, title)
        box.setInformativeText(text)
        ask(box)

    def tell_problem(self, title: str, text: str) -> None:
        """Tells that something did not work, and why."""
        box = self._box(QMessageBox.Icon.Warning, title)
        box.setInformativeText(text)
        ask(box)

    def show_lines(self, title: str, intro: str, lines: Sequence[str]) -> None:
        """Shows a longer text (all problems of a file, an import report) that can be read and copied at leisure."""
        ask(TextDialog(self._window, title, intro, "\n".join(lines)))

    def show_about(self, version: str) -> None:
        """Tells what the program is."""
        box = self._box(QMessageBox.Icon.NoIcon, self.tr("Topology Planner for Skype for Business Server"))
        box.setInformativeText(
            self.tr("Version {0}\n\nPlans DNS, certificates, firewalls and the paths of Mobility.").format(version)
        )
        ask(box)

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setText(text)
        box.setWindowTitle(self.tr("Topology Planner"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box


class TextDialog(QDialog):
    """A longer text with a sentence above it."""

    def __init__(self, window: QWidget, title: str, intro: str, text: str) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        label = QLabel(intro)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        body = QPlainTextEdit(text)
        body.setReadOnly(True)
        body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        body.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (label, body, buttons):
            layout.addWidget(widget)
        resize_within_screen(self, QSize(760, 420))
        body.setFocus()


class ChoiceDialog(QDialog):
    """A list of things with a line of explanation each."""

    def __init__(self, window: QWidget, title: str, label: str, choices: Sequence[Choice]) -> None:
        super().__init__(window)
        self.chosen: str | None = None
        self.setWindowTitle(title)
        self._list = QListWidget()
        self._list.setAccessibleName(label)
        self._list.setSpacing(2)
        for choice in choices:
            item = QListWidgetItem(f"{choice.title}\n{choice.text}" if choice.text else choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice.key)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _: self._accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(QLabel(label))
        layout.addWidget(self._list)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(480, 280))

    def _accept(self) -> None:
        item = self._list.currentItem()
        self.chosen = str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        self.accept()
