"""Mobile devices inside get no answer for the external web services FQDN.

## What it checks

Every DNS view that mobile devices inside ask (corporate Wi-Fi, and any inside network where a mobile client is drawn)
answers the external web services FQDN of each pool that serves mobile users.

## Why it matters

Autodiscover works for such a device, and then hands it a name that it cannot resolve. This is what happens when the
internal DNS holds the domain with authority (split-brain DNS) and nobody added the name: the internal zone hides the
public one. Sign-in works on cellular and fails on Wi-Fi.

## Bad design

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: []}
```

## Good design

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: [198.51.100.20]}
```

## How to fix

Add a host record for the name to the internal zone, with the outer address of the reverse proxy. Where the internal
DNS holds only single names of the domain (pin-point zones), it may also leave the name to public DNS.

## References

- D-DNS-04: if mobile devices use internal DNS, the internal zone holds the external web FQDN.
- S-SCN-03, S-DNS-09: the position on corporate Wi-Fi. Hairpin case H4.
- Settled reading names-C22: "only resolves from the Internet" does not forbid an inside answer that leads to the proxy;
  Mobility inside needs one.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, has_equal_web_names, mobile_pools, mobile_views_inside, record_removal
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized


def check(inspection: Inspection) -> Iterator[Remark]:
    """Inside views of mobile devices that do not know an external web name."""
    design = inspection.design
    for pool in mobile_pools(design):
        name = pool.web.external_fqdn
        if name is None or has_equal_web_names(pool):
            continue
        for view, zone in mobile_views_inside(design):
            if inspection.traffic.resolve(view.id, name).addresses or normalized(name) in inspection.waiting_names:
                continue
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which mobile devices in {quoted(zone.name)} ask, has no answer "
                f"for '{name}', the external web services FQDN of {quoted(pool.name)}; the address of the reverse "
                "proxy is expected.",
                hint="Add a host record with the outer address of the reverse proxy to this view.",
                elements=(*blamed(design, view, name), pool.id),
                repair=record_removal(design, view, name),
            )


RULE = Rule(code="NA05", severity=Severity.ERROR, clauses=("D-DNS-04", "S-SCN-03", "S-DNS-09"), check=check)
