"""The plan has servers and no network around them.

## What it checks

A plan with servers also has zones, and every machine stands in one.

## Why it matters

Without zones the planner cannot tell inside from outside: no path is followed, no firewall opening is worked out, and
the rules about them find nothing. A document of Topology Builder never contains the network, so every imported plan
starts like this.

## Bad design

```yaml
format: 1
title: Imported
product: "2019"
sip_domains: [contoso.com]
servers:
- id: se01
  kind: front-end-pool
  name: Standard Edition server
  fqdn: se01.contoso.com
  edition: standard
  web: {external_fqdn: webext.contoso.com}
  mobility: false
  members:
  - {id: se01-server, fqdn: se01.contoso.com}
```

## Good design

```yaml
base: standard
```

## How to fix

Draw the zones (Internet, perimeter, internal network, Wi-Fi), the DNS views they ask, the firewalls and the reverse
proxy, and put each machine into its zone.

## References

- The planner itself: what is not drawn cannot be checked.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural


def check(inspection: Inspection) -> Iterator[Remark]:
    """Plans without zones, and machines outside of all zones."""
    design = inspection.design
    if design.servers and not design.zones:
        yield Remark(
            message=f"The plan has {plural(len(design.servers), 'server element')} and no network zones; without them "
            "no path and no firewall is checked.",
            hint="Draw the zones, their DNS views, the firewalls and the reverse proxy.",
            field=("zones",),
        )
        return
    homeless = [(server, machine) for server in design.servers for machine in server.members if not machine.interfaces]
    if homeless:
        yield Remark(
            message=f"{plural(len(homeless), 'machine')} without an interface in any zone: "
            f"{listed(machine.fqdn for _, machine in homeless)}; each machine is expected to stand in one.",
            hint="Give each machine an interface in its zone.",
            elements=tuple(dict.fromkeys(server.id for server, _ in homeless)),
        )


RULE = Rule(code="IN02", severity=Severity.WARNING, clauses=(), check=check)
