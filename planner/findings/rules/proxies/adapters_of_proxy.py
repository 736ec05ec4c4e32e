"""A reverse proxy does not stand with one adapter outside and one inside.

## What it checks

A reverse proxy has two adapters, in different zones, and its default gateway is on the outer one; a static route to
everything (`0.0.0.0/0`, `::/0`) counts as one. Connections that fail for want of a static route have a rule of their
own.

## Why it matters

With one adapter, outside and inside traffic share a segment and the firewalls cannot tell them apart. With the gateway
inside, answers to outside clients leave through the internal network.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  interfaces:
  - {name: inner, gateway: 198.51.100.65}
```

## Good design

```yaml
base: standard
devices:
- id: proxy01
  interfaces:
  - {name: outer, gateway: 198.51.100.1}
  - {name: inner, routes: [{network: 192.0.2.0/24, via: 198.51.100.65}]}
```

## How to fix

Give the proxy an outer and an inner adapter, the default gateway on the outer one, and static routes to the server
networks on the inner one. If one adapter is meant, accept this finding with the reason.

## References

- D-RP-08: two adapters, gateway outside only, static routes inside (reverse proxy pages of Lync Server 2013).
"""

from collections.abc import Iterator

from planner.findings.adapters import proxy_lacks_outer_gateway
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.moved_gateways import with_gateway_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.devices import ReverseProxy
from planner.model.interfaces import Interface, Side
from planner.model.zones import INSIDE_KINDS, ZoneKind

_INNER = INSIDE_KINDS | {ZoneKind.PERIMETER_INNER}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies with one adapter, or with a gateway inside."""
    for proxy in inspection.design.reverse_proxies:
        planned = [face for face in proxy.interfaces if face.addresses]
        if len(planned) == 1:
            yield Remark(
                message=f"{quoted(proxy.name)} has one network adapter; one outside and one inside are expected.",
                hint="Plan an adapter on the inner side, or accept this with a reason.",
                elements=(proxy.id,),
                field=("interfaces",),
            )
        elif planned:
            yield from _gateways(inspection, proxy)


def _gateways(inspection: Inspection, proxy: ReverseProxy) -> Iterator[Remark]:
    for index, face in enumerate(proxy.interfaces):
        is_inner = face.side is Side.INTERNAL or inspection.design.zone(face.zone).zone_kind in _INNER
        if not is_inner or face.side is Side.EXTERNAL:
            continue
        others = tuple(other for other in proxy.interfaces if other is not face)
        yield from _default_routes(proxy, index, face, others)
        if face.gateway is None:
            continue
        has_outer = any(other.gateway is not None for other in others)
        yield Remark(
            message=f"{quoted(proxy.name)} has a default gateway on its inner adapter {quoted(face.name)}; it is "
            "expected on the outer adapter only.",
            hint="Take the gateway off and plan static routes to the server networks."
            if has_outer
            else "Give the outer adapter the gateway towards the Internet and the inner one static routes.",
            elements=(proxy.id,),
            field=("interfaces", index, "gateway"),
            severity=Severity.ERROR if proxy_lacks_outer_gateway(proxy) else None,
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Take the gateway off adapter {quoted(face.name)}",
                element=proxy.id,
                path=("interfaces", index, "gateway"),
                value=None,
            )
            if has_outer
            else _moved(inspection, proxy, face),
        )


def _moved(inspection: Inspection, proxy: ReverseProxy, inner: Interface) -> Repair | None:
    """The gateway on the outer adapter, and routes in its place on the inner one."""
    faces = with_gateway_outside(inspection.design, proxy.interfaces, inner)
    if faces is None:
        return None
    label = f"Move the default gateway of {quoted(proxy.name)} outside"
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=proxy.id, path=("interfaces",), value=faces)


def _default_routes(
    proxy: ReverseProxy, index: int, face: Interface, others: tuple[Interface, ...]
) -> Iterator[Remark]:
    """Static routes to everything on the inner adapter, which are default gateways in all but name."""
    for place, route in enumerate(face.routes):
        if route.network.prefixlen:
            continue
        path = ("interfaces", index, "routes", place)
        yield Remark(
            message=f"{quoted(proxy.name)} sends everything through {route.via} on its inner adapter "
            f"{quoted(face.name)} by the static route {route.network}; a default route is expected on the outer "
            "adapter only.",
            hint="Take the route off and plan static routes to the server networks.",
            elements=(proxy.id,),
            field=path,
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take the route {route.network} off adapter {quoted(face.name)}",
                element=proxy.id,
                path=path,
            )
            if any(other.default_route(route.network.version) is not None for other in others)
            else None,
        )


RULE = Rule(code="PX12", severity=Severity.WARNING, clauses=("D-RP-08",), check=check)
