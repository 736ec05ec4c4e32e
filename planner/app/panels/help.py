"""Pages of rules: what a finding means, why it matters, how it is put right.

A module of its own because the list of findings and the help panel show the same pages, offline.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import translate
from planner.app.searching.search import SearchLine
from planner.findings.finding import Finding

_ABOVE_HEADINGS = 12


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
        _show_markdown(self, _markdown(finding, code))

    def changeEvent(self, event: QEvent) -> None:
        """Draws the page in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_shown", None):
            assert self._shown is not None
            (finding, code), self._shown = self._shown, None
            self._show(finding, code)


def _show_markdown(browser: QTextBrowser, text: str) -> None:
    """Shows a page. Headings get room above, which Qt leaves out behind the lines of an example."""
    browser.setMarkdown(text)
    block = browser.document().firstBlock().next()
    while block.isValid():
        if block.blockFormat().headingLevel():
            roomy = block.blockFormat()
            roomy.setTopMargin(_ABOVE_HEADINGS)
            QTextCursor(block).setBlockFormat(roomy)
        block = block.next()


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


class HelpPanel(QWidget):
    """All topics with their pages: texts, shortcuts, rules, kinds of elements, clauses. Nothing of it is online.

    Signals:
        topic_shown(str): id of the topic whose page is shown.
    """

    topic_shown = Signal(str)

    def __init__(self, shortcuts: Callable[[], list[tuple[str, str, str]]], parent: QWidget | None = None) -> None:
        from planner.app.help.help_topics import topics  # the findings show rule pages before anybody opens help

        super().__init__(parent)
        self._topics = tuple(topics(shortcuts))
        self.search = SearchLine(translate("help", "Search the help"), translate("help", "Search the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("help", "Topics"))
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QTextBrowser()
        self.page.setAccessibleName(translate("help", "Page of the topic"))
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(8)
        self._build()
        for topic in self._topics:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.id)
            item.setToolTip(topic.title)
            self.list.addItem(item)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.currentRowChanged.connect(self._on_row)
        self.page.anchorClicked.connect(self._follow)
        self.setFocusProxy(self.search)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.addWidget(splitter)

    def show_topic(self, topic_id: str) -> bool:
        """Shows a topic; False when there is none of this id."""
        row = next((row for row, topic in enumerate(self._topics) if topic.id == topic_id), -1)
        if row < 0:
            return False
        self.search.clear()
        self.list.setCurrentRow(row)
        self._on_row(row)
        return True

    def show_page(self, markdown: str) -> None:
        """Shows a page that is no topic, for instance one field of an element."""
        self.list.setCurrentRow(-1)
        _show_markdown(self.page, markdown)

    def _filter(self, text: str) -> None:
        wanted = text.lower().split()
        first = -1
        for row, topic in enumerate(self._topics):
            title = topic.title.lower()
            is_hit = all(word in title or word in topic.words for word in wanted)
            self.list.item(row).setHidden(not is_hit)
            if is_hit and first < 0:
                first = row
        if wanted and first >= 0 and self.list.item(max(0, self.list.currentRow())).isHidden():
            self.list.setCurrentRow(first)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._topics):
            topic = self._topics[row]
            _show_markdown(self.page, topic.page())
            self.topic_shown.emit(topic.id)

    def _follow(self, url: QUrl) -> None:
        if not self.show_topic(url.toString()):
            _open(url)

    def changeEvent(self, event: QEvent) -> None:
        """Draws the page in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_topics"):
            self._on_row(self.list.currentRow())
