"""Pages of rules: what a finding means, why it matters, how it is put right.

A module of its own because the list of findings and the rule book of the Help menu show the same pages, offline.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from planner.app.marks import severity_word
from planner.app.rows import RoomyRows
from planner.app.translated import translate
from planner.findings.finding import Finding


class RulePage(QTextBrowser):
    """One finding with the page of its rule, or the page alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Finding | None, str] | None = None
        self.setAccessibleName(translate("help", "About the finding"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(_open)
        self.document().setDocumentMargin(8)
        self.clear()

    def clear(self) -> None:
        """Shows what the page is for."""
        self.setPlainText(translate("help", "Choose a finding to read what it means and how to put it right."))

    def show_finding(self, finding: Finding | None) -> None:
        """Shows what a finding means; None empties the page."""
        self._show(finding, finding.code if finding is not None else "")

    def show_rule(self, code: str) -> None:
        """Shows the page of a rule."""
        self._show(None, code)

    def _show(self, finding: Finding | None, code: str) -> None:
        if (finding, code) == self._shown:
            return
        self._shown = (finding, code)
        if not code:
            self.clear()
            return
        self.setMarkdown(_markdown(finding, code))

    def changeEvent(self, event: QEvent) -> None:
        """Draws the page in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_shown", None):
            assert self._shown is not None
            (finding, code), self._shown = self._shown, None
            self._show(finding, code)


def _open(url: QUrl) -> None:
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def _markdown(finding: Finding | None, code: str) -> str:
    parts = []
    if finding is not None:
        parts.append(f"**{_plain(finding.message)}**")
        if finding.hint:
            parts.append(_plain(finding.hint))
        if finding.clauses:
            parts.append(translate("help", "Clauses: {0}").format(", ".join(finding.clauses)))
        parts.append("---")
    parts.append(_page(code))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)


def _page(code: str) -> str:
    # The rules are imported by now: a finding was made by one of them.
    from planner.findings import catalog
    from planner.findings.explain import page_as_markdown, page_of

    rule = next((rule for rule in catalog.RULES if rule.code == code), None)
    return page_as_markdown(page_of(rule), 3) if rule is not None else code


class RuleBook(QWidget):
    """All rules, with their pages.

    Signals:
        rule_shown(str): code of the rule whose page is shown.
    """

    rule_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("help", "Rules"))
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = RulePage()
        self.page.setAccessibleName(translate("help", "Page of the rule"))
        self.list.currentItemChanged.connect(self._on_current)
        splitter = QSplitter()
        splitter.addWidget(self.list)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.addWidget(splitter)
        self._fill()

    def show_rule(self, code: str) -> None:
        """Chooses a rule."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == code:
                self.list.setCurrentRow(row)

    def _fill(self) -> None:
        from planner.findings import catalog  # the rules: imported when the book is first opened
        from planner.findings.explain import page_of

        for rule in catalog.RULES:
            title = page_of(rule).title
            item = QListWidgetItem(f"{rule.code}  {title}")
            item.setData(Qt.ItemDataRole.UserRole, rule.code)
            item.setToolTip(f"{severity_word(rule.severity)}: {title}")
            self.list.addItem(item)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            code = str(item.data(Qt.ItemDataRole.UserRole))
            self.page.show_rule(code)
            self.rule_shown.emit(code)
