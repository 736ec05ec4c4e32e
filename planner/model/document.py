"""Document: a design with its layout, options and hand-written comments; what one file holds.

A room of its own because history, recovery and files keep documents, while analysis reads designs.
"""

from dataclasses import field
from enum import StrEnum

from planner.model.design import Design
from planner.model.layout import Layout
from planner.model.options import Options
from planner.records import dataclass


class CommentPlace(StrEnum):
    """Where a comment stands in relation to its anchor."""

    ABOVE = "above"
    BESIDE = "beside"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileComment:
    """A comment that a person wrote into the design file; kept over a save.

    Attributes:
        anchor: keys from the top of the file to the commented place, with ids in place of list positions.
        text: lines with their leading `#`, joined by newlines.
    """

    anchor: tuple[str, ...]
    place: CommentPlace
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one design file holds."""

    title: str = ""
    design: Design = field(default_factory=Design)
    layout: Layout = field(default_factory=Layout)
    options: Options = field(default_factory=Options)
    comments: tuple[FileComment, ...] = ()
