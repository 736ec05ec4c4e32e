"""A function is planned that the product version does not have.

## What it checks

XMPP partners and the XMPP feature, Persistent Chat Servers and partners with Office Communications Server 2007 are
planned only where a server of 2015 or older has what they need; the Emergency Mitigation Service only from 2019 on. A
server that stays with an older version counts with its own version.

## Why it matters

The planner lists records, ports and certificates of the version that is there, so a function that this version does not
have gets none of them. The drawing promises it, and nobody will be able to use it.

## Bad design

```yaml
base: enterprise
cloud_services:
- {id: jabber, name: Jabber partner, role: xmpp-partner, zone: partner, addresses: [203.0.113.250]}
```

## Good design

```yaml
base: enterprise
product: "2015"
cloud_services:
- {id: jabber, name: Jabber partner, role: xmpp-partner, zone: partner, addresses: [203.0.113.250]}
```

## How to fix

Take the function out of the plan. If an older pool or Edge pool stays for it, draw it with its version.

## References

- D-VER-01: MCX, the XMPP proxy and gateway, Persistent Chat and SQL mirroring were removed in 2019.
- Flows edge-xmpp-in, pchat-sip, edge-av-rtp-tcp-in and ems-https, with the versions that have them.
"""

from collections.abc import Iterator

from planner.catalog import Catalog
from planner.catalog.sources import Version
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.clients import CloudRole
from planner.model.product import Feature
from planner.model.servers import EdgePool, FrontEndPool, SupportRole, SupportServer
from planner.requirements.generations import holds_for

_OF_FEATURES: dict[Feature, tuple[str, type[EdgePool] | type[FrontEndPool]]] = {
    Feature.XMPP: ("XMPP", EdgePool),
    Feature.LEGACY_OCS_2007: ("Federation with Office Communications Server 2007", EdgePool),
    Feature.EMERGENCY_MITIGATION: ("The Emergency Mitigation Service", FrontEndPool),
}
"""What a feature is called, and the servers that carry it."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Features, partners and servers that no planned version serves."""
    yield from _features(inspection)
    design = inspection.design
    if not _has(inspection, Feature.XMPP):
        for service in design.cloud_services:
            if service.role is CloudRole.XMPP_PARTNER:
                yield _drawn(inspection, service.id, "an XMPP partner, and no Edge Server", Feature.XMPP.value)
    for server in design.servers_of(SupportServer):
        if server.role is SupportRole.PERSISTENT_CHAT:
            tag = SupportRole.PERSISTENT_CHAT.value
            if not holds_for(design, versions_with(inspection.catalog, tag), server.id):
                yield _drawn(inspection, server.id, "a Persistent Chat Server, and no pool", tag)


def versions_with(catalog: Catalog, tag: str) -> tuple[Version, ...]:
    """Versions for which the facts have a flow that only this feature asks for."""
    return tuple(dict.fromkeys(version for flow in catalog.flows if tag in flow.features for version in flow.versions))


def _has(inspection: Inspection, feature: Feature) -> bool:
    """Tells whether a server that carries the feature is of a version that has it; the plan's while there is none."""
    design = inspection.design
    versions = versions_with(inspection.catalog, feature.value)
    carriers = design.servers_of(_OF_FEATURES[feature][1])
    return any(holds_for(design, versions, server.id) for server in carriers) or design.product.value in versions


def _features(inspection: Inspection) -> Iterator[Remark]:
    for index, feature in enumerate(inspection.design.features):
        if feature not in _OF_FEATURES or _has(inspection, feature):
            continue
        name = _OF_FEATURES[feature][0]
        yield Remark(
            message=f"{name} is planned, and no server is of a version that has it; {_expected(inspection, feature)}.",
            hint="Take the feature out of the plan, or draw the older servers that stay for it with their version.",
            field=("features", index),
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take {quoted(feature.value)} out of the features",
                element="",
                path=("features", index),
            ),
        )


def _drawn(inspection: Inspection, element: str, what: str, tag: str) -> Remark:
    name = shown(inspection.design, element)
    return Remark(
        message=f"{name} is {what} is of a version that serves it; {_expected(inspection, tag)}.",
        hint="Take it out of the plan, or draw the older servers that stay for it with their version.",
        elements=(element,),
        repair=Repair(kind=RepairKind.REMOVE_ELEMENT, label=f"Take {name} out", element=element),
    )


def _expected(inspection: Inspection, tag: str) -> str:
    return f"{joined(versions_with(inspection.catalog, tag), 'or')} is expected"


RULE = Rule(code="VE08", severity=Severity.ERROR, clauses=("D-VER-01",), check=check)
