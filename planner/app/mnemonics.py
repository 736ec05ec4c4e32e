"""Letters that choose an entry of an open menu, each used once a menu.

A module of its own because menus speak several languages: whoever writes or translates a text marks the letter that
suits it best, and cannot know who else wants it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""What every keyboard has."""


def distinct(menus: Iterable[Iterable[str]], texts: Mapping[str, str]) -> dict[str, str]:
    """Texts whose marked letters differ within every menu; an entry that finds none free goes without.

    Args:
        menus: ids of the entries of each menu; ids without a text are passed over.
        texts: by id, with & before the letter that suits best; the earlier of two has it.
    """
    letters = _Letters(menus)
    found: dict[str, str] = {}
    left = []
    for entry, text in texts.items():
        plain, place = text.replace("&", "", 1), text.find("&")
        if letters.take(entry, text[place + 1 : place + 2] if place >= 0 else ""):
            found[entry] = text
        else:
            left.append((entry, plain))
    for entry, plain in left:
        place = next((place for place in _by_fitness(plain) if letters.take(entry, plain[place])), -1)
        found[entry] = f"{plain[:place]}&{plain[place:]}" if place >= 0 else plain
    return found


class _Letters:
    """Who has which letter in which menu."""

    def __init__(self, menus: Iterable[Iterable[str]]) -> None:
        self._menus: dict[str, list[set[str]]] = defaultdict(list)
        for entries in menus:
            taken: set[str] = set()
            for entry in entries:
                self._menus[entry].append(taken)

    def take(self, entry: str, letter: str) -> bool:
        """Gives a letter to an entry if none of its menus has it yet."""
        letter = letter.lower()
        if letter not in _LETTERS or any(letter in taken for taken in self._menus[entry]):
            return False
        for taken in self._menus[entry]:
            taken.add(letter)
        return True


def _by_fitness(plain: str) -> list[int]:
    """Places of a text: capitals first, then the beginnings of words, then the others."""

    def rank(place: int) -> int:
        if plain[place].isupper():
            return 0
        return 1 if place == 0 or plain[place - 1] == " " else 2

    return sorted(range(len(plain)), key=rank)
