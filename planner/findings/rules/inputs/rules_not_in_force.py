"""Rules are written down for a device whose rules are worked out, so nobody follows them.

## What it checks

A firewall with rules has a recorded policy, and a reverse proxy with publishing rules has recorded publishing. While
the choice is `derived`, the planner works the rules out and leaves those that are written down aside.

## Why it matters

The plan is then judged by other rules than those in front of the reader: a mistake in them stays unseen, and an
exception that somebody wrote down is not in the worksheet.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
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

Record the policy (for a proxy: the publishing), so that the rules count, or take them out.

## References

- The planner itself: what `derived` and `recorded` mean for firewalls and reverse proxies.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural, quoted
from planner.model.devices import Firewall, ReverseProxy
from planner.model.zones import Provenance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls and proxies with rules that do not count."""
    for firewall in inspection.design.firewalls:
        if firewall.rules and firewall.policy is Provenance.DERIVED:
            yield _remark(firewall, "policy")
    for proxy in inspection.design.reverse_proxies:
        if proxy.rules and proxy.publishing is Provenance.DERIVED:
            yield _remark(proxy, "publishing")


def _remark(device: Firewall | ReverseProxy, field: str) -> Remark:
    return Remark(
        message=f"{quoted(device.name)} has {plural(len(device.rules), 'rule')} written down and its {field} is worked "
        f"out, so nobody follows them; recorded {field} is expected.",
        hint=f"Record the {field}, so that the rules count, or take them out.",
        elements=(device.id,),
        field=(field,),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Let {quoted(device.name)} follow its rules",
            element=device.id,
            path=(field,),
            value=Provenance.RECORDED,
        ),
    )


RULE = Rule(code="IN14", severity=Severity.WARNING, clauses=(), check=check)
