"""No publishing rule lists the external web services FQDN of a pool or Director.

## What it checks

A publishing rule for port 443 lists the external web services FQDN of each pool that serves mobile users and, where the
plan has external access, of each pool and Director.

## Why it matters

Discovery tells the device the name of its home pool, and the proxy refuses it. Publishing the Director is not enough:
it answers discovery, and Mobility goes on to the home pool.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
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

Add a publishing rule: the name, port 443, to port 4443 of the external web services of the pool or Director.

## References

- S-FQDN-07, S-RP-03: the external web services URL of the pool is published.
- D-RP-01, D-RP-06, D-DIR-01: how it is published, and that pools and Directors both are.
"""

from collections.abc import Iterable, Iterator

from planner.catalog.ports_in_use import ports_in_use, published_port
from planner.findings.cover import Cover
from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools, web_pools
from planner.findings.publishing import proxy_to_blame, published_hosts, rules_to_add
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.product import Feature
from planner.model.servers import WebPool

_SITE = "web-external-https"


def check(inspection: Inspection) -> Iterator[Remark]:
    """External web names without an HTTPS rule."""
    design = inspection.design
    proxy = proxy_to_blame(inspection)
    if proxy is None:
        return
    pools = web_pools(design) if design.has_feature(Feature.EXTERNAL_ACCESS) else mobile_pools(design)
    for port, its_pools in _by_port(inspection, pools).items():
        published = Cover(published_hosts(inspection, port))
        missing = {name: pool for name, pool in its_pools.items() if name not in published}
        if not missing:
            continue
        backends = dict.fromkeys(str(_site_port(inspection, pool)) for pool in missing.values())
        yield Remark(
            message=f"{quoted(proxy.name)} has no publishing rule for {listed(missing)} on port {port}; the "
            "external web services FQDN of every pool and Director is expected to be published.",
            hint=f"Add a rule for the name, from port {port} to port {' or '.join(backends)} of the external web "
            "services.",
            elements=(proxy.id, *(pool.id for pool in missing.values())),
            field=("rules",),
            repair=rules_to_add(inspection, proxy, missing, port),
        )


def _by_port(inspection: Inspection, pools: Iterable[WebPool]) -> dict[int, dict[str, WebPool]]:
    """Pools by the port in their external URLs, then by name."""
    found: dict[int, dict[str, WebPool]] = {}
    for pool in pools:
        if pool.web.external_fqdn is not None:
            port = published_port(inspection.catalog, pool, _SITE)
            found.setdefault(port, {})[pool.web.external_fqdn] = pool
    return found


def _site_port(inspection: Inspection, pool: WebPool) -> int:
    return ports_in_use(inspection.catalog, pool, inspection.catalog.service(_SITE))[0].start


RULE = Rule(
    code="PX02",
    severity=Severity.ERROR,
    clauses=("S-FQDN-07", "S-RP-03", "D-RP-01", "D-RP-06", "D-DIR-01"),
    check=check,
)
