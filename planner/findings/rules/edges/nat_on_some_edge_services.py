"""Some services of an Edge Server are translated and others are not, or by another address than the topology says.

## What it checks

The three external services of an Edge Server all have public addresses of their own, or all stand behind NAT. A public
address that the topology names is the one that a firewall shows, once a firewall on the Internet is drawn.

## Why it matters

The NAT option of the topology holds for all three services. The A/V Edge tells its public address to clients: one that
does not lead back to it means calls without sound.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    bindings:
    - {service: access-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: web-conferencing-edge, addresses: [198.51.100.11], published: 203.0.113.11}
    - {service: av-edge, addresses: [198.51.100.12], published: 203.0.113.19}
```

## Good design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    bindings:
    - {service: access-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: web-conferencing-edge, addresses: [198.51.100.11], published: 203.0.113.11}
    - {service: av-edge, addresses: [198.51.100.12], published: 203.0.113.12}
```

## How to fix

Translate all three services or none, and enter in the topology the address that the firewall shows.

## References

- D-DNS-10: which combinations of NAT and balancing an Edge may have.
- Row nat-public-av-ip: with NAT the public A/V address is entered in the topology.
- Settled reading flows-C8: all three external interfaces use private addresses together, or all public ones.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of, published_address, translations
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress
from planner.model.interfaces import BoundService
from planner.model.servers import EdgePool, Machine, PoolBalancing
from planner.model.zones import ZoneKind


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge Servers with a mix of translated and public services."""
    for edge in inspection.design.servers_of(EdgePool):
        if edge.balancing is PoolBalancing.HARDWARE:
            continue  # no NAT at all there, which has its own rule
        for index, machine in enumerate(edge.members):
            yield from _mixed(inspection, edge, index, machine)
            yield from _shown_elsewhere(inspection, edge, index, machine)


def _is_translated(inspection: Inspection, machine: Machine, service: BoundService) -> bool | None:
    """None while the service has no address."""
    addresses = [address for address in addresses_of(machine, service) if address.version == 4]
    if not addresses:
        return None
    published = published_address(machine, service)
    if published is not None:
        return published not in addresses
    return any(address in translations(inspection) for address in addresses)


def _mixed(inspection: Inspection, edge: EdgePool, index: int, machine: Machine) -> Iterator[Remark]:
    states = {
        title: _is_translated(inspection, machine, service)
        for service, (title, field) in SERVICES.items()
        if getattr(edge, field)
    }
    behind = [title for title, state in states.items() if state]
    public = [title for title, state in states.items() if state is False]
    if behind and public:
        yield Remark(
            message=f"{joined(behind)} of {quoted(machine.fqdn)} {'stands' if len(behind) == 1 else 'stand'} behind "
            f"NAT and {joined(public)} {'does' if len(public) == 1 else 'do'} not; NAT is expected on all three "
            "services or on none.",
            hint="Translate all three services or none.",
            elements=(edge.id, machine.id),
            field=("members", index, "bindings"),
        )


def _shown_elsewhere(inspection: Inspection, edge: EdgePool, index: int, machine: Machine) -> Iterator[Remark]:
    for place, binding in enumerate(machine.bindings):
        title = SERVICES.get(binding.service, ("", ""))[0]
        bound = addresses_of(machine, binding.service) if title else ()
        addresses = _of_published_family(binding.addresses or (bound if len(bound) == 1 else ()), binding.published)
        for address in addresses if binding.published not in (None, *addresses) else ():
            firewall, entry = translations(inspection).get(address, (None, None))
            where = ("members", index, "bindings", place, "published")
            says = f"{title} of {quoted(machine.fqdn)} says that it is shown as {binding.published}"
            if firewall is None or entry is None:
                if address.version == 4 and _is_shown_by_nobody(inspection, binding.published):
                    yield Remark(
                        message=f"{says}; no firewall translates that address to {address}, and one is expected to.",
                        hint=f"Enter the translation of {binding.published} to {address} at the firewall.",
                        elements=(edge.id, machine.id),
                        field=where,
                    )
            elif entry.port is None and entry.public != binding.published:
                yield Remark(
                    message=f"{says}; {quoted(firewall.name)} shows it as {entry.public}, and the same address is "
                    "expected.",
                    hint="Enter in the topology the address that the firewall shows.",
                    elements=(edge.id, machine.id, firewall.id),
                    field=where,
                    repair=Repair(
                        kind=RepairKind.SET_FIELD,
                        label=f"Enter {entry.public} for the {title}",
                        element=edge.id,
                        path=where,
                        value=entry.public,
                    ),
                )


def _of_published_family(addresses: tuple[IpAddress, ...], published: IpAddress | None) -> tuple[IpAddress, ...]:
    """Addresses that the published one can stand for: the topology has room for one, and it is of one IP version."""
    return tuple(address for address in addresses if published is None or address.version == published.version)


def _is_shown_by_nobody(inspection: Inspection, published: IpAddress | None) -> bool:
    """Firewalls on the Internet are drawn, and none has the address."""
    design = inspection.design
    outer = [
        firewall
        for firewall in design.firewalls
        if any(design.zone(face.zone).zone_kind is ZoneKind.INTERNET for face in firewall.interfaces)
    ]
    return bool(outer) and all(entry.public != published for firewall in design.firewalls for entry in firewall.nat)


RULE = Rule(code="ED05", severity=Severity.ERROR, clauses=("D-DNS-10",), check=check, facts=("nat-public-av-ip",))
