"""How well a few typed letters fit a text: every word of the query must be found, letters in order.

A module of its own because the command palette ranks with it, and ranking is plain arithmetic that is tested alone.
"""

_WORD_START = 8
_IN_A_ROW = 5
_WHOLE_WORD = 12
_FAR_IN = 0.05


def fit(query: str, text: str) -> float | None:
    """How well a query fits a text.

    Args:
        query: words in any order; upper and lower case are the same.
        text: what is looked through.

    Returns:
        A figure, more is better; 0 for an empty query; None when a word is not found.
    """
    lowered = text.lower()
    total = 0.0
    for word in query.lower().split():
        found = _fit_word(word, lowered)
        if found is None:
            return None
        total += found
    return total - len(text) * 0.01 if total else 0.0


def _fit_word(word: str, text: str) -> float | None:
    place = text.find(word)
    best: float | None = None
    while place >= 0:
        starts = place == 0 or not text[place - 1].isalnum()
        found = len(word) * _IN_A_ROW + (_WHOLE_WORD if starts else 0) - place * _FAR_IN
        best = found if best is None else max(best, found)
        place = text.find(word, place + 1)
    return best if best is not None else _fit_letters(word, text)


def _fit_letters(word: str, text: str) -> float | None:
    """Letters one after the other with gaps; a letter at the start of a word counts more."""
    total, place, before = 0.0, 0, -2
    for letter in word:
        starting = _next_word_start(letter, text, place)
        at = starting if starting is not None else text.find(letter, place)
        if at < 0:
            return None
        total += (_WORD_START if starting is not None else 1) + (_IN_A_ROW if at == before + 1 else 0)
        before, place = at, at + 1
    # Letters strewn over a long text are an accident, not a hit.
    return total if total >= len(word) * 3 else None


def _next_word_start(letter: str, text: str, place: int) -> int | None:
    at = text.find(letter, place)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return at
        at = text.find(letter, at + 1)
    return None
