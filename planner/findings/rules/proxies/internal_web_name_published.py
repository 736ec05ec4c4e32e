"""The reverse proxy publishes the internal web services FQDN.

## What it checks

No publishing rule lists the internal web services FQDN of a pool or Director, a discovery name for inside, or the host
of the administration URL.

## Why it matters

These names are for the inside. A rule for them opens the internal web site, or the Control Panel, to the Internet.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com, se01.contoso.com]
    backend: se01
```

## Good design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01
```

## How to fix

Take the names off the rule.

## References

- S-FQDN-03: the internal web FQDN is reachable from inside only.
- S-DNS-23: the internal discovery name is not published. D-DNS-19: nor is the Admin URL.
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.places import has_equal_web_names, web_pools
from planner.findings.publishing import rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.design import Design
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.names import INTERNAL_DISCOVERY, normalized
from planner.model.policies import UrlComponent
from planner.model.servers import internal_web_fqdn


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules that list names of the inside."""
    inside = _inside_names(inspection.design)
    for proxy, path, rule in rules_in_force(inspection):
        named = tuple(
            host
            for host in rule.hosts
            if normalized(host) in inside or normalized(host).startswith(f"{INTERNAL_DISCOVERY}.")
        )
        if named:
            yield Remark(
                message=f"{quoted(proxy.name)} publishes {listed(named)}; names of the inside are not expected there.",
                hint="Take these names off the rule.",
                elements=(proxy.id,),
                field=path,
                repair=_repair(proxy, path, rule, named),
            )


def _repair(proxy: ReverseProxy, path: FieldPath, rule: PublishingRule, named: tuple[str, ...]) -> Repair | None:
    """Takes the names off a recorded rule, and the rule with them where it lists nothing else."""
    kept = tuple(host for host in rule.hosts if host not in named)
    label = f"Take {listed(named)} off the rule"
    if len(path) < 2:  # the rule was worked out, there is none to change
        return None
    if not kept:
        return Repair(kind=RepairKind.REMOVE_ITEM, label=label, element=proxy.id, path=path)
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=proxy.id, path=(*path, "hosts"), value=kept)


def _inside_names(design: Design) -> frozenset[str]:
    pools = {normalized(internal_web_fqdn(pool)) for pool in web_pools(design) if not has_equal_web_names(pool)}
    public = {normalized(url.host) for url in design.simple_urls if url.component is not UrlComponent.ADMIN}
    admin = {normalized(url.host) for url in design.simple_urls if url.component is UrlComponent.ADMIN}
    return frozenset(pools | (admin - public))


RULE = Rule(code="PX09", severity=Severity.ERROR, clauses=("S-FQDN-03", "S-DNS-23", "D-DNS-19"), check=check)
