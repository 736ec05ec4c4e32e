"""A record of the planner's own leads to another service than the name stands for.

## What it checks

Host records of the planner's own for names of servers, pools and Edge services lead to those: an address of the same
element, and for an Edge service an address of that very service. Names that may rightly lead to several places (simple
URLs, discovery, external web services) have rules of their own.

## Why it matters

The name resolves and something answers, so every quick test looks well. Behind the address stands another service:
sign-in, meetings or media fail one by one, and everybody looks at the server that is named.

## Bad design

```yaml
base: standard
dns_records:
- {id: av-record, view: external, name: av.contoso.com, targets: [203.0.113.10]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: av-record, view: external, name: av.contoso.com, targets: [203.0.113.12]}
```

## How to fix

Correct the address as the DNS worksheet has it, or take your own record out.

## References

- S-AD-02: each name that the plan needs is answered.
- D-DNS-11: outside, Edge names lead to the public addresses of their service.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.addresses import parse_address
from planner.model.names import normalized
from planner.model.servers import EdgePool, PoolBalancing
from planner.model.zones import DnsRecord, RecordType
from planner.traffic import OwnerKind

_EDGE_ROWS = frozenset({"access_edge_a", "webconf_edge_a", "av_edge_a", "edge_single_name_a", "sip_external", "xmpp_a"})
_BALANCED_ROWS = frozenset({"fe_pool_hlb_a", "fe_web_int_a", "dir_web_int_a"})
"""Names that lead to a virtual address where one is planned: a server behind it is not meant."""

_SERVER_ROWS = frozenset(
    {
        "fe_pool_dnslb_a",
        "fe_pool_hlb_a",
        "fe_server_a",
        "se_server_a",
        "fe_web_int_a",
        "sql_be_a",
        "sql_mirror_a",
        "dir_pool_a",
        "dir_server_a",
        "dir_web_int_a",
        "med_pool_a",
        "med_server_a",
        "pchat_a",
        "vis_a",
        "sba_a",
        "edge_pool_int_a",
        "edge_server_int_a",
    }
)
"""Rows of names that stand for one server, pool or service and nothing else."""

_STRANGERS = frozenset({OwnerKind.INTERNET, OwnerKind.NOBODY, OwnerKind.HOST, OwnerKind.CLIENT})

_Answer = tuple[str, str, RecordType]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the plan answers for a name: the element it stands for, and its addresses.

    Attributes:
        is_exact: another address of the same element is a fault too.
    """

    element: str
    is_exact: bool
    is_edge_service: bool
    targets: list[str]


def check(inspection: Inspection) -> Iterator[Remark]:
    """Own host records whose targets belong to something else."""
    written: dict[_Answer, DnsRecord] = {
        (record.view, normalized(record.name), record.type): record
        for record in inspection.design.dns_records
        if record.type in (RecordType.A, RecordType.AAAA) and record.targets
    }
    for key, wanted in _wanted(inspection, written).items():
        record = written[key]
        stray = [target for target in record.targets if _is_stray(inspection, record, target, wanted)]
        if stray:
            yield _remark(inspection, record, wanted, stray)


def _wanted(inspection: Inspection, written: Mapping[_Answer, DnsRecord]) -> dict[_Answer, _Wanted]:
    needed: dict[_Answer, _Wanted] = {}
    for row in inspection.plan.records if written else ():
        key = (row.view, normalized(row.name), row.type)
        if key in written and row.targets and row.record_id in _EDGE_ROWS | _SERVER_ROWS:
            is_exact = row.record_id in _EDGE_ROWS | _BALANCED_ROWS
            entry = needed.setdefault(key, _Wanted(row.element, is_exact, row.record_id in _EDGE_ROWS, []))
            entry.targets.extend(row.targets)
    return needed


def _is_stray(inspection: Inspection, record: DnsRecord, target: str, wanted: _Wanted) -> bool:
    """A server may have several addresses; a service or a balanced name has its own, and no address of another name.

    Strangers outside, and addresses that the Internet does not reach, have rules of their own.
    """
    address = parse_address(target)
    if address is None or target in wanted.targets:
        return False
    if wanted.is_exact and _namesake(inspection, record, target) is not None:
        return True
    if wanted.is_edge_service:
        return _is_behind_virtual_address(inspection, target, wanted)
    return all(owner.element != wanted.element for owner in inspection.traffic.owners(address))


def _is_behind_virtual_address(inspection: Inspection, target: str, wanted: _Wanted) -> bool:
    """An address of an Edge Server itself, where the service is reached by a virtual address."""
    edge, address = inspection.design.find(wanted.element), parse_address(target)
    if not isinstance(edge, EdgePool) or edge.balancing is not PoolBalancing.HARDWARE or address is None:
        return False
    addresses = (parse_address(text) for text in wanted.targets)
    owners = [owner for found in addresses if found is not None for owner in inspection.traffic.owners(found)]
    if not any(owner.kind is OwnerKind.VIP for owner in owners):
        return False
    return any(owner.element == wanted.element for owner in inspection.traffic.owners(address))


def _namesake(inspection: Inspection, record: DnsRecord, target: str) -> str | None:
    """The name that the plan answers with the address in the same view."""
    rows = (row for row in inspection.plan.records if row.view == record.view and target in row.targets)
    return next((row.name for row in rows if normalized(row.name) != normalized(record.name)), None)


def _remark(inspection: Inspection, record: DnsRecord, wanted: _Wanted, stray: list[str]) -> Remark:
    design = inspection.design
    expected = tuple(dict.fromkeys(wanted.targets))
    held = joined([f"{target}, {_holder(inspection, record, target)}" for target in stray])
    return Remark(
        message=f"{quoted(record.name)}, a name of {shown(design, wanted.element)}, leads to {held}, in DNS view "
        f"{shown(design, record.view)}; {joined(list(expected))} {'is' if len(expected) == 1 else 'are'} expected.",
        hint="Correct the address, or take your own record out.",
        elements=(record.id, wanted.element),
        field=("targets",),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Let {quoted(record.name)} lead to {joined(list(expected))}",
            element=record.id,
            path=("targets",),
            value=expected,
        ),
    )


def _holder(inspection: Inspection, record: DnsRecord, target: str) -> str:
    """What the address belongs to: another name of the plan says it best."""
    name = _namesake(inspection, record, target)
    if name is not None:
        return f"the address of {quoted(name)}"
    address = parse_address(target)
    owners = inspection.traffic.owners(address) if address is not None else ()
    known = next((owner for owner in owners if owner.kind not in _STRANGERS), None)
    if known is None:
        return "which nothing in the plan holds"
    part = known.part if inspection.design.find_member(known.part) is not None else known.element
    return f"an address of {shown(inspection.design, part)}"


RULE = Rule(code="NA24", severity=Severity.ERROR, clauses=("S-AD-02", "D-DNS-11"), check=check)
