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
from planner.findings.places import blamed, record_removal, web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, plural, quoted
from planner.model.names import normalized
from planner.model.zones import RecordType


def check(inspection: Inspection) -> Iterator[Remark]:
    """Views that lack records of the plan."""
    needed = _needed(inspection)
    for view in inspection.design.dns_views:
        there = {
            (normalized(record.name), _form(record.type))
            for record in inspection.plan.dns.get(view.id, ())
            if record.targets
        }
        missing = sorted(
            (name, kind) for (name, form), kind in needed.get(view.id, {}).items() if (name, form) not in there
        )
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)} lacks {plural(len(missing), 'record')} that the plan needs: "
                f"{joined([f'{quoted(name)} ({kind})' for name, kind in missing])}.",
                hint="Add the records as the DNS worksheet lists them.",
                elements=blamed(inspection.design, view, missing[0][0]),
                repair=record_removal(inspection.design, view, missing[0][0]),
            )


def _needed(inspection: Inspection) -> dict[str, dict[tuple[str, str], str]]:
    """Type of each needed record by view, name and form, but for the names that have rules of their own."""
    elsewhere = {normalized(pool.web.external_fqdn) for pool in web_pools(inspection.design) if pool.web.external_fqdn}
    needed: dict[str, dict[tuple[str, str], str]] = {}
    for record in inspection.plan.records:
        name = normalized(record.name)
        if not (record.is_required and record.targets) or name in elsewhere:
            continue
        if name.partition(".")[0] not in (INTERNAL_LABEL, EXTERNAL_LABEL):
            needed.setdefault(record.view, {})[name, _form(record.type)] = str(record.type)
    return needed


def _form(kind: RecordType | str) -> str:
    """A CNAME stands in for host records; an SRV record is another thing."""
    return "SRV" if str(kind) == RecordType.SRV else "host"


RULE = Rule(code="NA12", severity=Severity.ERROR, clauses=("S-AD-02",), check=check)
