"""The dialog that saves a view: its name, and what of the present look belongs to it.

A module of its own because it knows no window: what it answers is a wish, and tests answer the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.app.appearance.translated import translate
from planner.app.ways.verdict_words import workload_word
from planner.model.views import LONGEST_NAME, is_view_name
from planner.records import dataclass

_WIDTH = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewWish:
    """What shall be saved.

    Attributes:
        has_layers, has_folds, has_area, has_workload: whether the view says anything of them.
    """

    name: str
    has_layers: bool = True
    has_folds: bool = False
    has_area: bool = False
    has_workload: bool = False


class SaveViewDialog(QDialog):
    """A name and four ticks."""

    def __init__(
        self, window: QWidget, suggestion: str, known: Sequence[str], hidden: str, workload: str | None
    ) -> None:
        """Prepares the dialog.

        Args:
            window: that asks.
            suggestion: the name that is offered.
            known: names of the views that there are.
            hidden: how much is hidden, in words.
            workload: whose connections are drawn; None for none.
        """
        super().__init__(window)
        self._known = {name.casefold() for name in known}
        self.setWindowTitle(translate("views", "Save view"))
        self.name = QLineEdit(suggestion)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(translate("views", "Name of the view"))
        label = QLabel(translate("views", "&Name of the view"))
        label.setBuddy(self.name)
        self.layers = QCheckBox(translate("views", "&Layers as they are shown now"))
        self.layers.setChecked(True)
        self.folds = QCheckBox(translate("views", "What is &folded now"))
        self.area = QCheckBox(translate("views", "The &part of the drawing that is seen now"))
        words = translate("views", "&Connections of '{0}'").format(workload_word(workload) if workload else "")
        self.workload = QCheckBox(words)
        self.workload.setVisible(workload is not None)
        self.workload.setChecked(workload is not None)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self._hidden = hidden
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for widget in (label, self.name, self.layers, self.folds, self.area, self.workload, self.note, self._buttons):
            layout.addWidget(widget)
        self.resize(max(self.sizeHint().width(), _WIDTH), self.sizeHint().height())
        self.name.textChanged.connect(self._explain)
        self.name.selectAll()
        self._explain()

    @property
    def wish(self) -> ViewWish:
        """What was answered."""
        return ViewWish(
            name=self.name.text().strip(),
            has_layers=self.layers.isChecked(),
            has_folds=self.folds.isChecked(),
            has_area=self.area.isChecked(),
            has_workload=not self.workload.isHidden() and self.workload.isChecked(),
        )

    def _explain(self) -> None:
        name = self.wish.name
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(is_view_name(name))
        if name and not is_view_name(name):
            text = translate("views", "The name has signs that cannot be read.")
        elif name.casefold() in self._known:
            text = translate("views", "Replaces the view of this name.")
        else:
            text = translate("views", "A view changes nothing of the plan. With it: {0}.").format(self._hidden)
        self.note.setText(text)
        self.name.setAccessibleDescription(text)
