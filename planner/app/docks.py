"""The panels around the canvas as docks: where they stand, and when they are built.

A module of its own because it is a table, and because a panel that nobody looks at costs nothing: it is built when
it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu, QTabBar, QWidget

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.app.panel_area import PanelArea
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.app.window import MainWindow

Area = Qt.DockWidgetArea
_WIDE = 1200
"""A narrower screen leaves its panels less, so that the drawing keeps the most."""


def _palette(_window: MainWindow) -> QWidget:
    from planner.app.panels.palette import Palette

    return Palette()


def _inspector(window: MainWindow) -> QWidget:
    from planner.app.panels.inspector import Inspector

    return Inspector(window.controller)


def _findings(window: MainWindow) -> QWidget:
    from planner.app.panels.findings import FindingsPanel

    return FindingsPanel(window.controller)


def _path(window: MainWindow) -> QWidget:
    from planner.app.panels.path import PathPanel

    return PathPanel(window.controller)


def _mobility(window: MainWindow) -> QWidget:
    from planner.app.panels.mobility import MobilityPanel

    return MobilityPanel(window.controller, window.questions)


def _traffic(window: MainWindow) -> QWidget:
    from planner.app.panels.traffic import TrafficPanel

    return TrafficPanel(window.controller, window.questions)


def _what_if(window: MainWindow) -> QWidget:
    from planner.app.panels.what_if import WhatIfPanel

    return WhatIfPanel(window.controller, window.questions)


def _worksheets(window: MainWindow) -> QWidget:
    from planner.app.panels.worksheets import WorksheetsPanel

    return WorksheetsPanel(window.controller, window.background)


def _tree(window: MainWindow) -> QWidget:
    from planner.app.panels.tree import DesignTree

    return DesignTree(window.controller)


def _overview(window: MainWindow) -> QWidget:
    from planner.app.panels.overview import Overview

    return Overview(window.controller, window.scene, window.view)


def _review(window: MainWindow) -> QWidget:
    from planner.app.panels.review import ReviewPanel

    return ReviewPanel(window.controller, window.settings)


def _help(window: MainWindow) -> QWidget:
    from planner.app.appearance.shortcuts import Shortcuts
    from planner.app.panels.help import HelpPanel

    return HelpPanel(lambda: Shortcuts(window).rows())


@dataclass(frozen=True, slots=True)
class Row:
    """One dock.

    Attributes:
        make: builds the panel. is_shown: at the first start. keys: show it and give it the keyboard.
        is_below: stands below the others of its area, not behind them.
    """

    id: str
    title: str
    area: Qt.DockWidgetArea
    make: Callable[[MainWindow], QWidget]
    is_shown: bool = True
    keys: str = ""
    is_below: bool = False


DOCKS: tuple[Row, ...] = (
    Row("palette", QT_TRANSLATE_NOOP("docks", "Palette"), Area.LeftDockWidgetArea, _palette, keys="Alt+1"),
    Row("tree", QT_TRANSLATE_NOOP("docks", "Design"), Area.LeftDockWidgetArea, _tree, keys="Alt+2"),
    Row("inspector", QT_TRANSLATE_NOOP("docks", "Properties"), Area.RightDockWidgetArea, _inspector, keys="Alt+3"),
    Row("findings", QT_TRANSLATE_NOOP("docks", "Findings"), Area.BottomDockWidgetArea, _findings, keys="Alt+4"),
    Row("path", QT_TRANSLATE_NOOP("docks", "Path"), Area.BottomDockWidgetArea, _path, keys="Alt+5"),
    Row("traffic", QT_TRANSLATE_NOOP("docks", "Traffic"), Area.BottomDockWidgetArea, _traffic),
    Row("mobility", QT_TRANSLATE_NOOP("docks", "Mobility"), Area.BottomDockWidgetArea, _mobility, keys="Alt+8"),
    Row("what_if", QT_TRANSLATE_NOOP("docks", "What if"), Area.BottomDockWidgetArea, _what_if, keys="Alt+9"),
    Row("worksheets", QT_TRANSLATE_NOOP("docks", "Worksheets"), Area.BottomDockWidgetArea, _worksheets, keys="Alt+6"),
    Row(
        "overview",
        QT_TRANSLATE_NOOP("docks", "Overview"),
        Area.LeftDockWidgetArea,
        _overview,
        keys="Ctrl+Alt+M",
        is_below=True,
    ),
    Row("review", QT_TRANSLATE_NOOP("docks", "Review"), Area.BottomDockWidgetArea, _review, False, keys="Alt+0"),
    Row("help", QT_TRANSLATE_NOOP("docks", "Help"), Area.BottomDockWidgetArea, _help, False, keys="Alt+7"),
)


class Docks(QObject):
    """The docks of one window.

    Signals:
        built(str): a panel exists now; connect it.
    """

    built = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._rows = {row.id: row for row in DOCKS}
        self._docks = {row.id: self._make(row) for row in DOCKS}
        self._panels: dict[str, QWidget] = {}
        self._away: QByteArray | None = None
        """How the panels stood before they were put away."""
        self._go_actions = {row.id: self._make_go_action(row) for row in DOCKS}

    def __getitem__(self, dock_id: str) -> QDockWidget:
        """The dock of this id."""
        return self._docks[dock_id]

    def arrange(self) -> None:
        """Puts every dock where it stands at the first start."""
        window = self._window
        firsts: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for key, dock in self._docks.items():
            row = self._rows[key]
            dock.setFloating(False)
            if row.is_below:
                window.addDockWidget(row.area, dock, Qt.Orientation.Vertical)
            elif row.area in firsts:
                window.tabifyDockWidget(firsts[row.area], dock)
            else:
                window.addDockWidget(row.area, dock)
                firsts[row.area] = dock
            dock.setVisible(row.is_shown)
        for dock in firsts.values():
            dock.raise_()
        left, right, bottom = (self._docks[key] for key in ("palette", "inspector", "findings"))
        widths = [264, 340] if window.screen().availableSize().width() >= _WIDE else [190, 250]
        window.resizeDocks([left, right], widths, Qt.Orientation.Horizontal)
        window.resizeDocks([bottom], [230], Qt.Orientation.Vertical)
        window.resizeDocks([left, self._docks["overview"]], [480, 160], Qt.Orientation.Vertical)
        self.hide_stray_tab_bars()

    def hide_stray_tab_bars(self) -> None:
        """Hides tab bars that Qt forgot: docks tabified before the window is shown leave some behind (Qt 6.11)."""
        bars: dict[str, QTabBar] = {}  # and shows whole words on the others, where there is no room with arrows
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            stray = bars.get(bar.tabText(0))
            if stray is not None:
                stray.hide()
            bars[bar.tabText(0)] = bar
            bar.setElideMode(Qt.TextElideMode.ElideNone)

    def panel(self, dock_id: str) -> QWidget:
        """The panel in a dock; built if it is not there yet."""
        dock = self._docks[dock_id]
        if dock_id not in self._panels:
            row = self._rows[dock_id]
            self._panels[dock_id] = panel = row.make(self._window)
            panel.setObjectName(f"{dock_id}-panel")
            dock.setWidget(PanelArea(panel) if row.area is Area.BottomDockWidgetArea else panel)
            self.built.emit(dock_id)
            self._tell_seen(dock_id, dock.isVisible() and not dock.visibleRegion().isEmpty())
        return self._panels[dock_id]

    def is_built(self, dock_id: str) -> bool:
        """Tells whether a panel exists."""
        return dock_id in self._panels

    def show(self, dock_id: str) -> QWidget:
        """Brings a panel to the front and gives it the keyboard."""
        panel = self.panel(dock_id)
        dock = self._docks[dock_id]
        dock.show()
        dock.raise_()
        _first_control(panel).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return panel

    @property
    def are_away(self) -> bool:
        """Tells whether the drawing is alone in the window."""
        return not any(dock.isVisible() for dock in self._docks.values())

    def put_away(self) -> None:
        """Leaves the whole window to the drawing; asked again, brings the panels back that were there."""
        window = self._window
        if not self.are_away:
            self._away = window.saveState()
            for dock in self._docks.values():
                dock.hide()
        elif self._away is None or not window.restoreState(self._away):
            self.arrange()
        else:
            self._away = None
            self.hide_stray_tab_bars()

    def fill_menu(self, menu: QMenu) -> None:
        """Adds the switches of all docks."""
        for key, dock in self._docks.items():
            action = dock.toggleViewAction()
            keys = self._go_actions[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{dock.windowTitle()}\t{keys}" if keys else dock.windowTitle())
            menu.addAction(action)

    def retranslate(self) -> None:
        """Builds the panels that exist anew and names the docks, in the language that is installed."""
        for key, dock in self._docks.items():
            self._name(dock, translate("docks", self._rows[key].title))
            self._go_actions[key].setText(dock.windowTitle())
            old = dock.widget()
            if self._panels.pop(key, None) is not None:
                dock.setWidget(None)  # type: ignore[arg-type]  # the stubs know no empty dock
                old.deleteLater()
                self.panel(key)

    def go_action(self, dock_id: str) -> QAction:
        """The action that goes to a panel, whose shortcut can be changed."""
        return self._go_actions[dock_id]

    def go(self, dock_id: str) -> None:
        """Goes to a panel; from inside it back to the drawing."""
        dock = self._docks[dock_id]
        focus = self._window.focusWidget()
        if focus is not None and dock.isAncestorOf(focus) and dock.isVisible():
            self._window.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.show(dock_id)

    def _make(self, row: Row) -> QDockWidget:
        dock = QDockWidget(self._window)
        self._name(dock, translate("docks", row.title))
        dock.setObjectName(row.id)
        dock.setAllowedAreas(Area.AllDockWidgetAreas)
        dock.visibilityChanged.connect(lambda is_seen: self._on_seen(row.id, is_seen))
        return dock

    def _name(self, dock: QDockWidget, title: str) -> None:
        dock.setWindowTitle(title)
        dock.setAccessibleName(title)

    def _make_go_action(self, row: Row) -> QAction:
        action = QAction(self._docks[row.id].windowTitle(), self._window)
        action.setObjectName(f"panel-{row.id}")
        action.setShortcuts(self._window.settings.keys_of(action.objectName(), (row.keys,) if row.keys else ()))
        action.triggered.connect(lambda: self.go(row.id))
        self._window.addAction(action)
        return action

    def _on_seen(self, dock_id: str, is_seen: bool) -> None:
        if is_seen and self._window.is_ready:
            self.panel(dock_id)
        if self.is_built(dock_id):
            self._tell_seen(dock_id, is_seen)

    def _tell_seen(self, dock_id: str, is_seen: bool) -> None:
        """Tells a panel that works or draws only while it is looked at. A dock behind another one is not hidden."""
        tell = getattr(self._panels[dock_id], "set_seen", None)
        if tell is not None:
            tell(is_seen)


def _first_control(panel: QWidget) -> QWidget:
    """What takes the keyboard when one goes to a panel: what it names, else its first control that Tab stops at."""
    if panel.focusProxy() is not None or panel.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return panel.focusProxy() or panel
    control = panel.nextInFocusChain()
    while control is not None and control is not panel:
        stops = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible() and control.isEnabled()
        if stops and panel.isAncestorOf(control):
            return control
        control = control.nextInFocusChain()
    return panel
