"""Picture: a document drawn for paper and for other programs: cropped, with margin and title block, without a window.

A module of its own because a picture shows no selection, badge or gesture, and must be the same on every machine and
at every hour: it has a scene of its own, and nothing in it comes from a clock.
"""

import html
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator

from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.openings_overlay import Plate
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.look import TRANSPARENT, Look
from planner.canvas.scene import CanvasScene
from planner.canvas.stage import Stage
from planner.canvas.style import color, font
from planner.canvas.timeless_pdf import without_clock
from planner.model.document import Document

T = TypeVar("T", NodeItem, ZoneItem, LinkItem, NoteItem, SiteItem)
UNTITLED = "Untitled design"

_MARGIN = 30.0
_BLOCK = 64.0
"""Height of the title block with the room above it."""
_MOST_PIXELS = 30_000
_PAPER_DPI = 600
_SMALLEST_ON_A4 = 0.14
"""Millimetres to a scene unit below which A3 is taken: text of 11 units is then under 4.4 points."""
_LARGEST_ON_PAPER = 0.3
"""Millimetres to a scene unit: three boxes are not blown up to fill a page."""
_DOTS_PER_METRE = 96 / 0.0254


class NoPictureError(Exception):
    """Why there can be no picture, in words."""


class Picture:
    """One drawing with its title block, measured in scene units. Close it when it is no longer needed."""

    def __init__(
        self,
        document: Document,
        look: Look | None = None,
        shown: Iterable[str] | None = None,
        subtitle: str = "",
        stage: Stage | None = None,
    ) -> None:
        """Draws a document.

        Args:
            document: what is drawn.
            look: colours.
            shown: ids of the elements that are drawn, with the lines between them and the contents of zones; None
                for everything.
            subtitle: goes on after the title of the design, for instance a site.
            stage: of another picture of the same document and look, to be shared.

        Raises:
            NoPictureError: there is nothing to be seen, or no font to write with.
        """
        if not QFontInfo(font(12)).family():  # without fonts Qt still lists families, and paints boxes
            raise NoPictureError(
                "There is no font on this machine to write the names with; "
                "cure on Debian and Ubuntu: sudo apt-get install fonts-dejavu-core"
            )
        self.look = look or Look()
        self.subtitle = subtitle
        title = document.title or UNTITLED
        self.title = f"{title} – {subtitle}" if subtitle else title
        self.product = f"Skype for Business Server {document.design.product.value}"
        self._shown = None if shown is None else frozenset(shown)
        look = self.look
        self._stage = stage or Stage(document, look.theme, look.layers, look.words, look.view)
        self._stage.hold()
        if stage is None:
            self._stage.scene.show_paths(look.ways)
        self.product += self._left_out()
        self._crop = self._drawn()
        if self._crop.isEmpty():
            self.close()
            raise NoPictureError("There is nothing to draw.")

    def _left_out(self) -> str:
        """Says that a view leaves something out: on paper nobody can look whether there is more."""
        sync = self._stage.scene.sync
        count = len(sync.hidden - {link.id for link in self.document.design.links})
        words = "1 element is" if count == 1 else f"{count} elements are"
        return f" – {words} not shown in this view" if count else ""

    def close(self) -> None:
        """Lets go of the drawing."""
        self._stage.release()

    def part(self, shown: Iterable[str], subtitle: str) -> "Picture":
        """Another picture of the same document, of some elements; it costs little, and is closed by itself.

        Raises:
            NoPictureError: nothing of them is drawn.
        """
        return Picture(self.document, self.look, shown, subtitle, self._stage)

    @property
    def _scene(self) -> CanvasScene:
        """The scene, with the part of this picture to be seen."""
        self._stage.show(self, self._shown)
        return self._stage.scene

    @property
    def size(self) -> QSizeF:
        """Width and height with margins and title block."""
        title = QFontMetricsF(font(16, is_bold=True)).horizontalAdvance(self.title)
        width = max(self._crop.width(), title, 240.0) + 2 * _MARGIN
        return QSizeF(math.ceil(width), math.ceil(self._crop.height() + 2 * _MARGIN + _BLOCK))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of everything that is drawn, zones first, for those who cannot see it."""
        sync = self._scene.sync
        zones = (item.zone.name for item in sync.zones.values() if item.isVisible())
        notes = (item.annotation.text for item in sync.notes.values() if item.isVisible())
        return (*zones, *(item.face.title for item in sync.nodes.values() if item.isVisible()), *notes)

    @property
    def document(self) -> Document:
        """The document that is drawn, also what of it is not shown."""
        return self._stage.scene.sync.document

    @property
    def zones(self) -> tuple[ZoneItem, ...]:
        """Areas to be seen, the lowest first."""
        return tuple(sorted(_visible(self._scene.sync.zones), key=ZoneItem.zValue))

    @property
    def sites(self) -> tuple[SiteItem, ...]:
        """Grounds of sites to be seen."""
        return _visible(self._scene.sites.items)

    @property
    def nodes(self) -> tuple[NodeItem, ...]:
        """Boxes to be seen."""
        return _visible(self._scene.sync.nodes)

    @property
    def lines(self) -> tuple[LinkItem, ...]:
        """Lines to be seen."""
        return _visible(self._scene.sync.links)

    @property
    def origin(self) -> QPointF:
        """Where the origin of the scene comes to lie on the picture."""
        return QPointF((self.size.width() - self._crop.width()) / 2 - self._crop.x(), _MARGIN - self._crop.y())

    @property
    def block(self) -> QRectF:
        """Where the title block stands on the picture, below its rule."""
        size = self.size
        return QRectF(_MARGIN, size.height() - _MARGIN - _BLOCK + 18, size.width() - 2 * _MARGIN, _BLOCK - 18)

    def paint(self, painter: QPainter) -> None:
        """Paints in scene units, the left upper corner at the origin."""
        size, crop = self.size, self._crop
        if self.look.paper != TRANSPARENT:
            painter.fillRect(QRectF(QPointF(), size), QColor(self.look.paper))
        painter.save()
        self._scene.render(painter, crop.translated(self.origin), crop)
        painter.restore()
        self._paint_block(painter)

    def _paint_block(self, painter: QPainter) -> None:
        theme, place = self.look.theme, self.block
        painter.setPen(QPen(color(theme.node_border), 1.0))
        painter.drawLine(place.topLeft(), place.topRight())
        painter.setPen(color(theme.text))
        painter.setFont(font(16, is_bold=True))
        painter.drawText(place.topLeft() + QPointF(0, 24), self.title)
        painter.setPen(color(theme.muted))
        painter.setFont(font(12))
        painter.drawText(place.topLeft() + QPointF(0, 44), self.product)

    @property
    def notes(self) -> tuple[NoteItem, ...]:
        """Notes and frames to be seen, the lowest first."""
        return tuple(sorted(_visible(self._scene.sync.notes), key=NoteItem.zValue))

    @property
    def plates(self) -> tuple[Plate, ...]:
        """What is written at the firewalls to be seen."""
        return self._scene.openings.plates

    def _drawn(self) -> QRectF:
        """The rectangle around what is to be seen, without the room that boxes keep for their handles."""
        sync = self._scene.sync
        crop = QRectF()
        for boxes in (sync.nodes, sync.zones, sync.notes):
            for item in boxes.values():
                if item.isVisible():
                    crop = crop.united(QRectF(item.box.x, item.box.y, item.box.width, item.box.height))
        for line in sync.links.values():
            if line.isVisible():
                crop = crop.united(line.sceneBoundingRect())
        for site in self.sites:
            crop = crop.united(QRectF(site.box.x, site.box.y, site.box.width, site.box.height))
        for plate in self.plates:
            crop = crop.united(QRectF(plate.box.x, plate.box.y, plate.box.width, plate.box.height))
        area = self.look.view.area if self.look.view is not None else None
        if area is not None and self._shown is None:
            return crop.intersected(QRectF(area.x, area.y, area.width, area.height))
        return crop if crop.isEmpty() else crop.adjusted(-1, -1, 1, 1)


def _visible(items: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(item for item in items.values() if item.isVisible())


def shown_of(document: Document, ids: Iterable[str]) -> frozenset[str]:
    """Ids of elements that a list of ids means: machines and VIPs stand for their holders.

    Raises:
        NoPictureError: an id that the design does not have.
    """
    found = set()
    for key in ids:
        owner = document.design.owner_of(key)
        if owner is None:
            raise NoPictureError(f"The design has no element '{key}'.")
        found.add(owner.id)
    return frozenset(found)


# --- formats


def svg_bytes(picture: Picture, scale: float = 1.0) -> bytes:
    """The picture as SVG: text stays text, and the names stand in its description, too."""
    data, buffer = _buffer()
    size = picture.size
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(QSize(math.ceil(size.width() * scale), math.ceil(size.height() * scale)))
    generator.setViewBox(QRectF(QPointF(), size))
    generator.setTitle(picture.title)
    generator.setDescription(f"{picture.product}: {', '.join(picture.names)}")
    painter = _painter(generator)
    picture.paint(painter)
    painter.end()
    return _with_spare_fonts(bytes(data.data()))


def image_of(picture: Picture, scale: float = 1.0) -> QImage:
    """The picture as pixels, `scale` for each scene unit.

    Raises:
        NoPictureError: it would be too large.
    """
    size = picture.size * scale
    width, height = math.ceil(size.width()), math.ceil(size.height())
    image = QImage() if max(width, height) > _MOST_PIXELS else QImage(width, height, QImage.Format.Format_ARGB32)
    if image.isNull():
        raise NoPictureError(f"{width} x {height} pixels are too many for a picture: take a smaller scale.")
    image.fill(Qt.GlobalColor.transparent)
    image.setDotsPerMeterX(round(_DOTS_PER_METRE * scale))
    image.setDotsPerMeterY(round(_DOTS_PER_METRE * scale))
    painter = _painter(image)
    painter.scale(scale, scale)
    picture.paint(painter)
    painter.end()
    return image


def png_bytes(picture: Picture, scale: float = 1.0) -> bytes:
    """The picture as PNG.

    Raises:
        NoPictureError: it would be too large.
    """
    data, buffer = _buffer()
    # PySide's stubs ask for bytes where Qt takes a name.
    if not image_of(picture, scale).save(buffer, "PNG"):  # type: ignore[call-overload]
        raise NoPictureError("Qt cannot write PNG here.")
    return bytes(data.data())


def pdf_bytes(pictures: Sequence[Picture]) -> bytes:
    """Pictures as pages of a PDF, each fitted to A4 across, or to A3 where A4 would be too small to read."""
    data, buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_PAPER_DPI)
    writer.setTitle(pictures[0].title)
    writer.setCreator("Topology Planner for Skype for Business Server")
    writer.setPageLayout(page_for(pictures[0]))  # before anything is painted, or the first page has the usual paper
    painter = _painter(writer)
    for index, picture in enumerate(pictures):
        if index:
            writer.setPageLayout(page_for(picture))
            writer.newPage()
        _paint_page(painter, writer, picture)
    painter.end()
    return without_clock(bytes(data.data()))


def paint_pages(device: QPagedPaintDevice, pictures: Sequence[Picture]) -> None:
    """Paints each picture on a page of the paper that the device has, for instance a printer."""
    painter = _painter(device)
    for index, picture in enumerate(pictures):
        if index:
            device.newPage()
        _paint_page(painter, device, picture)
    painter.end()


def _paint_page(painter: QPainter, device: QPagedPaintDevice, picture: Picture) -> None:
    size, dots = picture.size, device.logicalDpiX()
    largest = _LARGEST_ON_PAPER / 25.4 * dots
    scale = min(device.width() / size.width(), device.height() / size.height(), largest)
    painter.save()
    if picture.look.paper not in (TRANSPARENT, "#ffffff"):
        page = device.pageLayout().fullRectPixels(dots)
        inner = device.pageLayout().paintRectPixels(dots)
        painter.fillRect(page.translated(-inner.topLeft()), QColor(picture.look.paper))
    painter.translate((device.width() - size.width() * scale) / 2, (device.height() - size.height() * scale) / 2)
    painter.scale(scale, scale)
    picture.paint(painter)
    painter.restore()


def page_for(picture: Picture) -> QPageLayout:
    """The paper a picture is best read on: A4 across, or A3 where A4 would be too small."""
    page = _page(QPageSize.PageSizeId.A4)
    room, size = page.paintRect(QPageLayout.Unit.Millimeter), picture.size
    per_unit = min(room.width() / size.width(), room.height() / size.height())
    return page if per_unit >= _SMALLEST_ON_A4 else _page(QPageSize.PageSizeId.A3)


def _page(size: QPageSize.PageSizeId) -> QPageLayout:
    margins = QMarginsF(8, 8, 8, 8)
    return QPageLayout(QPageSize(size), QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer


def _painter(device: QSvgGenerator | QImage | QPagedPaintDevice) -> QPainter:
    painter = QPainter()
    if not painter.begin(device):
        raise NoPictureError("Qt cannot paint here.")
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def _with_spare_fonts(svg: bytes) -> bytes:
    """Names the font that was measured with, and what to take where it is missing."""
    names = f"{QFontInfo(font(12)).family()}, DejaVu Sans, Segoe UI, Arial, sans-serif"
    return re.sub(rb'font-family="[^"]*"', f'font-family="{html.escape(names)}"'.encode(), svg)
