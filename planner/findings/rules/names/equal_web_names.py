"""The internal and the external web site of a pool have the same name.

## What it checks

For each Front End pool, Standard Edition server and Director, the external web services FQDN differs from the
internal web services FQDN. A Standard Edition server cannot override its internal one, so the server FQDN counts.

## Why it matters

Both names are answered by different addresses: the internal one by the pool, the external one by the reverse proxy.
With one name for both, a device inside cannot be told apart from one outside, and Mobility traffic of inside devices
never reaches the reverse proxy that it has to pass.

## Bad design

```yaml
base: standard
servers:
- id: se01
  web: {external_fqdn: se01.contoso.com}
```

## Good design

```yaml
base: standard
servers:
- id: se01
  web: {external_fqdn: webext.contoso.com}
```

## How to fix

Choose an external web services FQDN that no other name of the plan uses, publish it at the reverse proxy, and add it
to the certificates of the proxy and of the pool.

## References

- S-FQDN-01: the two FQDNs are different names (Plan for Mobility, DNS configuration).
- Records `fe_web_int_a` and `fe_web_ext_external` of the DNS tables.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import has_equal_web_names, web_pools
from planner.findings.publishing import names_of
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.servers import WebPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools whose two web names are equal."""
    for pool in web_pools(inspection.design):
        if has_equal_web_names(pool):
            yield Remark(
                message=f"{quoted(pool.name)} has the name '{pool.web.external_fqdn}' for its internal and for its "
                "external web site; two different names are expected.",
                hint="Choose an external web services FQDN that nothing inside uses, such as "
                f"{quoted(_free_name(inspection.design, pool))}.",
                elements=(pool.id,),
                field=("web", "external_fqdn"),
            )


def _free_name(design: Design, pool: WebPool) -> str:
    """An outside name that no pool has for anything, in the SIP domain, which public DNS holds."""
    label, _, own_domain = pool.fqdn.partition(".")
    domain = design.default_sip_domain or own_domain
    others = (name for other in web_pools(design) for name in names_of(other))
    taken = {normalized(name) for name in others}
    tried = (f"{name}.{domain}" for name in ("webext", f"{label}-webext", f"{label}-web-external"))
    return next((name for name in tried if normalized(name) not in taken), f"{label}-outside.{domain}")


RULE = Rule(code="NA01", severity=Severity.ERROR, clauses=("S-FQDN-01",), check=check)
