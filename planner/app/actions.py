"""Every action of the window: what it is called, its keys, when it can be done, what it does.

A module of its own because it is a table: menus, tool bar and (later) the command palette read it, and a test says
that nothing in it is out of reach.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from planner.app.marks import plain_icon
from planner.app.settings import Theme
from planner.app.translated import QT_TRANSLATE_NOOP, translate
from planner.editing.autolayout import LayOut
from planner.editing.moves import Alignment, Direction

if TYPE_CHECKING:
    from planner.app.window import MainWindow

Keys = QKeySequence.StandardKey
Run = Callable[["MainWindow"], object]
Test = Callable[["MainWindow"], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One action.

    Attributes:
        text: with & before the letter of its mnemonic; translated when shown.
        keys: texts of shortcuts, or one of the platform's own.
        is_enabled, is_checked: None for always, and for actions that cannot be checked.
    """

    id: str
    text: str
    run: Run
    keys: tuple[str, ...] | Keys = ()
    icon: str = ""
    is_enabled: Test | None = None
    is_checked: Test | None = None


def _has_selection(window: MainWindow) -> bool:
    return bool(window.scene.selected_ids())


def _has_several(window: MainWindow) -> bool:
    return len(window.scene.selected_ids()) > 1


def _has_elements(window: MainWindow) -> bool:
    return bool(window.controller.document.design.elements)


def _has_findings(window: MainWindow) -> bool:
    latest = window.runner.latest
    return latest is not None and bool(latest.findings)


def _theme(theme: Theme) -> Run:
    return lambda window: window.choose_theme(theme)


def _wears(theme: Theme) -> Test:
    return lambda window: window.settings.theme is theme


def _aligned(alignment: Alignment) -> Run:
    return lambda window: window.scene.align_selection(alignment)


def _distributed(direction: Direction) -> Run:
    return lambda window: window.scene.distribute_selection(direction)


ACTIONS: tuple[Row, ...] = (
    # File
    Row("new", QT_TRANSLATE_NOOP("actions", "&New…"), lambda w: w.files.new(), Keys.New, "new"),
    Row("open", QT_TRANSLATE_NOOP("actions", "&Open…"), lambda w: w.files.open(), Keys.Open, "open"),
    Row("save", QT_TRANSLATE_NOOP("actions", "&Save"), lambda w: w.save(), Keys.Save, "save"),
    Row("save-as", QT_TRANSLATE_NOOP("actions", "Save &as…"), lambda w: w.save_as(), ("Ctrl+Shift+S",), "save-as"),
    Row(
        "import",
        QT_TRANSLATE_NOOP("actions", "&Import topology…"),
        lambda w: w.files.import_topology(),
        ("Ctrl+I",),
        "import",
    ),
    Row(
        "export",
        QT_TRANSLATE_NOOP("actions", "&Export worksheets…"),
        lambda w: w.export_worksheets(),
        ("Ctrl+E",),
        "export",
    ),
    Row(
        "export-pages",
        QT_TRANSLATE_NOOP("actions", "Worksheets as P&DF…"),
        lambda w: w.export_pages(),
        (),
        "print",
        _has_elements,
    ),
    Row(
        "export-picture",
        QT_TRANSLATE_NOOP("actions", "Export &picture…"),
        lambda w: w.export_picture(),
        ("Ctrl+Shift+E",),
        "export",
        _has_elements,
    ),
    Row("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), lambda w: w.close(), ("Ctrl+Q",), "close"),
    # Edit
    Row(
        "undo",
        QT_TRANSLATE_NOOP("actions", "&Undo"),
        lambda w: w.undo(),
        Keys.Undo,
        "undo",
        lambda w: w.controller.session.can_undo,
    ),
    Row(
        "redo",
        QT_TRANSLATE_NOOP("actions", "&Redo"),
        lambda w: w.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda w: w.controller.session.can_redo,
    ),
    Row("cut", QT_TRANSLATE_NOOP("actions", "Cu&t"), lambda w: w.view.cut_selection(), Keys.Cut, "cut", _has_selection),
    Row(
        "copy",
        QT_TRANSLATE_NOOP("actions", "&Copy"),
        lambda w: w.view.copy_selection(),
        Keys.Copy,
        "copy",
        _has_selection,
    ),
    Row(
        "copy-picture",
        QT_TRANSLATE_NOOP("actions", "Copy as p&icture"),
        lambda w: w.copy_picture(),
        ("Ctrl+Shift+C",),
        "copy",
        _has_elements,
    ),
    Row("paste", QT_TRANSLATE_NOOP("actions", "&Paste"), lambda w: w.view.paste(), Keys.Paste, "paste"),
    Row(
        "duplicate",
        QT_TRANSLATE_NOOP("actions", "&Duplicate"),
        lambda w: w.view.duplicate_selection(),
        ("Ctrl+D",),
        "duplicate",
        _has_selection,
    ),
    Row(
        "delete",
        QT_TRANSLATE_NOOP("actions", "De&lete"),
        lambda w: w.scene.delete_selection(),
        ("Del",),
        "delete",
        _has_selection,
    ),
    Row(
        "select-all",
        QT_TRANSLATE_NOOP("actions", "Select &all"),
        lambda w: w.scene.select_all(),
        Keys.SelectAll,
        "select-all",
        _has_elements,
    ),
    Row(
        "rename",
        QT_TRANSLATE_NOOP("actions", "Re&name"),
        lambda w: w.view.rename_selection(),
        ("F2",),
        "rename",
        _has_selection,
    ),
    Row(
        "connect",
        QT_TRANSLATE_NOOP("actions", "Co&nnect"),
        lambda w: w.scene.connect_selection(),
        ("Ctrl+L",),
        "connect",
        _has_selection,
    ),
    Row("properties", QT_TRANSLATE_NOOP("actions", "Properties"), lambda w: w.edit_selection(), ("F4",), "settings"),
    # Arrange
    Row(
        "lay-out",
        QT_TRANSLATE_NOOP("actions", "&Lay out everything"),
        lambda w: w.controller.propose(LayOut()),
        ("Ctrl+Shift+L",),
        "layout",
        _has_elements,
    ),
    *(
        Row(f"align-{alignment.value}", text, _aligned(alignment), (), f"align-{alignment.value}", _has_several)
        for alignment, text in (
            (Alignment.LEFT, QT_TRANSLATE_NOOP("actions", "Align &left")),
            (Alignment.CENTRE, QT_TRANSLATE_NOOP("actions", "Align &centre")),
            (Alignment.RIGHT, QT_TRANSLATE_NOOP("actions", "Align &right")),
            (Alignment.TOP, QT_TRANSLATE_NOOP("actions", "Align &top")),
            (Alignment.MIDDLE, QT_TRANSLATE_NOOP("actions", "Align &middle")),
            (Alignment.BOTTOM, QT_TRANSLATE_NOOP("actions", "Align &bottom")),
        )
    ),
    Row(
        "distribute-horizontally",
        QT_TRANSLATE_NOOP("actions", "Distribute &horizontally"),
        _distributed(Direction.HORIZONTALLY),
        (),
        "distribute-horizontally",
        _has_several,
    ),
    Row(
        "distribute-vertically",
        QT_TRANSLATE_NOOP("actions", "Distribute &vertically"),
        _distributed(Direction.VERTICALLY),
        (),
        "distribute-vertically",
        _has_several,
    ),
    Row(
        "fold",
        QT_TRANSLATE_NOOP("actions", "&Fold pools"),
        lambda w: w.scene.fold_selection(is_folded=True),
        ("Ctrl+-",),
        "fold",
        _has_selection,
    ),
    Row(
        "unfold",
        QT_TRANSLATE_NOOP("actions", "&Unfold pools"),
        lambda w: w.scene.fold_selection(is_folded=False),
        ("Ctrl+Shift+-",),
        "unfold",
        _has_selection,
    ),
    # View
    Row(
        "zoom-in", QT_TRANSLATE_NOOP("actions", "Zoom &in"), lambda w: w.view.zoom_in(), ("Ctrl++", "Ctrl+="), "zoom-in"
    ),
    Row(
        "zoom-out", QT_TRANSLATE_NOOP("actions", "Zoom &out"), lambda w: w.view.zoom_out(), ("Ctrl+Alt+-",), "zoom-out"
    ),
    Row(
        "zoom-actual",
        QT_TRANSLATE_NOOP("actions", "&Actual size"),
        lambda w: w.view.zoom_actual(),
        ("Ctrl+1",),
        "zoom-actual",
    ),
    Row(
        "zoom-fit",
        QT_TRANSLATE_NOOP("actions", "&Fit everything"),
        lambda w: w.view.zoom_fit(),
        ("Ctrl+0",),
        "zoom-fit",
    ),
    Row(
        "zoom-selection",
        QT_TRANSLATE_NOOP("actions", "Fit &selection"),
        lambda w: w.view.zoom_selection(),
        ("Ctrl+2",),
        "zoom-selection",
        _has_selection,
    ),
    Row(
        "theme-system",
        QT_TRANSLATE_NOOP("actions", "As the &system"),
        _theme(Theme.SYSTEM),
        is_checked=_wears(Theme.SYSTEM),
    ),
    Row("theme-light", QT_TRANSLATE_NOOP("actions", "&Light"), _theme(Theme.LIGHT), is_checked=_wears(Theme.LIGHT)),
    Row("theme-dark", QT_TRANSLATE_NOOP("actions", "&Dark"), _theme(Theme.DARK), is_checked=_wears(Theme.DARK)),
    Row("reset-panels", QT_TRANSLATE_NOOP("actions", "&Reset panels"), lambda w: w.reset_panels()),
    Row("go-canvas", QT_TRANSLATE_NOOP("actions", "Go to the &drawing"), lambda w: w.view.setFocus(), ("F6",)),
    # Check
    Row(
        "next-finding",
        QT_TRANSLATE_NOOP("actions", "&Next finding"),
        lambda w: w.step_finding(1),
        ("F8",),
        "next",
        _has_findings,
    ),
    Row(
        "previous-finding",
        QT_TRANSLATE_NOOP("actions", "&Previous finding"),
        lambda w: w.step_finding(-1),
        ("Shift+F8",),
        "previous",
        _has_findings,
    ),
    Row("check-now", QT_TRANSLATE_NOOP("actions", "&Check now"), lambda w: w.runner.run_now(), ("F5",), "check"),
    Row("follow-path", QT_TRANSLATE_NOOP("actions", "&Follow a path…"), lambda w: w.follow_path(), ("Ctrl+P",), "path"),
    Row(
        "clear-path",
        QT_TRANSLATE_NOOP("actions", "Clear the path"),
        lambda w: w.clear_path(),
        ("Ctrl+Shift+P",),
        "close",
    ),
    Row(
        "worksheets",
        QT_TRANSLATE_NOOP("actions", "&Worksheets"),
        lambda w: w.docks.show("worksheets"),
        ("Ctrl+W",),
        "worksheets",
    ),
    # Help
    Row("tour", QT_TRANSLATE_NOOP("actions", "&Tour"), lambda w: w.show_tour(), Keys.HelpContents, "help"),
    Row("rules", QT_TRANSLATE_NOOP("actions", "&Rule book"), lambda w: w.docks.show("rules"), ("Shift+F1",), "check"),
    Row("about", QT_TRANSLATE_NOOP("actions", "&About"), lambda w: w.show_about(), (), "info"),
)
"""Every action, by menu."""


class Actions:
    """The actions of one window, made from the table."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._rows = {row.id: row for row in ACTIONS}
        self._made = {row.id: self._make(row) for row in ACTIONS}
        window.addActions(list(self._made.values()))
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        """The action of this id."""
        return self._made[action_id]

    def refresh(self) -> None:
        """Enables and checks what the present state asks for; names what undo would undo."""
        window = self._window
        for key, action in self._made.items():
            row = self._rows[key]
            if row.is_enabled is not None:
                action.setEnabled(row.is_enabled(window))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(window))
        session = window.controller.session
        for key, label in (("undo", session.undo_label), ("redo", session.redo_label)):
            text = translate("actions", self._rows[key].text)
            self._made[key].setText(f"{text} {label[:1].lower()}{label[1:]}" if label else text)

    def recolour(self) -> None:
        """Draws the icons in the colours of another theme."""
        for key, action in self._made.items():
            if self._rows[key].icon:
                action.setIcon(plain_icon(self._rows[key].icon))

    def _make(self, row: Row) -> QAction:
        action = QAction(translate("actions", row.text), self._window)
        action.setObjectName(row.id)
        if isinstance(row.keys, tuple):
            action.setShortcuts([QKeySequence(text) for text in row.keys])
        else:
            action.setShortcuts(row.keys)
        if row.icon:
            action.setIcon(plain_icon(row.icon))
        action.setCheckable(row.is_checked is not None)
        action.triggered.connect(lambda _=False: row.run(self._window))
        return action
