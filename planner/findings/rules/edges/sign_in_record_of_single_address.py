"""An Edge with one name and address for all services is found by a record with the port of three.

## What it checks

Where one name serves all three Edge services, the sign-in record `_sip._tls` outside carries the port that the Access
Edge then has (5061, or what the topology sets). The arrangement itself is mentioned.

## Why it matters

With one address the services differ by port: Access 5061, Web Conferencing 444, A/V 443. A sign-in record that still
says 443 sends clients to the A/V Edge. Many guest networks let 443 pass only, which is why one address is discouraged.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  access_fqdn: sip.contoso.com
  web_conferencing_fqdn: sip.contoso.com
  av_fqdn: sip.contoso.com
  ports: [{service: access-edge-sip, port: 5061}, {service: web-conferencing-edge, port: 444}]
  members:
  - id: edge01-server
    interfaces:
    - {name: external, addresses: [198.51.100.10]}
    bindings:
    - {service: access-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: web-conferencing-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: av-edge, addresses: [198.51.100.10], published: 203.0.113.10}
dns_records:
- {id: sign-in, view: external, name: _sip._tls.contoso.com, type: SRV, targets: [sip.contoso.com], port: 443}
```

## Good design

```yaml
base: standard
```

## How to fix

Set the port of the sign-in record to the Access Edge's port, or plan three names and three addresses.

## References

- D-EDGE-02: one address is allowed but discouraged; it moves sign-in to 5061 and Web Conferencing to 444, and the
  record must follow.
- Settled reading flows-C15: Access 5061, Web Conferencing 444, A/V 443; a cmdlet page has two of them swapped.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import same_name
from planner.model.servers import EdgePool
from planner.model.zones import RecordType

_SIGN_IN = "sip_tls_srv"


def check(inspection: Inspection) -> Iterator[Remark]:
    """Single-address Edge pools, and sign-in records that do not follow."""
    for edge in inspection.design.servers_of(EdgePool):
        if not edge.has_single_name:
            continue
        yield Remark(
            message=f"{quoted(edge.name)} has one name for all three services, which is supported; a name and address "
            "for each service is recommended.",
            hint="Plan three names and addresses, or accept this with a reason.",
            elements=(edge.id,),
            field=("access_fqdn",),
            severity=Severity.INFO,
        )
        yield from _records(inspection, edge)


def _records(inspection: Inspection, edge: EdgePool) -> Iterator[Remark]:
    needed = [row for row in inspection.plan.records if row.record_id == _SIGN_IN and row.element == edge.id]
    for record in inspection.design.dns_records:
        if record.type is not RecordType.SRV or not record.targets:
            continue
        wanted = next(
            (row.port for row in needed if row.view == record.view and same_name(row.name, record.name)), None
        )
        if wanted is None or record.port == wanted:
            continue
        yield Remark(
            message=f"{quoted(record.name)} says port {record.port}; {wanted} is expected, because one address serves "
            f"all services of {quoted(edge.name)}.",
            hint=f"Set the port of the record to {wanted}.",
            elements=(record.id, edge.id),
            field=("port",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Set the port of {quoted(record.name)} to {wanted}",
                element=record.id,
                path=("port",),
                value=wanted,
            ),
        )


RULE = Rule(
    code="ED04",
    severity=Severity.WARNING,
    clauses=("D-EDGE-02",),
    check=check,
    facts=("edge.external_ips_1",),
)
