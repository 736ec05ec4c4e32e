"""Saved views as values: what can be kept, how they are found, what becomes of their ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.design import SECTION_OF_KIND
from planner.model.errors import MisplacedValueError
from planner.model.options import Options
from planner.model.views import (
    LONGEST_NAME,
    MOST_IDS,
    MOST_VIEWS,
    DrawnKind,
    SavedView,
    ViewArea,
    find_view,
    with_ids,
)


def test_the_kinds_that_can_be_left_out_are_all_that_are_drawn_as_boxes_or_links() -> None:
    drawn = {kind for kind, section in SECTION_OF_KIND.items() if section in ("servers", "devices", "links")}
    assert {kind.value for kind in DrawnKind} == drawn | {"client", "cloud-service", "note", "frame"}


@pytest.mark.parametrize(
    ("views", "path", "words"),
    [
        ((SavedView(name=""),), ("views", 0, "name"), "is no name of a view"),
        ((SavedView(name=" a"),), ("views", 0, "name"), "is no name of a view"),
        ((SavedView(name="a\nb"),), ("views", 0, "name"), "one line"),
        ((SavedView(name="a" * (LONGEST_NAME + 1)),), ("views", 0, "name"), "1 to 60 characters"),
        ((SavedView(name="A"), SavedView(name="a")), ("views", 1, "name"), "there are two views 'a'"),
        ((SavedView(name="a", only=("Not an id",)),), ("views", 0, "only", 0), "'Not an id' is not an id"),
        ((SavedView(name="a", hidden=("x",) * (MOST_IDS + 1)),), ("views", 0, "hidden"), "too many"),
        ((SavedView(name="a", area=ViewArea(x=0, y=0, width=0, height=5)),), ("views", 0, "area"), "above 0"),
        (
            (SavedView(name="a", area=ViewArea(x=0, y=float("nan"), width=1, height=5)),),
            ("views", 0, "area"),
            "no part",
        ),
        ((SavedView(name="a", workload=""),), ("views", 0, "workload"), "is no workload"),
        (tuple(SavedView(name=f"v{n}") for n in range(MOST_VIEWS + 1)), ("views",), "at most 100"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(
    views: tuple[SavedView, ...], path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(MisplacedValueError, match=words) as caught:
        Options(views=views)
    assert caught.value.path == path


def test_views_are_found_whatever_the_case() -> None:
    views = (SavedView(name="Perimeter only"), SavedView(name="Straße"))
    assert find_view(views, "perimeter ONLY") is views[0]
    assert find_view(views, "STRASSE") is views[1]
    assert find_view(views, "perimeter") is None


def test_ids_are_changed_and_taken_out_in_every_list() -> None:
    view = SavedView(name="v", only=("a", "b"), hidden=("a",), shown=("b", "a"), folded=("a",))
    [renamed] = with_ids((view,), lambda key: "new" if key == "a" else key)
    assert renamed == replace(view, only=("new", "b"), hidden=("new",), shown=("b", "new"), folded=("new",))
    [without] = with_ids((view,), lambda key: None if key == "a" else key)
    assert without == replace(view, only=("b",), hidden=(), shown=("b",), folded=())
    untouched = (view,)
    assert with_ids(untouched, lambda key: key) is untouched


def test_a_view_of_nothing_but_what_is_gone_does_not_become_a_view_of_everything() -> None:
    [view] = with_ids((SavedView(name="v", only=("a", "b")),), lambda _: None)
    assert view.only == ("a",)
