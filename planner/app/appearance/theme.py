"""Light and dark: one pair of palettes for the whole window, following the system or the user's choice.

A module of its own because half-dark is worse than either: every colour of the window that is not a palette role
stands here, in both themes, with a contrast of at least 4.5 to 1.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from planner.app.appearance.settings import Theme
from planner.canvas import style
from planner.findings.finding import Severity
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of one theme, as #rrggbb.

    Attributes:
        window, base, alternate, button: backgrounds. text, dim: foregrounds. line: borders.
        accent, accent_text: selection. good: what works.
        severities: foreground on the backgrounds, by severity.
    """

    window: str
    base: str
    alternate: str
    button: str
    text: str
    dim: str
    line: str
    accent: str
    accent_text: str
    link: str
    good: str
    severities: dict[str, str]

    def of(self, severity: Severity) -> QColor:
        """Colour of a severity."""
        return QColor(self.severities[severity.value])


LIGHT = Colours(
    window="#eef0f3",
    base="#ffffff",
    alternate="#f6f7f9",
    button="#fafbfc",
    text=style.LIGHT.text,
    dim=style.LIGHT.muted,
    line=style.LIGHT.node_border,
    accent=style.LIGHT.accent,
    accent_text="#ffffff",
    link=style.LIGHT.accent,
    good="#1a6e37",
    severities={key: tint.fill for key, tint in style.LIGHT.severities.items()},
)
DARK = Colours(
    window="#20252c",
    base="#191d23",
    alternate="#1e232a",
    button="#2b323c",
    text=style.DARK.text,
    dim=style.DARK.muted,
    line=style.DARK.node_border,
    accent="#2e70cc",
    accent_text="#ffffff",
    link=style.DARK.accent,
    good="#7fd69b",
    severities={key: tint.fill for key, tint in style.DARK.severities.items()},
)


def is_dark(palette: QPalette | None = None) -> bool:
    """Tells whether the window (or a palette) is dark."""
    return (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """Colours of the theme that is worn now."""
    return DARK if is_dark() else LIGHT


def palette_of(theme: Colours) -> QPalette:
    """The palette of a theme, with all roles and the disabled group."""
    role = QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.alternate,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.dim,
        role.Text: theme.text,
        role.Button: theme.button,
        role.ButtonText: theme.text,
        role.BrightText: theme.accent_text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
    }.items():
        palette.setColor(key, QColor(colour))
    base = QColor(theme.window)
    is_light = theme is LIGHT
    palette.setColor(role.Light, base.lighter(108 if is_light else 130))
    palette.setColor(role.Midlight, base.lighter(104 if is_light else 115))
    palette.setColor(role.Mid, QColor(theme.line))
    palette.setColor(role.Dark, base.darker(125 if is_light else 150))
    palette.setColor(role.Shadow, base.darker(200))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.dim))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.button))
    # A field that cannot be filled in is no sheet of paper.
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(theme.window))
    return palette


def tinted(background: QColor, colour: QColor, share: float = 0.12) -> QColor:
    """A background with a little of another colour."""
    return _between(background, colour, share)


def _between(first: QColor, second: QColor, share: float) -> QColor:
    def mix(one: float, other: float) -> float:
        return one + (other - one) * share

    return QColor.fromRgbF(
        mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()), mix(first.blueF(), second.blueF())
    )


class ThemeKeeper(QObject):
    """Puts the chosen theme on and follows the system while that is the choice.

    Signals:
        changed(): other colours are worn; what is painted by hand must be painted anew.
    """

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme, *, is_in_fusion: bool = False) -> None:
        super().__init__(application)
        self._is_in_fusion = is_in_fusion
        self._application = application
        self._theme = theme
        self._dark_style: object | None = None
        self._worn: Colours | None = None
        self._wear()
        application.styleHints().colorSchemeChanged.connect(self._wear)

    @property
    def theme(self) -> Theme:
        """What is chosen."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Puts on another theme."""
        self._theme = theme
        self._wear()

    def _wear(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        is_dark_wanted = self._theme is Theme.DARK or (self._theme is Theme.SYSTEM and scheme is Qt.ColorScheme.Dark)
        wanted = DARK if is_dark_wanted else LIGHT
        if wanted is not self._worn:
            self._worn = wanted
            self._put_style_on()
            self._application.setPalette(palette_of(wanted))
            self.changed.emit()

    def _put_style_on(self) -> None:
        """Fusion everywhere, for one look on every system; in the dark with outlines of our own."""
        if self._worn is DARK:
            from planner.app.appearance.dark_style import (
                DarkStyle,  # QStyle has many enumerations and takes 50 ms to import
            )

            self._dark_style = style = DarkStyle()  # kept, because the application does not keep it for Python
            self._application.setStyle(style)
        elif not self._is_in_fusion:  # asking costs as much: it is `setStyle` and `style` that bring QStyle to Python
            self._application.setStyle("Fusion")
        self._is_in_fusion = self._worn is not DARK
