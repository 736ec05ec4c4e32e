"""Tags of changes seen from afar hide no box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from planner.canvas.items.change_overlay import SIGNS, ChangeKind, ChangeMark, ChangeOverlay
from planner.canvas.style import LIGHT
from planner.editing.drawing import Box

BELOW = [Box(0, y, 200, 60) for y in (0, 90, 180)]
"""Boxes one below the other, as close as the layout sets them."""


@pytest.fixture
def overlay(qapp: object) -> ChangeOverlay:
    overlay = ChangeOverlay(LIGHT)
    overlay.show_marks([ChangeMark(ChangeKind.CHANGED, box, "changed") for box in BELOW])
    return overlay


@pytest.mark.parametrize("zoom", [0.1, 0.2, 0.35, 0.5, 0.8, 1.0, 2.0])
def test_no_tag_covers_a_box(overlay: ChangeOverlay, zoom: float) -> None:
    for tag, _ in overlay.tags(zoom):
        assert overlay.boundingRect().contains(tag)
        for box in BELOW:
            hidden = tag.intersected(QRectF(box.x, box.y, box.width, box.height))
            assert hidden.height() <= 3 or hidden.width() <= 0, "at most its frame"


def test_the_word_is_there_where_it_has_room(overlay: ChangeOverlay) -> None:
    assert {text for _, text in overlay.tags(1.0)} == {"~ changed"}
    assert {text for _, text in overlay.tags(0.3)} == {SIGNS[ChangeKind.CHANGED]}
