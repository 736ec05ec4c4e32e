"""A public name of the plan leads to an address that nothing in the plan holds.

## What it checks

Each name that outside users and partners need (Access Edge, Web Conferencing Edge, A/V Edge, simple URLs, Office Web
Apps) is answered in the outside views with addresses that the plan knows: of an adapter, of a virtual address, of a
translation at a firewall, or the published address at the binding of an Edge Server. External web names and discovery
names have rules of their own.

## Why it matters

A public address that no device of the plan shows belongs to somebody else, or to a device that nobody plans. Traffic
for it leaves for the Internet and never comes to your servers; often it is the address of the old system or a slip.

## Bad design

```yaml
base: standard
dns_records:
- {id: conferencing, view: external, name: webcon.contoso.com, targets: [203.0.113.99]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: conferencing, view: external, name: webcon.contoso.com, targets: [203.0.113.11]}
```

## How to fix

Correct the record, or plan the device that shows the address: enter the translation at the firewall.

## References

- D-DNS-11: external records for Edge services carry the public addresses of the plan.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.addresses import IpAddress
from planner.model.names import normalized
from planner.model.zones import RecordType
from planner.traffic import OwnerKind
from planner.traffic.locate import is_private

_STRANGERS = frozenset({OwnerKind.INTERNET, OwnerKind.NOBODY, OwnerKind.HOST})
_OTHER_RULES = ("lyncdiscover",)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Answers of outside views that lead to strangers."""
    design = inspection.design
    published = _published(inspection)
    names = _names(inspection)
    for view, zone in views_outside(design):
        for name, element in names.get(view.id, {}).items():
            answer = inspection.traffic.resolve(view.id, name)
            strangers = [
                str(address)
                for address in answer.addresses
                if address not in published and _is_strange(inspection, address)
            ]
            if strangers:
                yield Remark(
                    message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers {quoted(name)} of "
                    f"{shown(design, element)} with {joined(strangers)}, which nothing in the plan holds; an address "
                    "of an adapter, a virtual address or a translation is expected.",
                    hint="Correct the record, or enter the translation that shows the address at the firewall.",
                    elements=(*blamed(design, view, name), element),
                    repair=record_removal(design, view, name),
                )


def _names(inspection: Inspection) -> dict[str, dict[str, str]]:
    """Names that each view has to answer with addresses, with the element that a name stands for."""
    external = {
        normalized(pool.web.external_fqdn) for pool in inspection.plan.groundwork.web_pools if pool.web.external_fqdn
    }
    found: dict[str, dict[str, str]] = {}
    for record in inspection.plan.records:
        name = normalized(record.name)
        is_address = record.type in (RecordType.A, RecordType.AAAA)
        if is_address and name not in external and name.partition(".")[0] not in _OTHER_RULES:
            found.setdefault(record.view, {})[name] = record.element
    return found


def _published(inspection: Inspection) -> frozenset[IpAddress]:
    """Public addresses that the topology states; whoever shows them may not be drawn yet."""
    return frozenset(
        binding.published
        for server in inspection.design.servers
        for machine in server.members
        for binding in machine.bindings
        if binding.published is not None
    )


def _is_strange(inspection: Inspection, address: IpAddress) -> bool:
    owners = inspection.traffic.owners(address)
    return not is_private(address) and all(owner.kind in _STRANGERS for owner in owners)


RULE = Rule(code="NA23", severity=Severity.ERROR, clauses=("D-DNS-11",), check=check)
