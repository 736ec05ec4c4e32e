"""Firewalls have to let questions pass to a DNS server that is not drawn.

## What it checks

Where a zone or server asks its names through a firewall of the plan, a DNS server is drawn.

## Why it matters

The firewall team is asked to open port 53 to a server without an address. The rows say so, and files for firewalls hold
them as a comment only: with those files in force no name is resolved through the firewall, and nothing else works.

## Bad design

```yaml
base: standard
without: [dns01]
```

## Good design

```yaml
base: standard
```

## How to fix

Draw the DNS server where it stands and give it its address. Where the domain controller answers, draw a DNS server with
a machine of the same name and address: one host may be drawn for each of its roles.

## References

- The planner itself: a firewall rule without an address cannot be carried out.
"""

from collections.abc import Iterable, Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, quoted
from planner.model.design import Design
from planner.model.interfaces import Interface
from planner.model.servers import Machine, SupportRole, SupportServer
from planner.requirements.endpoints import UNDRAWN_DNS_SERVER
from planner.requirements.requirement import RequiredOpening


def check(inspection: Inspection) -> Iterator[Remark]:
    """The zone where the server is taken to stand, with the firewalls that wait for its address."""
    design = inspection.design
    waiting: dict[str, list[RequiredOpening]] = {}
    for opening in inspection.plan.openings:
        zone = opening.destination_zone
        if opening.is_required and zone is not None and opening.destinations == (UNDRAWN_DNS_SERVER,):
            waiting.setdefault(zone, []).append(opening)
    for zone, openings in waiting.items():
        firewalls = tuple(dict.fromkeys(opening.firewall for opening in openings))
        yield Remark(
            message=f"{_named(design, firewalls)} must let DNS questions pass to a server that is not drawn; one with "
            f"its address is expected in {quoted(design.zone(zone).name)}, because {plural(len(openings), 'rule')} "
            "cannot be set without it.",
            hint="Draw the DNS server where it stands and give its adapter the address.",
            elements=(zone, *(firewall for firewall in firewalls if design.find(firewall) is not None)),
            repair=_repair(design, zone),
        )


def _named(design: Design, firewalls: Iterable[str]) -> str:
    """Firewalls by name; those that are not drawn have the name that the documents give them."""
    return listed(getattr(design.find(firewall), "name", firewall) for firewall in firewalls)


def _repair(design: Design, zone: str) -> Repair | None:
    """Draws the server; its address is asked for where it then lacks."""
    domain = next(iter((*design.internal_domains, *design.sip_domains)), None)
    if domain is None or not design.all_ids.isdisjoint({"dns01", "dns01-server"}):
        return None
    name = f"dns01.{domain}"
    machine = Machine(id="dns01-server", fqdn=name, interfaces=(Interface(name="lan", zone=zone),))
    server = SupportServer(
        id="dns01",
        name="DNS server",
        fqdn=name,
        site=design.zone(zone).site,
        members=(machine,),
        role=SupportRole.DNS,
        unconfirmed=("fqdn",),
    )
    return Repair(
        kind=RepairKind.ADD_ITEM,
        label=f"Draw a DNS server in {quoted(design.zone(zone).name)}",
        element="",
        path=("servers",),
        value=server,
    )


RULE = Rule(code="IN13", severity=Severity.WARNING, clauses=(), check=check)
