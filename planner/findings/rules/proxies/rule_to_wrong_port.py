"""A publishing rule leads to a port that is not the external web site.

## What it checks

A publishing rule for port 443 that leads to a pool or Director ends at the HTTPS port of its external web site (4443),
and one for port 80 at the HTTP port of that site (8080). The port may be changed once on the way: at the proxy, or at a
load balancer between proxy and pool, whose virtual address must listen on the port that the rule leads to.

## Why it matters

The pool tells inside from outside by the port alone. Requests that arrive at 443 or 80 meet the internal web site,
which answers them as if they came from inside: sign-in fails, or worse, works with internal addresses.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01
    backend_port: 443
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
    backend_port: 4443
```

## How to fix

Let the rule lead to 4443 (for port 80: to 8080), or to a port of the external virtual address that the balancer turns
into it.

## References

- S-CRT-09, D-RP-02: the HTTP request is handed on to port 8080. D-RP-01, D-LB-07: 443 becomes 4443 exactly once.
- S-FQDN-03: the internal web site is not reachable from outside. Settled reading names-C32: both chains are right.
- D-PORT-02: a port that the topology changes is changed in every rule.
"""

from collections.abc import Iterator

from planner.findings.entrances import WrongPort, wrong_port
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.publishing import is_http, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import PublishingRule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules whose traffic does not end at the external web site."""
    for proxy, path, rule in rules_in_force(inspection):
        fault = wrong_port(inspection, rule)
        if fault is None:
            continue
        mended, pool = fault.mended, quoted(fault.pool.name)
        ending = f"port {fault.found} of {pool}"
        if fault.silent:
            ending = f"port {rule.backend_port} of {pool}, where virtual address {quoted(fault.silent)} does not listen"
        yield Remark(
            message=f"{quoted(proxy.name)} publishes {listed(rule.hosts)} from port {rule.port} to {ending}; "
            f"port {fault.wanted} of its external web site is expected.",
            hint=_cure(fault, rule),
            elements=(proxy.id, fault.pool.id),
            field=(*path, "backend_port"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=_cure(fault, rule).rstrip("."),
                element=proxy.id,
                path=path,
                value=mended,
            )
            if len(path) > 1 and mended is not None
            else None,
            clauses=("S-CRT-09", "D-RP-02") if is_http(inspection, rule) else ("S-FQDN-03", "D-RP-01", "D-LB-07"),
        )


def _cure(fault: WrongPort, rule: PublishingRule) -> str:
    if fault.mended is None:
        return f"Let the virtual address of the load balancer lead from port {fault.wanted} to port {fault.wanted}."
    past = "" if fault.mended.backend == rule.backend else f" of the external web services of {quoted(fault.pool.name)}"
    return f"Let the rule lead to port {fault.mended.backend_port}{past}."


RULE = Rule(
    code="PX08",
    severity=Severity.ERROR,
    clauses=("S-FQDN-03", "S-CRT-09", "D-RP-01", "D-RP-02", "D-LB-07", "D-PORT-02"),
    check=check,
    facts=("rp-not-to-443-internal-site",),
)
