"""An SRV record leads to an alias, or to a host of another domain.

## What it checks

The target of each SRV record that you write down lies in the domain of the record itself, and no target of an SRV
record in force is an alias (CNAME) in the same view. Records that the planner works out keep to this by themselves.
`_ntp` is left aside.

## Why it matters

A client compares the domain of the target with the domain of its user and refuses another one; and DNS allows no alias
there. A user of the second SIP domain is sent to the first and cannot sign in by himself.

## Bad design

```yaml
base: enterprise
dns_records:
- {id: sign-in, view: external, name: _sip._tls.fabrikam.com, type: SRV, targets: [sip.contoso.com], port: 443}
```

## Good design

```yaml
base: enterprise
dns_records:
- {id: sign-in, view: external, name: _sip._tls.fabrikam.com, type: SRV, targets: [sip.fabrikam.com], port: 443}
```

## How to fix

Let the record lead to a host of its own domain, such as `sip.` followed by the domain, and give that host an address.

## References

- D-DNS-07: the target of an SRV is a host (A, AAAA) in its own domain. Settled reading names-C12: `_ntp` is exempt, the
  example leads to a public time server. Settled reading names-C39: `sip.` followed by the domain is a host record, not
  an alias, because SRV records lead to it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import is_within, normalized
from planner.model.zones import DnsRecord, RecordType

_FREE = frozenset({"_ntp"})


def check(inspection: Inspection) -> Iterator[Remark]:
    """SRV records with stray targets, then aliases under SRV targets."""
    for record in inspection.design.dns_records:
        if record.type is RecordType.SRV and record.name.partition(".")[0].lower() not in _FREE:
            yield from _stray(inspection, record)
    yield from _aliases(inspection)


def _domain(record: DnsRecord) -> str:
    labels = record.name.split(".")
    return ".".join(label for label in labels if not label.startswith("_"))


def _stray(inspection: Inspection, record: DnsRecord) -> Iterator[Remark]:
    domain = _domain(record)
    strays = tuple(target for target in record.targets if not is_within(target, domain))
    if not strays:
        return
    better = f"sip.{domain}"
    is_known = bool(inspection.traffic.resolve(record.view, better).addresses)
    yield Remark(
        message=f"SRV record {quoted(record.name)} leads to {listed(strays)}; a host in the domain {quoted(domain)} is "
        "expected.",
        hint=f"Let it lead to a host of its domain, such as {quoted(better)}.",
        elements=(record.id, record.view),
        field=("targets",),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Let {quoted(record.name)} lead to {quoted(better)}",
            element=record.id,
            path=("targets",),
            value=(better,),
        )
        if is_known
        else None,
    )


def _aliases(inspection: Inspection) -> Iterator[Remark]:
    aliases: dict[str, list[DnsRecord]] = {}
    for record in inspection.design.dns_records:
        if record.type is RecordType.CNAME and record.targets:
            aliases.setdefault(record.view, []).append(record)
    for view, records in aliases.items():
        owners: dict[str, str] = {}
        for record in inspection.plan.dns.get(view, ()):
            if record.type is RecordType.SRV and not record.name.startswith("_ntp"):
                owners.update({normalized(target): record.name for target in record.targets})
        for record in records:
            if owner := owners.get(normalized(record.name)):
                yield Remark(
                    message=f"{quoted(record.name)} is an alias for {quoted(record.targets[0])}, and SRV record "
                    f"{quoted(owner)} leads to it; a host record is expected.",
                    hint="Replace the alias by a host record with the addresses.",
                    elements=(record.id, view),
                    field=("type",),
                )


RULE = Rule(code="NA18", severity=Severity.ERROR, clauses=("D-DNS-07",), check=check)
