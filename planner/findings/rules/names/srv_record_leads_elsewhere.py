"""An SRV record of the planner's own leads to another service than the one that users or partners look for.

## What it checks

Where the plan answers an SRV name with a service of an Edge pool, the planner's own record of that name in the same
view leads to a name with the same addresses. A target without any is told too. Targets in another domain and aliases
are left to NA18, another port to NA25.

## Why it matters

The name resolves and something answers on the port: the reverse proxy where users look for sign-in, or an Edge pool
that is not the federation route. The connection is refused there, and only a trace of the client says why.

## Bad design

```yaml
base: standard
dns_records:
- id: sign-in
  view: external
  name: _sip._tls.contoso.com
  type: SRV
  targets: [webext.contoso.com]
  port: 443
```

## Good design

```yaml
base: standard
dns_records:
- id: sign-in
  view: external
  name: _sip._tls.contoso.com
  type: SRV
  targets: [sip.contoso.com]
  port: 443
```

## How to fix

Let the record lead to the name that the DNS worksheet has for it.

## References

- D-DNS-07: what SRV records lead to. S-AD-02: each name that the plan needs is answered.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.own_srv_records import own_srv_records
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.addresses import IpAddress
from planner.model.names import is_within
from planner.model.servers import EdgePool
from planner.model.zones import DnsRecord
from planner.requirements.requirement import RequiredRecord


def check(inspection: Inspection) -> Iterator[Remark]:
    """Own SRV records with targets that are not the Edge service which the plan puts there."""
    for record, planned in own_srv_records(inspection):
        wanted = [row for row in planned if row.targets and isinstance(inspection.design.find(row.element), EdgePool)]
        for row in wanted[-1:]:
            stray = _strays(inspection, record, row)
            if stray:
                yield _remark(inspection, record, row, stray)


def _strays(inspection: Inspection, record: DnsRecord, row: RequiredRecord) -> tuple[str, ...]:
    """Targets of the domain whose addresses are other ones, or that have none."""
    right = {address for target in row.targets for address in _addresses(inspection, record.view, target)}
    domain = ".".join(label for label in record.name.split(".") if not label.startswith("_"))
    own = tuple(target for target in record.targets if is_within(target, domain))
    return tuple(item for item in own if right and right.isdisjoint(_addresses(inspection, record.view, item)))


def _addresses(inspection: Inspection, view: str, name: str) -> frozenset[IpAddress]:
    return frozenset(inspection.traffic.resolve(view, name).addresses)


def _remark(inspection: Inspection, record: DnsRecord, row: RequiredRecord, stray: tuple[str, ...]) -> Remark:
    is_known = any(_addresses(inspection, record.view, target) for target in stray)
    what = "is not the service of" if is_known else "has no address there, and not that of"
    return Remark(
        message=f"SRV record {quoted(record.name)} leads to {listed(stray)}, which {what} "
        f"{shown(inspection.design, row.element)}; {listed(row.targets)} is expected.",
        hint=f"Let the record lead to {listed(row.targets)}.",
        elements=(record.id, row.element, record.view),
        field=("targets",),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Let {quoted(record.name)} lead to {listed(row.targets)}",
            element=record.id,
            path=("targets",),
            value=row.targets,
        ),
    )


RULE = Rule(code="NA27", severity=Severity.ERROR, clauses=("D-DNS-07", "S-AD-02"), check=check)
