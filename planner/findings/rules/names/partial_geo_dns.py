"""Only some of the user-visible names lead to GeoDNS.

## What it checks

Where a record that you write down is an alias for a GeoDNS name (its first label ends in `-int` or `-ext`), every view
inside and outside has such an alias for each Meet, Dial-in and Scheduler host and for its discovery name of each SIP
domain: `-int` inside, `-ext` outside.

## Why it matters

GeoDNS sends users to the other pool of a pair when one is lost. A name without its alias stays with the lost pool:
users sign in and cannot join, or the reverse.

## Bad design

```yaml
base: standard
dns_records:
- {id: meet, view: external, name: meet.contoso.com, type: CNAME, targets: [meet-ext.geo.contoso.com]}
- {id: meet-geo, view: external, name: meet-ext.geo.contoso.com, targets: [203.0.113.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: meet, view: external, name: meet.contoso.com, targets: [203.0.113.20]}
```

## How to fix

Add the missing aliases, and the names at the GeoDNS provider. The provider watches an HTTPS GET of
`/autodiscover/autodiscoverservice.svc/root` at the external web services FQDN of each pool outside, and port 5061
inside.

## References

- D-DNS-14: names with -int and -ext for each service, and aliases from the user-visible names. Settled reading
  names-C43: the aliases lead to the GeoDNS names, never straight to a pool. How a design shows GeoDNS is inferred: by
  the ending of the name.
"""

from collections.abc import Iterator

from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.places import views_inside, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY, normalized
from planner.model.policies import UrlComponent
from planner.model.zones import DnsRecord, RecordType

_ENDINGS = {INTERNAL_DISCOVERY: "-int", EXTERNAL_DISCOVERY: "-ext"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Views with an incomplete set of GeoDNS aliases."""
    design = inspection.design
    aliases = tuple(record for record in design.dns_records if any(_leads(record, end) for end in _ENDINGS.values()))
    if not aliases:
        return
    hosts = tuple(dict.fromkeys(url.host for url in design.simple_urls if url.component is not UrlComponent.ADMIN))
    for label, views in ((INTERNAL_DISCOVERY, views_inside(design)), (EXTERNAL_DISCOVERY, views_outside(design))):
        for view, _ in views:
            there = {
                normalized(record.name)
                for record in aliases
                if record.view == view.id and _leads(record, _ENDINGS[label])
            }
            names = (*hosts, *discovery_names(design, label))
            missing = tuple(name for name in names if normalized(name) not in there)
            if missing and (there or view.forwards_to is None or view.holds):
                yield Remark(
                    message=f"{quoted(aliases[0].name)} leads to GeoDNS, but in DNS view {quoted(view.name)} "
                    f"{listed(missing)} {'does' if len(missing) == 1 else 'do'} not; an alias for a name with "
                    f"'{_ENDINGS[label]}' is expected for each.",
                    hint="Add the missing aliases, and the names at the GeoDNS provider.",
                    elements=(view.id, aliases[0].id),
                )


def _leads(record: DnsRecord, ending: str) -> bool:
    if record.type is not RecordType.CNAME or not record.targets:
        return False
    return normalized(record.targets[0]).partition(".")[0].endswith(ending)


RULE = Rule(code="NA22", severity=Severity.WARNING, clauses=("D-DNS-14",), check=check)
