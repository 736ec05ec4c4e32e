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
- S-AD-02: automatic discovery needs its records. D-DNS-22: each SIP domain repeats the records with hosts of its own.
- D-DNS-08: sign-in of older clients inside needs the SIP domain there, or pin-point zones.
- D-DNS-12: hybrid needs the federation record for the Edge, and the Web Conferencing Edge inside.
- D-PUSH-05: push and partners find the deployment by the federation record of each SIP domain.
- D-OWA-01: outside attendees need the name of the Office Web Apps farm.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, plural, quoted
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY, normalized
from planner.model.zones import RecordType
from planner.requirements.requirement import RequiredRecord

_CLAUSES = {
    "sipfederationtls_srv_external": "D-PUSH-05",
    "sipfederationtls_srv_internal": "D-DNS-12",
    "webconf_internal_view": "D-DNS-12",
    "owas_external": "D-OWA-01",
    "sipinternaltls_srv": "D-DNS-08",
    "pinpoint_sipinternaltls_zone": "D-DNS-08",
    "pinpoint_pool_zone": "D-DNS-08",
    "matching_internal_zone_pool_a": "D-DNS-08",
}
"""Clauses about single rows of the catalog's records."""

_PER_DOMAIN = "{sip_domain}"


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
            (
                (name, str(record.type), record)
                for (name, form), record in needed.get(view.id, {}).items()
                if (name, form) not in there
            ),
            key=lambda item: item[:2],
        )
        if missing:
            yield Remark(
                message=f"DNS view {quoted(view.name)} lacks {plural(len(missing), 'record')} that the plan needs: "
                f"{joined([f'{quoted(name)} ({kind})' for name, kind, _ in missing])}.",
                hint="Add the records as the DNS worksheet lists them.",
                elements=blamed(inspection.design, view, missing[0][0]),
                clauses=_clauses(inspection, {record.record_id for _, _, record in missing}),
                repair=record_removal(inspection.design, view, missing[0][0]),
            )


def _clauses(inspection: Inspection, rows: set[str]) -> tuple[str, ...]:
    """Clauses of the rows that the missing records were worked out from."""
    found = {"S-AD-02", *(_CLAUSES[row] for row in rows if row in _CLAUSES)}
    is_repeated = any(_PER_DOMAIN in inspection.catalog.record(row).name for row in rows)
    if is_repeated and len(inspection.design.sip_domains) > 1:
        found.add("D-DNS-22")
    return tuple(sorted(found))


def _needed(inspection: Inspection) -> dict[str, dict[tuple[str, str], RequiredRecord]]:
    """Each needed record by view, name and form, but for the names that have rules of their own."""
    elsewhere = {normalized(pool.web.external_fqdn) for pool in web_pools(inspection.design) if pool.web.external_fqdn}
    needed: dict[str, dict[tuple[str, str], RequiredRecord]] = {}
    for record in inspection.plan.records:
        name = normalized(record.name)
        if not (record.is_required and record.targets) or name in elsewhere:
            continue
        if name.partition(".")[0] not in (INTERNAL_DISCOVERY, EXTERNAL_DISCOVERY):
            needed.setdefault(record.view, {})[name, _form(record.type)] = record
    return needed


def _form(kind: RecordType | str) -> str:
    """A CNAME stands in for host records; an SRV record is another thing."""
    return "SRV" if str(kind) == RecordType.SRV else "host"


RULE = Rule(
    code="NA12",
    severity=Severity.ERROR,
    clauses=("S-AD-02", "D-DNS-08", "D-DNS-12", "D-DNS-22", "D-OWA-01", "D-PUSH-05"),
    check=check,
)
