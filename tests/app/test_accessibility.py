"""Every control has a name, nothing holds the keyboard, and text can be read in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollBar, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from planner.app.appearance.theme import DARK, LIGHT, Colours, palette_of
from planner.app.areas import areas_of
from planner.app.docks import DOCKS
from planner.app.window import MainWindow
from planner.canvas import style

_SAID_BY_QT = ("qt_spinbox_lineedit", "qt_scrollarea_viewport", "qt_dockwidget", "qt_toolbar_ext_button")
_NAMELESS = {
    QAccessible.Role.ScrollBar,
    QAccessible.Role.Client,
    QAccessible.Role.Grip,
    QAccessible.Role.Separator,
    QAccessible.Role.Splitter,
    QAccessible.Role.LayeredPane,
}


def _unnamed(top: QWidget) -> Iterator[str]:
    """Controls that take the keyboard and have no name, with the way to them."""
    for widget in top.findChildren(QWidget):
        if not _is_control(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or interface.role() in _NAMELESS:
            continue
        if not (interface.text(QAccessible.Text.Name) or widget.accessibleName()).strip():
            above = widget.parentWidget()
            yield f"{type(widget).__name__} in {type(above).__name__} of {top.objectName() or type(top).__name__}"


def _is_control(widget: QWidget) -> bool:
    if widget.objectName().startswith(_SAID_BY_QT) or isinstance(widget, QScrollBar):
        return False
    if isinstance(widget, QLabel) and not widget.text():
        return False  # a line that has nothing to say
    above = widget.parentWidget()
    if above is not None and above.metaObject().className() == "QComboBoxPrivateContainer":
        return False  # the list of a combo box is named after its box by Qt
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


@pytest.mark.parametrize("dock", [row.id for row in DOCKS])
def test_every_control_of_a_panel_has_a_name(window: MainWindow, dock: str, qtbot: QtBot) -> None:
    window.scene.select_ids((window.controller.document.design.firewalls[0].id,))
    panel = window.docks.show(dock)
    qtbot.wait(50)
    assert sorted(set(_unnamed(panel))) == []


def test_every_control_of_the_frame_has_a_name(window: MainWindow) -> None:
    assert sorted(set(_unnamed(window))) == []


def _dialogs_of_actions(window: MainWindow) -> Iterator[QDialog]:
    for action in ("command-palette", "shortcuts", "tour"):
        window.actions_table[action].trigger()
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield dialog
                dialog.reject()
                dialog.deleteLater()
        QApplication.processEvents()


def test_every_control_of_a_dialog_has_a_name(window: MainWindow) -> None:
    seen = 0
    for dialog in _dialogs_of_actions(window):
        assert dialog.windowTitle()
        assert sorted(set(_unnamed(dialog))) == []
        seen += 1
    assert seen >= 2


def test_f6_leads_through_every_area_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.view.setFocus()
    areas = areas_of(window)
    assert len(areas) >= 5
    for area in (*areas[1:], areas[0]):
        window.actions_table["next-area"].trigger()
        focus = window.focusWidget()
        assert focus is area or area.isAncestorOf(focus), f"{area.objectName()}: {focus}"
    for area in (*reversed(areas[1:]), areas[0]):
        window.actions_table["previous-area"].trigger()
        focus = window.focusWidget()
        assert focus is area or area.isAncestorOf(focus), f"back to {area.objectName()}: {focus}"


@pytest.mark.parametrize("dock", [row.id for row in DOCKS])
def test_going_to_a_panel_goes_to_a_control_that_says_what_it_is(window: MainWindow, dock: str, qtbot: QtBot) -> None:
    window.activateWindow()
    window.view.setFocus()
    window.docks.go(dock)
    panel = window.docks.panel(dock)
    qtbot.waitUntil(lambda: panel is window.focusWidget() or panel.isAncestorOf(window.focusWidget()))
    focus = window.focusWidget()
    assert focus.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not isinstance(focus, (QLabel, QSplitter))
    interface = QAccessible.queryAccessibleInterface(focus)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name)


def test_going_to_the_properties_goes_to_the_first_field(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("sql01",))
    window.activateWindow()
    window.view.setFocus()
    qtbot.wait(50)
    window.docks.go("inspector")
    rows = window.inspector.forms[0].rows
    qtbot.waitUntil(lambda: window.focusWidget() is rows["name"].control.focusProxy())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is rows["id"].control.focusProxy()


@pytest.mark.parametrize("dock", [row.id for row in DOCKS])
def test_tab_leaves_every_panel_or_goes_round(window: MainWindow, dock: str, qtbot: QtBot) -> None:
    """No control keeps the keyboard: Tab reaches something else within as many steps as there are controls."""
    panel = window.docks.show(dock)
    start = window.focusWidget()
    assert start is not None
    most = len(panel.findChildren(QWidget)) + 40
    seen = [start]
    for _ in range(most):
        here = window.focusWidget()
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if window.focusWidget() is here:
            qtbot.keyClick(here, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert window.focusWidget() is not here, f"{type(here).__name__} '{here.accessibleName()}' keeps the keyboard"
        seen.append(window.focusWidget())
        if window.focusWidget() in (start, window.view):
            return
    pytest.fail(f"Tab comes to no end in {dock}")


_ROLES = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", list(QPalette.ColorGroup)[:3], ids=["active", "disabled", "inactive"])
def test_text_can_be_read(theme: Colours, group: QPalette.ColorGroup) -> None:
    palette = palette_of(theme)
    faint = {}
    for text, ground in _ROLES:
        found = style.contrast(palette.color(group, text).name(), palette.color(group, ground).name())
        if found < 4.5:
            faint[f"{text.name} on {ground.name}"] = round(found, 2)
    assert faint == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_lines_and_words_of_severities_can_be_seen(theme: Colours) -> None:
    for ground in (theme.window, theme.base, theme.alternate):
        for name, colour in theme.severities.items():
            assert style.contrast(colour, ground) >= 4.5, f"{name} on {ground}"
        assert style.contrast(theme.good, ground) >= 4.5
        assert style.contrast(theme.dim, ground) >= 4.5
        assert style.contrast(theme.accent, ground) >= 3.0, "focus and selection"


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_the_drawing_can_be_read(theme: style.Theme) -> None:
    faint = {}
    pairs = {
        "title": (theme.text, theme.node),
        "words": (theme.muted, theme.node),
        "words outside": (theme.muted, theme.canvas),
        **{f"zone {trust}": (tint.ink, tint.fill) for trust, tint in theme.zones.items()},
        **{f"badge {name}": (tint.ink, tint.fill) for name, tint in theme.severities.items()},
    }
    for name, (ink, ground) in pairs.items():
        if style.contrast(ink, ground) < 4.5:
            faint[name] = round(style.contrast(ink, ground), 2)
    shapes = {
        "line": (theme.line, theme.canvas),
        "selection": (theme.accent, theme.canvas),
        "selection in a zone": (theme.accent, theme.zones[style.Trust.INSIDE].fill),
        "path": (theme.path, theme.canvas),
        **{f"icon {family}": (tint.ink, tint.fill) for family, tint in theme.families.items()},
    }
    for name, (ink, ground) in shapes.items():
        if style.contrast(ink, ground) < 3.0:
            faint[name] = round(style.contrast(ink, ground), 2)
    assert faint == {}


def test_colour_is_never_alone() -> None:
    """Severities have a word and a shape each; trust of a zone has words."""
    assert QColor(LIGHT.severities["error"]) != QColor(LIGHT.severities["warning"])
    assert set(style.KIND_LABELS) == set(style.TRUST_OF_ZONE) == set(style.ZONE_ICONS)
