"""A SIP domain has no internal discovery name.

## What it checks

Every DNS view that inside users ask answers `lyncdiscoverinternal.` followed by the SIP domain, for each SIP domain of
the plan. The name under a domain of Active Directory alone is not enough: a client knows only its user's SIP address.

## Why it matters

A device asks for this name first. Without an answer a device inside falls through to the external discovery name,
which inside DNS is not meant to know, and finds nothing; other clients inside get wrong answers.

## Bad design

```yaml
base: standard
dns_records:
- {id: discovery-inside, view: internal, name: lyncdiscoverinternal.contoso.com, targets: []}
```

## Good design

```yaml
base: standard
dns_records:
- {id: discovery-inside, view: internal, name: lyncdiscoverinternal.contoso.com, targets: [192.0.2.20]}
```

## How to fix

Add one host record, or a CNAME to the internal web services FQDN, for each SIP domain to the internal zone. It leads to
the internal web site of the Director if there is one, else of the pool. Only a deployment whose users type their
addresses by hand (`discovery: manual`) can do without.

## References

- S-DNS-03, S-DNS-21, S-DNS-12: the internal discovery record, one for each SIP domain (Plan for Mobility).
- S-CMP-13, D-DNS-01, D-DNS-22: the labels are fixed, and both names are defined for each SIP domain.
- S-INT-08: Mobility relies on discovery where no user types a URL.
- S-DNS-01: MCX and UCWA use the same records. S-DNS-02: devices ask the view of the zone where they are.
- Settled readings names-C02 (the domain part is the SIP domain) and names-C04 (the target is the internal web site).
"""

from collections.abc import Iterator

from planner.findings.discovery import unanswered
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_inside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import INTERNAL_DISCOVERY


def check(inspection: Inspection) -> Iterator[Remark]:
    """Inside views that lack internal discovery names."""
    for view, zone in views_inside(inspection.design):
        missing = unanswered(inspection, view, INTERNAL_DISCOVERY)
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, has no answer for "
                f"{listed(missing)}; the internal discovery name of every SIP domain is expected.",
                hint="Add a record for each name that leads to the internal web site of the Director or pool.",
                elements=blamed(inspection.design, view, missing[0]),
                repair=record_removal(inspection.design, view, missing[0]),
            )


RULE = Rule(
    code="NA07",
    severity=Severity.ERROR,
    clauses=(
        *("S-DNS-03", "S-DNS-21", "S-DNS-12", "S-DNS-01", "S-DNS-02"),
        *("S-CMP-13", "D-DNS-01", "D-DNS-22", "S-INT-08"),
    ),
    check=check,
)
