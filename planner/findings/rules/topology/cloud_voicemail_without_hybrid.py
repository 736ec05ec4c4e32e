"""Cloud Voicemail is planned without hybrid connectivity.

## What it checks

A plan with the feature `cloud-voicemail` has the feature `hybrid` too. That partners and the cloud find the one Edge
pool that is the federation route is asked by TO04.

## Why it matters

Unanswered calls leave by the Access Edge for a hosting provider of the tenant, and the service knows the user by the
shared SIP address space. Without hybrid connectivity nobody takes the call, and records, certificates and openings of
hybrid are missing on every worksheet.

## Bad design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, cloud-voicemail]
```

## Good design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, cloud-voicemail, hybrid]
federation:
  hosting_providers:
  - name: Microsoft 365
    proxy_fqdn: sipfed.online.lync.com
    shares_address_space: true
    hosts_users: true
    autodiscover_url: https://webdir.online.lync.com/Autodiscover/AutodiscoverService.svc/root
```

## How to fix

Add the feature `hybrid`, and set the hosting provider and the hosted voicemail policy up.

## References

- "Plan Cloud Voicemail service for on-premises users", requirements: hybrid connectivity, Enterprise Voice and hosted
  voicemail for the users, an external Exchange Web Services URL.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.model.product import Feature


def check(inspection: Inspection) -> Iterator[Remark]:
    """A plan with the service and without the way to it."""
    design = inspection.design
    if design.has_feature(Feature.CLOUD_VOICEMAIL) and "hybrid" not in inspection.plan.features:
        yield Remark(
            message="Cloud Voicemail is planned, and hybrid is not among the features of the plan; it is expected, "
            "because calls reach the service as those of a user whose SIP domain the tenant shares.",
            hint="Add the feature 'hybrid'.",
            field=("features",),
            repair=Repair(
                kind=RepairKind.ADD_ITEM,
                label="Add the feature 'hybrid'",
                element="",
                path=("features",),
                value=Feature.HYBRID,
            ),
        )


RULE = Rule(code="TO09", severity=Severity.ERROR, clauses=(), check=check)
