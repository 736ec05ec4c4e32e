"""The internal web address of a pool has no source affinity.

## What it checks

The virtual address for the internal web services of a pool keeps a client on one server by its source address. Where
Mobility is planned for the internal Wi-Fi alone, affinity by TCP connection is accepted too.

## Why it matters

A client inside opens several connections to the internal web site and expects them to meet the same server, which keeps
the state of its session. Without affinity, or with cookies, sessions break at random.

## Bad design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-internal, persistence: none}
```

## Good design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-internal, persistence: source}
```

## How to fix

Set the persistence of the virtual address to source.

## References

- S-HLB-04, S-HLB-05, S-DNS-15: with Mobility over the internal Wi-Fi only, source address (or TCP) affinity inside.
- D-LB-01, D-LB-03: source address affinity on the internal web address in every case.
- Settled readings names-C01, and names-C31: a plan for Wi-Fi only still runs through the reverse proxy, except for
  Lync 2010 clients with internal addresses exposed; discovery and other web traffic use the internal address.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.devices import Persistence, VipPurpose

_SAID = {
    None: "no decision about affinity yet",
    Persistence.NONE: "no affinity",
    Persistence.TCP: "affinity by TCP connection",
    Persistence.COOKIE: "affinity by cookie",
}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Internal web addresses without source affinity."""
    design = inspection.design
    accepted = {Persistence.SOURCE, Persistence.TCP} if design.mobility.wifi_only else {Persistence.SOURCE}
    for balancer in design.load_balancers:
        for index, vip in enumerate(balancer.vips):
            if vip.purpose is not VipPurpose.WEB_INTERNAL or vip.persistence in accepted:
                continue
            yield Remark(
                message=f"Virtual address {quoted(vip.id)} for the internal web services of {shown(design, vip.pool)} "
                f"has {_SAID.get(vip.persistence, vip.persistence)}; affinity by source address is expected.",
                hint="Set the persistence of the virtual address to source.",
                elements=(balancer.id, vip.id, vip.pool),
                field=("vips", index, "persistence"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Set the persistence of {quoted(vip.id)} to source",
                    element=balancer.id,
                    path=("vips", index, "persistence"),
                    value=Persistence.SOURCE,
                ),
            )


RULE = Rule(
    code="BA02",
    severity=Severity.ERROR,
    clauses=("S-HLB-04", "S-HLB-05", "S-DNS-15", "D-LB-01", "D-LB-03"),
    check=check,
)
