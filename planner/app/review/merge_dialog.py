"""The dialog that merges: every conflict with all values, and whose to take.

A module of its own because it is shown when a file holds an unfinished merge, and when two edits are merged by hand.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.rows import set_up_rows
from planner.app.appearance.screen_room import resize_within_screen
from planner.app.appearance.translated import plural
from planner.app.background import Background
from planner.app.review.comparing import shown
from planner.editing.merging import UNKNOWN, Conflict, Merge, Side, merge
from planner.editing.parts import Way, spelled
from planner.model.document import Document

_WAY = Qt.ItemDataRole.UserRole

Versions = tuple[Document | None, Document, Document]
"""What both come from, one edit, the other."""


class MergeDialog(QDialog):
    """Merges two versions; `merged` is the result as chosen so far."""

    def __init__(self, parent: QWidget | None, versions: Versions, names: tuple[str, str], first: Merge) -> None:
        """Lists the conflicts.

        Args:
            parent: the window.
            versions: what both come from (or None), one edit, the other.
            names: what people call the two edits.
            first: their merge while nothing is chosen.
        """
        super().__init__(parent)
        self._versions = versions
        self._names = names
        self._choices: dict[Way, Side] = {}
        self._background = Background(self)
        self.merged = first
        self.setWindowTitle(self.tr("Merge"))
        self.intro = QLabel(self._told())
        self.intro.setWordWrap(True)
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.view = QTreeWidget()
        self.buttons: dict[Side, QPushButton] = {}
        self._build()
        self._fill()
        resize_within_screen(self, QSize(1000, 520))

    @property
    def document(self) -> Document:
        """The merged design."""
        return self.merged.document

    def take(self, side: Side) -> None:
        """Takes the values of a side for the chosen conflicts, or for all when none is chosen."""
        items = self.view.selectedItems()
        if not items:
            items = [item for row in range(self.view.topLevelItemCount()) if (item := self.view.topLevelItem(row))]
        chosen = {item.data(0, _WAY) for item in items}
        self._choices.update(dict.fromkeys(chosen, side))
        self.merged = self._background.wait_for(
            lambda: merge(*self._versions, self._choices), lambda: self.intro.setText(self.tr("Merging…"))
        )
        self.intro.setText(self._told())
        self._fill(chosen)

    def done(self, result: int) -> None:
        """Ends the thread with the dialog."""
        self._background.stop()
        super().done(result)

    def _build(self) -> None:
        heads = [self.tr("Place"), self.tr("Before"), self._names[0], self._names[1], self.tr("Taken"), self.tr("Why")]
        set_up_rows(self.view, self.tr("Conflicts"), heads, (250, 150, 170, 170, 110))
        self.view.setRootIsDecorated(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        row = QHBoxLayout()
        for side in (Side.OURS, Side.THEIRS, Side.BASE):
            button = QPushButton(self.tr("Take {0}").format(self._word(side)))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=side: self.take(chosen))
            self.buttons[side] = button
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[Side.BASE].setVisible(self._versions[0] is not None)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        for part in (self.intro, self.view):
            whole.addWidget(part)
        whole.addLayout(row)
        whole.addWidget(box)

    def _told(self) -> str:
        count = len(self.merged.conflicts)
        if not count:
            return self.tr("Both versions fit together: there is nothing to decide.")
        told = plural("MergeDialog", "%n values were changed in both versions, each time differently.", count)
        rest = self.tr(
            "Everything else is merged. Choose rows and whose value to take; without a choice of rows all are meant."
        )
        return f"{told} {rest}"

    def _word(self, side: Side) -> str:
        return {Side.BASE: self.tr("what was before"), Side.OURS: self._names[0], Side.THEIRS: self._names[1]}[side]

    def _fill(self, chosen: set[Way] | None = None) -> None:
        self.view.clear()
        items = {conflict.way: QTreeWidgetItem(self._texts(conflict)) for conflict in self.merged.conflicts}
        for way, item in items.items():
            item.setData(0, _WAY, way)
            for column in range(self.view.columnCount()):
                item.setToolTip(column, item.text(column))
        self.view.addTopLevelItems(list(items.values()))
        again = [item for way, item in items.items() if way in (chosen or ())]
        for item in again:
            item.setSelected(True)
        if again:  # the keys go on from where they were
            self.view.setCurrentItem(again[0], 0, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _texts(self, conflict: Conflict) -> list[str]:
        base = "?" if conflict.base is UNKNOWN else shown(conflict.base)
        place = spelled(conflict.way) or self.tr("the design")
        return [place, base, shown(conflict.ours), shown(conflict.theirs), self._word(conflict.taken), conflict.why]
