"""Edits of the layout: move, resize, fold, bend, align, distribute.

A module of its own because these change where things are drawn and nothing of what is planned.
"""

from dataclasses import replace
from enum import StrEnum

from planner.editing.drawing import Box, drawn_relations
from planner.editing.edit import EditGroup
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.model.layout import Placement
from planner.records import dataclass

Place = tuple[str, float, float]
"""(id, x, y) of a left upper corner."""


@dataclass(frozen=True, slots=True)
class MoveNodes:
    """Puts elements at places; sizes stay.

    Attributes:
        merge_key: give one per drag or per held arrow key, so that it is one step.
    """

    places: tuple[Place, ...]
    label: str = "Move"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the places.

        Raises:
            UnknownElementError: an id names no element.
        """
        return _placed(document, {key: (x, y, None, None) for key, x, y in self.places})


@dataclass(frozen=True, slots=True)
class ResizeArea:
    """Gives a zone (or a node) a place and size."""

    element: str
    box: Box
    label: str = "Resize"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the size.

        Raises:
            ModelError: no such element, or a size that is not positive.
        """
        box = self.box
        if box.width <= 0 or box.height <= 0:
            raise ModelError("an area needs a width and a height")
        return _placed(document, {self.element: (box.x, box.y, box.width, box.height)})


@dataclass(frozen=True, slots=True)
class FoldElements:
    """Shows pools without their members, or with them."""

    elements: tuple[str, ...]
    is_folded: bool = True
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return "Fold" if self.is_folded else "Unfold"

    def apply(self, document: Document) -> Document:
        """The document with the elements folded; one that was never placed stays as it is."""
        placements = {
            key: replace(placement, is_folded=self.is_folded)
            for key in self.elements
            if (placement := document.layout.placements.get(key)) is not None
        }
        return replace(document, layout=document.layout.with_placements(placements))


@dataclass(frozen=True, slots=True)
class BendLine:
    """Gives a line bend points chosen by hand; none goes back to automatic routing."""

    relation: str
    points: tuple[tuple[float, float], ...] = ()
    label: str = "Bend line"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the bends.

        Raises:
            UnknownElementError: there is no such line.
        """
        if all(relation.id != self.relation for relation in drawn_relations(document.design)):
            raise UnknownElementError(f"there is no line with the id {self.relation!r}")
        bends = {key: points for key, points in document.layout.bends.items() if key != self.relation}
        if self.points:
            bends[self.relation] = self.points
        return replace(document, layout=replace(document.layout, bends=bends))


def _placed(document: Document, wanted: dict[str, tuple[float, float, float | None, float | None]]) -> Document:
    placements: dict[str, Placement] = {}
    for key, (x, y, width, height) in wanted.items():
        if document.design.find(key) is None and key not in document.layout.annotations:
            raise UnknownElementError(f"no element has the id {key!r}")
        before = document.layout.placements.get(key) or Placement(x=x, y=y)
        changed = replace(before, x=x, y=y)
        placements[key] = changed if width is None else replace(changed, width=width, height=height)
    return replace(document, layout=document.layout.with_placements(placements))


class Alignment(StrEnum):
    """Edges and middles that boxes can share."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Direction(StrEnum):
    """Axes along which boxes can be distributed."""

    HORIZONTALLY = "horizontally"
    VERTICALLY = "vertically"


NamedBox = tuple[str, Box]


def align_nodes(boxes: tuple[NamedBox, ...], alignment: Alignment) -> MoveNodes:
    """The edit that aligns boxes with the edge or middle of the box around all of them."""
    left = min(box.x for _, box in boxes)
    right = max(box.right for _, box in boxes)
    top = min(box.y for _, box in boxes)
    bottom = max(box.bottom for _, box in boxes)

    def place(box: Box) -> tuple[float, float]:
        match alignment:
            case Alignment.LEFT:
                return left, box.y
            case Alignment.CENTRE:
                return (left + right - box.width) / 2, box.y
            case Alignment.RIGHT:
                return right - box.width, box.y
            case Alignment.TOP:
                return box.x, top
            case Alignment.MIDDLE:
                return box.x, (top + bottom - box.height) / 2
            case Alignment.BOTTOM:
                return box.x, bottom - box.height

    return MoveNodes(tuple((key, *place(box)) for key, box in boxes), label=f"Align {alignment.value}")


def distribute_nodes(boxes: tuple[NamedBox, ...], direction: Direction) -> MoveNodes:
    """The edit that gives boxes equal gaps; the outermost two stay."""
    label = f"Distribute {direction.value}"
    is_across = direction is Direction.HORIZONTALLY
    ordered = sorted(boxes, key=lambda item: item[1].x if is_across else item[1].y)
    sizes = [box.width if is_across else box.height for _, box in ordered]
    first, last = ordered[0][1], ordered[-1][1]
    span = last.right - first.x if is_across else last.bottom - first.y
    gap = (span - sum(sizes)) / max(len(ordered) - 1, 1)
    position = first.x if is_across else first.y
    places: list[Place] = []
    for (key, box), size in zip(ordered, sizes, strict=True):
        places.append((key, position, box.y) if is_across else (key, box.x, position))
        position += size + gap
    return MoveNodes(tuple(places), label=label)


SPACING = 40.0
"""Gap that `space_nodes` leaves between boxes."""


def space_nodes(boxes: tuple[NamedBox, ...], direction: Direction, gap: float = SPACING) -> MoveNodes:
    """The edit that puts boxes one after another with the same gap; the first one stays."""
    is_across = direction is Direction.HORIZONTALLY
    ordered = sorted(boxes, key=lambda item: (item[1].x if is_across else item[1].y, item[0]))
    position = ordered[0][1].x if is_across else ordered[0][1].y
    places: list[Place] = []
    for key, box in ordered:
        places.append((key, position, box.y) if is_across else (key, box.x, position))
        position += (box.width if is_across else box.height) + gap
    return MoveNodes(tuple(places), label=f"Same spacing {direction.value}")


class Size(StrEnum):
    """What boxes can have in common."""

    WIDTH = "width"
    HEIGHT = "height"
    BOTH = "size"


def same_size(boxes: tuple[NamedBox, ...], size: Size) -> EditGroup:
    """The edit that makes boxes as wide, as tall or as large as the largest of them."""
    width = max(box.width for _, box in boxes)
    height = max(box.height for _, box in boxes)
    edits = tuple(
        ResizeArea(
            key,
            Box(
                box.x,
                box.y,
                box.width if size is Size.HEIGHT else width,
                box.height if size is Size.WIDTH else height,
            ),
        )
        for key, box in boxes
    )
    return EditGroup(f"Same {size.value}", edits)


@dataclass(frozen=True, slots=True)
class NaturalSize:
    """Gives elements back the size that follows from their contents."""

    elements: tuple[str, ...]
    label: str = "Natural size"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with sizes that nobody chose; what was never placed stays as it is."""
        placements = {
            key: replace(placement, width=None, height=None)
            for key in self.elements
            if (placement := document.layout.placements.get(key)) is not None
        }
        return replace(document, layout=document.layout.with_placements(placements))
