"""Change: what differs between two documents.

A module of its own because it is the only news that anyone outside the room gets: the canvas updates what is
listed and nothing else. Versions share what an edit did not touch, so comparing by identity is exact and cheap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.document import Document

_SETTINGS = ("product", "sip_domains", "internal_domains", "features", "mobility", "federation", "simple_urls")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs.

    Attributes:
        added, removed, changed: ids of elements.
        moved: ids of elements and lines whose placement or bends differ.
        has_settings: product, domains, features, mobility, federation or simple URLs differ.
        has_options: severities, suppressions or review notes differ.
        has_title: the title differs.
    """

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    has_settings: bool = False
    has_options: bool = False
    has_title: bool = False

    @property
    def touches_design(self) -> bool:
        """Tells whether what is planned differs; then findings must be worked out again."""
        return bool(self.added or self.removed or self.changed or self.has_settings)

    @property
    def is_empty(self) -> bool:
        """Tells whether nothing differs."""
        return not (self.touches_design or self.moved or self.has_options or self.has_title)


def compare(before: Document, after: Document) -> Change:
    """What an edit, undo or redo changed."""
    if before is after:
        return Change()
    added, removed, changed = _differences(before, after)
    return Change(
        added=added,
        removed=removed,
        changed=changed,
        moved=_moved(before.layout.placements, after.layout.placements)
        | _moved(before.layout.bends, after.layout.bends),
        has_settings=any(getattr(before.design, key) != getattr(after.design, key) for key in _SETTINGS),
        has_options=before.options is not after.options and before.options != after.options,
        has_title=before.title != after.title,
    )


def _differences(before: Document, after: Document) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    if before.design is after.design:
        return frozenset(), frozenset(), frozenset()
    old = {element.id: element for element in before.design.elements}
    new = {element.id: element for element in after.design.elements}
    changed = (key for key, element in new.items() if key in old and old[key] is not element and old[key] != element)
    return frozenset(new.keys() - old.keys()), frozenset(old.keys() - new.keys()), frozenset(changed)


def _moved(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    if before is after:
        return frozenset()
    return frozenset(
        key
        for key in before.keys() | after.keys()
        if before.get(key) is not after.get(key) and before.get(key) != after.get(key)
    )
