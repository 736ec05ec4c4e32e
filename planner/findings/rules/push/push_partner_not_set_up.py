"""The recorded federation settings do not let push notifications out.

## What it checks

Where push is planned and the federation settings are recorded, there is exactly one hosting provider with the proxy
`sipfed.online.lync.com`, enabled and with source verification; `push.lync.com` is among the allowed domains; and the
Access Edge finds partners by DNS SRV records. Settings that are derived are set up as the push worksheet lists them.

## Why it matters

Push leaves by federation. Without the provider or the allowed domain the Edge does not know the service; with a second
provider for one proxy, or with default routing, no provider works.

## Bad design

```yaml
base: standard
mobility: {push: {apple: true, is_confirmed: true}}
federation:
  provenance: recorded
  hosting_providers:
  - {name: LyncOnline, proxy_fqdn: sipfed.online.lync.com}
```

## Good design

```yaml
base: standard
mobility: {push: {apple: true, is_confirmed: true}}
federation:
  provenance: recorded
  allowed_domains: [push.lync.com]
  hosting_providers:
  - {name: LyncOnline, proxy_fqdn: sipfed.online.lync.com}
```

## How to fix

Run the commands of the push worksheet.

## References

- D-PUSH-01: the hosting provider; never a second one for the same proxy (hybrid uses the same one).
- D-PUSH-02: `push.lync.com` among the allowed domains. D-PUSH-07: DNS SRV routing.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.names import same_name
from planner.model.policies import FederationSettings, HostingProvider, PartnerRouting, VerificationLevel
from planner.model.zones import Provenance

_PROXY = "sipfed.online.lync.com"
_DOMAIN = "push.lync.com"
"""Names of the push service. Source: clauses D-PUSH-01 and D-PUSH-02."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded federation settings without what push needs."""
    mobility, settings = inspection.design.mobility, inspection.design.federation
    if not (mobility.enabled and mobility.push.is_enabled) or settings.provenance is not Provenance.RECORDED:
        return
    yield from _providers(settings)
    if not any(same_name(domain, _DOMAIN) for domain in settings.allowed_domains):
        yield Remark(
            message=f"Push notifications are on, and '{_DOMAIN}' is not among the allowed domains; it is expected.",
            hint="Run New-CsAllowedDomain as the push worksheet lists it.",
            field=("federation", "allowed_domains"),
            clauses=("D-PUSH-02",),
            repair=_repair(RepairKind.ADD_ITEM, f"Allow '{_DOMAIN}'", ("allowed_domains",), _DOMAIN),
        )
    if settings.routing is not PartnerRouting.DNS_SRV:
        yield Remark(
            message="Push notifications are on, and the Access Edge routes all partners by one route; routing by DNS "
            "SRV records is expected.",
            hint="Set UseDnsSrvRouting on the Access Edge.",
            field=("federation", "routing"),
            clauses=("D-PUSH-07",),
            repair=_repair(RepairKind.SET_FIELD, "Route by DNS SRV records", ("routing",), PartnerRouting.DNS_SRV),
        )


def _providers(settings: FederationSettings) -> Iterator[Remark]:
    places = [
        (index, provider)
        for index, provider in enumerate(settings.hosting_providers)
        if same_name(provider.proxy_fqdn, _PROXY)
    ]
    field = ("federation", "hosting_providers")
    if len(places) != 1:
        said = listed(provider.name for _, provider in places) if places else "no hosting provider"
        yield Remark(
            message=f"Push notifications are on, and {said} {'have' if places else 'has'} the proxy '{_PROXY}'; "
            "exactly one is expected.",
            hint="Keep one hosting provider with this proxy.",
            field=field,
            clauses=("D-PUSH-01",),
            repair=None
            if places
            else _repair(
                RepairKind.ADD_ITEM,
                "Add the hosting provider",
                ("hosting_providers",),
                HostingProvider(name="LyncOnline", proxy_fqdn=_PROXY),
            ),
        )
        return
    index, provider = places[0]
    for name, wanted, said, expected in (
        ("is_enabled", True, "is switched off", "it is expected to be on"),
        ("verification", VerificationLevel.SOURCE, "is not verified by its source", "source verification is expected"),
    ):
        if getattr(provider, name) != wanted:
            yield Remark(
                message=f"The hosting provider '{provider.name}' {said}; {expected} for push notifications.",
                hint="Change the hosting provider as the push worksheet lists it.",
                field=(*field, index, name),
                clauses=("D-PUSH-01",),
                repair=_repair(
                    RepairKind.SET_FIELD, f"Change '{provider.name}'", ("hosting_providers", index, name), wanted
                ),
            )


def _repair(kind: RepairKind, label: str, path: tuple[str | int, ...], value: object) -> Repair:
    return Repair(kind=kind, label=label, element="", path=("federation", *path), value=value)


RULE = Rule(code="PU05", severity=Severity.ERROR, clauses=("D-PUSH-01", "D-PUSH-02", "D-PUSH-07"), check=check)
