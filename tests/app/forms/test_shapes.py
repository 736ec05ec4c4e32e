"""Every field of every model class has a control, worked out from its type."""

from dataclasses import dataclass, fields
from typing import Any, get_args

import pytest

from planner.app.forms.shapes import Control, shapes_of
from planner.model.clients import Client
from planner.model.design import Design, Element
from planner.model.devices import Firewall, FirewallRule, NatEntry
from planner.model.interfaces import StaticRoute
from planner.model.servers import FrontEndPool, Machine

CLASSES = get_args(Element)


def _nested(cls: type) -> set[type]:
    found = {cls}
    for shape in shapes_of(cls):
        if shape.cls is not None:
            found |= _nested(shape.cls)
    return found


@pytest.mark.parametrize("cls", sorted({c for top in CLASSES for c in _nested(top)}, key=str))
def test_every_field_but_the_kind_has_a_control(cls: Any) -> None:
    assert [shape.name for shape in shapes_of(cls)] == [field.name for field in fields(cls) if field.name != "kind"]


@pytest.mark.parametrize(
    ("cls", "name", "control", "is_optional"),
    [
        (Client, "name", Control.TEXT, False),
        (Client, "note", Control.NOTE, False),
        (Client, "device", Control.CHOICE, False),
        (Client, "platforms", Control.CHOICES, False),
        (Client, "home", Control.REFERENCE, True),
        (Client, "zone", Control.REFERENCE, False),
        (Client, "address", Control.ADDRESS, True),
        (Client, "enterprise_voice", Control.YES_NO, False),
        (FrontEndPool, "users", Control.NUMBER, False),
        (FrontEndPool, "web", Control.GROUP, False),
        (FrontEndPool, "members", Control.TABLE, False),
        (Machine, "interfaces", Control.TABLE, False),
        (StaticRoute, "network", Control.NETWORK, False),
        (StaticRoute, "via", Control.ADDRESS, False),
        (FirewallRule, "sources", Control.REFERENCES, False),
        (FirewallRule, "destination_ports", Control.PORTS, False),
        (NatEntry, "port", Control.NUMBER, True),
        (Firewall, "nat", Control.TABLE, False),
    ],
)
def test_controls_by_type(cls: type, name: str, control: Control, is_optional: bool) -> None:
    shape = next(shape for shape in shapes_of(cls) if shape.name == name)
    assert (shape.control, shape.is_optional) == (control, is_optional)


def test_only_some_fields() -> None:
    assert [shape.name for shape in shapes_of(Design, ("product", "features"))] == ["product", "features"]


def test_a_type_without_a_control_is_a_defect() -> None:
    @dataclass
    class Odd:
        value: complex = 0j

    with pytest.raises(TypeError, match="no control"):
        shapes_of(Odd)
