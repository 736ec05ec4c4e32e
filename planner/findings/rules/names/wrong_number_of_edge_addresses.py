"""A record of a balanced pool does not name every server.

## What it checks

A record that you write down for an Edge service outside, or for the name of an Edge, Front End, Director or Mediation
pool inside, has as many addresses as the pool needs: balanced by DNS one a server, balanced by hardware that of the
virtual address. Records that the planner works out do.

## Why it matters

DNS balancing is the list of addresses. A server that is not on it takes no calls, and when the ones that are listed
fail, nobody tries the rest.

## Bad design

```yaml
base: enterprise
dns_records:
- {id: access, view: external, name: sip.contoso.com, targets: [203.0.113.10]}
```

## Good design

```yaml
base: enterprise
dns_records:
- {id: access, view: external, name: sip.contoso.com, targets: [203.0.113.10, 203.0.113.20]}
```

## How to fix

List the address of each server, or take your own record out so that the planner works it out.

## References

- D-DNS-21: a DNS-balanced Edge pool has one external record a server for each service and one inside; with a hardware
  load balancer there is one record a virtual address.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.names import normalized
from planner.model.zones import DnsRecord, RecordType
from planner.requirements.requirement import RequiredRecord

_EDGES = ("access_edge_a", "webconf_edge_a", "av_edge_a", "edge_single_name_a", "sip_external", "edge_pool_int_a")
_POOLS = ("fe_pool_dnslb_a", "dir_pool_a", "med_pool_a")
_ROWS = frozenset((*_EDGES, *_POOLS))

_Answer = tuple[str, str, RecordType]


def check(inspection: Inspection) -> Iterator[Remark]:
    """Records of Edge pools with too few or too many addresses."""
    design = inspection.design
    written: dict[_Answer, list[DnsRecord]] = {}
    for record in design.dns_records:
        if record.type in (RecordType.A, RecordType.AAAA) and record.targets:
            written.setdefault((record.view, normalized(record.name), record.type), []).append(record)
    if not written:
        return
    needed: dict[_Answer, list[RequiredRecord]] = {}
    for row in inspection.plan.records:
        key = (row.view, normalized(row.name), row.type)
        if row.record_id in _ROWS and row.targets and key in written:
            needed.setdefault(key, []).append(row)
    for key, rows in needed.items():
        own = written[key]
        expected = tuple(dict.fromkeys(target for row in rows for target in row.targets))
        there = {target for record in own for target in record.targets}
        # An address that is not among the expected ones leads elsewhere, and other rules say where.
        if there < set(expected) or there > set(expected):
            yield Remark(
                message=f"{quoted(own[0].name)} of {shown(design, rows[0].element)} has {_addresses(len(there))} in "
                f"DNS view {shown(design, own[0].view)}; one for each server or virtual address is expected, which is "
                f"{len(expected)}.",
                hint="List the address of each server, or take your own record out.",
                elements=(own[0].id, rows[0].element),
                field=("targets",),
                repair=_completion(own[0], expected) if len(own) == 1 else None,
            )


def _completion(record: DnsRecord, addresses: tuple[str, ...]) -> Repair:
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"List every address of {quoted(record.name)}",
        element=record.id,
        path=("targets",),
        value=addresses,
    )


def _addresses(number: int) -> str:
    return "1 address" if number == 1 else f"{number} addresses"


RULE = Rule(code="NA21", severity=Severity.ERROR, clauses=("D-DNS-21",), check=check)
