"""An Edge Server does not stand with one adapter outside and one inside.

## What it checks

An Edge Server has an external and an internal adapter, in different zones whose networks do not overlap, and its
default gateway is on the external one; a static route to everything (`0.0.0.0/0`, `::/0`) counts as one. Connections
that fail for want of a static route have a rule of their own.

## Why it matters

An Edge Server separates two networks. With both sides in one network, or with the gateway inside, traffic goes past the
firewalls or does not find back, and the setup is not supported.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: internal, gateway: 198.51.100.65}
```

## Good design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: external, gateway: 198.51.100.1}
    - {name: internal, routes: [{network: 192.0.2.0/24, via: 198.51.100.65}]}
```

## How to fix

Give the server two adapters in separate networks, the default gateway on the external one, and static routes to the
clients and servers inside on the internal one.

## References

- D-EDGE-03: two adapters on separate, mutually unroutable networks; gateway outside only; static routes inside.
- Sizing fact edge.nics, row edge-dual-network.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import external_adapters, internal_adapters
from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.moved_gateways import with_gateway_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.interfaces import Interface
from planner.model.servers import EdgePool, Machine


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge Servers with adapters other than the documented ones."""
    for edge in inspection.design.servers_of(EdgePool):
        for index, machine in enumerate(edge.members):
            if not any(face.addresses for face in machine.interfaces):
                continue  # nothing is planned yet, which has a rule of its own
            fault = _fault(inspection, machine)
            if fault:
                yield Remark(
                    message=f"{quoted(machine.fqdn)} of {quoted(edge.name)} {fault}; two adapters in separate networks "
                    "are expected, one outside and one inside.",
                    hint="Plan an external and an internal adapter in separate networks.",
                    elements=(edge.id, machine.id),
                    field=("members", index, "interfaces"),
                )
            else:
                yield from _gateways(inspection, edge, index, machine)


def _fault(inspection: Inspection, machine: Machine) -> str:
    outer, inner = external_adapters(machine), internal_adapters(machine)
    if not outer or not inner:
        return f"has no {'external' if not outer else 'internal'} adapter"
    for first in outer:
        for second in inner:
            if first.zone == second.zone:
                return f"has both adapters in {shown(inspection.design, first.zone)}"
            one, other = inspection.design.zone(first.zone), inspection.design.zone(second.zone)
            if any(a.version == b.version and a.overlaps(b) for a in one.subnets for b in other.subnets):
                return f"has its adapters in {quoted(one.name)} and {quoted(other.name)}, whose networks overlap"
    return ""


def _gateways(inspection: Inspection, edge: EdgePool, index: int, machine: Machine) -> Iterator[Remark]:
    inner = internal_adapters(machine)
    outer = external_adapters(machine)
    has_outer = any(face.gateway is not None for face in outer)
    for place, face in enumerate(machine.interfaces):
        if face not in inner:
            continue
        yield from _default_routes(edge, machine, face, ("members", index, "interfaces", place), outer)
        if face.gateway is None:
            continue
        yield Remark(
            message=f"{quoted(machine.fqdn)} of {quoted(edge.name)} has a default gateway on its internal adapter; it "
            "is expected on the external adapter only.",
            hint="Take the gateway off and plan static routes to the networks inside."
            if has_outer
            else "Give the external adapter the gateway towards the Internet and the internal one static routes.",
            elements=(edge.id, machine.id),
            field=("members", index, "interfaces", place, "gateway"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Take the gateway off the internal adapter",
                element=edge.id,
                path=("members", index, "interfaces", place, "gateway"),
                value=None,
            )
            if has_outer
            else _moved(inspection, edge, index, face),
        )


def _moved(inspection: Inspection, edge: EdgePool, index: int, inner: Interface) -> Repair | None:
    """The gateway on the external adapter, and routes in its place on the internal one."""
    machine = edge.members[index]
    faces = with_gateway_outside(inspection.design, machine.interfaces, inner)
    if faces is None:
        return None
    label = f"Move the default gateway of {quoted(machine.fqdn)} outside"
    path = ("members", index, "interfaces")
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=edge.id, path=path, value=faces)


def _default_routes(
    edge: EdgePool, machine: Machine, face: Interface, path: FieldPath, outer: tuple[Interface, ...]
) -> Iterator[Remark]:
    """Static routes to everything on an inner adapter, which are default gateways in all but name."""
    for place, route in enumerate(face.routes):
        if route.network.prefixlen:
            continue
        yield Remark(
            message=f"{quoted(machine.fqdn)} of {quoted(edge.name)} sends everything through {route.via} on its "
            f"internal adapter by the static route {route.network}; a default route is expected on the external "
            "adapter only.",
            hint="Take the route off and plan static routes to the networks inside.",
            elements=(edge.id, machine.id),
            field=(*path, "routes", place),
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take the route {route.network} off the internal adapter",
                element=edge.id,
                path=(*path, "routes", place),
            )
            if any(other.default_route(route.network.version) is not None for other in outer)
            else None,
        )


RULE = Rule(
    code="ED06",
    severity=Severity.ERROR,
    clauses=("D-EDGE-03",),
    check=check,
    facts=("edge.nics", "edge-dual-network"),
)
