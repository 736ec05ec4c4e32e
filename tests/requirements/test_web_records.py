"""Records of web names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import PublishingRule
from planner.model.policies import MobilitySettings, SimpleUrl, UrlComponent
from planner.model.product import ProductVersion
from planner.model.servers import OfficeWebApps, WebServices
from planner.model.zones import Provenance, ZoneKind
from planner.requirements.groundwork import Groundwork
from planner.requirements.records import derive_records
from planner.requirements.requirement import RequiredRecord
from tests.builders import (
    design_of,
    enterprise_site,
    interface,
    phone,
    reverse_proxy,
    site,
    small_site,
    standard_edition,
    view,
    zone,
)
from tests.requirements.published import single_director


def _of(design: Design, *rows: str) -> list[RequiredRecord]:
    return [record for record in derive_records(Groundwork(design, load_catalog())) if record.record_id in rows]


def _shown(records: list[RequiredRecord]) -> list[tuple[str, str, str, bool]]:
    return [(record.view, record.name, " ".join(record.targets), record.is_required) for record in records]


def test_the_external_web_name_leads_to_the_proxy_from_either_side() -> None:
    assert _shown(_of(small_site(), "fe_web_ext_external", "fe_web_ext_internal_view")) == [
        ("internal-dns", "web.contoso.com", "172.16.1.20", True),  # the proxy's own outer address: it turns there
        ("public-dns", "web.contoso.com", "203.0.113.20", True),  # the public side of its NAT
    ]


def test_a_proxy_without_address_leaves_the_target_open() -> None:
    design = small_site().with_element(reverse_proxy(interfaces=()))
    assert {record.targets for record in _of(design, "fe_web_ext_external", "fe_web_ext_internal_view")} == {()}


def _without_wifi(*more_phones: str) -> Design:
    return design_of(
        view("inner"),
        zone("internal", ZoneKind.INTERNAL, view="inner"),
        standard_edition(),
        *(phone(name, "internal") for name in more_phones),
        sip_domains=("contoso.com",),
    )


def test_the_inside_record_is_required_where_devices_ask() -> None:
    assert [record.is_required for record in _of(_without_wifi(), "fe_web_ext_internal_view")] == [False]
    assert [record.is_required for record in _of(_without_wifi("phone"), "fe_web_ext_internal_view")] == [True]


def test_without_mobility_inside_views_need_no_external_web_name() -> None:
    assert _of(small_site(mobility=MobilitySettings(enabled=False)), "fe_web_ext_internal_view") == []
    pool = standard_edition(mobility=False)
    assert _of(small_site().with_element(pool), "fe_web_ext_internal_view") == []
    assert len(_of(small_site().with_element(pool), "fe_web_ext_external")) == 1


@pytest.mark.parametrize(
    ("product", "expected"), [(ProductVersion.V2015, False), (ProductVersion.V2019, True), (ProductVersion.SE, True)]
)
def test_only_mcx_of_2015_can_stay_inside(product: ProductVersion, expected: bool) -> None:
    mobility = MobilitySettings(wifi_only=True, exposed_internal=True)
    (found,) = _of(small_site(product=product, mobility=mobility), "fe_web_ext_internal_view")
    assert found.is_required is expected


def test_a_pool_whose_two_web_names_are_one_keeps_its_inside_answer() -> None:
    pool = standard_edition(web=WebServices(external_fqdn="SE.contoso.local"))
    design = small_site().with_element(pool)
    inside = [
        record.targets
        for record in derive_records(Groundwork(design, load_catalog()))
        if record.view == "internal-dns" and record.name.lower() == "se.contoso.local"
    ]
    assert inside == [("10.0.0.10",)]


def test_a_pool_without_external_name_has_no_record_of_it() -> None:
    design = small_site().with_element(standard_edition(web=WebServices()))
    assert _of(design, "fe_web_ext_external", "fe_web_ext_internal_view") == []


def test_each_site_has_its_own_proxy() -> None:
    legs = (interface("out", "perimeter-outer", "172.16.1.77"),)
    far = standard_edition(
        "far", address="10.0.0.77", site="far-site", web=WebServices(external_fqdn="far.contoso.com")
    )
    design = small_site(site("far-site"), far, reverse_proxy("far-proxy", site="far-site", interfaces=legs))
    found = {record.name: record.targets for record in _of(design, "fe_web_ext_external")}
    assert found == {"web.contoso.com": ("203.0.113.20",), "far.contoso.com": ("172.16.1.77",)}


def test_a_recorded_rule_says_which_proxy_publishes_a_name() -> None:
    legs = (interface("out", "perimeter-outer", "172.16.1.77"),)
    rules = (PublishingRule(hosts=("web.contoso.com", "*.fabrikam.com"), backend="se"),)
    second = reverse_proxy("second", interfaces=legs, publishing=Provenance.RECORDED, rules=rules)
    design = small_site(second, sip_domains=("contoso.com", "fabrikam.com"))
    found = {record.name: record.targets for record in _of(design, "fe_web_ext_external", "lyncdiscover_a")}
    assert found == {
        "web.contoso.com": ("172.16.1.77",),
        "lyncdiscover.fabrikam.com": ("172.16.1.77",),
        "lyncdiscover.contoso.com": ("203.0.113.20",),
    }


def test_the_directors_external_name_is_inside_for_the_proxy_only() -> None:
    found = _of(single_director(), "dir_web_ext_external", "dir_web_ext_internal_view")
    assert [(record.view, record.targets) for record in found] == [
        ("external", ("172.16.1.20",)),
        ("perimeter", ("192.168.10.90",)),
    ]
    assert not any(record.view == "internal" for record in found)


def test_the_proxys_own_view_counts_before_that_of_its_zone() -> None:
    design = single_director()
    proxy = replace(design.reverse_proxies[0], view="internal")
    assert _of(design.with_element(proxy), "dir_web_ext_internal_view") == []


def _url(component: UrlComponent, host: str) -> SimpleUrl:
    return SimpleUrl(component=component, host=host)


def test_simple_urls_have_a_record_on_each_side_except_admin() -> None:
    urls = tuple(_url(component, f"{component.value}.contoso.com") for component in UrlComponent)
    rows = [f"{component.value}_{side}" for component in UrlComponent for side in ("internal", "external")]
    assert _shown(_of(small_site(simple_urls=urls), *rows)) == [
        ("internal-dns", "admin.contoso.com", "10.0.0.10", False),
        ("internal-dns", "dialin.contoso.com", "10.0.0.10", True),
        ("internal-dns", "meet.contoso.com", "10.0.0.10", True),
        ("internal-dns", "scheduler.contoso.com", "10.0.0.10", False),
        ("public-dns", "dialin.contoso.com", "203.0.113.20", True),
        ("public-dns", "meet.contoso.com", "203.0.113.20", True),
        ("public-dns", "scheduler.contoso.com", "203.0.113.20", False),
    ]


def test_a_host_that_serves_several_domains_has_one_record() -> None:
    urls = tuple(
        SimpleUrl(component=UrlComponent.MEET, host="meet.contoso.com", domain=domain, path=domain)
        for domain in ("contoso.com", "fabrikam.com")
    )
    assert len(_of(small_site(simple_urls=urls), "meet_internal")) == 1


def test_office_web_apps_are_outside_when_they_are_published() -> None:
    design = enterprise_site()
    assert [(record.view, record.targets) for record in _of(design, "owas_internal", "owas_external")] == [
        ("internal-dns", ("10.0.0.42",)),
        ("public-dns", ("203.0.113.20",)),
    ]
    (farm,) = design.servers_of(OfficeWebApps)
    hidden = design.with_element(replace(farm, is_published=False))
    assert [record.view for record in _of(hidden, "owas_internal", "owas_external")] == ["internal-dns"]
