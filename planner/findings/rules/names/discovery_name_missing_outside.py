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
- S-INT-08: Mobility relies on discovery where no user types a URL. S-DNS-01: one set of records serves MCX and UCWA.
"""

from collections.abc import Iterator

from planner.findings.discovery import EXTERNAL_LABEL, unanswered
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that lack external discovery names."""
    for view, zone in views_outside(inspection.design):
        missing = unanswered(inspection, view, EXTERNAL_LABEL)
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, has no answer for "
                f"{listed(missing)}; the external discovery name of every SIP domain is expected.",
                hint="Add a record for each name with the public address of the reverse proxy.",
                elements=blamed(inspection.design, view, missing[0]),
                repair=record_removal(inspection.design, view, missing[0]),
            )


RULE = Rule(
    code="NA08",
    severity=Severity.ERROR,
    clauses=("S-DNS-04", "S-DNS-22", "S-DNS-12", "S-DNS-01", "S-CMP-13", "D-DNS-01", "D-DNS-22", "S-INT-08"),
    check=check,
)
