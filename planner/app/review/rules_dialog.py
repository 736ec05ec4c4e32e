"""The rule book: every rule with its page, and how much it weighs in this design.

A module of its own because a rule that is switched off has no finding any more at which it could be switched on again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from planner.app.appearance.marks import plain_icon, severity_icon, severity_word
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import translate
from planner.app.modal import tidy
from planner.app.panels.help import RulePage
from planner.app.searching.search import SearchLine
from planner.editing.design_settings import override_severity
from planner.findings.catalog import RULES
from planner.findings.explain import page_of
from planner.findings.finding import Severity
from planner.findings.rule import Rule
from planner.findings.triage import PLANNER_FAMILY
from planner.model.options import Options, SeverityOverride

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_CODE, _RULE, _WEIGHT = range(3)
_CHOICES: tuple[SeverityOverride | None, ...] = (None, *SeverityOverride)


class RulesDialog(QDialog):
    """Search the rules, read their pages, give one another severity or switch it off. Every change can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._rules = RULES
        self.setWindowTitle(self.tr("Rules"))
        self.search = SearchLine(self.tr("Search by code or words"), self.tr("Search the rules"))
        self.list = QTreeWidget()
        self.page = RulePage()
        self.choice = QComboBox()
        self._build()
        self._fill()
        window.controller.changed.connect(self._show_weights)
        window.controller.read_only_changed.connect(self._show_current)
        self.resize(QSize(min(980, window.width() - 40), min(620, window.height() - 60)))

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Rules and their severities"))
        self.list.setHeaderLabels([self.tr("Code"), self.tr("Rule"), self.tr("Severity")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setItemDelegate(RoomyRows(self.list))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_CODE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_RULE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WEIGHT, QHeaderView.ResizeMode.ResizeToContents)
        self.page.setAccessibleName(self.tr("Page of the rule"))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for part in (self.list, self.page):
            parts.addWidget(part)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        for _ in _CHOICES:
            self.choice.addItem("")
        label = QLabel(self.tr("Severity in this &design:"))
        label.setBuddy(self.choice)
        self.choice.setAccessibleName(self.tr("Severity in this design"))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(parts, 1)
        layout.addLayout(row)
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.choice.activated.connect(self._choose)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)

    @property
    def current(self) -> Rule | None:
        """The chosen rule."""
        item = self.list.currentItem()
        return self._rules[self.list.indexOfTopLevelItem(item)] if item is not None else None

    def choose(self, code: str) -> None:
        """Chooses a rule."""
        for row, rule in enumerate(self._rules):
            if rule.code == code:
                self._choose_row(row)

    def _choose_row(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, _CODE))

    def _fill(self) -> None:
        for rule in self._rules:
            item = QTreeWidgetItem([rule.code, page_of(rule).title, ""])
            item.setToolTip(_RULE, item.text(_RULE))
            self.list.addTopLevelItem(item)
        self._show_weights()
        self._choose_row(0)

    @property
    def _options(self) -> Options:
        return self._window.controller.document.options

    def _show_weights(self, *_: object) -> None:
        for row, rule in enumerate(self._rules):
            item = self.list.topLevelItem(row)
            if item is None:
                continue
            chosen = self._options.severities.get(rule.code)
            word = override_word(chosen) if chosen is not None else severity_word(rule.severity)
            changed = self.tr("{0} (changed)").format(word) if chosen is not None else word
            if item.text(_WEIGHT) != changed:
                item.setText(_WEIGHT, changed)
                is_off = chosen is SeverityOverride.OFF
                weight = Severity(chosen.value) if chosen is not None and not is_off else rule.severity
                item.setIcon(_WEIGHT, plain_icon("close") if is_off else severity_icon(weight))
                spoken = ", ".join((rule.code, item.text(_RULE), changed))
                item.setData(_CODE, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._show_current()

    def _filter(self, query: str) -> None:
        wanted = query.lower().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                text = " ".join(item.text(column) for column in (_CODE, _RULE, _WEIGHT)).lower()
                item.setHidden(not all(word in text for word in wanted))

    def _show_current(self, *_: object) -> None:
        rule = self.current
        if rule is None:
            return
        self.page.show_rule(rule.code)
        usual = self.tr("As shipped ({0})").format(severity_word(rule.severity))
        for place, choice in enumerate(_CHOICES):
            self.choice.setItemText(place, override_word(choice) if choice is not None else usual)
        self.choice.setCurrentIndex(_CHOICES.index(self._options.severities.get(rule.code)))
        # What the planner says about its own options has to stand.
        is_fixed = rule.code.startswith(PLANNER_FAMILY)
        self.choice.setEnabled(not is_fixed and not self._window.controller.is_read_only)

    def _choose(self, place: int) -> None:
        rule, choice = self.current, _CHOICES[place]
        if rule is not None and choice is not self._options.severities.get(rule.code):
            controller = self._window.controller
            controller.propose(override_severity(controller.document, rule.code, choice))


def show_rules(window: MainWindow, code: str = "") -> None:
    """Opens the rule book, at a rule or at the first."""
    dialog = RulesDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if code:
        dialog.choose(code)
    tidy(dialog)
    dialog.open()


def override_word(choice: SeverityOverride) -> str:
    """A chosen severity in words."""
    if choice is SeverityOverride.OFF:
        return translate("severities", "Off")
    return severity_word(Severity(choice.value))
