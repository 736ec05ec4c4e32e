"""A DNS record that the plan needs is not there.

## What it checks

Every DNS record that the plan needs is in force in its view: worked out by the planner, or written down by you. The
discovery names and the external web services FQDNs have rules of their own.

## Why it matters

Each of these records is looked up by a client, a server or a partner. A view whose records are recorded as they are
(`provenance: recorded`) shows what is still to be ordered from the people who run DNS.

## Bad design

```yaml
base: standard
dns_records:
- {id: no-meet, view: external, name: meet.contoso.com, targets: []}
```

## Good design

```yaml
base: standard
dns_records:
- {id: meet-outside, view: external, name: meet.contoso.com, targets: [203.0.113.20]}
```

## How to fix

Add the records; the DNS worksheet lists them with their targets. A record that says "no such name" (no targets) for
a needed name is to be taken out.

## References

- The DNS tables of the planning pages; the DNS worksheet names the table of each record.
- S-AD-02: automatic discovery needs its records.
"""

from collections.abc import Iterator

from planner.findings.discovery import EXTERNAL_LABEL, INTERNAL_LABEL
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, plural, quoted
from planner.model.names import normalized
from planner.model.zones import DnsView, RecordType


def check(inspection: Inspection) -> Iterator[Remark]:
    """Views that lack records of the plan."""
    elsewhere = {normalized(pool.web.external_fqdn) for pool in web_pools(inspection.design) if pool.web.external_fqdn}
    for view in inspection.design.dns_views:
        missing = [
            (name, kind)
            for name, kind in _missing(inspection, view)
            if name not in elsewhere and name.partition(".")[0] not in (INTERNAL_LABEL, EXTERNAL_LABEL)
        ]
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)} lacks {plural(len(missing), 'record')} that the plan needs: "
                f"{joined([f'{quoted(name)} ({kind})' for name, kind in missing])}.",
                hint="Add the records as the DNS worksheet lists them.",
                elements=blamed(inspection.design, view, missing[0][0]),
            )


def _missing(inspection: Inspection, view: DnsView) -> list[tuple[str, str]]:
    plan = inspection.plan
    there = {(normalized(record.name), _form(record.type)) for record in plan.dns.get(view.id, ()) if record.targets}
    needed = {
        (normalized(record.name), _form(record.type)): str(record.type)
        for record in plan.records
        if record.view == view.id and record.is_required and record.targets
    }
    return sorted((name, kind) for (name, form), kind in needed.items() if (name, form) not in there)


def _form(kind: RecordType | str) -> str:
    """A CNAME stands in for host records; an SRV record is another thing."""
    return "SRV" if str(kind) == RecordType.SRV else "host"


RULE = Rule(code="NA12", severity=Severity.ERROR, clauses=("S-AD-02",), check=check)
