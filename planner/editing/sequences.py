"""Three versions of a list without ids, merged by what stands beside what.

A module of its own because it is plain list work, the same for firewall rules and for names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from difflib import SequenceMatcher
from typing import Any


def merged_sequence(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """The list with both sides' changes; None where both changed the same place.

    Texts that both sides put in at one place are all taken, in the order of the alphabet, so that the answer does not
    depend on who is "ours". The order of anything else may matter (firewall rules), so that is for people to decide.
    """
    found: list[Any] = []
    for old, mine, yours in _chunks(base, ours, theirs):
        if mine in (old, yours):
            found += yours
        elif yours == old:
            found += mine
        elif not old and not any(is_dataclass(item) for item in (*mine, *yours)):
            found += sorted({*mine, *yours}, key=str)
        else:
            return None
    return tuple(found)


def _chunks(
    base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> Iterator[tuple[list[Any], list[Any], list[Any]]]:
    """Stretches of the three lists that belong together, the ones that all agree on among them."""
    in_ours, in_theirs = _matches(base, ours), _matches(base, theirs)
    start, mine, yours = 0, 0, 0
    for index in (*sorted(in_ours.keys() & in_theirs.keys()), len(base)):
        my_end = in_ours.get(index, len(ours)) if index < len(base) else len(ours)
        your_end = in_theirs.get(index, len(theirs)) if index < len(base) else len(theirs)
        yield list(base[start:index]), list(ours[mine:my_end]), list(theirs[yours:your_end])
        if index < len(base):
            yield [base[index]], [ours[my_end]], [theirs[your_end]]
        start, mine, yours = index + 1, my_end + 1, your_end + 1


def _matches(base: Sequence[Any], other: Sequence[Any]) -> dict[int, int]:
    """Which item of `base` is which one of `other`; by text, since not every value can be looked up."""
    matcher = SequenceMatcher(None, [repr(item) for item in base], [repr(item) for item in other], autojunk=False)
    return {
        block.a + offset: block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)
    }
