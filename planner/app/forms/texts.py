"""Values as the text in a field, and back.

A module of its own because it is the same in a field, in a cell of a table and in a list, and a value that is shown
and read back must be the same value.
"""

import re
from enum import StrEnum
from ipaddress import ip_address, ip_network
from typing import Any

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.wording import choice_word
from planner.model.devices import PortRange
from planner.model.errors import ModelError

_SEPARATORS = re.compile(r"[\s,;]+")
_LINES = re.compile(r"[,;\n]+")


def text_of(shape: FieldShape, value: Any, separator: str = ", ") -> str:
    """A value as text; None and empty lists are empty texts, `separator` stands between the items of a list."""
    if value is None or value == ():
        return ""
    if shape.control is Control.CHOICE:
        return choice_word(value)
    if shape.control is Control.CHOICES:
        return separator.join(choice_word(item) for item in value)
    if shape.control is Control.YES_NO:
        return translate("texts", "yes") if value else translate("texts", "no")
    if isinstance(value, tuple):
        return separator.join(_one_text(item) for item in value)
    return _one_text(value)


def _one_text(item: Any) -> str:
    if isinstance(item, PortRange):
        return str(item.first) if item.first == item.last else f"{item.first}-{item.last}"
    return str(item)


def value_of(shape: FieldShape, text: str) -> Any:
    """The value that a text means.

    Raises:
        ModelError: it means none; the message says what was expected.
    """
    control = shape.control
    if control in (Control.TEXT, Control.NOTE, Control.REFERENCE):
        stripped = text if control is Control.NOTE else text.strip()
        return None if shape.is_optional and not stripped else stripped
    if control is Control.TEXTS:
        return tuple(part for item in _LINES.split(text) if (part := item.strip()))
    if control in (Control.ADDRESSES, Control.NETWORKS):
        parse = _address if control is Control.ADDRESSES else _network
        return tuple(parse(item) for item in _SEPARATORS.split(text) if item)
    if control is Control.PORTS:
        return tuple(_ports(item) for item in _SEPARATORS.split(text) if item)
    if control is Control.REFERENCES:
        return tuple(item for item in _SEPARATORS.split(text) if item)
    if control is Control.CHOICES:
        return tuple(_choice(shape, item.strip()) for item in _LINES.split(text) if item.strip())
    return _single(shape, text.strip())


def _single(shape: FieldShape, text: str) -> Any:
    if not text:
        if shape.is_optional:
            return None
        expected = translate("texts", _EXPECTED[shape.control])
        raise ModelError(translate("texts", "a value is needed (expected {0})").format(expected))
    if shape.control is Control.NUMBER:
        if not re.fullmatch(r"-?\d{1,9}", text):
            raise ModelError(translate("texts", "{0} is not a number").format(repr(text)))
        return int(text)
    if shape.control is Control.ADDRESS:
        return _address(text)
    if shape.control is Control.NETWORK:
        return _network(text)
    if shape.control is Control.YES_NO:
        return text.lower() in ("yes", "true", "1", translate("texts", "yes"))
    return _choice(shape, text)


_EXPECTED = {
    Control.NUMBER: QT_TRANSLATE_NOOP("texts", "a number"),
    Control.ADDRESS: QT_TRANSLATE_NOOP("texts", "an IP address such as 192.0.2.10"),
    Control.NETWORK: QT_TRANSLATE_NOOP("texts", "a network such as 192.0.2.0/24"),
    Control.CHOICE: QT_TRANSLATE_NOOP("texts", "one of the list"),
    Control.YES_NO: QT_TRANSLATE_NOOP("texts", "yes or no"),
}


def _address(text: str) -> Any:
    try:
        return ip_address(text)
    except ValueError as problem:
        words = translate("texts", "{0} is not an IP address (expected one such as 192.0.2.10 or 2001:db8::10)")
        raise ModelError(words.format(repr(text))) from problem


def _network(text: str) -> Any:
    try:
        return ip_network(text)
    except ValueError as problem:
        try:
            whole = ip_network(text, strict=False)
        except ValueError:
            words = translate("texts", "{0} is not a network (expected one such as 192.0.2.0/24)")
            raise ModelError(words.format(repr(text))) from problem
        words = translate("texts", "{0} is an address inside a network (expected {1})")
        raise ModelError(words.format(repr(text), repr(str(whole)))) from problem


def _ports(text: str) -> PortRange:
    match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text)
    if match is None:
        words = translate("texts", "{0} is not a port (expected one such as 443, or a range such as 50000-59999)")
        raise ModelError(words.format(repr(text)))
    return PortRange(first=int(match[1]), last=int(match[2] or match[1]))


def _choice(shape: FieldShape, text: str) -> StrEnum:
    for choice in shape.choices:
        if text.lower() in (choice.value.lower(), choice_word(choice).lower()):
            return choice
    words = ", ".join(choice_word(choice) for choice in shape.choices)
    raise ModelError(translate("texts", "{0} is not one of {1}").format(repr(text), words))
