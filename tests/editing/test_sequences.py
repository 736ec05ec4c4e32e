"""Lists without ids, merged."""

from hypothesis import given
from hypothesis import strategies as st

from planner.editing.sequences import merged_sequence
from planner.model.devices import PortRange

lists = st.lists(st.sampled_from("abcde"), max_size=6).map(tuple)


@given(lists, lists)
def test_one_sided_changes_are_taken(base: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert merged_sequence(base, base, other) == other
    assert merged_sequence(base, other, base) == other
    assert merged_sequence(base, other, other) == other


@given(lists, lists, lists)
def test_sides_can_be_exchanged(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    assert merged_sequence(base, ours, theirs) == merged_sequence(base, theirs, ours)


def test_names_added_at_one_place_are_all_taken_but_rules_are_for_people_to_order() -> None:
    assert merged_sequence(("a",), ("a", "c"), ("a", "b")) == ("a", "b", "c")
    first, second = PortRange(first=1, last=1), PortRange(first=2, last=2)
    assert merged_sequence((), (first,), (second,)) is None
