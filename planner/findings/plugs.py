"""Every adapter of a design with its place, for rules about addresses as they are written down.

A module of its own because three rules ask the same of servers and devices alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.findings.finding import FieldPath
from planner.model.design import Design
from planner.model.interfaces import Interface


@dataclass(frozen=True, slots=True)
class Plug:
    """An adapter.

    Attributes:
        element: id of the server or device element.
        holder: name of the machine or device, as a person knows it.
        path: field path of the adapter inside the element.
    """

    element: str
    holder: str
    path: FieldPath
    interface: Interface


def plugs(design: Design) -> Iterator[Plug]:
    """All adapters, servers first."""
    for server in design.servers:
        for index, machine in enumerate(server.members):
            for number, interface in enumerate(machine.interfaces):
                yield Plug(server.id, machine.fqdn, ("members", index, "interfaces", number), interface)
    for device in design.devices:
        for number, interface in enumerate(device.interfaces):
            yield Plug(device.id, device.name, ("interfaces", number), interface)
