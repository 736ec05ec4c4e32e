"""A publishing rule for an Office Web Apps farm leads to a wrong port or to another server.

## What it checks

Every publishing rule on port 443 that takes requests for the name of a farm leads to that farm, and there to the port
on which the farm speaks HTTPS, unchanged unless the farm or its load balancer listens elsewhere. Whether there is such
a rule at all is asked by PX14.

## Why it matters

The two web sites of a pool have a port for inside and one for outside; a farm has one port for both. A rule that was
copied from those of the pool ends at 4443, where the farm does not listen, and attendees outside see an empty stage. A
rule that ends at 80 hands the slides on without encryption.

## Bad design

```yaml
base: enterprise
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com]
    backend: pool01
  - hosts: [dirext.contoso.com, lyncdiscover.contoso.com, lyncdiscover.fabrikam.com, meet.contoso.com,
            meet.fabrikam.com, dialin.contoso.com]
    backend: dirpool01
  - hosts: [officewebapps.contoso.com]
    backend: owa01
    backend_port: 4443
```

## Good design

```yaml
base: enterprise
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com]
    backend: pool01
  - hosts: [dirext.contoso.com, lyncdiscover.contoso.com, lyncdiscover.fabrikam.com, meet.contoso.com,
            meet.fabrikam.com, dialin.contoso.com]
    backend: dirpool01
  - hosts: [officewebapps.contoso.com]
    backend: owa01
    backend_port: 443
```

## How to fix

Let the rule lead to the farm on the port where it listens for HTTPS; 443 unless the farm was set up otherwise.

## References

- D-OWA-01: the farm is published under its own name. Settled reading flows-C30: the port behind the proxy is 443, not
  bridged; a table that lists 8080 and 4443 means the pool.
- "Configure integration with Office Web Apps Server": outside users reach the farm by a rule of the reverse proxy.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.publishing import HTTPS_PORT, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.design import Design
from planner.model.devices import PublishingRule, ReverseProxy, VipPurpose
from planner.model.names import normalized, same_name, wildcard_covers
from planner.model.servers import OfficeWebApps


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules for a farm's name that end where the farm does not answer."""
    farms = [farm for farm in inspection.design.servers_of(OfficeWebApps) if farm.is_published]
    for proxy, path, rule in rules_in_force(inspection) if farms else ():
        for farm in farms:
            if rule.port == HTTPS_PORT and _is_for(inspection, proxy, rule, farm):
                yield from _judged(inspection, proxy, path, rule, farm)


def _is_for(inspection: Inspection, proxy: ReverseProxy, rule: PublishingRule, farm: OfficeWebApps) -> bool:
    """The rule names the farm, or takes its requests by a wildcard because no rule of the proxy names it."""
    if any(same_name(host, farm.fqdn) for host in rule.hosts):
        return True
    if not any(wildcard_covers(host, farm.fqdn) for host in rule.hosts if host.startswith("*.")):
        return False
    others = inspection.plan.publishing_in_force.get(proxy.id, ())
    return not any(same_name(host, farm.fqdn) for other in others for host in other.hosts)


def _judged(
    inspection: Inspection, proxy: ReverseProxy, path: FieldPath, rule: PublishingRule, farm: OfficeWebApps
) -> Iterator[Remark]:
    wanted = inspection.plan.groundwork.port(farm, "office-web-apps-https")
    plain = inspection.plan.groundwork.port(farm, "office-web-apps-http")
    is_farm = _leads_to(inspection.design, rule, farm)
    found = _member_port(inspection, farm, rule.backend_port)
    if is_farm and found == wanted:
        return
    place = f"port {found} of {quoted(farm.name)}" if is_farm else shown(inspection.design, rule.backend)
    without_tls = ", where it answers without encryption" if is_farm and found == plain else ""
    yield Remark(
        message=f"{quoted(proxy.name)} publishes {quoted(farm.fqdn)} to {place}{without_tls}; port {wanted} of the "
        "farm is expected.",
        hint=f"Let a rule for {quoted(farm.fqdn)} lead to {quoted(farm.name)} on port {wanted}.",
        elements=(proxy.id, farm.id),
        field=(*path, "backend_port" if is_farm else "backend") if len(path) > 1 else path,
        repair=_repair(proxy, rule, farm, wanted) if len(path) > 1 else None,
    )


def _leads_to(design: Design, rule: PublishingRule, farm: OfficeWebApps) -> bool:
    """Whether a rule leads to the farm; a name that no server of the plan has is taken for one of the farm's own."""
    named = design.find(rule.backend)
    if named is not None:
        return named is farm
    others = (server for server in design.servers if server is not farm)
    names = {normalized(name) for server in others for name in (server.fqdn, *(item.fqdn for item in server.members))}
    return normalized(rule.backend) not in names


def _member_port(inspection: Inspection, farm: OfficeWebApps, port: int) -> int:
    """Port of the farm's servers at which what is sent to `port` of the farm ends."""
    for balancer in inspection.design.load_balancers:
        for vip in balancer.vips:
            if vip.pool == farm.id and vip.purpose is VipPurpose.OFFICE_WEB_APPS:
                return next((entry.member_port for entry in vip.ports if entry.port == port), port)
    return port


def _repair(proxy: ReverseProxy, rule: PublishingRule, farm: OfficeWebApps, wanted: int) -> Repair:
    """The rule for the farm alone as it should be; names of others stay where they lead."""
    others = tuple(host for host in rule.hosts if not same_name(host, farm.fqdn))
    mended = replace(rule, hosts=(farm.fqdn,), backend=farm.id, backend_port=wanted)
    kept = (replace(rule, hosts=others),) if others else ()
    rules = ((mended, *kept) if item is rule else (item,) for item in proxy.rules)
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Publish {quoted(farm.fqdn)} to port {wanted} of {quoted(farm.name)}",
        element=proxy.id,
        path=("rules",),
        value=tuple(chain.from_iterable(rules)),
    )


RULE = Rule(code="PX17", severity=Severity.ERROR, clauses=("D-OWA-01",), check=check)
