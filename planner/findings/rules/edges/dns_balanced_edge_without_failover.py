"""A DNS balanced Edge pool serves partners or providers that cannot fail over by DNS.

## What it checks

An Edge pool of several servers with DNS load balancing does not serve partners with Office Communications Server 2007
or public IM providers.

## Why it matters

These know one address of the Edge only. DNS balancing works with them until that server stops; then they do not go on
to the next one. Hardware balancing keeps them connected.

## Bad design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, pic]
```

## Good design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice]
```

## How to fix

Accept the loss of failover for them with a reason, or balance the Edge pool by hardware.

## References

- Row edge-hlb-required: who needs hardware balancing of the Edge for high availability.
- D-DNS-10: DNS balancing of the Edge. Settled reading flows-C10: never an error; it works, and failover
  is lost.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.servers import EdgePool, PoolBalancing

_CONCERNED = {
    "pic": "public IM providers",
    "legacy-ocs2007": "partners with Office Communications Server 2007",
}


def check(inspection: Inspection) -> Iterator[Remark]:
    """DNS balanced Edge pools that serve such partners."""
    concerned = [words for tag, words in _CONCERNED.items() if tag in inspection.plan.features]
    if not concerned:
        return
    for edge in inspection.design.servers_of(EdgePool):
        if edge.balancing is PoolBalancing.DNS and len(edge.members) > 1 and edge.federation:
            yield Remark(
                message=f"{quoted(edge.name)} is balanced by DNS, and {joined(concerned)} do not fail over by DNS; "
                "hardware load balancing is expected where they must stay connected.",
                hint="Accept the loss of failover with a reason, or balance the Edge pool by hardware.",
                elements=(edge.id,),
                field=("balancing",),
            )


RULE = Rule(code="ED11", severity=Severity.WARNING, clauses=("D-DNS-10",), check=check, facts=("edge-hlb-required",))
