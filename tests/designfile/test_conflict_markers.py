"""Texts with conflict markers, made and taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.conflict_markers import Sides, marked, take_apart

lines = st.lists(st.sampled_from(["a: 1\n", "b: 2\n", "  - c\n", "# d\n"]), max_size=8).map("".join)


@given(lines, lines)
def test_both_versions_come_back(ours: str, theirs: str) -> None:
    text = marked(ours, theirs)
    if ours == theirs:
        assert text == ours
        assert take_apart(text) is None
    else:
        assert take_apart(text) == Sides(ours, theirs)


def test_markers_of_git_with_the_base_in_them() -> None:
    text = "x\n<<<<<<< HEAD\na\n||||||| 1234\nb\n=======\nc\n>>>>>>> branch\ny\n"
    assert take_apart(text) == Sides("x\na\ny\n", "x\nc\ny\n", "x\nb\ny\n")


def test_a_base_that_only_some_places_show_is_none() -> None:
    text = "<<<<<<< HEAD\na\n||||||| 1\nb\n=======\nc\n>>>>>>> o\n<<<<<<< HEAD\na\n=======\nc\n>>>>>>> o\n"
    assert take_apart(text) == Sides("a\na\n", "c\nc\n")


def test_markers_that_do_not_fit_together_are_no_versions() -> None:
    for text in ("a: 1\n", "<<<<<<< HEAD\na\n", "=======\n", "<<<<<<< a\n<<<<<<< b\n", ">>>>>>> x\n"):
        assert take_apart(text) is None
