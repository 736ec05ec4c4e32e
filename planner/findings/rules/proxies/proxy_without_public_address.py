"""A reverse proxy has a private outer address and no translation shows it to the Internet.

## What it checks

The outer address of a reverse proxy that publishes names is public itself, or a NAT entry of a firewall shows a public
address for it. An address of a reserved range counts as private as soon as a firewall translates others of its subnet.

## Why it matters

The Internet routes no private addresses. Public DNS would have to answer the private address, and phones on cellular,
remote users and guests could not connect at all.

## Bad design

```yaml
base: standard
zones:
- {id: perimeter-outer, subnets: [198.51.100.0/26, 10.0.1.0/26]}
devices:
- {id: proxy01, interfaces: [{name: outer, addresses: [10.0.1.20], gateway: 10.0.1.1}]}
- id: external-firewall
  interfaces: [{name: perimeter, addresses: [198.51.100.1, 10.0.1.1]}]
  nat:
  - {interface: outside, public: 203.0.113.10, private: 198.51.100.10}
  - {interface: outside, public: 203.0.113.11, private: 198.51.100.11}
  - {interface: outside, public: 203.0.113.12, private: 198.51.100.12}
```

## Good design

```yaml
base: standard
```

## How to fix

Enter at the outer firewall the translation of a public address to the outer address of the proxy, or give the proxy a
public address.

## References

- S-DNS-10: outside, the published names lead to the public address of the reverse proxy.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress, networks_with
from planner.model.design import Design
from planner.traffic.locate import is_private


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies that the Internet has no address for."""
    whereabouts = inspection.plan.groundwork.whereabouts
    for proxy in inspection.design.reverse_proxies:
        public = whereabouts.proxy_public(proxy)
        if not public or not inspection.plan.publishing_in_force.get(proxy.id):
            continue
        if all(is_private(address) or _is_on_translated_ground(inspection.design, address) for address in public):
            yield Remark(
                message=f"{quoted(proxy.name)} has {joined([str(address) for address in public])} towards the "
                "Internet, which is private, and no firewall shows a public address for it; a translation of a public "
                "address is expected.",
                hint="Enter at the outer firewall a NAT entry with the public address, or give the proxy a public one.",
                elements=(proxy.id,),
                field=("interfaces",),
            )


def _is_on_translated_ground(design: Design, address: IpAddress) -> bool:
    """Tells whether the Internet meets neighbours of a reserved address under other addresses.

    Plans that are drawn with the ranges of documents do not tell by the address alone what is public.
    """
    if address.is_global:
        return False
    subnets = [net for zone in design.zones for net in networks_with(address, zone.subnets)]
    translated = [
        entry.private for firewall in design.firewalls for entry in firewall.nat if entry.private != entry.public
    ]
    return any(other in subnet for subnet in subnets for other in translated if other.version == subnet.version)


RULE = Rule(code="PX15", severity=Severity.ERROR, clauses=("S-DNS-10",), check=check)
