"""QuickAdd: type a few letters of what is wanted, Enter places it.

A module of its own because it is imported when first asked for; what there is to place stands in the palette.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from planner.canvas.drawing_rows import DRAWING_ROWS
from planner.canvas.icons import icon
from planner.canvas.style import ZONE_ICONS, Theme
from planner.editing.palette import PALETTE, Template
from planner.editing.undrawn import UNDRAWN
from planner.model.zones import ZoneKind

_WIDTH = 320
_HEIGHT = 330
_ICON = 18
_NO_MATCH = 9
_KEY = Qt.ItemDataRole.UserRole


def matching(text: str) -> list[tuple[str, str, str, str]]:
    """Key, label, group and icon of everything that can be placed whose words begin with the typed ones.

    What begins with the text comes first, then what has such words anywhere.
    """
    words = text.lower().split()
    rows = [
        *((row.key, row.label, row.group, _icon_of(row)) for row in PALETTE),
        *((row.key, row.label, row.group, row.icon) for row in DRAWING_ROWS),
        *((row.key, row.label, row.group, row.icon) for row in UNDRAWN),
    ]
    found: list[tuple[int, int, tuple[str, str, str, str]]] = []
    for place, row in enumerate(rows):
        ranks = [_rank(text, words, *spoken) for spoken in (row[1:3], (_shown(row[1]), _shown(row[2])))]
        if (rank := min(ranks)) is not _NO_MATCH:
            found.append((rank, place, row))
    return [row for _, _, row in sorted(found)]


def _rank(text: str, words: list[str], label: str, group: str) -> int:
    """How well what is typed fits, in the language of a label; nobody has to know the English word."""
    label, group = label.lower(), group.lower()
    if not all(word in f"{label} {group}" for word in words):
        return _NO_MATCH
    if label.startswith(text.lower().strip()):
        return 0
    return 1 if all(any(part.startswith(word) for part in label.replace("-", " ").split()) for word in words) else 2


def _shown(text: str) -> str:
    return QCoreApplication.translate("palette", text)


def _icon_of(row: Template) -> str:
    return ZONE_ICONS[row.role] if isinstance(row.role, ZoneKind) else row.icon


class QuickAdd(QFrame):
    """A field with a list below it.

    Signals:
        chosen(str): place the template with this key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Add an element"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type what to add"))
        self.field.setAccessibleName(self.tr("What to add"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What can be added"))
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._nothing = QLabel(self.tr("Nothing is called that."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        for widget in (self.field, self.list, self._nothing):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._choose())
        self._fill("")

    def open_at(self, place: QPoint) -> None:
        """Shows the list at a place of its parent, wholly inside what its scroll bars leave."""
        room = self._over.viewport().geometry()
        size = QSize(_WIDTH, _HEIGHT).boundedTo(room.size())
        x = max(room.left(), min(place.x(), room.right() - size.width()))
        y = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for key, label, group, name in matching(text):
            item = QListWidgetItem(icon(name, self._theme.text), _shown(label))
            item.setData(_KEY, key)
            item.setToolTip(_shown(group))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_shown(label)}, {_shown(group)}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _choose(self) -> None:
        if not self.list.count():
            return
        key = str(self.list.currentItem().data(_KEY))
        self._leave()
        self.chosen.emit(key)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _leave(self) -> None:
        self.close()
        self._over.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the field walk the list, Enter places, Escape and leaving close."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self._has_focus():
            self.close()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._did_key(event)
        return super().eventFilter(watched, event)

    def _did_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = event.key()
        if key in steps:
            row = self.list.currentRow() + steps[Qt.Key(key)]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True
