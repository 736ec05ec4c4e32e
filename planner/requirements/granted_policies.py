"""Which policies hold for a group of clients: those granted to the users, those of their site, the global ones.

A room of its own because findings and worksheets must name the same policy, and the order of scopes is said once:
user over site, site over global (inferred; the mobility page names the scopes and not their order).
"""

from typing import TypeVar

from planner.model.clients import Client
from planner.model.design import Design
from planner.model.policies import MobilityPolicy, PolicyScope, VoicePolicy
from planner.model.servers import Server
from planner.model.zones import Site

P = TypeVar("P", MobilityPolicy, VoicePolicy)


def mobility_policy_of(design: Design, client: Client) -> MobilityPolicy | None:
    """The mobility policy that holds for a client; None where the plan has none, and the defaults hold."""
    return _in_force(design, client, MobilityPolicy, client.mobility_policy)


def voice_policy_of(design: Design, client: Client) -> VoicePolicy | None:
    """The voice policy that holds for a client; None where the plan has none."""
    return _in_force(design, client, VoicePolicy, client.voice_policy)


def _in_force(design: Design, client: Client, kind: type[P], granted: str | None) -> P | None:
    policies = [policy for policy in design.policies if isinstance(policy, kind)]
    for policy in policies:
        if policy.id == granted:
            return policy
    for site in sites_of(design, client):
        for policy in policies:
            if policy.scope is PolicyScope.SITE and policy.site == site:
                return policy
    return next((policy for policy in policies if policy.scope is PolicyScope.GLOBAL), None)


def sites_of(design: Design, client: Client) -> tuple[str, ...]:
    """Ids of the site of the client's home, and of the central site that a branch hangs on."""
    home = design.find(client.home) if client.home is not None else None
    if not isinstance(home, Server) or home.site is None:
        return ()
    site = design.find(home.site)
    central = site.central if isinstance(site, Site) else None
    return (home.site, central) if central is not None else (home.site,)
