"""Drawing rows: what can be placed beside the elements of the palette: text notes and frames.

A module of its own because palette and type-to-add offer them, drops and clicks place them, and none of these knows
the others.
"""

from planner.records import dataclass

NOTE, FRAME = "#note", "#frame"
"""Keys in place of those of templates."""


@dataclass(frozen=True, slots=True)
class DrawingRow:
    """One row; the words are translated in the context of the palette when shown."""

    key: str
    label: str
    group: str
    icon: str


DRAWING_ROWS = (
    DrawingRow(NOTE, "Text note", "Drawing", "rename"),
    DrawingRow(FRAME, "Frame", "Drawing", "select-all"),
)
