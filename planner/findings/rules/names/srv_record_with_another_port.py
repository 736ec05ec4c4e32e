"""An SRV record of the planner's own names another port than the service listens on.

## What it checks

SRV records for sign-in, federation, XMPP and time carry the port at which the plan's service answers.

## Why it matters

Clients and partners take the port from the record and try no other. A partner that is sent to 5060 in place of 5061
reports that the domain cannot be reached, while everything on this side looks well.

## Bad design

```yaml
base: standard
dns_records:
- id: partners-record
  view: external
  name: _sipfederationtls._tcp.contoso.com
  type: SRV
  targets: [sip.contoso.com]
  port: 5060
```

## Good design

```yaml
base: standard
dns_records:
- id: partners-record
  view: external
  name: _sipfederationtls._tcp.contoso.com
  type: SRV
  targets: [sip.contoso.com]
  port: 5061
```

## How to fix

Put the port of the DNS worksheet into the record.

## References

- S-AD-02: each name that the plan needs is answered.
- D-DNS-07: what SRV records lead to.
- D-EDGE-02: where one address serves all services of an Edge, the sign-in record follows to 5061.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.own_srv_records import own_srv_records
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Own SRV records beside those that the plan works out for the same name and view."""
    for record, planned in own_srv_records(inspection):
        ports = (row.port for row in reversed(planned))
        wanted = next((port for port in ports if port is not None), record.port)
        if record.port != wanted:
            found = f"port {record.port}" if record.port is not None else "no port"
            yield Remark(
                message=f"SRV record {quoted(record.name)} names {found}; the service listens on {wanted}, and that "
                "is expected.",
                hint=f"Put {wanted} into the record.",
                elements=(record.id, record.view),
                field=("port",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Name port {wanted} in {quoted(record.name)}",
                    element=record.id,
                    path=("port",),
                    value=wanted,
                ),
            )


RULE = Rule(code="NA25", severity=Severity.ERROR, clauses=("S-AD-02", "D-DNS-07", "D-EDGE-02"), check=check)
