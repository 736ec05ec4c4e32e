"""What is said about losses: words where they hide no name, a count where they would."""

from __future__ import annotations

from planner.canvas.items.off_overlay import OffMark, OffOverlay
from planner.canvas.style import LIGHT
from planner.editing.drawing import Box


def test_a_small_box_shows_a_count_from_afar_and_an_area_its_words(qapp: object) -> None:
    overlay = OffOverlay(LIGHT)
    boxes = {"pool": Box(0, 0, 200, 60), "zone": Box(0, 0, 600, 400), "off": Box(300, 0, 200, 60)}
    marks = {key: OffMark("loses 7", is_off=False, short="−7") for key in ("pool", "zone")}
    overlay.show_marks({**marks, "off": OffMark("Switched off", is_off=True)}, boxes.get)
    assert overlay.texts_at(1.0) == ("loses 7", "loses 7", "Switched off")
    assert overlay.texts_at(0.35) == ("−7", "loses 7", "Switched off")
