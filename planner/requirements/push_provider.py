"""The hosting provider that push notification goes through: planned, there already, or still to be named.

A module of its own because hybrid and push share one provider for one proxy, and the push worksheet and the script of
the Management Shell must not give it a second one.
"""

from dataclasses import dataclass

from planner.model.design import Design
from planner.model.names import same_name
from planner.model.policies import HostingProvider
from planner.model.zones import Provenance

CLOUD_PROXY = "sipfed.online.lync.com"
"""Access Edge of the cloud. For hybrid and push alike. Source: clauses D-PUSH-01, D-HYB-02."""

_USUAL = HostingProvider(name="LyncOnline", proxy_fqdn=CLOUD_PROXY)


@dataclass(frozen=True, slots=True)
class PushProvider:
    """The provider with the cloud's proxy.

    Attributes:
        is_there: the deployment has it, by the recorded settings of federation; it is changed, not made.
    """

    settings: HostingProvider
    is_there: bool


def push_provider(design: Design) -> PushProvider:
    """The provider of the plan, or the one that the documents name where the plan has none."""
    federation = design.federation
    for provider in federation.hosting_providers:
        if same_name(provider.proxy_fqdn, CLOUD_PROXY):
            return PushProvider(provider, federation.provenance is Provenance.RECORDED)
    return PushProvider(_USUAL, is_there=False)
