"""The internal discovery name resolves outside.

## What it checks

No DNS view that outside users ask answers `lyncdiscoverinternal.` followed by a SIP domain.

## Why it matters

A device asks for the internal name first. Outside it must fail at once, so that the device goes on to the external
name. An answer makes every sign-in outside wait for a connection that cannot be made, or hands out inside addresses.

## Bad design

```yaml
base: standard
dns_records:
- {id: leak, view: external, name: lyncdiscoverinternal.contoso.com, targets: [192.0.2.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: leak, view: external, name: lyncdiscoverinternal.contoso.com, targets: []}
```

## How to fix

Take the record out of the zone that outside resolvers see. Where guest Wi-Fi asks internal DNS, let it ask public DNS.

## References

- S-DNS-23: the internal discovery address should not be addressable from outside (Plan for Mobility).
- D-DNS-02: each discovery name has one home. Settled reading names-C21: only the two discovery names may not be split;
  split-brain DNS is normal for everything else.
"""

from collections.abc import Iterator

from planner.findings.discovery import answered
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import INTERNAL_DISCOVERY


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that answer internal discovery names."""
    for view, zone in views_outside(inspection.design):
        known = answered(inspection, view, INTERNAL_DISCOVERY)
        if known:
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers {listed(known)}; no "
                "internal discovery name is expected to resolve outside.",
                hint="Take the record out of this view, or let the zone ask another one.",
                elements=blamed(inspection.design, view, known[0]),
                repair=record_removal(inspection.design, view, known[0]),
            )


RULE = Rule(
    code="NA09",
    severity=Severity.WARNING,
    clauses=("S-DNS-23", "D-DNS-02"),
    check=check,
    facts=("no-internal-web-from-outside",),
)
