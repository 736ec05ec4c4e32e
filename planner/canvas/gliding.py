"""Glide: boxes that stand elsewhere now are seen on their way there, for the fifth of a second the eye needs.

A module of its own because it is for the eye alone: every item already stands where the document says; only the
picture of it lags behind, and stops doing so the moment anybody does anything.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem

from planner.canvas.sync import SceneSync
from planner.editing.drawing import Box

DURATION_MS = 200


class Glide(QVariantAnimation):
    """One way of many boxes from where they were seen to where they stand."""

    def __init__(
        self, sync: SceneSync, before: Mapping[str, Box], overlays: tuple[QGraphicsItem, ...], parent: QObject
    ) -> None:
        """Shows the boxes where they were; `start` lets them go.

        Args:
            sync: the items, which stand where they belong.
            before: where each box that moves was seen.
            overlays: what lies over the boxes and does not go along: it is not seen meanwhile.
            parent: the scene.
        """
        super().__init__(parent)
        self._sync = sync
        self._ways = {key: (box, after) for key, box in before.items() if (after := sync.boxes.find(key)) is not None}
        self._overlays = overlays
        self.setDuration(DURATION_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        for item in overlays:
            item.setOpacity(0.0)
        self._show(0.0)

    def finish(self) -> None:
        """Shows everything where it stands."""
        self.stop()
        for key in self._ways:
            item = self._sync.item(key)
            if item is not None:
                item.setTransform(QTransform())
        for overlay in self._overlays:
            overlay.setOpacity(1.0)
        self._ways = {}
        self._sync.end_drag()

    def _show(self, share: float) -> None:
        seen: dict[str, Box] = {}
        for key, (before, after) in self._ways.items():
            item = self._sync.item(key)
            if item is not None:
                seen[key] = box = _between(before, after, share)
                item.setTransform(_onto(box, after, item.pos().x(), item.pos().y()))
        self._sync.glide_lines(seen)

    def updateCurrentValue(self, value: Any) -> None:
        """The next frame."""
        if self._ways:
            self._show(float(value))


def rearranged(shown: Mapping[str, Box], sync: SceneSync) -> dict[str, Box]:
    """Where boxes were seen that now stand elsewhere; empty when all went the same way, as by a key or a drag.

    Args:
        shown: where boxes were seen before.
        sync: where they stand now.
    """
    moved = {key: box for key, box in shown.items() if (now := sync.boxes.find(key)) is not None and now != box}
    loose = sync.boxes.nodes.keys() | sync.boxes.notes.keys()
    steps = {
        (after.x - box.x, after.y - box.y)
        for key, box in moved.items()
        if key in loose and (after := sync.boxes.find(key)) is not None
    }
    return moved if len(steps) > 1 else {}


def _between(first: Box, second: Box, share: float) -> Box:
    def mean(one: float, other: float) -> float:
        return one + (other - one) * share

    return Box(
        mean(first.x, second.x),
        mean(first.y, second.y),
        mean(first.width, second.width),
        mean(first.height, second.height),
    )


def _onto(seen: Box, stands: Box, x: float, y: float) -> QTransform:
    """What makes an item that stands at one box, with its origin at (x, y), be seen at another."""
    across, down = seen.width / max(stands.width, 1.0), seen.height / max(stands.height, 1.0)
    change = QTransform.fromTranslate(seen.x - x, seen.y - y)
    change.scale(across, down)
    change.translate(x - stands.x, y - stands.y)
    return change
