"""Layout: where things are drawn. Presentation and nothing else.

A room of its own because moving a box must not change what is planned, nor its diff.
"""

from dataclasses import field, replace

from planner.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Place of a box or area on the canvas, in scene units (1 unit is 1 pixel at 100 %).

    Attributes:
        x, y: left upper corner. width, height: None for the natural size.
        is_folded: a pool or area shown as one box.
        is_locked: gestures neither move nor delete it.
        level: drawn over what has a lower one; 0 is usual.
    """

    x: float
    y: float
    width: float | None = None
    height: float | None = None
    is_folded: bool = False
    is_locked: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A text note or a titled frame on the drawing: it explains, and is no part of what is planned.

    Attributes:
        text: of a note, or the title of a frame.
        is_frame: drawn as a frame around a region instead of a slip of paper.
    """

    text: str
    is_frame: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Placements by element id. An element without one is placed automatically.

    Attributes:
        bends: hand-moved bend points of a link, by link or relation id.
        annotations: notes and frames by an id that no element has; their places are placements.
    """

    placements: dict[str, Placement] = field(default_factory=dict)
    bends: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)

    def with_placements(self, placements: dict[str, Placement]) -> "Layout":
        """This layout with these placements added or replaced."""
        return replace(self, placements={**self.placements, **placements})

    def without(self, ids: frozenset[str]) -> "Layout":
        """This layout without the placements, bends and annotations of these ids."""
        return Layout(
            placements={key: value for key, value in self.placements.items() if key not in ids},
            bends={key: value for key, value in self.bends.items() if key not in ids},
            annotations={key: value for key, value in self.annotations.items() if key not in ids},
        )
