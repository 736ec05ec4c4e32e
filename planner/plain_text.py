"""Text that every file format can hold.

A module of its own, below all rooms, because worksheets and drawings leave the program alike: a design may carry
characters (control characters, halves of surrogate pairs) that XML, HTML and UTF-8 have no form for, and no format
should fail or lie over them. Neither should a name turn the rest of a line around: whoever opens a port by a work
order reads it from left to right, and the marks that override that have no business there.
"""

import re

# Patterns are compiled when they are first needed: hardly any text has such characters, and every window draws text.
_SINGLE_QUOTES = "['\u2018\u2019\u201a\u201b]"
_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"


def printable(text: str) -> str:
    """The text, with the replacement character in place of what no document can or should hold."""
    # Asking the string itself costs a twentieth of a search, and nearly every text is as clean as it looks.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNPRINTABLE, "\ufffd", text)


def powershell_quoted(text: str) -> str:
    """The text between single quotes, which expand nothing; four typographic quotes count as single ones there."""
    return f"'{re.sub(_SINGLE_QUOTES, lambda found: found.group() * 2, text)}'"
