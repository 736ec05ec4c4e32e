"""A port that was set is taken by another service at the same address.

## What it checks

A port that the topology sets for a service (the `ports` of a server) is not the port of another service that listens at
the same address. Services that share a port by default, as the three of an Edge Server do at their own addresses, are
left alone, and so are users and partners at the Access Edge, which is one service: with one name for all three Edge
services both come to its port 5061. The port of a trunk is not one at which Mediation listens with the other
transport: 5067 is for TLS whether a gateway uses it or not, 5068 for TCP once there is such a gateway.

## Why it matters

Only one of the two can listen. The pool tells inside from outside by the port alone, so an external web site that is
moved to 443 is the internal one, and phones are answered with inside addresses.

## Bad design

```yaml
base: standard
servers:
- {id: se01, ports: [{service: web-external-https, port: 443}]}
```

## Good design

```yaml
base: standard
servers:
- {id: se01, ports: [{service: web-external-https, port: 4450}]}
```

## How to fix

Set another port, or leave the default.

## References

- D-PORT-02: a port that the topology changes is changed everywhere. S-FQDN-03: the internal web site is not reachable
  from outside.
"""

from collections.abc import Iterator

from planner.catalog.ports_in_use import ports_in_use
from planner.catalog.services import Service
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import Transport
from planner.model.links import LinkKind
from planner.model.servers import Gateway, PortOverride, Server, TrunkTransport
from planner.traffic.listeners import Listeners


def check(inspection: Inspection) -> Iterator[Remark]:
    """Settings that collide."""
    listeners = Listeners(inspection.design, inspection.catalog)
    for server in inspection.design.servers:
        for index, setting in enumerate(server.ports):
            others = _others(inspection, listeners, server, setting)
            if not others:
                continue
            yield Remark(
                message=f"{quoted(server.name)} has port {setting.port} for "
                f"{listed((setting.service, *others))} at one address; a port of its own is expected for each.",
                hint="Set another port, or leave the default.",
                elements=(server.id,),
                field=("ports", index),
                repair=Repair(
                    kind=RepairKind.REMOVE_ITEM,
                    label=f"Leave the default port of {quoted(setting.service)}",
                    element=server.id,
                    path=("ports", index),
                ),
            )
    yield from _trunks(inspection)


def _trunks(inspection: Inspection) -> Iterator[Remark]:
    """Ports of trunks at which Mediation listens with the other transport already."""
    design = inspection.design
    for gateway in design.servers_of(Gateway):
        for server in design.linked_to(gateway.id, LinkKind.TRUNK):
            port, other = gateway.mediation_port, _other_transport(inspection, server, gateway)
            if port is None or other is None or port not in other[1]:
                continue
            yield Remark(
                message=f"The trunk to {quoted(gateway.name)} takes port {port} of {quoted(server.name)} for SIP over "
                f"{gateway.transport.value.upper()}, where Mediation listens for {other[0]} already; a port of its own "
                "is expected for each.",
                hint="Leave the default port of the trunk, or correct its transport.",
                elements=(gateway.id, server.id),
                field=("mediation_port",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Leave the default port of the trunk to {quoted(gateway.name)}",
                    element=gateway.id,
                    path=("mediation_port",),
                    value=None,
                ),
            )


def _other_transport(inspection: Inspection, server: Server, gateway: Gateway) -> tuple[str, set[int]] | None:
    """How Mediation listens for gateways of the other transport, and where; TCP only if there is such a gateway."""
    design = inspection.design
    is_tls = gateway.transport is TrunkTransport.TLS
    others = [
        item
        for item in design.servers_of(Gateway)
        if item.transport is not gateway.transport and server in design.linked_to(item.id, LinkKind.TRUNK)
    ]
    if is_tls and not others:
        return None
    service = inspection.catalog.service("mediation-gateway-sip-tcp" if is_tls else "mediation-gateway-sip-tls")
    usual = ports_in_use(inspection.catalog, server, service)
    set_ports = {item.mediation_port for item in others if item.mediation_port is not None}
    needs_usual = not others or any(item.mediation_port is None for item in others)
    return (
        "TCP" if is_tls else "TLS",
        set_ports | ({port for item in usual for port in range(item.start, item.end + 1)} if needs_usual else set()),
    )


def _others(inspection: Inspection, listeners: Listeners, server: Server, setting: PortOverride) -> dict[str, None]:
    """Services at the port of a setting that do not share the port by default, in order."""
    if setting.service not in listeners.services(server):
        return {}
    own = inspection.catalog.service(setting.service)
    found: dict[str, None] = {}
    for machine in server.members:
        for address in (address for leg in machine.interfaces for address in leg.addresses):
            for transport in (Transport.TCP, Transport.UDP):
                there = listeners.accepting(server, machine, address, setting.port, transport) or ()
                if own.id in there:
                    other = (name for name in there if name != own.id)
                    found.update((name, None) for name in other if not _share(own, inspection.catalog.service(name)))
    return found


_ACCESS_EDGE = frozenset({"access-edge-sip", "access-edge-federation"})
"""SIP of users and of partners: one service, whatever its port."""


def _share(first: Service, second: Service) -> bool:
    if {first.id, second.id} <= _ACCESS_EDGE:
        return True
    return any(one.start <= other.end and other.start <= one.end for one in first.ports for other in second.ports)


RULE = Rule(code="IN15", severity=Severity.ERROR, clauses=("D-PORT-02", "S-FQDN-03"), check=check)
