"""A reverse proxy replaces the host name that the client asked for.

## What it checks

Reverse proxies pass the original host header on.

## Why it matters

The external web site answers by host name: discovery, meetings and Mobility share it. With the proxy's own or the
pool's internal name in the request, the site answers wrongly or not at all. This holds with cookies and without.

## Bad design

```yaml
base: standard
devices:
- {id: proxy01, forwards_host_header: false}
```

## Good design

```yaml
base: standard
devices:
- {id: proxy01, forwards_host_header: true}
```

## How to fix

Switch the forwarding of the original host header on in the publishing rule.

## References

- D-RP-03: forward the original host header whether or not cookies are used.
- Settled reading flows-C3: one page says so of the rule for 4443, another of that for 443; both mean the same rule,
  seen from its two sides.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies that do not pass the host header on."""
    for proxy in inspection.design.reverse_proxies:
        if not proxy.forwards_host_header:
            yield Remark(
                message=f"{quoted(proxy.name)} does not pass the host header on; the original one is expected, because "
                "the external web site answers by host name.",
                hint="Forward the original host header.",
                elements=(proxy.id,),
                field=("forwards_host_header",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Forward the original host header at {quoted(proxy.name)}",
                    element=proxy.id,
                    path=("forwards_host_header",),
                    value=True,
                ),
            )


RULE = Rule(code="PX11", severity=Severity.ERROR, clauses=("D-RP-03",), check=check, facts=("forward-host-header",))
