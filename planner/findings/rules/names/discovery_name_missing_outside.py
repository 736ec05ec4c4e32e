"""A SIP domain has no external discovery name.

## What it checks

Every DNS view that outside users ask answers `lyncdiscover.` followed by the SIP domain, for each SIP domain of the
plan.

## Why it matters

A device outside gets no connection to the internal discovery name and asks for this one next. Without an answer it
finds no server, and the user is asked for addresses nobody knows by heart.

## Bad design

```yaml
base: standard
dns_records:
- {id: discovery-outside, view: external, name: lyncdiscover.contoso.com, targets: []}
```

## Good design

```yaml
base: standard
dns_records:
- {id: discovery-outside, view: external, name: lyncdiscover.contoso.com, targets: [203.0.113.20]}
```

## How to fix

Add one host record for each SIP domain to the public zone, with the public address of the reverse proxy. Only a
deployment whose users type their addresses by hand (`discovery: manual`) can do without.

## References

- S-DNS-04, S-DNS-22, S-DNS-12: the external discovery record, one for each SIP domain (Plan for Mobility).
- S-CMP-13, D-DNS-01, D-DNS-22: the labels are fixed, and both names are defined for each SIP domain.
- D-DNS-12: with users in the cloud, all records outside still lead to the premises.
- S-INT-08: Mobility relies on discovery where no user types a URL. S-DNS-01: one set of records serves MCX and UCWA.
"""

from collections.abc import Iterator

from planner.findings.discovery import unanswered
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.zones import DnsView


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that lack external discovery names, or lead them out of the plan."""
    for view, zone in views_outside(inspection.design):
        lost = {name: _alias(inspection, view, name) for name in unanswered(inspection, view, EXTERNAL_DISCOVERY)}
        missing = tuple(name for name, alias in lost.items() if alias is None)
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, has no answer for "
                f"{listed(missing)}; the external discovery name of every SIP domain is expected.",
                hint="Add a record for each name with the public address of the reverse proxy.",
                elements=blamed(inspection.design, view, missing[0]),
                repair=record_removal(inspection.design, view, missing[0]),
            )
        for name, alias in lost.items():
            if alias is not None:
                yield Remark(
                    message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, leads {quoted(name)} to "
                    f"{quoted(alias)}, which is not in the plan; the reverse proxy is expected, which serves users in "
                    "the cloud too.",
                    hint="Lead the name to the public address of the reverse proxy.",
                    elements=blamed(inspection.design, view, name),
                    clauses=("D-DNS-12", "S-DNS-04"),
                    repair=record_removal(inspection.design, view, name),
                )


def _alias(inspection: Inspection, view: DnsView, name: str) -> str | None:
    """Where an alias leads that nothing answers; None without one."""
    chain = inspection.traffic.resolve(view.id, name).chain
    return chain[-1] if len(chain) > 1 else None


RULE = Rule(
    code="NA08",
    severity=Severity.ERROR,
    clauses=(
        "S-DNS-04",
        "S-DNS-22",
        "S-DNS-12",
        "S-DNS-01",
        "S-CMP-13",
        "D-DNS-01",
        "D-DNS-22",
        "S-INT-08",
        "D-DNS-12",
    ),
    check=check,
)
