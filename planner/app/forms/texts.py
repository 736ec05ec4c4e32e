"""Values as the text in a field, and back.

A module of its own because it is the same in a field, in a cell of a table and in a list, and a value that is shown
and read back must be the same value.
"""

import re
from enum import StrEnum
from ipaddress import ip_address, ip_network
from typing import Any

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
        return "yes" if value else "no"
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
        raise ModelError(f"a value is needed (expected {_EXPECTED[shape.control]})")
    if shape.control is Control.NUMBER:
        if not re.fullmatch(r"-?\d{1,9}", text):
            raise ModelError(f"{text!r} is not a number")
        return int(text)
    if shape.control is Control.ADDRESS:
        return _address(text)
    if shape.control is Control.NETWORK:
        return _network(text)
    if shape.control is Control.YES_NO:
        return text.lower() in ("yes", "true", "1")
    return _choice(shape, text)


_EXPECTED = {
    Control.NUMBER: "a number",
    Control.ADDRESS: "an IP address such as 192.0.2.10",
    Control.NETWORK: "a network such as 192.0.2.0/24",
    Control.CHOICE: "one of the list",
    Control.YES_NO: "yes or no",
}


def _address(text: str) -> Any:
    try:
        return ip_address(text)
    except ValueError as problem:
        raise ModelError(
            f"{text!r} is not an IP address (expected one such as 192.0.2.10 or 2001:db8::10)"
        ) from problem


def _network(text: str) -> Any:
    try:
        return ip_network(text)
    except ValueError as problem:
        try:
            whole = ip_network(text, strict=False)
        except ValueError:
            raise ModelError(f"{text!r} is not a network (expected one such as 192.0.2.0/24)") from problem
        raise ModelError(f"{text!r} is an address inside a network (expected {str(whole)!r})") from problem


def _ports(text: str) -> PortRange:
    match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", text)
    if match is None:
        raise ModelError(f"{text!r} is not a port (expected one such as 443, or a range such as 50000-59999)")
    return PortRange(first=int(match[1]), last=int(match[2] or match[1]))


def _choice(shape: FieldShape, text: str) -> StrEnum:
    for choice in shape.choices:
        if text.lower() in (choice.value.lower(), choice_word(choice).lower()):
            return choice
    raise ModelError(f"{text!r} is not one of {', '.join(choice_word(choice) for choice in shape.choices)}")
