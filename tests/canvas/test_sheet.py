from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from planner.canvas.sheet import Sheet

SIZE = QSize(200, 100)


class Picture:
    """A scene of one red square at (50, 50), and what of it was asked for."""

    def __init__(self) -> None:
        self.parts: list[QRectF] = []

    def __call__(self, painter: QPainter, place: QRectF, zoom: float) -> None:
        self.parts.append(place)
        painter.fillRect(place, QColor("white"))
        painter.fillRect(QRectF(50, 50, 20, 20), QColor("red"))


def drawn(sheet: Sheet, at: QTransform, picture: Picture, key: object = 1, *, is_rough: bool = False) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    with QPainter(image) as painter:
        sheet.draw(painter, SIZE, 1.0, at, key, picture, is_rough=is_rough)
    return image


def anew(at: QTransform) -> QImage:
    return drawn(Sheet(), at, Picture())


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    return Sheet()


def test_what_did_not_change_is_not_painted_again(sheet: Sheet) -> None:
    picture = Picture()
    first = drawn(sheet, QTransform(), picture)
    assert first.pixelColor(60, 60) == QColor("red")
    assert drawn(sheet, QTransform(), picture) == first
    assert len(picture.parts) == 1
    drawn(sheet, QTransform(), picture, key=2)
    assert len(picture.parts) == 2


@pytest.mark.parametrize(("dx", "dy"), [(30, 0), (-30, 0), (0, 20), (-15, 25), (190, -95), (500, 0)])
def test_after_panning_only_what_is_bare_is_painted(sheet: Sheet, dx: int, dy: int) -> None:
    picture = Picture()
    drawn(sheet, QTransform(), picture)
    picture.parts.clear()
    at = QTransform.fromTranslate(dx, dy)
    assert drawn(sheet, at, picture) == anew(at)
    assert sum(part.width() * part.height() for part in picture.parts) < 1.1 * (200 * abs(dy) + 100 * abs(dx)) + 500


@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_in_the_middle_of_a_zoom_pixels_are_stretched_and_its_end_is_sharp(sheet: Sheet, factor: float) -> None:
    picture = Picture()
    drawn(sheet, QTransform(), picture)
    picture.parts.clear()
    at = QTransform.fromScale(factor, factor)
    rough = drawn(sheet, at, picture, is_rough=True)
    middle = round(60 * factor)
    assert rough.pixelColor(middle, middle) == QColor("red")
    assert not any(rough.pixelColor(x, y) == QColor("blue") for x in range(0, 200, 7) for y in range(0, 100, 7))
    assert all(part.width() * part.height() < 10_000 for part in picture.parts)
    assert drawn(sheet, at, picture) == anew(at)


def test_pixels_are_not_stretched_too_far(sheet: Sheet) -> None:
    picture = Picture()
    drawn(sheet, QTransform(), picture)
    at = QTransform.fromScale(3, 3)
    assert drawn(sheet, at, picture, is_rough=True) == anew(at)
