"""The hosting provider does not say where discovery finds users in the cloud.

## What it checks

Where the plan has a tenant and Mobility, and the federation settings are recorded, the provider for the cloud has the
Autodiscover URL of the cloud. Settings that the planner works out have it.

## Why it matters

Discovery of a user who has moved arrives here, because the names lead here. Without the URL the server cannot send the
device on, and it cannot sign in.

## Bad design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, hybrid]
federation:
  provenance: recorded
  hosting_providers:
  - name: Microsoft 365
    proxy_fqdn: sipfed.online.lync.com
    shares_address_space: true
    hosts_users: true
```

## Good design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, hybrid]
federation:
  provenance: recorded
  hosting_providers:
  - name: Microsoft 365
    proxy_fqdn: sipfed.online.lync.com
    shares_address_space: true
    hosts_users: true
    autodiscover_url: https://webdir.online.lync.com/Autodiscover/AutodiscoverService.svc/root
```

## How to fix

Set the URL with `Set-CsHostingProvider -AutodiscoverUrl`.

## References

- D-HYB-01: hybrid Mobility sets the provider's AutodiscoverUrl to the Autodiscover root of the cloud. The address is
  that of the documents; confirm that it still answers.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.hosting import CLOUD_DISCOVERY, cloud_providers, is_judged_hybrid
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Providers for the cloud without the right URL."""
    if not is_judged_hybrid(inspection) or not inspection.design.mobility.enabled:
        return
    for index, provider in cloud_providers(inspection):
        if provider.autodiscover_url.rstrip("/").lower() == CLOUD_DISCOVERY.lower():
            continue
        found = quoted(provider.autodiscover_url) if provider.autodiscover_url else "no"
        path = ("federation", "hosting_providers", index, "autodiscover_url")
        yield Remark(
            message=f"Hosting provider {quoted(provider.name)} has {found} Autodiscover URL; "
            f"{quoted(CLOUD_DISCOVERY)} is expected.",
            hint="Set the URL with Set-CsHostingProvider -AutodiscoverUrl.",
            field=path,
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Set the Autodiscover URL of {quoted(provider.name)}",
                element="",
                path=path,
                value=CLOUD_DISCOVERY,
            ),
        )


RULE = Rule(code="HY01", severity=Severity.ERROR, clauses=("D-HYB-01",), check=check)
