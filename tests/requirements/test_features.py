"""Features follow from the planner's choices and from what is drawn."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from planner.catalog import load_catalog
from planner.model.clients import ClientDevice, CloudRole
from planner.model.design import Design, Element
from planner.model.links import LinkKind
from planner.model.policies import Discovery, DiscoveryTransport, MobilitySettings, PushSettings
from planner.model.product import ClientGeneration, Feature
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Gateway,
    GatewayRole,
    MediationPool,
    SqlRole,
    SupportRole,
)
from planner.model.zones import SiteKind, ZoneKind
from planner.requirements.features import active_features
from tests import builders as build
from tests.strategies import designs

_VIEW = build.view("view")
_LAN = build.zone("internal", ZoneKind.INTERNAL, view="view")
_NET = build.zone("internet", ZoneKind.INTERNET, view="view")
_OFF = MobilitySettings(enabled=False)


def _features(*elements: Element, mobility: MobilitySettings = _OFF) -> frozenset[str]:
    return active_features(build.design_of(_VIEW, _LAN, _NET, *elements, mobility=mobility))


def test_an_empty_design_has_what_every_deployment_has() -> None:
    assert active_features(Design(mobility=_OFF)) == {"core", "ad"}


@pytest.mark.parametrize("feature", list(Feature))
def test_a_choice_of_the_planner_is_a_feature(feature: Feature) -> None:
    assert feature.value in active_features(Design(features=(feature,)))


_NAMED: dict[str, Any] = {"id": "x", "name": "X", "fqdn": "x.contoso.com"}


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ((build.enterprise_pool(),), {"ee-pool", "hlb"}),  # web traffic of several members takes a balancer
        ((build.enterprise_pool(count=1),), {"ee-pool"}),
        ((build.standard_edition(),), set()),
        ((build.enterprise_pool(mediation_collocated=True),), {"ee-pool", "hlb", "voice"}),
        ((build.standard_edition("a"), build.standard_edition("b", address="10.0.0.11")), {"multi-pool"}),
        ((EdgePool(**_NAMED),), {"edge", "external-access"}),
        ((EdgePool(**_NAMED, federation=True),), {"edge", "external-access", "federation"}),
        ((DirectorPool(**_NAMED),), {"director"}),
        ((MediationPool(**_NAMED),), {"voice"}),
        ((BranchAppliance(**_NAMED),), {"branch", "sba-users", "voice"}),
        ((Gateway(**_NAMED),), {"voice"}),
        ((Gateway(**_NAMED, role=GatewayRole.PROVIDER_SBC),), {"voice", "sip-trunk"}),
        ((build.office_web_apps(),), {"office-web-apps"}),
        ((build.sql_server(role=SqlRole.MIRROR),), {"sql-mirroring"}),
        ((build.sql_server(role=SqlRole.AVAILABILITY_LISTENER),), {"sql-ag"}),
        ((build.support_server("x", SupportRole.EXCHANGE),), {"exchange"}),
        ((build.support_server("x", SupportRole.EXCHANGE_UM),), {"exchange-um"}),
        ((build.support_server("x", SupportRole.PERSISTENT_CHAT),), {"persistent-chat"}),
        ((build.support_server("x", SupportRole.DNS),), set()),
        ((build.enterprise_pool(), build.load_balancer()), {"ee-pool", "hlb"}),
        ((build.reverse_proxy(outer="internet", inner="internal"),), {"external-access"}),
        ((build.site("x", site_kind=SiteKind.BRANCH),), {"branch"}),
        ((build.zone("x", ZoneKind.BRANCH, view="view"),), {"branch"}),
        ((build.zone("x", ZoneKind.WIFI, view="view"),), {"wifi"}),
        ((build.desktop("x", "internet"),), {"external-access"}),
        ((build.desktop("x", "internal"),), set()),
        ((build.desktop("x", "internal", device=ClientDevice.PHONE),), {"phones"}),
        ((build.desktop("x", "internal", generation=ClientGeneration.LYNC_2010),), {"legacy-clients"}),
        ((build.phone("x", "internal", generation=ClientGeneration.LYNC_2010),), {"lync2010-mobile"}),
        ((build.partner(),), {"federation"}),
        ((build.partner(role=CloudRole.OFFICE_365),), {"hybrid"}),
        ((build.partner(role=CloudRole.XMPP_PARTNER),), {"xmpp"}),
        ((build.partner(role=CloudRole.PUSH_NOTIFICATION_SERVICE),), set()),
    ],
)
def test_what_is_drawn_says_which_features_are_planned(elements: tuple[Element, ...], expected: set[str]) -> None:
    assert _features(*elements) == {"core", "ad"} | expected


def test_an_edge_pool_is_one_of_several_members() -> None:
    edge = build.edge(outer="internet", inner="internal")
    second = build.machine("second", fqdn="second.contoso.local")
    assert "edge-pool" not in _features(edge)
    assert "edge-pool" in _features(build.edge(outer="internet", inner="internal", members=(*edge.members, second)))


def test_links_tell_monitoring_archiving_mirroring_and_pairing() -> None:
    pools = (build.standard_edition("a"), build.standard_edition("b", address="10.0.0.11"))
    links = (
        build.link(LinkKind.MONITORING, "a", "sql"),
        build.link(LinkKind.ARCHIVING, "a", "sql"),
        build.link(LinkKind.BACKUP, "a", "b"),
    )
    assert {"monitoring", "archiving", "pool-pairing"} <= _features(*pools, build.sql_server(), *links)


def test_a_branch_backup_is_no_pairing() -> None:
    elements = (build.standard_edition("a"), BranchAppliance(**_NAMED), build.link(LinkKind.BACKUP, "x", "a"))
    assert "pool-pairing" not in _features(*elements)


@pytest.mark.parametrize(
    ("mobility", "expected"),
    [
        (MobilitySettings(), {"mobility", "av"}),
        (MobilitySettings(uses_voip=False), {"mobility"}),
        (MobilitySettings(uses_voip=False, wifi_only=True), {"mobility", "wifi-only"}),
        (MobilitySettings(uses_voip=False, push=PushSettings(apple=True)), {"mobility", "push"}),
        (
            MobilitySettings(uses_voip=False, discovery_transport=DiscoveryTransport.HTTP),
            {"mobility", "autodiscover-http"},
        ),
        (
            MobilitySettings(uses_voip=False, discovery=Discovery.MANUAL, discovery_transport=DiscoveryTransport.HTTP),
            {"mobility"},
        ),
        (MobilitySettings(enabled=False, push=PushSettings(apple=True), wifi_only=True), set()),
    ],
)
def test_mobility_settings_say_which_features_are_planned(mobility: MobilitySettings, expected: set[str]) -> None:
    assert _features(mobility=mobility) == {"core", "ad"} | expected


@given(designs())
def test_every_feature_is_a_tag_that_the_catalog_or_the_planner_knows(design: Design) -> None:
    known = set(load_catalog().feature_tags) | {feature.value for feature in Feature}
    assert active_features(design) <= known
