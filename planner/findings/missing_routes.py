"""The static routes that a host lacks, as one repair.

A module of its own because it is the cure of connections that end for want of a route, whichever rule finds them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.findings.finding import Repair, RepairKind
from planner.findings.onward_routes import networks_of, next_device, of_version
from planner.findings.rule import Inspection
from planner.findings.wording import quoted
from planner.model.addresses import IpAddress, IpNetwork, lies_within
from planner.model.interfaces import Interface, StaticRoute
from planner.model.servers import Machine, Server
from planner.traffic import Trace


def routes_to_add(inspection: Inspection, element: str, traces: Iterable[Trace]) -> Repair | None:
    """The repair that writes down the routes of a server to networks that it did not find; None where none is known.

    Args:
        inspection: what is looked at.
        element: id of the server that the traces blame.
        traces: connections that ended there, on the way out or with their answer.
    """
    server = inspection.design.find(element)
    if not isinstance(server, Server):
        return None
    wanted = tuple(dict.fromkeys(pair for trace in traces for pair in _wanted(inspection, server, trace)))
    members = tuple(_with_routes(inspection, machine, wanted) for machine in server.members)
    if not wanted or members == server.members:
        return None
    networks = ", ".join(dict.fromkeys(str(network) for _, network in wanted))
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Write down the routes of {quoted(server.name)} to {networks}",
        element=server.id,
        path=("members",),
        value=members,
    )


_Wanted = tuple[str, IpNetwork]
"""Name of the adapter, and the network that it has to reach."""


def _wanted(inspection: Inspection, server: Server, trace: Trace) -> Iterator[_Wanted]:
    """By which adapter the host has to reach which network, in a connection that ended at it."""
    asker = next((hop.source for hop in trace.hops if hop.source is not None), None)
    for machine in server.members:
        for face in machine.interfaces:
            if trace.address in face.addresses and asker is not None:
                yield from ((face.name, network) for _, network in networks_of(inspection, asker))
            elif asker in face.addresses and trace.address is not None:
                yield from ((face.name, network) for _, network in networks_of(inspection, trace.address))


def _with_routes(inspection: Inspection, machine: Machine, wanted: tuple[_Wanted, ...]) -> Machine:
    """The machine with a route to each network that is not on its own, in place of one that leads nowhere."""
    faces = list(machine.interfaces)
    for number, face in enumerate(faces):
        for network in (network for name, network in wanted if name == face.name):
            via = _next_hop(inspection, face, network)
            if via is not None:
                face = _with_route(inspection, face, StaticRoute(network=network, via=via))
        faces[number] = face
    return replace(machine, interfaces=tuple(faces))


def _with_route(inspection: Inspection, face: Interface, route: StaticRoute) -> Interface:
    leading = tuple(item for item in face.routes if _leads(inspection, face, item.via))
    if any(lies_within(route.network, item.network) for item in leading):
        return face
    return replace(face, routes=(*leading, route))


def _leads(inspection: Inspection, face: Interface, via: IpAddress) -> bool:
    devices = inspection.design.forwarding_devices
    return any(via in other.addresses and other.zone == face.zone for device in devices for other in device.interfaces)


def _next_hop(inspection: Inspection, face: Interface, network: IpNetwork) -> IpAddress | None:
    """Where packets for a network go from an adapter."""
    zones = inspection.traffic.zones_of(next(network.hosts(), network.network_address))
    found = next_device(inspection.design, face.zone, zones)
    return of_version(found[1], network.version) if found is not None else None
