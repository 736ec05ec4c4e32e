"""Exchange Unified Messaging is planned beside Subscription Edition, and no supported Exchange has it.

## What it checks

A plan of Subscription Edition, without pools that stay with an older version, has no server with the role Exchange
Unified Messaging.

## Why it matters

Unified Messaging ended with Exchange 2016. Exchange 2019 and Exchange Subscription Edition do not have it, and the
support of Exchange 2016 ended on the day on which that of Skype for Business Server 2019 did. Voice mail of new pools
goes to Cloud Voicemail or to a system of another vendor.

## Bad design

```yaml
base: standard
servers:
- id: um01
  kind: support-server
  name: Voice mail
  role: exchange-um
  fqdn: um01.contoso.com
  members:
  - id: um01-server
    fqdn: um01.contoso.com
    interfaces: [{name: lan, zone: lan, addresses: [192.0.2.45], gateway: 192.0.2.1}]
```

## Good design

```yaml
base: standard
product: "2019"
servers:
- id: um01
  kind: support-server
  name: Voice mail
  role: exchange-um
  fqdn: um01.contoso.com
  members:
  - id: um01-server
    fqdn: um01.contoso.com
    interfaces: [{name: lan, zone: lan, addresses: [192.0.2.45], gateway: 192.0.2.1}]
```

## How to fix

Plan Cloud Voicemail (with hybrid connectivity), or accept the finding with the reason why Exchange 2016 stays.

## References

- "Plan Cloud Voicemail service for on-premises users": it replaces Unified Messaging for mailboxes on Exchange 2019 or
  online.
- Rows fe-exchange-um-tls and exchange-um-fe-sip of the flow tables: the call router of Exchange 2013 and 2016.
"""

from collections.abc import Iterator

from planner.catalog.sources import Version
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.product import ProductVersion
from planner.model.servers import FrontEndPool, SupportRole, SupportServer
from planner.requirements.generations import holds_for

_OLDER: tuple[Version, ...] = ("2015", "2019")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Servers of Unified Messaging in a plan whose pools are all of Subscription Edition."""
    design = inspection.design
    pools = design.servers_of(FrontEndPool)
    if design.product is not ProductVersion.SE or any(holds_for(design, _OLDER, pool.id) for pool in pools):
        return
    for server in design.servers_of(SupportServer):
        if server.role is SupportRole.EXCHANGE_UM:
            yield Remark(
                message=f"{quoted(server.name)} is Exchange Unified Messaging, which ended with Exchange 2016; beside "
                "Subscription Edition, Cloud Voicemail or voice mail of another vendor is expected.",
                hint="Plan Cloud Voicemail, or accept this with the reason why Exchange 2016 stays.",
                elements=(server.id,),
                field=("role",),
            )


RULE = Rule(code="TO11", severity=Severity.WARNING, clauses=(), check=check)
