"""The hosting provider for the tenant is missing, doubled or set up for something else.

## What it checks

Where the plan has a tenant and the federation settings are recorded, exactly one provider leads to the cloud. It shares
the address space, hosts users, is enabled and is believed by source verification, and the Edge finds partners by DNS.
With push notification the last four are the matter of the push rules, which ask them of the same provider.

## Why it matters

Push and hybrid go through the same proxy of the cloud, and the Edge takes one provider for a proxy. A second one is
refused; one that was made for push alone treats users in the cloud as strangers.

## Bad design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, hybrid]
federation:
  provenance: recorded
  hosting_providers:
  - name: Microsoft 365
    proxy_fqdn: sipfed.online.lync.com
    hosts_users: true
    autodiscover_url: https://webdir.online.lync.com/Autodiscover/AutodiscoverService.svc/root
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

Keep one provider and change it with `Set-CsHostingProvider`; open partner discovery with `Set-CsAccessEdgeConfiguration
-EnablePartnerDiscovery $True -UseDnsSrvRouting`.

## References

- D-HYB-02: one provider for push and hybrid, with shared address space, hosting users, source verification, DNS SRV
  routing and partner discovery.
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.hosting import cloud_providers, is_judged_hybrid
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.policies import PartnerRouting, VerificationLevel
from planner.requirements.push_provider import CLOUD_PROXY

_SHARED = (
    ("shares_address_space", True, "does not share the address space"),
    ("hosts_users", True, "is said to host no users"),
)
_ALSO_FOR_PUSH = (
    ("is_enabled", True, "is not enabled"),
    ("verification", VerificationLevel.SOURCE, "is not believed by source verification"),
)
"""Field, expected value, and what is said of another one."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Faults of the provider for the tenant."""
    if not is_judged_hybrid(inspection):
        return
    federation = inspection.design.federation
    has_push = inspection.design.mobility.enabled and inspection.design.mobility.push.is_enabled
    providers = cloud_providers(inspection)
    if len(providers) != 1 and not has_push:
        yield Remark(
            message=f"{len(providers) or 'No'} hosting {'provider leads' if not providers else 'providers lead'} to "
            f"{quoted(CLOUD_PROXY)}; exactly one is expected.",
            hint="Keep one provider for the cloud, for hybrid and push alike.",
            field=("federation", "hosting_providers"),
        )
    if federation.routing is not PartnerRouting.DNS_SRV and not has_push:
        path: FieldPath = ("federation", "routing")
        yield Remark(
            message="The Access Edge sends everything by one route; routing by DNS SRV records is expected.",
            hint="Set-CsAccessEdgeConfiguration -UseDnsSrvRouting.",
            field=path,
            repair=_setting(path, PartnerRouting.DNS_SRV, "Route to partners by DNS"),
        )
    for index, provider in providers:
        for name, wanted, said in (*_SHARED, *(() if has_push else _ALSO_FOR_PUSH)):
            if getattr(provider, name) != wanted:
                path = ("federation", "hosting_providers", index, name)
                yield Remark(
                    message=f"Hosting provider {quoted(provider.name)} {said}; the opposite is expected for a tenant "
                    "that shares the SIP domains.",
                    hint="Change it with Set-CsHostingProvider.",
                    field=path,
                    repair=_setting(path, wanted, f"Set up {quoted(provider.name)} for the tenant"),
                )


def _setting(path: FieldPath, value: object, label: str) -> Repair:
    return Repair(kind=RepairKind.SET_FIELD, label=label, element="", path=path, value=value)


RULE = Rule(code="HY02", severity=Severity.ERROR, clauses=("D-HYB-02",), check=check)
