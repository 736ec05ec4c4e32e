"""A balancer or reverse proxy that iOS devices meet does not accept TLS 1.2.

## What it checks

Where Mobility is planned for iOS devices, or for devices whose platform is not said, reverse proxies and the balancers
of web services accept TLS 1.2.

## Why it matters

Current iOS clients refuse a connection that offers older versions of TLS only. They do not sign in.

## Bad design

```yaml
base: enterprise
devices:
- {id: balancer01, allows_tls12: false}
```

## Good design

```yaml
base: enterprise
devices:
- {id: balancer01, allows_tls12: true}
```

## How to fix

Switch TLS 1.2 on at the listener or virtual address, or replace a device that does not know it.

## References

- D-LB-05: current iOS clients require TLS 1.2 (load balancing page).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.clients import Platform
from planner.model.design import Design
from planner.model.devices import LoadBalancer, ReverseProxy, VipPurpose
from planner.model.relations import mobile_clients

_WEB = (VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Listeners on the way of iOS devices without TLS 1.2."""
    design = inspection.design
    if not mobile_pools(design) or not _may_have_ios(design):
        return
    for device in _listeners(design):
        if not device.allows_tls12:
            yield Remark(
                message=f"{quoted(device.name)} does not accept TLS 1.2; it is expected, because current iOS clients "
                "accept nothing older.",
                hint="Switch TLS 1.2 on.",
                elements=(device.id,),
                field=("allows_tls12",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Switch TLS 1.2 on at {quoted(device.name)}",
                    element=device.id,
                    path=("allows_tls12",),
                    value=True,
                ),
            )


def _may_have_ios(design: Design) -> bool:
    clients = mobile_clients(design)
    return not clients or any(not client.platforms or Platform.IOS in client.platforms for client in clients)


def _listeners(design: Design) -> Iterator[ReverseProxy | LoadBalancer]:
    yield from design.reverse_proxies
    for balancer in design.load_balancers:
        if any(vip.purpose in _WEB for vip in balancer.vips):
            yield balancer


RULE = Rule(code="BA05", severity=Severity.ERROR, clauses=("D-LB-05",), check=check)
