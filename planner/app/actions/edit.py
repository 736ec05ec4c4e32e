"""Actions of the menu Edit: changing what is selected."""

from __future__ import annotations

from planner.app.actions.row import Keys, Row, has_elements, has_selection
from planner.app.translated import QT_TRANSLATE_NOOP

EDIT: tuple[Row, ...] = (
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
    Row("properties", QT_TRANSLATE_NOOP("actions", "Properties"), lambda w: w.edit_selection(), ("F4",), "settings"),
)
