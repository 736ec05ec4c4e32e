"""Icons: SVG drawings in the colour that the theme wants.

A module of its own because the files are drawn with `currentColor`, and QtSvg has no notion of it outside a web
page; window and canvas both need them tinted. No pixmaps on the canvas: they would blur at 150 %.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.resource_files import resource_path

FALLBACK = "machine"


@cache
def _folder() -> str:
    return str(resource_path("icons"))  # asked once: some forty icons are read before a window is seen


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    try:
        with open(f"{_folder()}/{name}.svg", encoding="utf-8") as stream:
            return stream.read()
    except FileNotFoundError:
        if name == FALLBACK:
            raise
        return _source(FALLBACK)


@lru_cache(maxsize=512)
def icon_renderer(name: str, ink: str) -> QSvgRenderer:
    """The drawing `name` with its strokes in `ink` (#rrggbb); an unknown name gives the drawing of a machine."""
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))


def draw_icon(painter: QPainter, name: str, ink: str, place: QRectF) -> None:
    """Draws an icon as vectors."""
    icon_renderer(name, ink).render(painter, place)


class _SvgEngine(QIconEngine):
    """Draws one of our SVGs at whatever size is asked, greyed when disabled, in the ink of words on chosen rows."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setOpacity(0.4 if mode is QIcon.Mode.Disabled else 1.0)
        ink = self._ink
        if mode is QIcon.Mode.Selected:  # red on blue could hardly be seen; the shape still says what it is
            ink = QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText).name()
        draw_icon(painter, self._name, ink, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._name, self._ink)


def icon(name: str, ink: str) -> QIcon:
    """An icon for actions and lists, drawn anew at every size and scale."""
    return QIcon(_SvgEngine(name, ink))
