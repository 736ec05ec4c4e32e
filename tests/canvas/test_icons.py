from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.canvas.icons import draw_icon, icon, icon_renderer
from planner.canvas.style import ZONE_ICONS
from planner.editing.palette import PALETTE
from planner.resource_files import resource_path


def drawn(name: str, ink: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, name, ink, QRectF(0, 0, 48, 48))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_every_kind_has_an_icon_of_its_own_file(qtbot: QtBot) -> None:
    names = {row.icon for row in PALETTE} | set(ZONE_ICONS.values()) | {"machine", "error", "warning", "info"}
    assert [name for name in sorted(names) if not resource_path("icons", f"{name}.svg").is_file()] == []


def test_every_shipped_icon_is_a_drawing_in_the_colour_of_the_text(qtbot: QtBot) -> None:
    for path in sorted(resource_path("icons").glob("*.svg")):
        text = path.read_text("utf-8")
        assert text.count("currentColor") == 1, path.name
        assert "#" not in text, path.name
        assert icon_renderer(path.stem, "#123456").isValid(), path.name
        assert colours(drawn(path.stem, "#123456")) == {"#123456"}, path.name


def test_an_unknown_name_draws_a_machine(qtbot: QtBot) -> None:
    assert drawn("teapot", "#ff0000") == drawn("machine", "#ff0000")


def test_an_icon_is_drawn_at_any_size_and_greyed_when_disabled(qtbot: QtBot) -> None:
    saving = icon("save", "#123456")
    for size in (16, 24, 64):
        assert saving.pixmap(QSize(size, size)).width() == size
    faint = saving.pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    strong = saving.pixmap(QSize(48, 48)).toImage()
    assert max(QColor(faint.pixelColor(x, 24)).alpha() for x in range(48)) < 140
    assert max(QColor(strong.pixelColor(x, 24)).alpha() for x in range(48)) == 255
    assert QIcon(saving).pixmap(QSize(16, 16)).width() == 16


def test_on_a_chosen_row_an_icon_has_the_ink_of_the_words(qapp: QApplication) -> None:
    red = icon("error", "#b42318")
    size = QSize(32, 32)

    def inks(mode: QIcon.Mode) -> set[str]:
        image = red.pixmap(size, mode).toImage()
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    chosen = QGuiApplication.palette().color(QPalette.ColorRole.HighlightedText).name()
    assert "#b42318" in inks(QIcon.Mode.Normal)
    assert inks(QIcon.Mode.Selected) == {chosen}
