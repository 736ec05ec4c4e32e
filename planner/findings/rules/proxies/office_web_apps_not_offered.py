"""An Office Web Apps farm is not published, or no pool uses it.

## What it checks

Each Office Web Apps farm that outside attendees shall reach (`is_published`) is published by a reverse proxy under its
own name, and at least one pool is linked to the farm. Where the rule of the proxy leads is asked by PX17, whether
outside attendees need the farm by PX18; its record and its name on the proxy's certificate have rules of their own.

## Why it matters

PowerPoint slides of a meeting come from the farm, not from the pool. Attendees outside see an empty stage.

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

Publish the name on 443 without changing the port, and associate the pool with the farm's discovery URL in Topology
Builder. A farm for inside attendees only has `is_published: false`.

## References

- D-OWA-01: the farm is published with its own name and certificate entry, and the pool is associated with its discovery
  URL. Settled reading flows-C30: the port behind the proxy is 443; a table that lists 8080 and 4443 means the pool.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.links_to_add import link_to_add
from planner.findings.publishing import HTTPS_PORT, proxy_to_blame, published_hosts
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.servers import FrontEndPool, OfficeWebApps
from planner.model.zones import Provenance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Farms that attendees do not reach."""
    design = inspection.design
    farms = design.servers_of(OfficeWebApps)
    proxy = proxy_to_blame(inspection)
    published = Cover(published_hosts(inspection, HTTPS_PORT)) if farms else Cover(())
    for farm in farms:
        if proxy is not None and farm.is_published and farm.fqdn not in published:
            rule = next((item.rule for item in inspection.plan.publishing if item.element == farm.id), None)
            yield Remark(
                message=f"{quoted(proxy.name)} has no publishing rule for {quoted(farm.fqdn)} of {quoted(farm.name)} "
                f"on port {HTTPS_PORT}; a rule to port {_farm_port(inspection, farm)} of the farm is expected.",
                hint=_way(_farm_port(inspection, farm)),
                elements=(proxy.id, farm.id),
                field=("rules",),
                repair=Repair(
                    kind=RepairKind.ADD_ITEM,
                    label=f"Publish {quoted(farm.fqdn)}",
                    element=proxy.id,
                    path=("rules",),
                    value=rule,
                )
                if rule is not None and proxy.publishing is Provenance.RECORDED
                else None,
            )
        if not design.linked_to(farm.id, LinkKind.OFFICE_WEB_APPS):
            yield Remark(
                message=f"No pool uses {quoted(farm.name)}; a pool that is associated with the farm is expected.",
                hint="Associate the pool with the farm's discovery URL in Topology Builder.",
                elements=(farm.id,),
                repair=_association(design, farm),
            )


def _farm_port(inspection: Inspection, farm: OfficeWebApps) -> int:
    return inspection.plan.groundwork.port(farm, "office-web-apps-https")


def _way(port: int) -> str:
    if port == HTTPS_PORT:
        return f"Publish the name on {HTTPS_PORT} without changing the port."
    return f"Publish the name on {HTTPS_PORT}, and lead it to port {port}, where the farm listens."


def _association(design: Design, farm: OfficeWebApps) -> Repair | None:
    """The link from the one pool there is; of several pools the planner has to choose."""
    pools = design.servers_of(FrontEndPool)
    if len(pools) != 1:
        return None
    label = (f"Associate {quoted(pools[0].name)} with ", "")
    return link_to_add(design, LinkKind.OFFICE_WEB_APPS, pools[0], (farm,), label)


RULE = Rule(code="PX14", severity=Severity.ERROR, clauses=("D-OWA-01",), check=check)
