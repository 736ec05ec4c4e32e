"""Names against lists: as the model says, and fast."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.findings.cover import Cover
from planner.model.names import covered_by

labels = st.sampled_from(["*", "a", "B", "c"])
names = st.lists(labels, min_size=1, max_size=4).map(".".join)


@given(st.lists(names, max_size=5), names)
def test_it_agrees_with_the_model(some: list[str], name: str) -> None:
    assert (name in Cover(some)) is covered_by(tuple(some), name)


def test_missing_names_are_named_once_in_order() -> None:
    assert Cover(["*.contoso.com"]).missing(["b.x", "a.contoso.com", "a.x", "b.x"]) == ("b.x", "a.x")
