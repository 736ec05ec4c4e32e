"""Who needs to be called by the server: users of Call via Work, and those who join by link without Enterprise Voice.

A module of its own because five rules about voice policies and routes speak about these users and nobody else.
"""

from planner.model.clients import Client
from planner.model.design import Design
from planner.model.policies import VoicePolicy
from planner.model.relations import mobile_clients
from planner.requirements.granted_policies import mobility_policy_of, voice_policy_of


def call_via_work_users(design: Design) -> tuple[Client, ...]:
    """Mobile devices whose users are promised Call via Work and whose mobility policy has it."""
    if not design.mobility.uses_call_via_work:
        return ()
    return tuple(client for client in mobile_clients(design) if _has_outside_voice(design, client))


def link_joiners(design: Design) -> tuple[Client, ...]:
    """Mobile devices of users without Enterprise Voice who join meetings by link."""
    if not design.mobility.uses_click_to_join:
        return ()
    return tuple(client for client in mobile_clients(design) if not client.enterprise_voice)


def called_users(design: Design) -> tuple[Client, ...]:
    """All whom the server calls through the PSTN, each once."""
    return tuple(dict.fromkeys((*call_via_work_users(design), *link_joiners(design))))


def policies_of_called_users(design: Design) -> tuple[tuple[VoicePolicy, tuple[Client, ...]], ...]:
    """Each voice policy that holds for such users, with them."""
    found: dict[str, tuple[VoicePolicy, list[Client]]] = {}
    for client in called_users(design):
        policy = voice_policy_of(design, client)
        if policy is not None:
            found.setdefault(policy.id, (policy, []))[1].append(client)
    return tuple((policy, tuple(clients)) for policy, clients in found.values())


def _has_outside_voice(design: Design, client: Client) -> bool:
    policy = mobility_policy_of(design, client)
    return policy is None or (policy.enable_mobility and policy.enable_outside_voice)
