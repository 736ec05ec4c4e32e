"""Records by which clients find their pool."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.policies import MobilitySettings
from planner.model.product import Feature
from planner.model.servers import BranchAppliance, EdgePool, PoolBalancing, PortOverride, SupportRole
from planner.model.zones import SiteKind, ZoneKind
from planner.requirements.discovery_records import sign_in_target
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import derive_records
from planner.requirements.requirement import RequiredRecord
from tests.builders import (
    design_of,
    enterprise_pool,
    enterprise_site,
    interface,
    machine,
    site,
    small_site,
    standard_edition,
    support_server,
    view,
    zone,
)
from tests.requirements.published import published_proxy


def _of(design: Design, *rows: str) -> list[RequiredRecord]:
    return [record for record in derive_records(Groundwork(design, load_catalog())) if record.record_id in rows]


def _shown(records: list[RequiredRecord]) -> list[tuple[str, str, str]]:
    return [(record.view, record.name, " ".join(record.targets)) for record in records]


def test_every_domain_has_both_discovery_names() -> None:
    design = small_site(sip_domains=("contoso.com", "fabrikam.com"))
    assert _shown(_of(design, "lyncdiscoverinternal_a", "pinpoint_lyncdiscoverinternal_zone", "lyncdiscover_a")) == [
        ("internal-dns", "lyncdiscoverinternal.contoso.com", "10.0.0.10"),
        ("internal-dns", "lyncdiscoverinternal.fabrikam.com", "10.0.0.10"),
        ("public-dns", "lyncdiscover.contoso.com", "203.0.113.20"),
        ("public-dns", "lyncdiscover.fabrikam.com", "203.0.113.20"),
    ]
    # The inside view holds contoso.com and not fabrikam.com.
    assert [record.name for record in _of(design, "pinpoint_lyncdiscoverinternal_zone")] == [
        "lyncdiscoverinternal.fabrikam.com"
    ]


def test_discovery_goes_to_the_director_and_not_to_the_pool() -> None:
    (inside,) = _of(published_proxy(), "lyncdiscoverinternal_a")
    assert (inside.targets, inside.element) == (("192.168.10.44",), "director")


def test_discovery_passes_a_director_pool_that_no_balancer_serves() -> None:
    design = published_proxy()
    balancer = design.load_balancers[0]
    bare = replace(balancer, vips=tuple(vip for vip in balancer.vips if vip.pool != "director"))
    (inside,) = _of(design.with_element(bare), "lyncdiscoverinternal_a")
    assert (inside.targets, inside.element) == (("192.168.10.42",), "pool")


def test_discovery_prefers_a_mobile_pool_then_the_default_site() -> None:
    def servers(*kinds: tuple[str, str, bool]) -> Design:
        pools = (
            standard_edition(id, address=f"10.0.0.{number}", site=place, mobility=mobility)
            for number, (id, place, mobility) in enumerate(kinds, start=1)
        )
        return design_of(
            site("main"),
            site("other"),
            view("inner"),
            zone("internal", ZoneKind.INTERNAL, view="inner"),
            *pools,
            sip_domains=("contoso.com",),
        )

    def chosen(design: Design) -> str:
        return _of(design, "lyncdiscoverinternal_a")[0].element

    assert chosen(servers(("a", "other", True), ("b", "main", True))) == "b"
    assert chosen(servers(("a", "main", False), ("b", "other", True))) == "b"
    assert chosen(servers(("a", "other", False), ("b", "main", False))) == "b"


def test_external_discovery_is_listed_while_there_is_no_proxy() -> None:
    design = small_site()
    bare = replace(design, devices=tuple(item for item in design.devices if item.id != "proxy"))
    assert _shown(_of(bare, "lyncdiscover_a")) == [("public-dns", "lyncdiscover.contoso.com", "")]


def test_external_discovery_is_optional_without_outside_users_and_mobility() -> None:
    design = design_of(
        view("public"),
        view("inner", forwards_to="public"),
        zone("internal", ZoneKind.INTERNAL, view="inner"),
        standard_edition(),
        sip_domains=("contoso.com",),
        mobility=MobilitySettings(enabled=False),
    )
    assert [record.is_required for record in _of(design, "lyncdiscover_a")] == [False]


def test_a_view_of_devices_has_discovery_and_the_external_web_name() -> None:
    design = enterprise_site(view("mobile", "contoso.com"), zone("byod", ZoneKind.WIFI, "10.0.20.0/24", view="mobile"))
    found = [record for record in derive_records(Groundwork(design, load_catalog())) if record.view == "mobile"]
    assert [(record.name, record.targets, record.is_required) for record in found] == [
        ("dialin.contoso.com", ("10.0.0.32",), True),
        ("lyncdiscoverinternal.contoso.com", ("10.0.0.32",), True),
        ("meet.contoso.com", ("10.0.0.32",), True),
        ("pool-web.contoso.com", ("172.16.1.20",), True),
    ]


_SIGN_IN = ("sipinternaltls_srv", "pinpoint_sipinternaltls_zone", "sip_internal_a", "sipinternal_a")


@pytest.mark.parametrize(
    ("features", "rows", "is_required"),
    [
        ((), set(), None),
        ((Feature.AUTOMATIC_CONFIGURATION,), {"sipinternaltls_srv", "sip_internal_a"}, False),
        ((Feature.LEGACY_CLIENTS,), {"sipinternaltls_srv", "sip_internal_a", "sipinternal_a"}, True),
        ((Feature.PHONES,), {"sipinternaltls_srv", "sip_internal_a", "sipinternal_a"}, True),
    ],
)
def test_sign_in_records_are_for_those_who_need_them(
    features: tuple[Feature, ...], rows: set[str], is_required: bool | None
) -> None:
    found = _of(small_site(features=features), *_SIGN_IN)
    assert {record.record_id for record in found} == rows
    assert {record.is_required for record in found} <= {is_required}


def test_a_sign_in_srv_names_a_host_of_its_own_domain() -> None:
    pool = enterprise_pool()
    assert sign_in_target(pool, "contoso.local") == "pool.contoso.local"
    assert sign_in_target(pool, "local") == "pool.contoso.local"
    assert sign_in_target(pool, "fabrikam.com") == "pool.fabrikam.com"


def test_the_host_of_a_sign_in_srv_is_repeated_in_held_and_in_other_domains() -> None:
    design = enterprise_site(
        sip_domains=("contoso.com", "fabrikam.com", "contoso.local"), features=(Feature.AUTOMATIC_CONFIGURATION,)
    )
    assert [record.name for record in _of(design, "matching_internal_zone_pool_a")] == ["pool.contoso.com"] * 3
    assert [record.name for record in _of(design, "pinpoint_pool_zone")] == ["pool.fabrikam.com"] * 3
    assert [(record.name, record.targets) for record in _of(design, "sipinternaltls_srv")] == [
        ("_sipinternaltls._tcp.contoso.com", ("pool.contoso.com",)),
        ("_sipinternaltls._tcp.contoso.local", ("pool.contoso.local",)),
    ]
    (pinpoint,) = _of(design, "pinpoint_sipinternaltls_zone")
    assert (pinpoint.name, pinpoint.targets, pinpoint.port) == (
        "_sipinternaltls._tcp.fabrikam.com",
        ("pool.fabrikam.com",),
        5061,
    )


def test_the_port_of_the_srv_is_the_pools_own() -> None:
    pool = standard_edition(ports=(PortOverride(service="registrar-sip", port=5071),))
    design = small_site(features=(Feature.LEGACY_CLIENTS,)).with_element(pool)
    assert [record.port for record in _of(design, "sipinternaltls_srv")] == [5071]


def test_the_sign_in_host_of_a_hardware_balanced_pool_is_its_vip() -> None:
    design = enterprise_site(features=(Feature.LEGACY_CLIENTS,))
    pool = enterprise_pool(sip_balancing=PoolBalancing.HARDWARE)
    found = _of(design.with_element(pool), "sip_internal_a", "sipinternal_a")
    assert [(record.name, record.targets) for record in found] == [
        ("sip.contoso.com", ()),
        ("sipinternal.contoso.com", ()),
    ]


def test_phones_find_updates_and_the_time() -> None:
    plain = small_site()
    assert _of(plain, "ucupdates_a", "ntp_srv") == []
    phones = small_site(features=(Feature.PHONES,))
    (updates,) = _of(phones, "ucupdates_a")
    assert (updates.name, updates.targets, updates.is_required) == ("ucupdates-r2.contoso.com", ("10.0.0.10",), False)
    assert [record.targets for record in _of(phones, "ntp_srv")] == [()]


def test_the_time_comes_from_a_time_server_or_else_from_the_domain_controller() -> None:
    controller = support_server("dc", SupportRole.DOMAIN_CONTROLLER)
    clock = support_server("clock", SupportRole.TIME, address="10.0.0.6")
    for servers, expected in (((controller,), "dc.contoso.local"), ((controller, clock), "clock.contoso.local")):
        (found,) = _of(small_site(*servers, features=(Feature.PHONES,)), "ntp_srv")
        assert (found.targets, found.port, found.name) == ((expected,), 123, "_ntp._udp.contoso.com")


def _with_branch(view_id: str, **fields: Any) -> Design:
    appliance = BranchAppliance(
        id="sba",
        name="Branch",
        fqdn="sba.contoso.local",
        site="branch",
        members=(machine("sba1", interface("lan", "far", "10.7.0.2"), fqdn="sba.contoso.local"),),
    )
    return small_site(
        site("branch", site_kind=SiteKind.BRANCH, central="hq"),
        view("branch-dns", "contoso.com", "contoso.local"),
        zone("far", ZoneKind.BRANCH, "10.7.0.0/24", view=view_id, site="branch"),
        appliance,
        **fields,
    )


def test_a_branch_view_names_the_appliance_to_its_clients() -> None:
    found = _of(_with_branch("branch-dns", sip_domains=("contoso.com", "contoso.local")), "sba_registrar_srv")
    assert [(record.view, record.name, record.targets, record.port) for record in found] == [
        ("branch-dns", "_sipinternaltls._tcp.contoso.com", ("sip.contoso.com",), 5061),
        ("branch-dns", "_sipinternaltls._tcp.contoso.local", ("sba.contoso.local",), 5061),
        ("branch-dns", "sip.contoso.com", ("10.7.0.2",), None),
    ]


def test_a_branch_keeps_its_own_sign_in_host() -> None:
    design = _with_branch("branch-dns", features=(Feature.LEGACY_CLIENTS,))
    hosts = [
        (record.view, record.targets)
        for record in derive_records(Groundwork(design, load_catalog()))
        if record.name == "sip.contoso.com" and record.view != "public-dns"
    ]
    assert hosts == [("branch-dns", ("10.7.0.2",)), ("internal-dns", ("10.0.0.10",))]


def test_a_view_shared_with_the_central_site_does_not_send_everybody_to_the_branch() -> None:
    assert _of(_with_branch("internal-dns"), "sba_registrar_srv") == []


def test_without_any_pool_nothing_is_discovered() -> None:
    design = design_of(
        view("inner"),
        zone("internal", ZoneKind.INTERNAL, view="inner"),
        sip_domains=("contoso.com",),
        features=(Feature.PHONES, Feature.LEGACY_CLIENTS),
    )
    assert derive_records(Groundwork(design, load_catalog())) == ()


@pytest.mark.parametrize("feature", [Feature.AUTOMATIC_CONFIGURATION, Feature.PHONES])
def test_the_sign_in_host_leaves_a_name_to_the_edge_that_cloud_users_inside_ask_for(feature: Feature) -> None:
    design = small_site(features=(Feature.HYBRID, feature))
    edge = replace(design.servers_of(EdgePool)[0], web_conferencing_fqdn="sip.contoso.com", av_fqdn="sip.contoso.com")
    shared = design.with_element(replace(edge, access_fqdn="sip.contoso.com"))
    inside = [
        record for record in _of(shared, "sip_internal_a", "webconf_internal_view") if record.view == "internal-dns"
    ]
    assert [(record.record_id, record.name) for record in inside] == [("webconf_internal_view", "sip.contoso.com")]
    # The SRV still leads sign-in to the pool, and without the cloud the host does, too.
    assert _of(shared, "sipinternaltls_srv")
    assert _of(replace(shared, features=(feature,)), "sip_internal_a")
