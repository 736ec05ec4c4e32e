"""Which paper pages are laid out for.

A module of its own because Word documents, workbooks and PDF must agree, and only one of them is made with a library
that knows where the user is.
"""

import locale
from collections.abc import Mapping
from enum import StrEnum


class Paper(StrEnum):
    """Sizes that people print on."""

    A4 = "a4"
    LETTER = "letter"


_LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE"})


def paper_of(country: str) -> Paper:
    """Letter where people print on it, A4 in the rest of the world.

    Args:
        country: its two letters.
    """
    return Paper.LETTER if country.upper() in _LETTER_COUNTRIES else Paper.A4


def usual_paper(environment: Mapping[str, str]) -> Paper:
    """The paper of the country that the environment of a program names ("en_US.UTF-8"); A4 where it names none."""
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_PAPER", "LANG"))
    place = next((text for text in named if text), "") or locale.getlocale()[0] or ""
    return paper_of(place.partition(".")[0].partition("@")[0].rpartition("_")[2])
