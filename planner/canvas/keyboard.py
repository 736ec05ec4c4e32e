"""Keyboard: what keys mean on the canvas, so that nothing needs a mouse.

A module of its own because it is a table beside the gestures; keys that menus know are repeated here for views
that stand in no window with menus.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from planner.canvas.bending import bends_of, is_across, longest_part, moved_part
from planner.canvas.choosing import next_line
from planner.canvas.translated import translate
from planner.editing.drawing import GRID
from planner.editing.moves import BendLine

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene
    from planner.canvas.view import CanvasView

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_LARGE = Qt.KeyboardModifier.ShiftModifier


def did(view: "CanvasView", event: QKeyEvent) -> bool:
    """Does what a key means and tells whether it meant anything."""
    canvas = view.canvas
    key = event.key()
    if key in _ARROWS and canvas.selected_ids():
        is_fine, is_large = bool(event.modifiers() & _FINE), bool(event.modifiers() & _LARGE)
        push(canvas, *_ARROWS[Qt.Key(key)], is_fine=is_fine, is_large=is_large)
    elif key == Qt.Key.Key_Escape:
        canvas.cancel()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        _enter(canvas)
    else:
        return _did_plain_key(view, event)
    return True


def push(canvas: "CanvasScene", dx: int, dy: int, *, is_fine: bool = False, is_large: bool = False) -> None:
    """Moves what is selected by a step, and bends a line."""
    ids = canvas.selected_ids()
    if len(ids) == 1 and ids[0] in canvas.sync.links:
        step = 1.0 if is_fine else 5 * GRID if is_large else GRID
        bend_line(canvas, ids[0], dx * step, dy * step)
    else:
        canvas.nudge(dx, dy, is_fine=is_fine, is_large=is_large)


def bend_line(canvas: "CanvasScene", key: str, dx: float, dy: float) -> None:
    """Proposes to move a part of a line: the longest one that lies across the direction."""
    points = canvas.sync.links[key].points
    part = longest_part(points, across=dy != 0)
    if part is None:
        return
    level = points[part][1] + dy if is_across(points, part) else points[part][0] + dx
    moved = moved_part(points, part, level)
    if bends_of(moved):
        canvas.propose(BendLine(key, bends_of(moved), merge_key=f"bend {key}"))
        canvas.select_ids({key})


def _enter(canvas: "CanvasScene") -> None:
    if canvas.is_connecting:
        canvas.finish_connecting()
        return
    ids = canvas.selected_ids()
    if len(ids) == 1:
        canvas.activate(ids[0])


def _did_plain_key(view: "CanvasView", event: QKeyEvent) -> bool:
    canvas = view.canvas
    if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
        canvas.delete_selection()
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        canvas.select_all()
    elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        view.quick_add()
    elif event.key() == Qt.Key.Key_F2:
        view.rename_selection()
    elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        view.zoom_in()
    elif event.key() == Qt.Key.Key_Minus:
        view.zoom_out()
    else:
        return not event.modifiers() and _did_letter(view, event.key())
    return True


def _did_letter(view: "CanvasView", key: int) -> bool:
    canvas = view.canvas
    if key == Qt.Key.Key_C:
        canvas.connect_selection()
    elif key == Qt.Key.Key_L:
        line = next_line(canvas.sync, canvas.selected_ids())
        if line is not None:
            canvas.select_ids({line})
            text = translate("canvas", "Arrow keys bend the line, L goes to the next one, Delete removes it.")
            canvas.message.emit(text)
    elif key == Qt.Key.Key_0:
        view.zoom_fit()
    else:
        return False
    return True
