"""A new row of any table fits the design it is added to."""

from __future__ import annotations

from typing import Any

import pytest

from planner.app.forms.new_items import new_item
from planner.app.forms.port_services import port_services
from planner.app.forms.shapes import Control, shapes_of
from planner.designfile import read_document
from planner.editing.design_settings import ChangeSettings
from planner.editing.lists import SetField
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, NatEntry, Vip
from planner.model.errors import ModelError
from planner.model.interfaces import Interface
from planner.model.servers import PortOverride
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


@pytest.mark.parametrize(
    ("element_id", "service", "port", "count"),
    [
        ("edgepool01", "access-edge-sip", 443, 1),
        ("pool01", "web-external-https", 4443, 1),
        ("sba01", "registrar-sip", 5061, 1),
        ("gateway01", "gateway-sip-tls", 5067, 1),
    ],
)
def test_a_new_port_is_one_of_the_server_itself(element_id: str, service: str, port: int, count: int) -> None:
    element: Any = DOCUMENT.design.get(element_id)
    item = new_item(PortOverride, DOCUMENT.design, element, ())
    assert item == PortOverride(service=service, port=port, count=count)
    offered = port_services(DOCUMENT.design, element)
    assert offered[0] == service
    assert new_item(PortOverride, DOCUMENT.design, element, (item,)).service == offered[1]


def test_ranges_of_clients_are_settings_of_the_design() -> None:
    names = ("client-audio", "client-video", "client-sharing", "client-file-transfer")
    assert port_services(DOCUMENT.design, None) == names
    item = new_item(PortOverride, DOCUMENT.design, None, ())
    assert (item.service, item.port, item.count) == ("client-audio", 1024, 64512)
    design = ChangeSettings("client_ports", (item,)).apply(DOCUMENT).design
    assert design.client_ports == (item,)
