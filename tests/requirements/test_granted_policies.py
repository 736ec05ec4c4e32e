"""The policy in force: granted, then of the site, then global."""

from __future__ import annotations

from dataclasses import replace

from planner.model.clients import Client
from planner.model.design import Design
from planner.model.policies import MobilityPolicy, PolicyScope, VoicePolicy
from planner.model.servers import BranchAppliance, FrontEndPool
from planner.model.zones import DnsView, Site, SiteKind, Zone, ZoneKind
from planner.requirements.granted_policies import mobility_policy_of, sites_of, voice_policy_of

GLOBAL = MobilityPolicy(id="global", name="Global")
SITE = MobilityPolicy(id="site", name="Site", scope=PolicyScope.SITE, site="hq")
USER = MobilityPolicy(id="user", name="User", scope=PolicyScope.USER)
CLIENT = Client(id="c", name="C", zone="z", home="pool")
BRANCH_CLIENT = Client(id="b", name="B", zone="z", home="sba")
DESIGN = Design(
    sites=(Site(id="hq", name="HQ"), Site(id="branch", name="Branch", site_kind=SiteKind.BRANCH, central="hq")),
    zones=(Zone(id="z", name="Z", zone_kind=ZoneKind.CELLULAR, view="v"),),
    dns_views=(DnsView(id="v", name="V"),),
    servers=(
        FrontEndPool(id="pool", name="Pool", fqdn="pool.contoso.com", site="hq"),
        BranchAppliance(id="sba", name="SBA", fqdn="sba.contoso.com", site="branch"),
    ),
    clients=(CLIENT, BRANCH_CLIENT),
    policies=(GLOBAL, SITE, USER),
)


def test_a_granted_policy_wins() -> None:
    assert mobility_policy_of(DESIGN, replace(CLIENT, mobility_policy="user")) is USER


def test_the_site_of_the_home_comes_next() -> None:
    assert mobility_policy_of(DESIGN, CLIENT) is SITE


def test_a_branch_takes_the_policy_of_its_central_site() -> None:
    assert sites_of(DESIGN, BRANCH_CLIENT) == ("branch", "hq")
    assert mobility_policy_of(DESIGN, BRANCH_CLIENT) is SITE
    own = replace(SITE, id="own", site="branch")
    assert mobility_policy_of(DESIGN.with_element(own), BRANCH_CLIENT) is own


def test_the_global_policy_holds_for_the_rest() -> None:
    assert mobility_policy_of(DESIGN.without(frozenset({"site"})), CLIENT) is GLOBAL
    assert mobility_policy_of(DESIGN, replace(CLIENT, home=None)) is GLOBAL


def test_kinds_do_not_mix() -> None:
    assert voice_policy_of(DESIGN, CLIENT) is None
    voice = VoicePolicy(id="voice", name="Voice")
    assert voice_policy_of(DESIGN.with_element(voice), CLIENT) is voice
