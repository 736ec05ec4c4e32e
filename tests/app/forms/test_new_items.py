"""A new row of any table fits the design it is added to."""

from __future__ import annotations

from typing import Any

import pytest

from planner.app.forms.new_items import new_item
from planner.app.forms.shapes import Control, shapes_of
from planner.designfile import read_document
from planner.editing.lists import SetField
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, NatEntry, Vip
from planner.model.errors import ModelError
from planner.model.interfaces import Interface
from planner.resource_files import resource_path


def class_of(value: Any) -> Any:
    """Its class; mypy takes a union of classes for unhashable."""
    return type(value)


DOCUMENT = read_document(resource_path("examples", "enterprise.yaml")).document
TABLES = [
    (element.id, shape.name, shape.cls)
    for element in DOCUMENT.design.elements
    for shape in shapes_of(class_of(element))
    if shape.control is Control.TABLE
]


@pytest.mark.parametrize(("element_id", "name", "cls"), TABLES, ids=[f"{key}-{name}" for key, name, _ in TABLES])
def test_a_new_row_can_be_added_to_every_table_of_every_element(element_id: str, name: str, cls: Any) -> None:
    element = DOCUMENT.design.get(element_id)
    present = getattr(element, name)
    item = new_item(cls, DOCUMENT.design, element, present)
    changed = SetField(element_id, (name,), (*present, item)).apply(DOCUMENT)
    assert getattr(changed.design.get(element_id), name) == (*present, item)


def test_what_must_be_planned_first_is_said() -> None:
    firewall = Firewall(id="fw", name="Firewall")
    with pytest.raises(ModelError, match="needs a zone"):
        new_item(Interface, Design(), firewall, ())
    with pytest.raises(ModelError, match="needs an interface"):
        new_item(NatEntry, Design(), firewall, ())
    with pytest.raises(ModelError, match="needs a pool"):
        new_item(Vip, Design(), LoadBalancer(id="lb", name="Balancer"), ())


def test_rows_of_rows() -> None:
    pool: Any = DOCUMENT.design.get("edgepool01")
    machine = pool.members[0]
    for shape in shapes_of(class_of(machine)):
        if shape.control is Control.TABLE:
            item = new_item(shape.cls or object, DOCUMENT.design, pool, getattr(machine, shape.name))
            path = ("members", 0, shape.name)
            SetField(pool.id, path, (*getattr(machine, shape.name), item)).apply(DOCUMENT)
