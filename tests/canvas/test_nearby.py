from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.canvas.nearby import Edges, Nearby

SPOTS = st.floats(-9000, 9000, allow_nan=False)
PLACES = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), SPOTS, SPOTS, st.floats(0, 5000), st.floats(0, 5000))


@given(st.lists(PLACES, max_size=20), PLACES)
def test_all_things_in_a_place_are_found_once_and_in_order(things: list[Edges], place: Edges) -> None:
    left, top, right, bottom = place
    names = [str(number) for number in range(len(things))]
    expected = [
        name
        for name, (x1, y1, x2, y2) in zip(names, things, strict=True)
        if x1 < right and y1 < bottom and x2 > left and y2 > top
    ]
    assert Nearby(names, things).within(*place) == expected
