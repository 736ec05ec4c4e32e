"""A web name of a pool is published for some paths only.

## What it checks

The rules for the external web services FQDN of a pool or Director, and for the external discovery names, take every
path together. Where they leave out the paths of Mobility or of discovery this is an error, else a warning. Simple URLs
may share a host, so their rules may be narrower.

## Why it matters

The web services of a pool are some twenty virtual directories, and updates bring new ones. A rule for those that
somebody knew of lets the address book through and stops sign-in of phones, or the next function.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - {hosts: [webext.contoso.com], path: /abs, backend: se01}
  - {hosts: [meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com], backend: se01}
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

Let the rule take every path. Where a security policy wants a list, accept the finding with the reason, and keep the
list up to date.

## References

- D-RP-01: all paths are published. S-CMP-02: UCWA is the virtual directory of Mobility.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import MOBILITY_PATH
from planner.findings.places import web_pools
from planner.findings.publishing import is_http, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.names import EXTERNAL_DISCOVERY

_DISCOVERY_PATH = "/autodiscover"


def check(inspection: Inspection) -> Iterator[Remark]:
    """Names that every rule limits to a path."""
    rules = [item for item in rules_in_force(inspection) if not is_http(inspection, item[2])]
    if all(_takes(rule, "/") for _, _, rule in rules):
        return
    covers = [(item, Cover(item[2].hosts)) for item in rules]  # a provider's rules have thousands of hosts each
    for name, needed in _names(inspection).items():
        own = [item for item, cover in covers if name in cover]
        if not own or any(_takes(rule, "/") for _, _, rule in own):
            continue
        proxy, path, first = own[0]
        is_lost = not all(any(_takes(rule, wanted) for _, _, rule in own) for wanted in needed)
        paths = listed(rule.path for _, _, rule in own)
        yield Remark(
            message=f"{quoted(proxy.name)} publishes {quoted(name)} below {paths} only; every path is expected.",
            hint="Let the rule take every path.",
            elements=(proxy.id,),
            field=(*path, "path"),
            severity=None if is_lost else Severity.WARNING,
            repair=_repair(proxy, first),
        )


def _names(inspection: Inspection) -> dict[str, tuple[str, ...]]:
    """Names with the paths that mobile devices ask for below them."""
    pools = web_pools(inspection.design)
    names = {pool.web.external_fqdn: (MOBILITY_PATH, _DISCOVERY_PATH) for pool in pools if pool.web.external_fqdn}
    return {**{name: (_DISCOVERY_PATH,) for name in discovery_names(inspection.design, EXTERNAL_DISCOVERY)}, **names}


def _takes(rule: PublishingRule, path: str) -> bool:
    base = rule.path.rstrip("/").lower()
    return path.lower() == base or path.lower().startswith(f"{base}/")


def _repair(proxy: ReverseProxy, rule: PublishingRule) -> Repair | None:
    if rule not in proxy.rules:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label="Let the rule take every path",
        element=proxy.id,
        path=("rules", proxy.rules.index(rule), "path"),
        value="/",
    )


RULE = Rule(code="PX20", severity=Severity.ERROR, clauses=("D-RP-01", "S-CMP-02"), check=check)
