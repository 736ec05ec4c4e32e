"""Ids for imported elements: readable slugs of host names, unique, the same at every import.

A room of its own because GUIDs and composite keys stay behind, so every id is made here.
"""

import re

from planner.model.names import normalized

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 50
"""Of a slug before anything is hung on it; ids have 64 characters at most."""


def slug(text: str) -> str:
    """`text` in lower-case letters, digits and hyphens; "element" where nothing is left."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")[:_LONGEST].strip("-") or "element"


def host_part(fqdn: str) -> str:
    """What people call a host: the first label, or all of an address."""
    first, _, rest = fqdn.partition(".")
    return fqdn if first.isdigit() and rest[:1].isdigit() else first


class Names:
    """Hands out ids, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, text: str, suffix: str) -> str:
        """The slug of `text`; with `suffix` when that is taken, then with a number too."""
        base = slug(text)
        longer = f"{base}-{suffix}"
        candidate, number = base, 1
        while candidate in self._taken:
            candidate = longer if number == 1 else f"{longer[:_LONGEST].strip('-')}-{number}"
            number += 1
        self._taken.add(candidate)
        return candidate


def same_host(first: str, second: str) -> bool:
    """Compares host names as Windows and DNS do, without case."""
    return normalized(first) == normalized(second)
