"""A port that was set is taken by another service at the same address.

## What it checks

A port that the topology sets for a service (the `ports` of a server) is not the port of another service that listens at
the same address. Services that share a port by default, as the three of an Edge Server do at their own addresses, are
left alone, and so are users and partners at the Access Edge, which is one service: with one name for all three Edge
services both come to its port 5061.

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

from planner.catalog.services import Service
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import Transport
from planner.model.servers import PortOverride, Server
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
