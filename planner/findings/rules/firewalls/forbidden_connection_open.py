"""A recorded firewall policy lets a connection pass that the documents want closed.

## What it checks

Connections that must not be possible are asked of the walk with all filters in force: from Edge Servers to domain
controllers, from the inner side of Edge Servers to the media ports of servers and clients inside, SIP from a branch
appliance to the Edge, and the media range of the A/V Edge from outside (unless partners on OCS 2007 are planned). None
of them passes a recorded policy. A policy with a line for anything and anybody opens all of these by that one line, and
FW08 says so; the firewall worksheet lists what has to be closed there.

## Why it matters

An Edge Server is the machine that strangers reach first. Whoever takes it over can go wherever the inner firewall lets
it, and nothing of the product needs these ways: inside hosts open the media relay themselves, an Edge Server is no
member of the domain, and its media range is what it sends from.

## Bad design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {transport: any, sources: [edge01]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {sources: [edge01], destinations: [se01], destination_ports: [{first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## How to fix

Replace the line by those that the firewall worksheet lists for this firewall.

## References

- D-EDGE-05: media of outside users needs 3478/udp and 443/tcp inbound; the media range is outbound.
- Flow tables, what must not be: no ports of domain controllers from the Edge to inside, no media range from the inner
  side of the Edge to inside hosts, an appliance has no 5061 to the Edge (these three inferred from what the tables do
  not list), 50000 to 59999 inbound is not part of the tables for 2015 and later.
"""

from collections.abc import Iterable, Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.policy_lines import is_anything
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.devices import Firewall
from planner.model.zones import Provenance
from planner.requirements.forbidden import ForbiddenConnection
from planner.traffic import Verdict, Walk

_STOPPED = frozenset({Verdict.BLOCKED, Verdict.UNROUTABLE, Verdict.UNRESOLVED, Verdict.LOOP})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Forbidden connections that pass, each with the firewalls that let them."""
    design = inspection.design
    if all(firewall.policy is Provenance.DERIVED for firewall in design.firewalls):
        return  # a derived policy opens what the plan requires and nothing else
    for forbidden in inspection.plan.forbidden:
        walks = [(inspection.traffic.walk(question), ports) for question, ports in forbidden.questions]
        passing = [(walk, ports) for walk, ports in walks if walk.verdict not in _STOPPED]
        firewalls = _judged(inspection, (walk for walk, _ in passing))
        if firewalls:
            ports = tuple(dict.fromkeys(f"{ports}/{walk.question.transport}" for walk, ports in passing))
            yield _remark(inspection, forbidden, ports, firewalls)


def _remark(
    inspection: Inspection, forbidden: ForbiddenConnection, ports: tuple[str, ...], firewalls: tuple[Firewall, ...]
) -> Remark:
    design = inspection.design
    ends = f"{shown(design, forbidden.source)} to {shown(design, forbidden.destination)}"
    names = listed(firewall.name for firewall in firewalls)
    return Remark(
        message=f"{names} {'let' if len(firewalls) > 1 else 'lets'} {', '.join(ports)} pass from {ends}; this is "
        f"expected to be closed: {forbidden.principle.rule}.",
        hint=f"Narrow the rules of {quoted(firewalls[0].name)} to what its worksheet lists.",
        elements=(*(firewall.id for firewall in firewalls), forbidden.source, forbidden.destination),
        field=("rules",),
    )


def _judged(inspection: Inspection, passing: Iterable[Walk]) -> tuple[Firewall, ...]:
    """Recorded firewalls on the way that decided this by a line of some meaning."""
    crossed = dict.fromkeys(
        crossing.firewall for walk in passing for trace in walk.traces for crossing in trace.crossings
    )
    found = (inspection.design.find(name) for name in crossed)
    return tuple(
        item
        for item in found
        if isinstance(item, Firewall) and item.policy is Provenance.RECORDED and not any(map(is_anything, item.rules))
    )


RULE = Rule(
    code="FW07",
    severity=Severity.WARNING,
    clauses=("D-EDGE-05",),
    check=check,
    facts=("no-edge-ad", "no-edge-to-inside-media", "no-sba-5061-to-edge", "no-50k-inbound-by-default"),
)
