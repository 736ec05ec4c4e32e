"""Why something was refused, in the language of the program: at a field, in the status bar, in a table.

A module of its own because model and editing say it below Qt, in English; here stands what they may say, each sentence
once, so that a sentence that is new below cannot stay English unnoticed (its test reads the rooms).
"""

from __future__ import annotations

import re
from functools import cache

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.app.forms.wording import kind_word, kinds

_OF_VALUES = (
    QT_TRANSLATE_NOOP("refusals", "{0} is not a DNS domain"),
    QT_TRANSLATE_NOOP(
        "refusals",
        "{0} is not a DNS name (expected labels of letters, digits and hyphens, such as pool.contoso.com)",
    ),
    QT_TRANSLATE_NOOP(
        "refusals", "{0} is not an id (expected lower-case letters, digits and inner hyphens, at most 64)"
    ),
    QT_TRANSLATE_NOOP("refusals", "interface {0} is given twice"),
    QT_TRANSLATE_NOOP("refusals", "port {0} is outside 1 to 65535"),
    QT_TRANSLATE_NOOP("refusals", "port {0} with count {1} is outside 1 to 65535"),
    QT_TRANSLATE_NOOP("refusals", "ports {0}-{1} are not a range within 1 to 65535"),
    QT_TRANSLATE_NOOP("refusals", "the name is empty"),
)
_OF_REFERENCES = (
    QT_TRANSLATE_NOOP("refusals", "firewall {0} has no interface {1}"),
    QT_TRANSLATE_NOOP("refusals", "no element has the id {0}"),
    QT_TRANSLATE_NOOP("refusals", "no note has the id {0}"),
    QT_TRANSLATE_NOOP("refusals", "nothing with the id {0} stands on the drawing"),
    QT_TRANSLATE_NOOP("refusals", "the id {0} is given twice (ids are unique in a design)"),
    QT_TRANSLATE_NOOP("refusals", "the id {0} is in use (ids are unique in a design)"),
    QT_TRANSLATE_NOOP("refusals", "there is no comment {0}"),
    QT_TRANSLATE_NOOP("refusals", "there is no field {0}"),
    QT_TRANSLATE_NOOP("refusals", "there is no item {0}"),
    QT_TRANSLATE_NOOP("refusals", "there is no line with the id {0}"),
    QT_TRANSLATE_NOOP("refusals", "there is no setting {0}"),
    QT_TRANSLATE_NOOP("refusals", "there is nothing with the id {0} to delete"),
    QT_TRANSLATE_NOOP("refusals", "zone '{0}' asks this DNS view, and there is no other that it could ask"),
    QT_TRANSLATE_NOOP("refusals", "{0} is a {1} (expected {2})"),
    QT_TRANSLATE_NOOP("refusals", "{0} leads nowhere (expected the id of {1})"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not there any more"),
)
_OF_ACTS = (
    QT_TRANSLATE_NOOP("refusals", "A connection needs two different elements."),
    QT_TRANSLATE_NOOP("refusals", "'{0}' and '{1}' are connected already."),
    QT_TRANSLATE_NOOP("refusals", "'{0}' and '{1}' cannot be connected to each other."),
    QT_TRANSLATE_NOOP("refusals", "Reverse proxy '{0}' publishes what the plan requires; there is nothing to connect."),
    QT_TRANSLATE_NOOP("refusals", "a DNS record needs a DNS view: add one first"),
    QT_TRANSLATE_NOOP("refusals", "a certificate needs a server or a proxy that holds it: draw one first"),
    QT_TRANSLATE_NOOP("refusals", "a comment needs a text"),
    QT_TRANSLATE_NOOP("refusals", "a note holds at most {0} characters"),
    QT_TRANSLATE_NOOP("refusals", "a reply needs a text"),
    QT_TRANSLATE_NOOP("refusals", "a virtual address needs a free address: enter a subnet for {0} first"),
    QT_TRANSLATE_NOOP("refusals", "a {0} does not stand in a zone"),
    QT_TRANSLATE_NOOP("refusals", "a {0} has no display name"),
    QT_TRANSLATE_NOOP("refusals", "an area needs a width and a height"),
    QT_TRANSLATE_NOOP("refusals", "no field is named"),
    QT_TRANSLATE_NOOP("refusals", "the id and kind of {0} are not fields"),
    QT_TRANSLATE_NOOP("refusals", "{0} cannot stand in the link {1}"),
    QT_TRANSLATE_NOOP("refusals", "{0} is a {1} and cannot become a {2}"),
    QT_TRANSLATE_NOOP("refusals", "{0} is an end of the link {1}"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a list"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a load balancer"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a site"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a zone"),
)
_OF_PASTING = (
    QT_TRANSLATE_NOOP("refusals", "'{0}' on the clipboard is not a list of elements."),
    QT_TRANSLATE_NOOP("refusals", "'{0}' stands in zone '{1}', which this design does not have."),
    QT_TRANSLATE_NOOP("refusals", "A note on the clipboard is not a text."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard does not hold elements of a design."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard does not hold elements of a design ('{0}' is no part of one)."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard does not hold elements of a design (line {0}: {1})."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard holds more than a design could."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard holds more than {0} elements."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard holds no elements of a design."),
    QT_TRANSLATE_NOOP("refusals", "The clipboard holds two elements with the id '{0}'."),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are broken: a list is missing or too long."),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are broken: a place is out of bounds."),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are broken: only zones and DNS views may come along."),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are broken: placements or notes are not a mapping."),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are broken: {0}"),
    QT_TRANSLATE_NOOP("refusals", "The copied elements are of version {0}; this one reads {1}."),
    QT_TRANSLATE_NOOP("refusals", "The element '{0}' cannot be pasted: {1}."),
    QT_TRANSLATE_NOOP("refusals", "The element '{0}' does not say its kind, for instance 'kind: front-end-pool'."),
    QT_TRANSLATE_NOOP("refusals", "a {0} has no field {1}"),
    QT_TRANSLATE_NOOP("refusals", "a {0} needs {1}"),
    QT_TRANSLATE_NOOP("refusals", "an element that can stand here"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a kind of element"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not a mapping of fields"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not one of {1}"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not what the field holds"),
)
_OF_VIEWS = (
    QT_TRANSLATE_NOOP("refusals", "a width and a height above 0, and numbers below {0}"),
    QT_TRANSLATE_NOOP("refusals", "one line of 1 to {0} characters without blanks at its ends"),
    QT_TRANSLATE_NOOP("refusals", "there are two views '{0}'"),
    QT_TRANSLATE_NOOP("refusals", "there is no view '{0}'"),
    QT_TRANSLATE_NOOP("refusals", "this is no part of a drawing (expected {0})"),
    QT_TRANSLATE_NOOP("refusals", "{0} (expected 1 to {1} characters)"),
    QT_TRANSLATE_NOOP("refusals", "{0} (expected a name of its own for every view)"),
    QT_TRANSLATE_NOOP("refusals", "{0} (expected that of an element or a note)"),
    QT_TRANSLATE_NOOP("refusals", "{0} ids are too many (expected at most {1})"),
    QT_TRANSLATE_NOOP("refusals", "{0} is no name of a view (expected {1})"),
    QT_TRANSLATE_NOOP("refusals", "{0} is no workload"),
    QT_TRANSLATE_NOOP("refusals", "{0} is not an id"),
    QT_TRANSLATE_NOOP("refusals", "{0} views are too many (expected at most {1})"),
)
_PLACE = re.compile(r"\\\{\d\\\}")
_OR, _AND = " or ", "; "


def refusal_words(text: str) -> str:
    """A refusal in the language of the program; itself where it is none that is known, such as a message of Qt."""
    for pattern, sentence in _known():
        found = pattern.fullmatch(text)
        if found:
            return translate("refusals", sentence).format(*(_part(part) for part in found.groups()))
    return _AND.join(refusal_words(part) for part in text.split(_AND)) if _AND in text else text


def _part(text: str) -> str:
    """What is named in a sentence: kinds of elements, or the reason inside of a reason."""
    names = text.split(_OR)
    if all(name in kinds() for name in names):
        return translate("refusals", "{0} or {1}").format(*_two_at_most(names)) if len(names) > 1 else kind_word(text)
    return refusal_words(text)


def _two_at_most(names: list[str]) -> tuple[str, str]:
    words = [kind_word(name) for name in names]
    return ", ".join(words[:-1]), words[-1]


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every sentence as a pattern, the longest first: of two that fit, it says more exactly what is meant."""
    sentences = sorted(
        (*_OF_VALUES, *_OF_REFERENCES, *_OF_ACTS, *_OF_PASTING, *_OF_VIEWS), key=_own_words, reverse=True
    )
    return tuple((re.compile(_PLACE.sub("(.+?)", re.escape(item)), re.DOTALL), item) for item in sentences)


def _own_words(sentence: str) -> int:
    return len(re.sub(r"\{\d\}", "", sentence))
