"""The external discovery name is an alias that leads into another domain.

## What it checks

Where the first Autodiscover request comes by HTTPS, `lyncdiscover.` followed by a SIP domain is a host record, or an
alias (CNAME) that stays inside the SIP domain.

## Why it matters

A device compares the certificate with the domain it asked for and refuses an alias that leads out of it. Over HTTP
there is no certificate to compare, so the alias works only there.

## Bad design

```yaml
base: enterprise
dns_records:
- {id: alias, view: external, name: lyncdiscover.fabrikam.com, type: CNAME, targets: [webext.contoso.com]}
```

## Good design

```yaml
base: enterprise
dns_records:
- {id: alias, view: external, name: lyncdiscover.contoso.com, type: CNAME, targets: [webext.contoso.com]}
```

## How to fix

Use a host record with the public address of the reverse proxy, and put the name on the proxy's certificate.

## References

- D-DNS-03: an alias for the discovery name stays in its domain with HTTPS; across domains it works solely with HTTP.
- D-DNS-20: an alias to a GeoDNS name keeps to the same (inferred from the rule for every alias).
"""

from collections.abc import Iterator

from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.policies import DiscoveryTransport


def check(inspection: Inspection) -> Iterator[Remark]:
    """Discovery aliases that leave their domain while discovery is HTTPS."""
    design = inspection.design
    if design.mobility.discovery_transport is DiscoveryTransport.HTTP:
        return
    for view, zone in views_outside(design):
        strays = tuple(
            name
            for name in discovery_names(design, EXTERNAL_DISCOVERY)
            if inspection.traffic.resolve(view.id, name).crosses_domain
        )
        if strays:
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers {listed(strays)} with "
                "an alias that leads into another domain; with discovery by HTTPS a host record or an alias inside "
                "the domain is expected.",
                hint="Use a host record with the public address of the reverse proxy.",
                elements=blamed(design, view, strays[0]),
                repair=record_removal(design, view, strays[0]),
            )


RULE = Rule(code="NA14", severity=Severity.ERROR, clauses=("D-DNS-03", "D-DNS-20"), check=check)
