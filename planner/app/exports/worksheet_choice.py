"""Which worksheets to export, in which formats, where to, and laid out by whose templates.

A module of its own because the choice is also what the settings remember and what tests answer with.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.screen_room import resize_within_screen
from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.records import dataclass
from planner.worksheets import MACHINE_FORMATS, WORKSHEETS

PICK_FOLDER = Callable[[str, Path], Path | None]

FORMATS: dict[str, str] = {
    "html": QT_TRANSLATE_NOOP("export", "Web pages (HTML)"),
    "pdf": QT_TRANSLATE_NOOP("export", "Pages to print (PDF)"),
    "xlsx": QT_TRANSLATE_NOOP("export", "Workbook (XLSX)"),
    "docx": QT_TRANSLATE_NOOP("export", "Word document (DOCX)"),
    "md": QT_TRANSLATE_NOOP("export", "Markdown"),
    "csv": QT_TRANSLATE_NOOP("export", "CSV"),
    "json": QT_TRANSLATE_NOOP("export", "JSON"),
    "bind": QT_TRANSLATE_NOOP("export", "Zone files (BIND)"),
    "hosts": QT_TRANSLATE_NOOP("export", "HOSTS files"),
    "requests": QT_TRANSLATE_NOOP("export", "Certificate requests"),
    "nftables": QT_TRANSLATE_NOOP("export", "Firewall rules (nftables)"),
    "haproxy": QT_TRANSLATE_NOOP("export", "Load balancer (HAProxy)"),
    "nginx": QT_TRANSLATE_NOOP("export", "Reverse proxy (nginx)"),
    "powershell": QT_TRANSLATE_NOOP("export", "PowerShell scripts"),
    "vendors": QT_TRANSLATE_NOOP("export", "Firewall rules (ASA, SRX, Palo Alto)"),
}
"""Formats in words, those for people first."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What is exported. `templates` is the team's own folder, None for ours alone."""

    folder: Path
    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    templates: Path | None = None


class ExportDialog(QDialog):
    """Two lists to tick, two folders."""

    def __init__(self, parent: QWidget, choice: ExportChoice, pick_folder: PICK_FOLDER) -> None:
        super().__init__(parent)
        self._pick = pick_folder
        self.setWindowTitle(self.tr("Export worksheets"))
        kinds = ((kind.kind, translate("worksheets", kind.title)) for kind in WORKSHEETS)
        formats = ((name, translate("export", title)) for name, title in FORMATS.items())
        self.kinds = self._list(self.tr("Worksheets"), kinds, choice.kinds)
        self.formats = self._list(self.tr("Formats"), formats, choice.formats)
        self.folder = QLineEdit(str(choice.folder))
        self.templates = QLineEdit("" if choice.templates is None else str(choice.templates))
        self.templates.setPlaceholderText(self.tr("Templates of the planner"))
        self._problem = QLabel()
        self._problem.setAccessibleName(self.tr("What is missing"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._arrange(buttons)
        for line in (self.folder, self.templates):
            line.textChanged.connect(self._check)
        for ticks in (self.kinds, self.formats):
            ticks.itemChanged.connect(self._check)
        self._check()

    @property
    def choice(self) -> ExportChoice:
        """What is ticked and typed."""
        templates = self.templates.text().strip()
        return ExportChoice(
            folder=Path(self.folder.text().strip()),
            kinds=_ticked(self.kinds),
            formats=_ticked(self.formats),
            templates=Path(templates) if templates else None,
        )

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        lists = QHBoxLayout()
        for ticks in (self.kinds, self.formats):
            column = QVBoxLayout()
            title = QLabel(ticks.accessibleName())
            title.setBuddy(ticks)
            column.addWidget(title)
            column.addWidget(ticks)
            column.addWidget(self._all_button(ticks))
            lists.addLayout(column)
        places = QGridLayout()
        rows = ((self.tr("&Folder"), self.folder), (self.tr("&Templates"), self.templates))
        for row, (text, line) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(line)
            name = text.replace("&", "")
            line.setAccessibleName(name)
            choose = QPushButton(self.tr("Choose…"))
            choose.setAccessibleName(self.tr("Choose: {0}").format(name))
            choose.clicked.connect(lambda _=False, line=line, name=name: self._choose(line, name))
            for column_number, widget in enumerate((label, line, choose)):
                places.addWidget(widget, row, column_number)
        layout = QVBoxLayout(self)
        layout.addLayout(lists)
        layout.addLayout(places)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(620, 520))

    def _list(self, name: str, entries: Iterable[tuple[str, str]], chosen: tuple[str, ...]) -> QListWidget:
        ticks = QListWidget()
        ticks.setAccessibleName(name)
        for key, title in entries:
            item = QListWidgetItem(title, ticks)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
        ticks.setCurrentRow(0)
        return ticks

    def _all_button(self, ticks: QListWidget) -> QPushButton:
        button = QPushButton(self.tr("All or none"))
        button.setAccessibleName(self.tr("All or none: {0}").format(ticks.accessibleName()))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: _tick_all(ticks))
        return button

    def _choose(self, line: QLineEdit, title: str) -> None:
        folder = self._pick(title, _existing(Path(line.text().strip() or self.folder.text().strip())))
        if folder is not None:
            line.setText(str(folder))

    def _check(self) -> None:
        choice = self.choice
        problem = ""
        if not choice.formats:
            problem = self.tr("Tick a format.")
        elif not choice.kinds and not set(choice.formats) <= set(MACHINE_FORMATS):
            problem = self.tr("Tick a worksheet.")
        elif not self.folder.text().strip():
            problem = self.tr("Choose a folder.")
        elif choice.templates is not None and not os.path.isdir(choice.templates):
            problem = self.tr("There is no such folder of templates.")
        self._problem.setText(problem)
        self.go.setEnabled(not problem)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest around it that is there already: the proposed one is made by the export."""
    return next((place for place in (folder, *folder.parents) if os.path.isdir(place)), folder)


def _items(ticks: QListWidget) -> list[QListWidgetItem]:
    return [ticks.item(row) for row in range(ticks.count())]


def _ticked(ticks: QListWidget) -> tuple[str, ...]:
    checked = (item for item in _items(ticks) if item.checkState() is Qt.CheckState.Checked)
    return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in checked)


def _tick_all(ticks: QListWidget) -> None:
    is_all = len(_ticked(ticks)) == ticks.count()
    for item in _items(ticks):
        item.setCheckState(Qt.CheckState.Unchecked if is_all else Qt.CheckState.Checked)
