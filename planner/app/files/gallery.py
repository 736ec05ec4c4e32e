"""The gallery: reference designs with their pictures, to begin from one of them.

A module of its own because it is shown when somebody begins anew, and at no other time.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.app.answers import Choice
from planner.app.appearance.marks import plain_icon
from planner.app.appearance.screen_room import resize_within_screen
from planner.app.appearance.theme import is_dark
from planner.app.files.gallery_pictures import GalleryPictures

_PICTURE = QSize(260, 170)
_EMPTY = QSize(56, 56)
_PURPOSE_LINES = 4
_KEY = Qt.ItemDataRole.UserRole


class Gallery(QDialog):
    """Pictures with a title each; `chosen` is the key of one, or None."""

    def __init__(self, parent: QWidget | None, title: str, label: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(title)
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(_PICTURE)
        self.list.setGridSize(_PICTURE + QSize(30, 60))
        self.list.setWordWrap(True)
        self.pictures = GalleryPictures(is_dark(), self)
        self.pictures.ready.connect(self._on_ready)
        for choice in choices:
            item = QListWidgetItem(
                self._framed(plain_icon("new").pixmap(_EMPTY, self.devicePixelRatioF())), choice.title
            )
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.text)
            item.setData(_KEY, choice.key)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
        self.purpose = QLabel()
        self.purpose.setWordWrap(True)
        self.purpose.setTextFormat(Qt.TextFormat.PlainText)
        self.purpose.setMinimumHeight(self.fontMetrics().lineSpacing() * _PURPOSE_LINES)
        self.purpose.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.currentRowChanged.connect(lambda row: self.purpose.setText(choices[row].text if row >= 0 else ""))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self._accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(QLabel(label))
        whole.addWidget(self.list)
        whole.addWidget(self.purpose)
        whole.addWidget(buttons)
        resize_within_screen(self, QSize(940, 560))
        self.finished.connect(lambda _: self.pictures.stop())
        for choice in choices:
            if choice.has_picture:
                self.pictures.want(choice.key)

    def _on_ready(self, key: str, file: str) -> None:
        picture = QPixmap(file)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_KEY) == key and not picture.isNull():
                mode = Qt.AspectRatioMode.KeepAspectRatio
                size = _PICTURE * self.devicePixelRatioF()
                scaled = picture.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
                scaled.setDevicePixelRatio(self.devicePixelRatioF())
                item.setIcon(self._framed(scaled))

    def _framed(self, picture: QPixmap) -> QIcon:
        """The picture in the middle of a sheet, so that all stand in line."""
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(_PICTURE * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        size = picture.deviceIndependentSize()
        painter = QPainter(sheet)
        painter.drawPixmap(
            QPointF((_PICTURE.width() - size.width()) / 2, (_PICTURE.height() - size.height()) / 2), picture
        )
        painter.end()
        return QIcon(sheet)

    def _accept(self) -> None:
        item = self.list.currentItem()
        self.chosen = str(item.data(_KEY)) if item is not None else None
        self.accept()
