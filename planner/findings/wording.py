"""How messages name things: elements in quotes, lists that stay short.

A module of its own so that thirty rules speak with one voice.
"""

from collections.abc import Iterable, Sequence

from planner.model.design import Design
from planner.plain_text import printable

_LONGEST_LIST = 4


def quoted(text: str) -> str:
    """`text` in the quotes of all messages, with marks made visible that would turn the sentence around."""
    return f"'{printable(text)}'"


def shown(design: Design, part_id: str) -> str:
    """What an id stands for, as messages name it: the display name of the element in quotes.

    A machine is named by its FQDN, a VIP with its balancer; an id that leads nowhere by itself.
    """
    member = design.find_member(part_id)
    if member is not None:
        return quoted(member[1].fqdn)
    vip = design.find_vip(part_id)
    if vip is not None:
        return f"{quoted(vip[1].id)} of {quoted(vip[0].name)}"
    name = getattr(design.find(part_id), "name", None)
    return quoted(name or part_id)


def listed(texts: Iterable[str], conjunction: str = "and") -> str:
    """Texts in quotes as "'a', 'b' and 'c'"; of many only the first, and how many more."""
    return joined([quoted(text) for text in texts], conjunction)


def joined(texts: Sequence[str], conjunction: str = "and") -> str:
    """As `listed`, for texts that are words already."""
    if len(texts) > _LONGEST_LIST:
        return f"{', '.join(texts[:_LONGEST_LIST])} {conjunction} {len(texts) - _LONGEST_LIST} more"
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {conjunction} {texts[-1]}"


def plural(number: int, noun: str) -> str:
    """The number with its noun: 1 record, 2 records."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
