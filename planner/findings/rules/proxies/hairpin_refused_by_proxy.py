"""Mobility traffic turns at the reverse proxy, and the proxy refuses it.

## What it checks

Where the path of a device inside leads out to the outer interface of a reverse proxy and back in to the pool, the proxy
accepts traffic from inside on that interface (`hairpin: true`).

## Why it matters

The proxy sees inside source addresses arrive on its outer interface. Its protection against spoofed sources drops them
unless it is relaxed there, and then devices on Wi-Fi find their pool and cannot use it. Relaxing it at the proxy is the
right place: the firewall keeps its protection.

## Bad design

```yaml
base: standard
devices:
- {id: proxy01, hairpin: false}
```

## Good design

```yaml
base: standard
devices:
- {id: proxy01, hairpin: true}
```

## How to fix

Relax the spoofing rule on the outer interface of the reverse proxy for the inside networks where devices are.

## References

- S-HP-03, S-HP-02: hairpinning has to be allowed where the path turns.
- S-HP-04, S-HP-06, S-HP-07: with a separate proxy the turn is at its outer interface and the rule is relaxed there.
- S-SCN-03. Hairpin cases H1 (allowed) and H7 (refused).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import Cause, mobility_paths
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies that refuse the turn of a Mobility path."""
    for proxy in inspection.design.reverse_proxies:
        paths = [
            path
            for path in mobility_paths(inspection)
            if path.cause is Cause.PROXY_REFUSES_TURN and path.blame == proxy.id
        ]
        if paths:
            yield Remark(
                message=f"Mobility traffic of {listed(dict.fromkeys(path.device for path in paths))} turns at the "
                f"outer interface of {quoted(proxy.name)}, which refuses traffic from inside there; hairpinning is "
                "expected to be allowed.",
                hint="Allow hairpinning on the reverse proxy: relax its spoofing rule on the outer interface.",
                elements=(proxy.id, *dict.fromkeys(path.source for path in paths)),
                field=("hairpin",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Allow hairpinning on {quoted(proxy.name)}",
                    element=proxy.id,
                    path=("hairpin",),
                    value=True,
                ),
            )


RULE = Rule(
    code="PX04",
    severity=Severity.ERROR,
    clauses=("S-HP-02", "S-HP-03", "S-HP-06", "S-HP-07", "S-SCN-03"),
    check=check,
)
