"""A discovery name or simple URL leads to something that does not serve it.

## What it checks

Inside, `lyncdiscoverinternal.` of each SIP domain and the hosts of the simple URLs lead to the internal web services of
a pool or Director, or to a reverse proxy where the plan takes that way. Outside, the hosts of the simple URLs lead to a
reverse proxy. The discovery name outside has a rule of its own (NA11), and so have the web services' own names. Inside,
a name at one server of a pool that a balancer stands before is a warning.

## Why it matters

The name resolves, so every quick test looks well, and what answers is another service: the external web site, an Edge
Server, a file server. Clients inside do not find their home, and meeting links open nothing.

## Bad design

```yaml
base: standard
dns_records:
- {id: discovery, view: internal, name: lyncdiscoverinternal.contoso.com, targets: [198.51.100.70]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: discovery, view: internal, name: lyncdiscoverinternal.contoso.com, targets: [192.0.2.20]}
```

## How to fix

Correct the address as the DNS worksheet has it, or take your own record out.

## References

- S-DNS-03, S-DNS-05: what `lyncdiscoverinternal` leads to, and that it is the internal web services.
- D-DNS-18: discovery names lead to the balancer's virtual address or to a single server.
- Rows lyncdiscoverinternal_a, meet_internal, dialin_internal, meet_external, dialin_external.
- Settled reading names-C04: that even discovery inside goes through the proxy is an option for networks of mobile
  devices alone.
"""

from collections.abc import Iterable, Iterator

from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import past_the_proxy
from planner.findings.places import blamed, record_removal, views_inside, views_outside
from planner.findings.publishing import HTTPS_PORT, published_hosts
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.addresses import IpAddress
from planner.model.clients import Client
from planner.model.devices import ReverseProxy, Vip, VipPurpose
from planner.model.names import INTERNAL_DISCOVERY, same_name
from planner.model.zones import DnsView, Zone
from planner.requirements.web_listeners import web_carriers

_INSIDE = frozenset({"meet_internal", "dialin_internal"})
_OUTSIDE = frozenset({"meet_external", "dialin_external"})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Answers for web names that lead to nobody who serves them."""
    design = inspection.design
    discovery = discovery_names(design, INTERNAL_DISCOVERY)
    for view, zone in views_inside(design):
        names = dict.fromkeys((*discovery, *_simple_urls(inspection, view, _INSIDE)))
        yield from _strays(inspection, view, zone, names, is_inside=True)
        yield from _at_single_servers(inspection, view, zone, names)
    if design.reverse_proxies:
        for view, zone in views_outside(design):
            names = dict.fromkeys(_simple_urls(inspection, view, _OUTSIDE))
            yield from _strays(inspection, view, zone, names, is_inside=False)


def _simple_urls(inspection: Inspection, view: DnsView, rows: frozenset[str]) -> tuple[str, ...]:
    return tuple(row.name for row in inspection.plan.records if row.view == view.id and row.record_id in rows)


def _strays(
    inspection: Inspection, view: DnsView, zone: Zone, names: Iterable[str], *, is_inside: bool
) -> Iterator[Remark]:
    design = inspection.design
    expected = "the internal web services of a pool or Director are" if is_inside else "the reverse proxy is"
    strays: dict[tuple[IpAddress, str], list[str]] = {}
    published = published_hosts(inspection, HTTPS_PORT)
    for name in names:
        found = past_the_proxy(inspection, view.id, name)
        if is_inside and name not in published:
            found |= _at_proxies(inspection, view.id, name)
        for address, owner in found.items():
            if not (is_inside and _serves_inside(inspection, address)):
                # Any address of a zone may be a client's.
                holder = "" if isinstance(design.find(owner), Client) else owner
                strays.setdefault((address, holder), []).append(name)
    for (address, holder), lost in strays.items():
        yield Remark(
            message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, lets {listed(lost)} lead to "
            f"{address}{f' of {shown(design, holder)}' if holder else ', which nothing in the plan has'}; {expected} "
            "expected.",
            hint="Correct the address as the DNS worksheet has it, or take your own record out.",
            elements=blamed(design, view, lost[0]),
            repair=record_removal(design, view, lost[0]),
        )


def _at_proxies(inspection: Inspection, view: str, name: str) -> dict[IpAddress, str]:
    """Answers that lead to a reverse proxy, which is of use only where it publishes the name."""
    design, found = inspection.design, {}
    for address in inspection.traffic.resolve(view, name).addresses:
        for owner in inspection.traffic.owners(address):
            if isinstance(design.find(owner.element), ReverseProxy):
                found[address] = owner.element
    return found


def _at_single_servers(inspection: Inspection, view: DnsView, zone: Zone, names: Iterable[str]) -> Iterator[Remark]:
    """Names at one server of a pool whose web sites have a virtual address: it serves, until this server is gone."""
    found: dict[tuple[str, Vip], list[str]] = {}
    for name in names:
        for address in inspection.traffic.resolve(view.id, name).addresses:
            for owner in inspection.traffic.owners(address):
                member = inspection.design.find_member(owner.part)
                carriers = web_carriers(inspection.design, owner.element, VipPurpose.WEB_INTERNAL)
                # A simple URL that shares the name of a server has a rule of its own.
                if member is not None and carriers and not same_name(name, member[1].fqdn):
                    found.setdefault((owner.part, carriers[0][1]), []).append(name)
    for (machine, vip), lost in found.items():
        design = inspection.design
        yield Remark(
            message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, lets {listed(lost)} lead to "
            f"{shown(design, machine)}, one server of {shown(design, vip.pool)}; {vip.address} is expected, the "
            "virtual address of its internal web services.",
            hint="Let the record name the virtual address: without it the name is lost with the server.",
            elements=blamed(design, view, lost[0]),
            severity=Severity.WARNING,
            clauses=("D-DNS-18",),
            repair=record_removal(design, view, lost[0]),
        )


def _serves_inside(inspection: Inspection, address: IpAddress) -> bool:
    """Tells whether a server with web services has the address, or a virtual address for the internal ones."""
    design = inspection.design
    for owner in inspection.traffic.owners(address):
        vip = design.find_vip(owner.part)
        if vip is not None and vip[1].purpose is VipPurpose.WEB_INTERNAL:
            return True
        if vip is None and getattr(design.owner_of(owner.part), "kind", "") in ("front-end-pool", "director-pool"):
            return True
    return False


RULE = Rule(code="NA26", severity=Severity.ERROR, clauses=("S-DNS-03", "S-DNS-05", "D-DNS-18"), check=check)
