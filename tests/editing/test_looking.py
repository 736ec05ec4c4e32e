"""What a view shows: zones with their contents, firewalls with a zone they join, whole kinds left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from planner.editing.annotations import AddAnnotation
from planner.editing.looking import folded_as, hidden_by
from planner.model.design import Design
from planner.model.document import Document
from planner.model.layout import Annotation, Placement
from planner.model.views import DrawnKind, SavedView
from planner.model.zones import ZoneKind
from tests import builders as make
from tests.editing.networks import firewall
from tests.editing.samples import small_document
from tests.strategies import documents


def hidden(document: Document, **fields: object) -> set[str]:
    return set(hidden_by(SavedView(name="v", **fields), document))  # type: ignore[arg-type]  # a test's short form


def with_notes() -> Document:
    document = small_document()
    for key, is_frame in (("slip", False), ("frame", True)):
        note = Annotation(text=key, is_frame=is_frame)
        document = AddAnnotation(key, note, Placement(x=0, y=0)).apply(document)
    return document


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({}, set()),
        ({"only": ("inside",)}, {"outside", "phone"}),
        ({"only": ("outside",)}, {"inside", "pool", "files"}),
        ({"only": ("pool",)}, {"inside", "outside", "phone", "files", "fw"}),
        ({"only": ("nothing",)}, {"inside", "outside", "phone", "files", "fw", "pool"}),
        ({"hidden": ("inside",)}, {"inside", "pool", "files"}),
        ({"hidden": ("inside", "outside")}, {"inside", "outside", "pool", "files", "fw", "phone"}),
        ({"hidden": ("pool-files", "nothing")}, {"pool-files"}),
        ({"hidden_kinds": (DrawnKind.CLIENT, DrawnKind.LINK)}, {"phone", "pool-files"}),
        ({"hidden_kinds": (DrawnKind.CLIENT,), "shown": ("phone",)}, set()),
        ({"hidden": ("inside",), "shown": ("inside",)}, {"pool", "files"}),
        ({"only": ("inside",), "hidden": ("files",)}, {"outside", "phone", "files"}),
    ],
)
def test_what_is_left_out(fields: dict[str, object], gone: set[str]) -> None:
    assert hidden(small_document(), **fields) == gone


def test_notes_are_left_out_by_kind_and_by_id_and_when_only_something_else_is_wanted() -> None:
    document = with_notes()
    assert hidden(document, hidden_kinds=(DrawnKind.NOTE,)) == {"slip"}
    assert hidden(document, hidden_kinds=(DrawnKind.FRAME,)) == {"frame"}
    assert hidden(document, hidden=("frame",)) == {"frame"}
    assert hidden(document, only=("inside", "outside", "slip")) == {"frame"}


def test_a_site_stands_for_its_zones() -> None:
    elements = (
        make.view("dns"),
        make.site("hq"),
        make.zone("lan", ZoneKind.INTERNAL, view="dns", site="hq"),
        make.zone("wan", ZoneKind.INTERNAL, view="dns"),
        firewall("wall", "lan", "wan"),
        make.standard_edition("se", "lan"),
        make.phone("phone", "wan"),
    )
    document = Document(design=Design().with_elements(elements))
    assert hidden(document, only=("hq",)) == {"wan", "phone"}
    assert hidden(document, hidden=("hq",)) == {"lan", "se"}


def test_a_phone_that_comes_into_a_zone_of_the_view_is_seen_at_once() -> None:
    document = small_document()
    view = SavedView(name="v", only=("inside",))
    moved = replace(document.design.clients[0], zone="inside")
    assert "phone" in hidden_by(view, document)
    assert "phone" not in hidden_by(view, replace(document, design=document.design.with_element(moved)))


def test_folding_is_the_views_or_that_of_the_drawing() -> None:
    layout = small_document().layout
    assert folded_as(SavedView(name="v"), layout) is layout
    folded = folded_as(SavedView(name="v", folded=("inside", "gone")), layout)
    assert [key for key, place in folded.placements.items() if place.is_folded] == ["inside"]
    assert folded_as(SavedView(name="v", folded=()), folded) == layout


@given(documents(with_comments=False))
def test_a_view_leaves_out_nothing_that_is_not_drawn_and_nothing_that_it_names_as_shown(document: Document) -> None:
    design = document.design
    drawn = {element.id for element in (*design.zones, *design.nodes, *design.links)}
    for view in document.options.views:
        gone = hidden_by(view, document)
        assert gone <= drawn | document.layout.annotations.keys()
        assert gone.isdisjoint(view.shown)
        assert hidden_by(SavedView(name="all"), document) == frozenset()
