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
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools whose two web names are equal."""
    for pool in web_pools(inspection.design):
        if has_equal_web_names(pool):
            yield Remark(
                message=f"{quoted(pool.name)} has the name '{pool.web.external_fqdn}' for its internal and for its "
                "external web site; two different names are expected.",
                hint="Choose an external web services FQDN that nothing inside uses, such as "
                f"'webext.{pool.fqdn.partition('.')[2]}'.",
                elements=(pool.id,),
                field=("web", "external_fqdn"),
            )


RULE = Rule(code="NA01", severity=Severity.ERROR, clauses=("S-FQDN-01",), check=check)
