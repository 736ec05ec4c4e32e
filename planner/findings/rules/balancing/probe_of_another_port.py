"""A load balancer watches another port than the one that says whether the server works.

## What it checks

A virtual address for web services watches the SIP port of the members (5061, or what the topology sets). A probe that
is not decided is no finding; the balancer worksheet prints the port.

## Why it matters

The web site may still answer when the Front End service behind it has stopped. A balancer that watches 443 then goes
on to send users to a server that cannot serve them.

## Bad design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-internal, probe_port: 443}
```

## Good design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-internal, probe_port: 5061}
```

## How to fix

Let the balancer probe the SIP port of the members by TCP.

## References

- D-LB-01: the load balancing page's table of ports to watch names the SIP port of the servers for every web address.
- Balancing rows fe-web-external and fe-web-internal.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown


def check(inspection: Inspection) -> Iterator[Remark]:
    """Virtual addresses with another probe than the documented one."""
    design = inspection.design
    for need in inspection.plan.balancing:
        carried = design.find_vip(need.vip) if need.vip is not None else None
        if carried is None or need.probe_port is None or carried[1].probe_port in (None, need.probe_port):
            continue
        balancer, vip = carried
        index = balancer.vips.index(vip)
        yield Remark(
            message=f"Virtual address {quoted(vip.id)} of {shown(design, vip.pool)} watches port {vip.probe_port} of "
            f"the members; {need.probe_port} is expected, because it says whether the Front End service works.",
            hint=f"Let the balancer probe port {need.probe_port} by TCP.",
            elements=(balancer.id, vip.id, vip.pool),
            field=("vips", index, "probe_port"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Let {quoted(vip.id)} watch port {need.probe_port}",
                element=balancer.id,
                path=("vips", index, "probe_port"),
                value=need.probe_port,
            ),
        )


RULE = Rule(
    code="BA08",
    severity=Severity.WARNING,
    clauses=("D-LB-01",),
    check=check,
    facts=("fe-web-external", "fe-web-internal"),
)
