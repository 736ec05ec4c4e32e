"""The hosting provider that hybrid and push share.

A module of its own because the rules about hybrid ask the same of the recorded settings.
"""

from planner.findings.rule import Inspection
from planner.model.names import same_name
from planner.model.policies import HostingProvider
from planner.model.product import Feature
from planner.model.zones import Provenance
from planner.requirements.push_provider import CLOUD_PROXY

CLOUD_DISCOVERY = "https://webdir.online.lync.com/Autodiscover/AutodiscoverService.svc/root"
"""Where discovery sends users who are homed in the cloud. Source: clause D-HYB-01."""


def is_judged_hybrid(inspection: Inspection) -> bool:
    """The plan has a tenant, and its federation settings are written down: as they are, or as they shall be."""
    is_recorded = inspection.design.federation.provenance is Provenance.RECORDED
    return Feature.HYBRID.value in inspection.plan.features and (is_recorded or bool(cloud_providers(inspection)))


def cloud_providers(inspection: Inspection) -> tuple[tuple[int, HostingProvider], ...]:
    """Providers that lead to the cloud, each with its place in the list."""
    providers = inspection.design.federation.hosting_providers
    return tuple((index, item) for index, item in enumerate(providers) if same_name(item.proxy_fqdn, CLOUD_PROXY))
