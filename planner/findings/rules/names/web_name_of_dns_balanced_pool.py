"""A DNS-balanced pool has the same name for SIP and for its internal web services.

## What it checks

An Enterprise pool or Director pool of several servers whose SIP traffic is balanced by DNS overrides its internal web
services FQDN with a name that differs from the pool FQDN. A pool of one server has one address for both, and a Standard
Edition server cannot override its name; neither is asked.

## Why it matters

The pool FQDN leads to each server, the web name to the one address of the load balancer. One name cannot lead to both:
either SIP goes through the balancer, or browsers and phones pick servers at random and lose their session.

## Bad design

```yaml
base: enterprise
servers:
- {id: pool01, web: {internal_fqdn: null}}
```

## Good design

```yaml
base: enterprise
servers:
- {id: pool01, web: {internal_fqdn: webint.contoso.com}}
```

## How to fix

Override the internal web services FQDN of the pool in Topology Builder, and request the web certificates with the new
name.

## References

- D-DNS-05: a DNS-balanced pool needs an overridden internal web FQDN. Settled reading names-C17: a single Director
  keeps its server name; a Director pool overrides it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.names import normalized, same_name
from planner.model.servers import Edition, FrontEndPool, PoolBalancing, WebPool, internal_web_fqdn


def check(inspection: Inspection) -> Iterator[Remark]:
    """DNS-balanced pools whose web name is the pool name."""
    design = inspection.design
    for pool in web_pools(design):
        if isinstance(pool, FrontEndPool) and pool.edition is Edition.STANDARD:
            continue
        if pool.sip_balancing is not PoolBalancing.DNS or len(pool.members) < 2:
            continue
        if same_name(internal_web_fqdn(pool), pool.fqdn):
            name = _free_name(design, pool)
            yield Remark(
                message=f"{quoted(pool.name)} balances SIP by DNS and has the name {quoted(pool.fqdn)} for its "
                "internal web services too; an override that differs from the pool FQDN is expected.",
                hint=f"Override the internal web services FQDN, for instance with {quoted(name)}.",
                elements=(pool.id,),
                field=("web", "internal_fqdn"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Override the internal web services FQDN with {quoted(name)}",
                    element=pool.id,
                    path=("web", "internal_fqdn"),
                    value=name,
                ),
            )


def _free_name(design: Design, pool: WebPool) -> str:
    """A name beside the pool's that no server and no web site has."""
    taken = {normalized(server.fqdn) for server in design.servers}
    for other in web_pools(design):
        taken |= {normalized(name) for name in (other.web.internal_fqdn, other.web.external_fqdn) if name}
    label, _, domain = pool.fqdn.partition(".")
    for name in (f"webint.{domain}", f"{label}-webint.{domain}"):
        if normalized(name) not in taken:
            return name
    return f"{label}-web-internal.{domain}"


RULE = Rule(code="NA17", severity=Severity.ERROR, clauses=("D-DNS-05",), check=check)
