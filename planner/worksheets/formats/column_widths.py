"""How wide columns of a printed table are: room for the longest word of each, and the rest for those with sentences.

A module of its own because PDF and Word pages share out the same width, and neither measures letters.
"""

from collections.abc import Iterable, Sequence

from planner.worksheets.worksheet import Column

_WIDEST = 36
"""Characters of a word that a column makes room for, at most."""
_SENTENCE = 90
"""Characters of a text that a column makes room for, at most, while there is any."""
_PADDING = 6
"""Characters that fill the room around a cell."""
_LINE = 215
"""Characters of small print across a page."""


def broken_lists(texts: Iterable[str], columns: Iterable[Column]) -> list[str]:
    """Texts of a row with lists one item a line."""
    return [text.replace(" ", "\n") if column.is_list else text for text, column in zip(texts, columns, strict=True)]


def shares(columns: Sequence[Column], lines: Sequence[Sequence[str]]) -> list[float]:
    """Parts of the width of the page; they add up to 1.

    Args:
        columns: of a table.
        lines: texts of its rows, broken as they will be printed.
    """
    needed, wanted = [], []
    for index, column in enumerate(columns):
        texts = [column.title, *(part for line in lines for part in line[index].split("\n"))]
        longest_word = max(len(word) for text in texts for word in (text.split() or [""]))
        needed.append(min(longest_word, _WIDEST) + _PADDING)
        wanted.append(max(min(max(map(len, texts)), _SENTENCE) + _PADDING, needed[-1]))
    left = max(_LINE - sum(needed), 0)
    wishes = [want - need for want, need in zip(wanted, needed, strict=True)]
    part = min(left / (sum(wishes) or 1), 1.0)
    widths = [need + wish * part for need, wish in zip(needed, wishes, strict=True)]
    return [width / sum(widths) for width in widths]
