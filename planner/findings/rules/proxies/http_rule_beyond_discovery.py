"""A rule for port 80 publishes more than discovery.

## What it checks

A publishing rule for port 80 that leads to a pool or Director lists external discovery names and nothing else.

## Why it matters

HTTP is meant for one request only, the first one of Autodiscover, which carries no credentials. Any other name on that
port invites sign-in, meetings and Mobility in clear text.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01
  - hosts: [meet.contoso.com]
    port: 80
    backend: se01
    backend_port: 8080
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

Take the other names off the rule for port 80.

## References

- S-CRT-07: port 80 is for the first Autodiscover request (settled reading names-C20: every later one is HTTPS).
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.publishing import is_http, pool_behind, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.names import EXTERNAL_DISCOVERY


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules for port 80 with other names than discovery names."""
    for proxy, path, rule in rules_in_force(inspection):
        others = tuple(host for host in rule.hosts if not host.lower().startswith(f"{EXTERNAL_DISCOVERY}."))
        if is_http(inspection, rule) and others and pool_behind(inspection, rule) is not None:
            yield Remark(
                message=f"{quoted(proxy.name)} publishes {listed(others)} on port {rule.port}; only external discovery "
                "names are expected there.",
                hint="Take these names off the rule.",
                elements=(proxy.id,),
                field=path,
                repair=_names_off(proxy, path, rule, others),
            )


def _names_off(proxy: ReverseProxy, path: FieldPath, rule: PublishingRule, others: tuple[str, ...]) -> Repair | None:
    """The edit of a recorded rule that leaves only discovery; a rule without any goes."""
    if len(path) == 1:
        return None
    kept = tuple(host for host in rule.hosts if host not in others)
    label = f"Take {listed(others)} off port {rule.port}"
    if not kept:
        return Repair(kind=RepairKind.REMOVE_ITEM, label=label, element=proxy.id, path=path)
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=proxy.id, path=(*path, "hosts"), value=kept)


RULE = Rule(code="PX07", severity=Severity.WARNING, clauses=("S-CRT-07",), check=check)
