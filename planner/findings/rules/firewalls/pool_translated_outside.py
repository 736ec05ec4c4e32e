"""A firewall translates a public address to a Front End Server, Director or their balancer.

## What it checks

No translation on an outside interface leads to a server of a Front End pool or Director pool, or to a virtual address
of their web services.

## Why it matters

Outside traffic then meets the web sites of the pool without the reverse proxy. On ports 443 and 80 that is the internal
web site, which is open to the inside alone.

## Bad design

```yaml
base: standard
devices:
- id: external-firewall
  nat:
  - {interface: outside, public: 203.0.113.10, private: 198.51.100.10}
  - {interface: outside, public: 203.0.113.11, private: 198.51.100.11}
  - {interface: outside, public: 203.0.113.12, private: 198.51.100.12}
  - {interface: outside, public: 203.0.113.20, private: 198.51.100.20}
  - {interface: outside, public: 203.0.113.21, private: 192.0.2.20, port: 443, private_port: 443}
```

## Good design

```yaml
base: standard
devices:
- id: external-firewall
  nat:
  - {interface: outside, public: 203.0.113.10, private: 198.51.100.10}
  - {interface: outside, public: 203.0.113.11, private: 198.51.100.11}
  - {interface: outside, public: 203.0.113.12, private: 198.51.100.12}
  - {interface: outside, public: 203.0.113.20, private: 198.51.100.20}
```

## How to fix

Take the translation out, and publish what is needed at the reverse proxy.

## References

- S-FQDN-03: the internal web FQDN is reachable from inside only.
- S-FQDN-05: the external web FQDN is reachable through the proxy's outside interface only.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import Target, target_of
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_OUTER = OUTSIDE_KINDS | {ZoneKind.PERIMETER_OUTER}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Translations that lead to a pool from outside."""
    design = inspection.design
    for firewall in design.firewalls:
        outer = {face.name for face in firewall.interfaces if design.zone(face.zone).zone_kind in _OUTER}
        for index, entry in enumerate(firewall.nat):
            target, owner = target_of(inspection, entry.private)
            if entry.interface not in outer or target is not Target.POOL:
                continue
            yield Remark(
                message=f"{quoted(firewall.name)} translates {entry.public} on its interface {quoted(entry.interface)} "
                f"to {entry.private} of {shown(design, owner)}; outside traffic is expected to meet the reverse proxy "
                "first.",
                hint="Take the translation out, and publish what is needed at the reverse proxy.",
                elements=(firewall.id, owner),
                field=("nat", index),
                repair=Repair(
                    kind=RepairKind.REMOVE_ITEM,
                    label=f"Take the translation of {entry.public} out",
                    element=firewall.id,
                    path=("nat", index),
                ),
            )


RULE = Rule(code="FW04", severity=Severity.ERROR, clauses=("S-FQDN-03", "S-FQDN-05"), check=check)
