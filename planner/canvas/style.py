"""Style: every colour and size of the canvas, in a light and a dark theme.

A module of its own because a colour that is named twice will differ one day, and contrast is tested here.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QGuiApplication

from planner.model.zones import ZoneKind
from planner.records import dataclass


class Trust(StrEnum):
    """How far a zone is trusted; decides its colour."""

    OUTSIDE = "outside"
    PERIMETER_OUTER = "perimeter-outer"
    PERIMETER_INNER = "perimeter-inner"
    INSIDE = "inside"
    BRANCH = "branch"
    PARTNER = "partner"
    TELEPHONE = "telephone"


TRUST_OF_ZONE = {
    ZoneKind.INTERNET: Trust.OUTSIDE,
    ZoneKind.CELLULAR: Trust.OUTSIDE,
    ZoneKind.GUEST_WIFI: Trust.OUTSIDE,
    ZoneKind.PERIMETER_OUTER: Trust.PERIMETER_OUTER,
    ZoneKind.PERIMETER_INNER: Trust.PERIMETER_INNER,
    ZoneKind.INTERNAL: Trust.INSIDE,
    ZoneKind.WIFI: Trust.INSIDE,
    ZoneKind.BRANCH: Trust.BRANCH,
    ZoneKind.PARTNER: Trust.PARTNER,
    ZoneKind.CLOUD: Trust.PARTNER,
    ZoneKind.PSTN: Trust.TELEPHONE,
}

ZONE_ICONS = {
    ZoneKind.INTERNET: "zone-internet",
    ZoneKind.CELLULAR: "zone-cellular",
    ZoneKind.GUEST_WIFI: "zone-wifi",
    ZoneKind.PERIMETER_OUTER: "zone-perimeter",
    ZoneKind.PERIMETER_INNER: "zone-perimeter",
    ZoneKind.INTERNAL: "zone-internal",
    ZoneKind.WIFI: "zone-wifi",
    ZoneKind.BRANCH: "zone-branch",
    ZoneKind.PARTNER: "partner",
    ZoneKind.CLOUD: "cloud",
    ZoneKind.PSTN: "zone-pstn",
}

KIND_LABELS = {
    ZoneKind.INTERNET: "Outside",
    ZoneKind.CELLULAR: "Outside",
    ZoneKind.GUEST_WIFI: "Outside, guests",
    ZoneKind.PERIMETER_OUTER: "Outer perimeter",
    ZoneKind.PERIMETER_INNER: "Inner perimeter",
    ZoneKind.INTERNAL: "Inside",
    ZoneKind.WIFI: "Inside, wireless",
    ZoneKind.BRANCH: "Branch",
    ZoneKind.PARTNER: "Partner",
    ZoneKind.CLOUD: "Cloud",
    ZoneKind.PSTN: "Telephony",
}
"""Trust in words, so that nothing is said by colour alone."""


class Family(StrEnum):
    """Kinds of boxes that share a tint."""

    SERVER = "server"
    STORE = "store"
    FILTER = "filter"
    DEVICE = "device"
    CLIENT = "client"
    CLOUD = "cloud"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Tint:
    """A surface, its border, and text or strokes on it."""

    fill: str
    border: str
    ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of the canvas, as #rrggbb."""

    name: str
    canvas: str
    ground: str
    grid: str
    text: str
    muted: str
    node: str
    node_border: str
    accent: str
    accent_fill: str
    line: str
    attachment: str
    balances: str
    publishes: str
    path: str
    path_text: str
    zones: dict[Trust, Tint]
    families: dict[Family, Tint]
    severities: dict[str, Tint]


LIGHT = Theme(
    name="light",
    canvas="#f4f5f7",
    ground="#fafbfc",
    grid="#d8dce2",
    text="#1b2330",
    muted="#566072",
    node="#ffffff",
    node_border="#c3cad5",
    accent="#1a66d9",
    accent_fill="#dbe8fc",
    line="#5f6b7c",
    attachment="#8b96a6",
    balances="#7547b8",
    publishes="#8f5b00",
    path="#b3125f",
    path_text="#ffffff",
    zones={
        Trust.OUTSIDE: Tint("#fcf3f1", "#dfb3aa", "#8a2f1d"),
        Trust.PERIMETER_OUTER: Tint("#fdf5e4", "#e0c387", "#6d4c00"),
        Trust.PERIMETER_INNER: Tint("#f7f5ea", "#cfc8a0", "#554e14"),
        Trust.INSIDE: Tint("#eff6f1", "#a6cbb0", "#1d5a2f"),
        Trust.BRANCH: Tint("#edf6f7", "#9ac7ca", "#12535a"),
        Trust.PARTNER: Tint("#f3f1fb", "#bdb4e4", "#473a9b"),
        Trust.TELEPHONE: Tint("#eff2f6", "#b3bdca", "#384456"),
    },
    families={
        Family.SERVER: Tint("#e6effc", "#b7cff2", "#1d56b0"),
        Family.STORE: Tint("#e9edf3", "#c3ccd9", "#3d4b61"),
        Family.FILTER: Tint("#fce9e5", "#efbdb1", "#a3341d"),
        Family.DEVICE: Tint("#f0e9fb", "#d0bdee", "#6a3fae"),
        Family.CLIENT: Tint("#e2f3f2", "#aed7d4", "#0c5f5c"),
        Family.CLOUD: Tint("#ebe8fa", "#c6bdec", "#4c3da6"),
        Family.SUPPORT: Tint("#eef0f2", "#cbd1d8", "#465261"),
    },
    severities={
        "error": Tint("#b42318", "#ffffff", "#ffffff"),
        "warning": Tint("#8a5a00", "#ffffff", "#ffffff"),
        "info": Tint("#1d5fbf", "#ffffff", "#ffffff"),
    },
)

DARK = Theme(
    name="dark",
    canvas="#15181d",
    ground="#1a1e24",
    grid="#272c35",
    text="#e8ebf0",
    muted="#a5aebc",
    node="#222831",
    node_border="#434d5c",
    accent="#6ea8ff",
    accent_fill="#23364f",
    line="#97a2b3",
    attachment="#717d8f",
    balances="#b79af0",
    publishes="#e0b054",
    path="#ff7ab8",
    path_text="#2a0a1b",
    zones={
        Trust.OUTSIDE: Tint("#251b1a", "#6b443c", "#f1ab9c"),
        Trust.PERIMETER_OUTER: Tint("#252017", "#695a32", "#e6c36c"),
        Trust.PERIMETER_INNER: Tint("#222217", "#5b5b35", "#d6d27c"),
        Trust.INSIDE: Tint("#17221a", "#3f6149", "#95d6a7"),
        Trust.BRANCH: Tint("#152324", "#3a6064", "#88d0d5"),
        Trust.PARTNER: Tint("#1e1b2a", "#534a89", "#c0b5f6"),
        Trust.TELEPHONE: Tint("#1b2027", "#4b5667", "#b9c4d5"),
    },
    families={
        Family.SERVER: Tint("#1f3354", "#34558a", "#a9cbff"),
        Family.STORE: Tint("#2d3644", "#475468", "#c5d0e0"),
        Family.FILTER: Tint("#4a241c", "#7a4034", "#ffb4a3"),
        Family.DEVICE: Tint("#35264f", "#5a4484", "#d0b8ff"),
        Family.CLIENT: Tint("#173a39", "#2c605e", "#93dcd8"),
        Family.CLOUD: Tint("#2c2752", "#4d4590", "#c3b9ff"),
        Family.SUPPORT: Tint("#2d333b", "#4a525d", "#c3cad4"),
    },
    severities={
        "error": Tint("#ff8a7a", "#15181d", "#2b0500"),
        "warning": Tint("#f2b84b", "#15181d", "#2b1c00"),
        "info": Tint("#80b3ff", "#15181d", "#00122e"),
    },
)

NODE_RADIUS = 8.0
ZONE_RADIUS = 12.0
SITE_RADIUS = 14.0
ICON_SIZE = 22.0
ICON_FIELD = 36.0

DETAIL_MINIMUM = 0.45
"""Below this zoom, boxes show their name in large letters and nothing that could not be read anyway."""
NAME_MINIMUM = 0.26
"""Below this zoom, boxes show no name either."""
LABEL_MINIMUM = 0.5
"""Below this zoom, lines show no labels."""
ICON_MINIMUM = 0.16
"""Below this zoom, boxes are plain."""


@lru_cache(maxsize=256)
def color(text: str) -> QColor:
    """The colour written as #rrggbb or #aarrggbb."""
    return QColor(text)


@lru_cache(maxsize=32)
def _font(family: str, size: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    # Names copied out of a PDF must be found again by their letters, and those of a ligature are not.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def font(size: int, *, is_bold: bool = False) -> QFont:
    """The application's font in a size of scene units."""
    weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
    return _font(QGuiApplication.font().family(), size, weight.value)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    bright, dark = sorted((_luminance(color(first)), _luminance(color(second))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(value: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
