"""Change: what differs between two documents.

A module of its own because it is the only news that anyone outside the room gets: the canvas updates what is
listed and nothing else. Versions share what an edit did not touch, so comparing by identity is exact and cheap.
"""

from planner.model.comparison import SETTINGS, changed_ids, moved_ids
from planner.model.document import Document
from planner.records import dataclass


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
    ids = changed_ids(before, after)
    return Change(
        added=ids.added,
        removed=ids.removed,
        changed=ids.changed,
        moved=moved_ids(before.layout, after.layout),
        has_settings=any(getattr(before.design, key) != getattr(after.design, key) for key in SETTINGS),
        has_options=before.options is not after.options and before.options != after.options,
        has_title=before.title != after.title,
    )
