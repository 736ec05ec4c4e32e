"""No text is cut on a small screen, in either language, and the window fits 1366 by 768."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.answers import Choice
from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.appearance.shortcuts_dialog import ShortcutsDialog
from planner.app.docks import DOCKS
from planner.app.exports.worksheet_choice import ExportChoice, ExportDialog
from planner.app.files.gallery import Gallery
from planner.app.files.interview import Interview
from planner.app.forms.form import Form
from planner.app.forms.shapes import shapes_of
from planner.app.panels.verdict import VerdictBanner
from planner.app.review.merge_dialog import MergeDialog
from planner.app.review.rules_dialog import RulesDialog
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.editing.merging import merge
from tests.app.conftest import MakeWindow, wait_for_findings


@pytest.fixture(params=[Language.ENGLISH, Language.GERMAN], ids=["en", "de"])
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    speak(qapp, request.param)


def _needed(widget: QWidget) -> int:
    """Width that the text of a widget needs; 0 where it may wrap or has none."""
    if isinstance(widget, QPushButton) and widget.text():
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        return widget.fontMetrics().horizontalAdvance(widget.text().replace("&", "")) + icon + 8
    is_fixed_label = isinstance(widget, QLabel) and widget.text() and not widget.wordWrap()
    if is_fixed_label or (isinstance(widget, (QCheckBox, QRadioButton)) and widget.text()):
        return widget.minimumSizeHint().width()
    return 0


def _cut(top: QWidget) -> Iterator[str]:
    """Texts that need more room than they have."""
    for widget in top.findChildren(QWidget):
        wraps = isinstance(widget, QLabel) and widget.wordWrap() and isinstance(widget.parentWidget(), Form)
        if wraps and widget.isVisible() and widget.height() < (tall := widget.heightForWidth(widget.width())):
            yield f"{widget.text()!r} is {widget.height()} high of {tall}"  # type: ignore[attr-defined]  # a label
        needed = _needed(widget) if widget.isVisible() else 0
        if widget.width() < needed:
            yield f"{widget.text()!r} has {widget.width()} of {needed}"  # type: ignore[attr-defined]  # has a text
    for area in top.findChildren(QScrollArea):
        content = area.widget()
        is_fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if content is not None and area.isVisible() and is_fixed and content.width() > area.viewport().width():
            yield f"the content of {top.objectName()} needs {content.width()} of {area.viewport().width()}"


def _cut_choices(top: QWidget) -> Iterator[str]:
    """Words of combo boxes that do not fit beside the arrow."""
    for combo in top.findChildren(QComboBox):
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        field = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
        )
        needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
        if combo.isVisible() and not combo.isEditable() and field.width() < needed:
            yield f"choice {combo.currentText()!r} has {field.width()} of {needed}"


def _narrow(window: MainWindow) -> None:
    """Makes the properties as narrow as they can be."""
    window.resizeDocks([window.docks["inspector"]], [1], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    assert window.inspector.width() <= 250


@pytest.mark.usefixtures("_spoken")
def test_no_field_is_cut_where_the_properties_are_as_narrow_as_can_be(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    window.docks.show("inspector")
    _narrow(window)
    area = window.inspector.findChild(QScrollArea)
    assert area is not None
    found = set()
    design = window.controller.document.design
    for element in {element.kind: element for element in design.elements}.values():
        cls: Any = type(element)
        names = tuple(shape.name for shape in shapes_of(cls) if shape.name not in ("id", "note", "unconfirmed"))
        window.controller.do(SetField(element.id, ("unconfirmed",), names))
        window.wiring.show_element(element.id)
        QApplication.processEvents()
        (form,) = window.inspector.forms
        for table in form.tables.values():
            table.choose_row(0)
        QApplication.processEvents()
        found |= {f"{element.kind}: {line}" for line in _cut_at_last(qtbot, window.inspector)}
        for row in form.all_rows():
            control = row.control
            right = control.mapTo(area, control.rect().topRight()).x()
            if right > area.viewport().width() or control.width() < 120:
                found.add(f"{element.kind}: {control.label} is {control.width()} wide up to {right}")
    window.inspector.show_selection(())
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())  # several passes of the layout
    found |= {f"design: {line}" for line in _cut_at_last(qtbot, window.inspector)}
    assert sorted(found) == []


def _cut_at_last(qtbot: QtBot, top: QWidget) -> tuple[str, ...]:
    """What is still cut when the forms, which turn their labels by the room they got, have been laid out."""
    for _ in range(20):
        if not (found := tuple(_cut(top))):
            break
        qtbot.wait(50)
    return found


@pytest.mark.usefixtures("_spoken")
def test_nothing_is_cut_on_a_small_screen(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    qtbot.wait(100)
    assert window.width() <= 1366
    assert window.height() <= 768
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    found = {line for row in DOCKS for line in _cut_at_last(qtbot, window.docks.show(row.id))}
    design = window.controller.document.design
    window.docks.show("inspector")
    for kind in {element.kind for element in design.elements}:
        element = next(element for element in design.elements if element.kind == kind)
        window.wiring.show_element(element.id)
        QApplication.processEvents()
        found |= {
            f"{kind}: {line}" for line in (*_cut_at_last(qtbot, window.inspector), *_cut_choices(window.inspector))
        }
    window.scene.select_ids(())
    window.inspector.show_selection(())
    QApplication.processEvents()
    found |= {f"design: {line}" for line in _cut_at_last(qtbot, window.inspector)}
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count()):
            if bar.isVisible() and bar.elideMode() != Qt.TextElideMode.ElideNone and not bar.usesScrollButtons():
                needed = bar.fontMetrics().horizontalAdvance(bar.tabText(tab))
                if bar.tabRect(tab).width() < needed:
                    found.add(f"tab {bar.tabText(tab)!r}")
    assert sorted(found) == []


@pytest.mark.usefixtures("_spoken")
def test_no_panel_below_pushes_the_drawing_together(make_window: MakeWindow, qtbot: QtBot) -> None:
    """Whoever goes from one tab to the next keeps what is seen of the drawing where it is."""
    window = make_window("enterprise")
    below = [row.id for row in DOCKS if row.area is Qt.DockWidgetArea.BottomDockWidgetArea]
    window.docks.show(below[0])
    qtbot.wait(50)  # until the docks have settled
    height = window.view.height()
    for dock_id in below:
        window.docks.show(dock_id)
        QApplication.processEvents()
        assert window.view.height() == height, dock_id


def _bars(area: QAbstractScrollArea) -> set[str]:
    """Which scroll bars are to be seen."""
    bars = {"across": area.horizontalScrollBar(), "down": area.verticalScrollBar()}
    return {name for name, bar in bars.items() if bar.isVisible()}


@pytest.mark.usefixtures("_spoken")
def test_no_panel_below_scrolls_around_a_list_that_scrolls(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    wait_for_findings(window, qtbot)
    window.what_if_panel.switch_off(("pool01",))
    qtbot.waitUntil(lambda: window.what_if_panel.loss is not None, timeout=20_000)
    for row in DOCKS:
        if row.area is Qt.DockWidgetArea.BottomDockWidgetArea:
            window.docks.show(row.id)
            qtbot.wait(50)
            area = window.docks[row.id].widget()
            assert isinstance(area, QAbstractScrollArea)
            assert _bars(area) == set(), row.id


@pytest.mark.usefixtures("_spoken")
def test_no_column_of_the_mobility_matrix_is_cut(make_window: MakeWindow, qtbot: QtBot) -> None:
    """On a small screen the words stand below the matrix; on a large one beside it, and columns are of one width."""
    window = make_window("enterprise")
    wait_for_findings(window, qtbot)
    window.docks.show("mobility")
    panel = window.mobility_panel
    qtbot.waitUntil(lambda: panel.is_current, timeout=20_000)
    qtbot.wait(50)
    columns = range(panel.cells.columnCount())
    assert _bars(panel.cells) <= {"down"}
    assert all(panel.cells.columnWidth(column) >= panel.cells.sizeHintForColumn(column) for column in columns)
    panel.cells.setCurrentCell(1, 1)
    qtbot.wait(50)
    assert panel.banner.isVisible()
    assert panel.banner.mapTo(panel, panel.banner.rect().topLeft()).y() >= panel.tabs.geometry().bottom()
    window.resize(2200, 1300)
    qtbot.waitUntil(lambda: panel.banner.mapTo(panel, panel.banner.rect().topLeft()).x() > panel.tabs.width())
    widths = {panel.cells.columnWidth(column) for column in columns}
    assert max(widths) - min(widths) <= 1


def test_the_reason_why_a_path_ends_can_be_read_to_its_end(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    window.docks.show("path")
    window.path_panel.ask("phone-wifi")
    (banner,) = (found for found in window.path_panel.findChildren(VerdictBanner) if type(found) is VerdictBanner)
    qtbot.waitUntil(lambda: "spoofing rule" in banner.text)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in _said(banner)))


def _said(banner: VerdictBanner) -> list[QLabel]:
    return [label for label in banner.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.mark.usefixtures("_spoken")
def test_a_comment_can_be_read_and_answered_on_a_small_screen(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    window.docks.show("review")
    comments, checklist = window.review_panel.comments, window.review_panel.checklist
    qtbot.wait(50)
    assert comments.answer.width() >= 200
    assert comments.view.columnWidth(2) >= 200
    assert _bars(comments.view) == set()
    window.review_panel.tabs.setCurrentWidget(checklist)
    qtbot.wait(50)
    assert _bars(checklist.view) == {"down"}
    assert checklist.view.isColumnHidden(4)
    window.resize(2400, 1300)
    qtbot.waitUntil(lambda: not checklist.view.isColumnHidden(4))
    assert checklist.view.columnWidth(2) >= 240


@pytest.mark.usefixtures("_spoken")
def test_heads_of_columns_are_whole(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    window.docks.show("findings")
    header = window.findings_panel.view.horizontalHeader()
    for column in range(header.count() - 1):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


@pytest.mark.usefixtures("_spoken")
def test_the_window_fits_a_small_screen_at_150_percent(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    for row in DOCKS:
        window.docks.show(row.id)
    QApplication.processEvents()
    least = window.minimumSizeHint()
    assert least.width() <= 1366 / 1.5
    assert least.height() <= 768 / 1.5 - 30, "a title bar, too"


SMALL = QSize(910, 512)
"""A screen of 1366 by 768 at 150 %."""


def _dialogs(window: MainWindow) -> Iterator[QWidget]:
    document = window.controller.document
    choices = [Choice(stem, stem, "What it is for. " * 12) for stem in ("one", "two", "three")]
    yield Gallery(window, "New design", "Start from", choices)
    yield ExportDialog(window, ExportChoice(Path("/tmp"), ("dns",), ("html",)), lambda *_: None)
    versions = (None, document, document)
    yield MergeDialog(window, versions, ("ours", "theirs"), merge(*versions))
    yield ShortcutsDialog(window)
    yield Interview(window)
    yield RulesDialog(window)


@pytest.mark.usefixtures("_spoken")
def test_every_dialog_has_its_buttons_on_a_small_screen(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: SMALL)
    window = make_window("standard")
    window.resize(SMALL)
    for dialog in _dialogs(window):
        dialog.show()
        QApplication.processEvents()
        assert dialog.width() <= SMALL.width(), type(dialog)
        assert dialog.height() <= SMALL.height(), type(dialog)
        found = list(_cut(dialog))
        dialog.close()
        assert found == [], type(dialog)


def test_the_first_window_leaves_room_for_its_frame(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The status bar is not below the screen of a small laptop, under the title bar that the desktop adds."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(1366, 768))
    sizes: list[QSize] = []
    monkeypatch.setattr(MainWindow, "resize", lambda _, *size: sizes.append(QSize(*size)))
    make_window(is_shown=False)
    assert sizes[0].width() + 16 <= 1366
    assert sizes[0].height() + 48 <= 768
