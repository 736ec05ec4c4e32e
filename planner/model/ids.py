"""Ids: what may name an element.

A room of its own because ids are the one thing every other room keeps between two versions of a design.
"""

import re

from planner.model.errors import InvalidIdError

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


def is_valid_id(text: str) -> bool:
    """Tells whether `text` is a lower-case slug: letters, digits, inner hyphens, 1 to 64 characters."""
    return _ID.fullmatch(text) is not None


def check_id(text: str) -> None:
    """Refuses a malformed id.

    Raises:
        InvalidIdError: not a slug.
    """
    if not is_valid_id(text):
        raise InvalidIdError(
            f"{text!r} is not an id (expected lower-case letters, digits and inner hyphens, at most 64)"
        )
