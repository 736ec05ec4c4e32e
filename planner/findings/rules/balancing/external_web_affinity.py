"""The external web address of a pool has an affinity that mobile devices do not need.

## What it checks

The virtual address for the external web services of a pool has no affinity. Source affinity is accepted and mentioned;
cookie affinity is needed only while Lync Server 2010 pools remain. An affinity that is not decided yet is a warning, as
is one of another kind.

## Why it matters

Since Lync Server 2013 the external web site keeps no state that ties a user to one server. Behind a reverse proxy every
request comes from the proxy's address, so source affinity sends all users to one server. A device changes its address
with every move between cellular and Wi-Fi, and must not lose its session by it.

## Bad design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-external, persistence: tcp}
```

## Good design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-external, persistence: none}
```

## How to fix

Set the persistence of the virtual address to none.

## References

- S-HLB-01, S-DNS-15: the Mobility page asks for source affinity on the external address.
- D-LB-01, D-LB-02: the load balancing page asks for none, and for cookies only with Lync Server 2010 pools.
- Settled reading names-C01: the Mobility page leaves the details to the load balancing page; none is right, source is
  accepted. S-SCN-05: a change of network must not end the session.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.devices import Persistence, VipPurpose

_ACCEPTED = {
    Persistence.SOURCE: "source affinity, which is accepted; none is expected, because behind a reverse proxy all "
    "requests come from one address and land on one server",
    Persistence.COOKIE: "cookie affinity, which only Lync Server 2010 pools need; none is expected",
}
_OTHER = {
    None: "no decision about affinity yet; none is expected",
    Persistence.TCP: "affinity by TCP connection; none is expected",
}


def check(inspection: Inspection) -> Iterator[Remark]:
    """External web addresses with another affinity than none."""
    design = inspection.design
    for balancer in design.load_balancers:
        for index, vip in enumerate(balancer.vips):
            if vip.purpose is not VipPurpose.WEB_EXTERNAL or vip.persistence is Persistence.NONE:
                continue
            is_accepted = vip.persistence in _ACCEPTED
            said = _ACCEPTED[vip.persistence] if vip.persistence in _ACCEPTED else _OTHER[vip.persistence]
            yield Remark(
                message=f"Virtual address {quoted(vip.id)} for the external web services of {shown(design, vip.pool)} "
                f"has {said}.",
                hint="Set the persistence of the virtual address to none.",
                elements=(balancer.id, vip.id, vip.pool),
                field=("vips", index, "persistence"),
                severity=Severity.INFO if is_accepted else None,
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Set the persistence of {quoted(vip.id)} to none",
                    element=balancer.id,
                    path=("vips", index, "persistence"),
                    value=Persistence.NONE,
                ),
            )


RULE = Rule(
    code="BA01",
    severity=Severity.WARNING,
    clauses=("S-HLB-01", "S-DNS-15", "D-LB-01", "D-LB-02", "S-SCN-05"),
    check=check,
)
