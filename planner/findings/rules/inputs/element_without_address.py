"""An element has no address.

## What it checks

Every server and pool of the plan has machines, and each machine, reverse proxy and load balancer has an address.

## Why it matters

The DNS and firewall worksheets cannot be ordered, and no connection from or to the element can be followed. A plan that
was imported from Topology Builder often has such places: its document does not hold every address.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  interfaces:
  - {name: outer, addresses: []}
  - {name: inner, addresses: []}
```

## Good design

```yaml
base: standard
devices:
- id: proxy01
  interfaces:
  - {name: outer, addresses: [198.51.100.20]}
  - {name: inner, addresses: [198.51.100.80]}
```

## How to fix

Give the interfaces their addresses.

## References

- The planner itself: a worksheet with an empty address cannot be carried out.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, quoted
from planner.model.design import Design
from planner.model.interfaces import Interface
from planner.model.servers import Server


def check(inspection: Inspection) -> Iterator[Remark]:
    """Servers and devices that lack addresses."""
    design = inspection.design
    waiting: dict[str, set[str]] = {}
    for record in inspection.plan.records:
        if record.is_required and not record.targets:
            waiting.setdefault(record.element, set()).add(record.name)
    for server in design.servers:
        bare = [machine.fqdn for machine in server.members if _is_bare(machine.interfaces)]
        if server.members and not bare:
            continue
        names = plural(len(waiting[server.id]), "DNS name") if server.id in waiting else ""
        yield Remark(
            message=f"{quoted(server.name)} has {_said(server, bare)}; an address is expected"
            + (f", and {names} of the plan cannot be answered without it." if names else "."),
            hint="Give each machine an interface with an address.",
            elements=(server.id,),
            field=("members",),
        )
    for device_id, name in _bare_devices(design):
        yield Remark(
            message=f"{quoted(name)} has no address on any interface; an address is expected.",
            hint="Give its interfaces their addresses.",
            elements=(device_id,),
            field=("interfaces",),
        )


def _said(server: Server, bare: list[str]) -> str:
    if not server.members:
        return "no machine and so no address"
    return "no address" if len(bare) == len(server.members) else f"no address for {listed(bare)}"


def _is_bare(interfaces: tuple[Interface, ...]) -> bool:
    """No address on any of its interfaces; a machine without interfaces stands in no zone, which has its own rule."""
    return bool(interfaces) and not any(interface.addresses for interface in interfaces)


def _bare_devices(design: Design) -> Iterator[tuple[str, str]]:
    for device in (*design.reverse_proxies, *design.load_balancers):
        if not any(interface.addresses for interface in device.interfaces):
            yield device.id, device.name


RULE = Rule(code="IN03", severity=Severity.WARNING, clauses=(), check=check)
