"""Whom the server calls: users of Call via Work, and those who join by link without Enterprise Voice."""

from __future__ import annotations

from dataclasses import replace

from planner.findings.joining import call_via_work_users, called_users, link_joiners, policies_of_called_users
from planner.model.clients import Client, ClientDevice
from planner.model.design import Design
from planner.model.policies import MobilityPolicy, MobilitySettings, PolicyScope, VoicePolicy
from planner.model.zones import DnsView, Zone, ZoneKind

VOICE = Client(id="voice", name="Voice", zone="z")
PLAIN = Client(id="plain", name="Plain", zone="z", enterprise_voice=False)
DESK = Client(id="desk", name="Desk", zone="z", device=ClientDevice.DESKTOP, enterprise_voice=False)
GLOBAL = VoicePolicy(id="global", name="Global")


def _design(**mobility: bool) -> Design:
    return Design(
        mobility=MobilitySettings(**mobility),  # type: ignore[arg-type]
        zones=(Zone(id="z", name="Z", zone_kind=ZoneKind.CELLULAR, view="v"),),
        dns_views=(DnsView(id="v", name="V"),),
        clients=(VOICE, PLAIN, DESK),
        policies=(GLOBAL,),
    )


def test_joiners_are_mobile_users_without_enterprise_voice() -> None:
    assert link_joiners(_design()) == (PLAIN,)
    assert link_joiners(_design(uses_click_to_join=False)) == ()
    assert link_joiners(_design(enabled=False)) == ()


def test_call_via_work_is_for_all_whose_policy_has_it() -> None:
    assert call_via_work_users(_design()) == ()
    design = _design(uses_call_via_work=True)
    assert call_via_work_users(design) == (VOICE, PLAIN)
    withheld = MobilityPolicy(id="without", name="Without", scope=PolicyScope.USER, enable_outside_voice=False)
    design = design.with_elements((withheld, replace(VOICE, mobility_policy="without")))
    assert call_via_work_users(design) == (PLAIN,)


def test_each_is_called_once_and_has_one_policy() -> None:
    design = _design(uses_call_via_work=True)
    assert called_users(design) == (VOICE, PLAIN)
    assert policies_of_called_users(design) == ((GLOBAL, (VOICE, PLAIN)),)
