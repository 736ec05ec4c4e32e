"""Random acts: edits that fit a given document, for the state machines of editing and canvas."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.editing.annotations import ChangeNote, LockElements, RaiseElements, new_annotation
from planner.editing.autolayout import LayOut, completed
from planner.editing.clipboard import copy, duplicate, paste
from planner.editing.design_settings import ChangeSettings, ChangeTitle, suppress
from planner.editing.drawing import Box, boxes_of, drawn_relations
from planner.editing.edit import Edit
from planner.editing.links import connections
from planner.editing.moves import (
    Alignment,
    BendLine,
    Direction,
    FoldElements,
    MoveNodes,
    ResizeArea,
    align_nodes,
    distribute_nodes,
)
from planner.editing.nodes import ChangeField, ChangeId, RenameElement
from planner.editing.palette import PALETTE
from planner.editing.removal import Disconnect, RemoveElements
from planner.editing.templates import new_element
from planner.editing.tidying import TidyUp
from planner.editing.zones import MoveToZone
from planner.model.document import Document

NUMBERS = st.integers(-200, 200).map(lambda number: number * 10.0)
WORDS = st.sampled_from(["alpha", "beta", "gamma", "fe01", "edge", "x"])


@st.composite
def edits(draw: st.DrawFn, document: Document) -> Edit:
    """An edit that a planner could do to the document; some are refused by the model, as in life."""
    design = document.design
    drawn = [*(node.id for node in design.nodes), *(zone.id for zone in design.zones)]
    acts = ["add", "add", "add", "settings", "slip"]
    if drawn:
        acts += ["move", "move", "resize", "rename", "id", "remove", "connect", "connect", "duplicate", "paste", "fold"]
        acts += ["raise", "lock"]
        acts += ["align", "distribute", "note", "layout", "suppress"]
    if design.zones and design.nodes:
        acts.append("zone")
    if drawn_relations(design):
        acts += ["disconnect", "bend"]
    return _drawn_edit(draw, document, draw(st.sampled_from(acts)), drawn)


def _drawn_edit(draw: st.DrawFn, document: Document, act: str, drawn: list[str]) -> Edit:
    one = st.sampled_from(drawn) if drawn else st.nothing()
    some = st.lists(one, min_size=1, max_size=4, unique=True)
    match act:
        case "add":
            row = draw(st.sampled_from(PALETTE))
            return new_element(document, row.key, draw(st.none() | st.tuples(NUMBERS, NUMBERS)))
        case "settings":
            domains = tuple(draw(st.lists(st.sampled_from(["contoso.com", "fabrikam.com"]), unique=True)))
            return ChangeSettings("sip_domains", domains) if draw(st.booleans()) else ChangeTitle("Plan")
        case "move":
            places = tuple((key, draw(NUMBERS), draw(NUMBERS)) for key in draw(some))
            return MoveNodes(places, merge_key=draw(st.sampled_from([None, "drag"])))
        case "slip":
            return _slip_edit(draw, document)
        case "remove":
            return RemoveElements(frozenset(draw(some)))
        case "connect":
            found = connections(document, draw(one), draw(one))
            return draw(st.sampled_from(found)).edit if found else RenameElement(draw(one), "Joined")
        case "duplicate":
            return duplicate(document, frozenset(draw(some)))
        case "paste":
            text = copy(document, frozenset(draw(some)))
            zone = draw(st.sampled_from([None, *(zone.id for zone in document.design.zones)]))
            return paste(text, (draw(NUMBERS), draw(NUMBERS)), zone)
        case _:
            return _small_edit(draw, document, act, one)


def _slip_edit(draw: st.DrawFn, document: Document) -> Edit:
    notes = sorted(document.layout.annotations)
    if not notes or draw(st.booleans()):
        return new_annotation(document, (draw(NUMBERS), draw(NUMBERS)), is_frame=draw(st.booleans()))
    note = draw(st.sampled_from(notes))
    return ChangeNote(note, "Words") if draw(st.booleans()) else RemoveElements(frozenset({note}))


def _small_edit(draw: st.DrawFn, document: Document, act: str, one: st.SearchStrategy[str]) -> Edit:
    some = draw(st.lists(one, min_size=1, max_size=4, unique=True))
    match act:
        case "resize":
            return ResizeArea(some[0], Box(draw(NUMBERS), draw(NUMBERS), 300, draw(st.sampled_from([0, 200]))))
        case "rename":
            return RenameElement(some[0], draw(WORDS))
        case "id":
            return ChangeId(some[0], draw(WORDS))
        case "fold":
            return FoldElements(tuple(some), draw(st.booleans()))
        case "raise":
            return RaiseElements(tuple(some), draw(st.booleans()))
        case "lock":
            return LockElements(tuple(some), draw(st.booleans()))
        case "note":
            return ChangeField(some[0], ("note",), draw(WORDS), merge_key="typing")
        case "layout":
            return TidyUp() if draw(st.booleans()) else LayOut()
        case "suppress":
            return suppress(document, "FW01", some[0], draw(WORDS))
        case _:
            return _drawing_edit(draw, document, act, some)


def _drawing_edit(draw: st.DrawFn, document: Document, act: str, some: list[str]) -> Edit:
    design = document.design
    boxes = boxes_of(design, completed(document).layout.placements)
    named = tuple((key, box) for key in some if (box := boxes.find(key)) is not None)
    match act:
        case "align":
            return align_nodes(named, draw(st.sampled_from(Alignment)))
        case "distribute":
            return distribute_nodes(named, draw(st.sampled_from(Direction)))
        case "zone":
            zone = draw(st.sampled_from(design.zones)).id
            return MoveToZone((draw(st.sampled_from(design.nodes)).id,), zone)
        case "disconnect":
            return Disconnect(draw(st.sampled_from(drawn_relations(design))).id)
        case _:
            line = draw(st.sampled_from(drawn_relations(design))).id
            return BendLine(line, tuple(draw(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3))))
