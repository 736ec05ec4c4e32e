"""Actions of the menu View: how the drawing is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Row, Run, Test, has_selection
from planner.app.appearance.settings import Language, Theme
from planner.app.appearance.translated import QT_TRANSLATE_NOOP
from planner.app.areas import go_round
from planner.canvas.layers import Layer

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _theme(theme: Theme) -> Run:
    return lambda window: window.choose_theme(theme)


def _wears(theme: Theme) -> Test:
    return lambda window: window.settings.theme is theme


_STAYS_ENGLISH = QT_TRANSLATE_NOOP(
    "actions",
    "Findings, reasons, rule pages, worksheets and design files stay in English, the language of the product.",
)


def _speaks(language: Language) -> Test:
    return lambda window: window.settings.language is language


def _language(language: Language) -> Run:
    return lambda window: window.choose_language(language)


def _show_palette(window: MainWindow) -> None:
    from planner.app.searching.command_palette import CommandPalette
    from planner.app.searching.commands import commands_of

    CommandPalette(window, commands_of(window)).open()


def _toggle_motion(window: MainWindow) -> None:
    from planner.app.appearance.motion import toggle

    toggle(window)


_LAYERS: tuple[tuple[Layer, str], ...] = (
    (Layer.ADDRESSES, QT_TRANSLATE_NOOP("actions", "&Addresses")),
    (Layer.NAMES, QT_TRANSLATE_NOOP("actions", "&DNS names")),
    (Layer.LABELS, QT_TRANSLATE_NOOP("actions", "&Labels of lines")),
    (Layer.PORTS, QT_TRANSLATE_NOOP("actions", "&Ports of lines")),
    (Layer.OPENINGS, QT_TRANSLATE_NOOP("actions", "Firewall &openings")),
    (Layer.SITES, QT_TRANSLATE_NOOP("actions", "&Sites")),
    (Layer.FLOWS, QT_TRANSLATE_NOOP("actions", "&Flows and paths")),
    (Layer.FINDINGS, QT_TRANSLATE_NOOP("actions", "F&indings")),
)


def _shows(layer: Layer) -> Test:
    return lambda window: layer in window.scene.sync.layers


def _toggle(layer: Layer) -> Run:
    return lambda window: window.toggle_layer(layer)


def _put_away(window: MainWindow) -> None:
    window.docks.put_away()
    window.view.setFocus()
    window.refresh_actions()


VIEW: tuple[Row, ...] = (
    *(Row(f"layer-{layer.value}", text, _toggle(layer), is_checked=_shows(layer)) for layer, text in _LAYERS),
    Row(
        "zoom-in", QT_TRANSLATE_NOOP("actions", "Zoom &in"), lambda w: w.view.zoom_in(), ("Ctrl++", "Ctrl+="), "zoom-in"
    ),
    Row("zoom-out", QT_TRANSLATE_NOOP("actions", "Zoom &out"), lambda w: w.view.zoom_out(), ("Ctrl+-",), "zoom-out"),
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
        has_selection,
    ),
    Row(
        "theme-system",
        QT_TRANSLATE_NOOP("actions", "As the &system"),
        _theme(Theme.SYSTEM),
        is_checked=_wears(Theme.SYSTEM),
    ),
    Row("theme-light", QT_TRANSLATE_NOOP("actions", "&Light"), _theme(Theme.LIGHT), is_checked=_wears(Theme.LIGHT)),
    Row("theme-dark", QT_TRANSLATE_NOOP("actions", "&Dark"), _theme(Theme.DARK), is_checked=_wears(Theme.DARK)),
    *(
        Row(
            f"language-{language.value}",
            text,
            _language(language),
            is_checked=_speaks(language),
            tip=_STAYS_ENGLISH,
        )
        for language, text in (
            (Language.SYSTEM, QT_TRANSLATE_NOOP("actions", "As the s&ystem speaks")),
            (Language.ENGLISH, "&English"),  # each language in itself: whoever needs it must be able to read it
            (Language.GERMAN, "&Deutsch"),
        )
    ),
    Row(
        "animate",
        QT_TRANSLATE_NOOP("actions", "A&nimate layout changes"),
        lambda w: _toggle_motion(w),
        is_checked=lambda w: w.settings.wants_motion,
        tip=QT_TRANSLATE_NOOP("actions", "Elements glide to new places, unless the system asks for less motion."),
    ),
    Row(
        "drawing-alone",
        QT_TRANSLATE_NOOP("actions", "Drawing alon&e"),
        _put_away,
        ("F11",),
        is_checked=lambda w: w.docks.are_away,
        tip=QT_TRANSLATE_NOOP("actions", "The whole window for the drawing; once more brings the panels back."),
    ),
    Row("reset-panels", QT_TRANSLATE_NOOP("actions", "&Reset panels"), lambda w: w.reset_panels()),
    Row("go-canvas", QT_TRANSLATE_NOOP("actions", "Go to the &drawing"), lambda w: w.view.setFocus(), ("Alt+Home",)),
    Row("next-area", QT_TRANSLATE_NOOP("actions", "&Next area"), lambda w: go_round(w, 1), ("F6",)),
    Row("previous-area", QT_TRANSLATE_NOOP("actions", "Pre&vious area"), lambda w: go_round(w, -1), ("Shift+F6",)),
    Row(
        "command-palette",
        QT_TRANSLATE_NOOP("actions", "&Command palette…"),
        lambda w: _show_palette(w),
        ("Ctrl+Shift+P",),
        "search",
    ),
)
