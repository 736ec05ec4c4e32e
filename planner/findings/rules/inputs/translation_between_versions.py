"""A firewall translates an address of one IP version into one of the other.

## What it checks

The public and the private address of each translation are both IPv4 or both IPv6.

## Why it matters

A translation puts another address into the head of a packet; it does not turn a packet of one IP version into one of
the other. The firewall refuses the entry, or takes it and lets nothing through, and the files for firewalls can hold it
as a comment only.

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
  - {interface: outside, public: "2001:db8:ffff:1::20", private: 198.51.100.20}
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

Give the server or proxy an address of the other IP version too, and translate to that one, or route it without a
translation, as is usual for IPv6. Where the entry was a slip, take it out or correct the address.

## References

- The planner itself: an entry that no firewall can carry out is no plan.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Entries with addresses of two versions."""
    for firewall in inspection.design.firewalls:
        for index, entry in enumerate(firewall.nat):
            if entry.public.version == entry.private.version:
                continue
            yield Remark(
                message=f"{quoted(firewall.name)} translates {entry.public} (IPv{entry.public.version}) to "
                f"{entry.private} (IPv{entry.private.version}); addresses of one IP version are expected.",
                hint=f"Translate to an IPv{entry.public.version} address of the same machine, or take the entry out.",
                elements=(firewall.id,),
                field=("nat", index),
                repair=Repair(
                    kind=RepairKind.REMOVE_ITEM,
                    label=f"Take the translation of {entry.public} out",
                    element=firewall.id,
                    path=("nat", index),
                ),
            )


RULE = Rule(code="IN16", severity=Severity.ERROR, clauses=(), check=check)
