"""Desktop clients or phones are outside, and no Edge pool lets them in.

## What it checks

Where desktop clients or desk phones are drawn outside, the plan has an Edge pool. Mobile devices sign in through the
reverse proxy and have rules of their own; so have partners (TO04) and push (PU01).

## Why it matters

Desktop clients and phones sign in by SIP, which a reverse proxy does not carry. Without an Access Edge they cannot sign
in from outside at all.

## Bad design

```yaml
base: standard
features: [conferencing, av]
mobility: {enabled: false}
without: [edge01, edge01-next-hop, se01-media, partners]
devices:
- {id: external-firewall, nat: [{interface: outside, public: 203.0.113.40, private: 198.51.100.20}]}
```

## Good design

```yaml
base: standard
```

## How to fix

Plan an Edge pool in the perimeter, or take the clients outside out of the plan.

## References

- D-EDGE-05: outside users meet the Edge; the reverse proxy carries web traffic alone.
- "Create your Edge topology": pools use the Edge Server to communicate with supported external users.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.clients import ClientDevice
from planner.model.servers import EdgePool
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_BY_SIP = frozenset({ClientDevice.DESKTOP, ClientDevice.PHONE})
_OURS = OUTSIDE_KINDS - {ZoneKind.PARTNER, ZoneKind.CLOUD}


def check(inspection: Inspection) -> Iterator[Remark]:
    """The clients that nobody lets in, together."""
    design = inspection.design
    if design.servers_of(EdgePool):
        return
    clients = [
        client for client in design.clients if client.device in _BY_SIP and design.zone(client.zone).zone_kind in _OURS
    ]
    if clients:
        are = "is" if len(clients) == 1 else "are"
        yield Remark(
            message=f"{listed(client.name for client in clients)} {are} outside, and the plan "
            "has no Edge pool; one is expected, because SIP does not go through a reverse proxy.",
            hint="Plan an Edge pool in the perimeter, or take these clients out of the plan.",
            elements=tuple(client.id for client in clients),
        )


RULE = Rule(code="TO07", severity=Severity.ERROR, clauses=(), check=check)
