"""Actions of the menu Edit: changing what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Keys, Row, can_redo, can_undo, has_elements, has_selection
from planner.app.appearance.translated import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _find(window: MainWindow) -> None:
    from planner.app.searching.search_bar import search_bar_of

    search_bar_of(window).begin()


def _step(window: MainWindow, by: int) -> None:
    from planner.app.searching.search_bar import search_bar_of

    search_bar_of(window).step(by)


def _add_here(window: MainWindow) -> None:
    from planner.app.searching import choosing

    choosing.add_here(window)


def _move_to_zone(window: MainWindow) -> None:
    from planner.app.searching import choosing

    choosing.move_to_zone(window)


def _connect_to(window: MainWindow) -> None:
    from planner.app.searching import choosing

    choosing.connect_to(window)


EDIT: tuple[Row, ...] = (
    Row(
        "undo",
        QT_TRANSLATE_NOOP("actions", "&Undo"),
        lambda w: w.undo(),
        Keys.Undo,
        "undo",
        can_undo,
    ),
    Row(
        "redo",
        QT_TRANSLATE_NOOP("actions", "&Redo"),
        lambda w: w.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        can_redo,
    ),
    Row("cut", QT_TRANSLATE_NOOP("actions", "Cu&t"), lambda w: w.view.cut_selection(), Keys.Cut, "cut", has_selection),
    Row(
        "copy",
        QT_TRANSLATE_NOOP("actions", "&Copy"),
        lambda w: w.view.copy_selection(),
        Keys.Copy,
        "copy",
        has_selection,
    ),
    Row(
        "copy-picture",
        QT_TRANSLATE_NOOP("actions", "Copy as p&icture"),
        lambda w: w.copy_picture(),
        ("Ctrl+Shift+C",),
        "copy",
        has_elements,
    ),
    Row("paste", QT_TRANSLATE_NOOP("actions", "&Paste"), lambda w: w.view.paste(), Keys.Paste, "paste"),
    Row(
        "duplicate",
        QT_TRANSLATE_NOOP("actions", "&Duplicate"),
        lambda w: w.view.duplicate_selection(),
        ("Ctrl+D",),
        "duplicate",
        has_selection,
    ),
    Row(
        "delete",
        QT_TRANSLATE_NOOP("actions", "De&lete"),
        lambda w: w.scene.delete_selection(),
        ("Del",),
        "delete",
        has_selection,
    ),
    Row(
        "select-all",
        QT_TRANSLATE_NOOP("actions", "Select &all"),
        lambda w: w.scene.select_all(),
        Keys.SelectAll,
        "select-all",
        has_elements,
    ),
    Row("find", QT_TRANSLATE_NOOP("actions", "&Find…"), _find, Keys.Find, "search", has_elements),
    Row("find-next", QT_TRANSLATE_NOOP("actions", "Find ne&xt"), lambda w: _step(w, 1), ("F3",), "", has_elements),
    Row(
        "find-previous",
        QT_TRANSLATE_NOOP("actions", "Find pre&vious"),
        lambda w: _step(w, -1),
        ("Shift+F3",),
        "",
        has_elements,
    ),
    Row(
        "select-connected",
        QT_TRANSLATE_NOOP("actions", "Select co&nnected"),
        lambda w: w.scene.select_connected(),
        ("Ctrl+Shift+A",),
        "select-all",
        has_selection,
    ),
    Row(
        "select-alike",
        QT_TRANSLATE_NOOP("actions", "Select same &kind"),
        lambda w: w.scene.select_alike(),
        ("Ctrl+Alt+A",),
        "select-all",
        has_selection,
    ),
    Row(
        "invert-selection",
        QT_TRANSLATE_NOOP("actions", "&Invert selection"),
        lambda w: w.scene.invert_selection(),
        ("Ctrl+Shift+I",),
        "select-all",
        has_elements,
    ),
    Row(
        "quick-add",
        QT_TRANSLATE_NOOP("actions", "&Add by name…"),
        lambda w: w.view.quick_add(),
        ("Ctrl+Space",),
        "new",
    ),
    Row("add-note", QT_TRANSLATE_NOOP("actions", "Add n&ote"), lambda w: w.view.add_note(), ("Ctrl+J",), "rename"),
    Row(
        "add-frame",
        QT_TRANSLATE_NOOP("actions", "Add &frame"),
        lambda w: w.view.add_note(is_frame=True),
        ("Ctrl+Shift+J",),
        "select-all",
    ),
    Row(
        "rename",
        QT_TRANSLATE_NOOP("actions", "Re&name"),
        lambda w: w.view.rename_selection(),
        ("F2",),
        "rename",
        has_selection,
    ),
    Row(
        "connect",
        QT_TRANSLATE_NOOP("actions", "Co&nnect"),
        lambda w: w.scene.connect_selection(),
        ("Ctrl+L",),
        "connect",
        has_selection,
    ),
    Row("add-here", QT_TRANSLATE_NOOP("actions", "Add an &element…"), _add_here, ("Ins",), "new"),
    Row(
        "move-to-zone",
        QT_TRANSLATE_NOOP("actions", "&Move to a zone…"),
        _move_to_zone,
        ("Ctrl+Shift+M",),
        "zone",
        has_selection,
    ),
    Row(
        "connect-to",
        QT_TRANSLATE_NOOP("actions", "Connect &to…"),
        _connect_to,
        ("Ctrl+Alt+L",),
        "connect",
        has_selection,
    ),
    Row("properties", QT_TRANSLATE_NOOP("actions", "Properties"), lambda w: w.edit_selection(), ("F4",), "settings"),
)
