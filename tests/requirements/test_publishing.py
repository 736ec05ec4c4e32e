"""What reverse proxies have to publish."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import PublishingRule, VipPort
from planner.model.policies import DiscoveryTransport, MobilitySettings, SimpleUrl, UrlComponent
from planner.model.servers import OfficeWebApps, PortOverride, WebServices
from planner.model.zones import Provenance
from planner.requirements import build_plan
from tests.builders import enterprise_pool, enterprise_site, interface, reverse_proxy, small_site, standard_edition

_HTTP = MobilitySettings(discovery_transport=DiscoveryTransport.HTTP)


def _rules(design: Design) -> list[tuple[str, tuple[str, ...], int, str, int]]:
    return [
        (item.proxy, item.hosts, item.port, item.backend, item.backend_port)
        for item in build_plan(design, load_catalog()).publishing
    ]


def _hosts(design: Design) -> set[str]:
    return {host for _, hosts, _, _, _ in _rules(design) for host in hosts}


def test_one_server_is_published_on_the_port_of_its_external_site() -> None:
    assert _rules(small_site(sip_domains=("contoso.com", "fabrikam.com"))) == [
        ("proxy", ("dialin.contoso.com",), 443, "se", 4443),
        ("proxy", ("web.contoso.com",), 443, "se", 4443),
        ("proxy", ("lyncdiscover.contoso.com", "lyncdiscover.fabrikam.com"), 443, "se", 4443),
        ("proxy", ("meet.contoso.com",), 443, "se", 4443),
    ]


def test_admin_is_never_published() -> None:
    urls = (SimpleUrl(component=UrlComponent.ADMIN, host="admin.contoso.com"),)
    assert "admin.contoso.com" not in _hosts(small_site(simple_urls=urls))


def test_the_scheduler_is_published_and_optional() -> None:
    urls = (SimpleUrl(component=UrlComponent.SCHEDULER, host="scheduler.contoso.com"),)
    plan = build_plan(small_site(simple_urls=urls), load_catalog())
    assert {item.is_required for item in plan.publishing if "scheduler.contoso.com" in item.hosts} == {False}


def test_http_discovery_is_published_on_80_and_not_on_443() -> None:
    found = [rule for rule in _rules(small_site(mobility=_HTTP)) if "lyncdiscover.contoso.com" in rule[1]]
    assert found == [("proxy", ("lyncdiscover.contoso.com",), 80, "se", 8080)]
    assert all(rule[2] == 443 for rule in _rules(small_site(mobility=_HTTP)) if rule not in found)


def _with_external_ports(*ports: VipPort) -> Design:
    design = enterprise_site(mobility=_HTTP)
    balancer = design.load_balancers[0]
    vips = tuple(replace(vip, ports=ports) if vip.id == "balancer-web-external" else vip for vip in balancer.vips)
    return design.with_element(replace(balancer, vips=vips))


def _port(port: int, member_port: int) -> VipPort:
    return VipPort(port=port, member_port=member_port)


@pytest.mark.parametrize(
    ("ports", "https", "http"),
    [
        ((_port(443, 4443), _port(80, 8080)), 443, 80),  # the balancer translates
        ((_port(4443, 4443), _port(8080, 8080)), 4443, 8080),  # the proxy translates
        ((_port(443, 4443), _port(4443, 4443), _port(80, 8080)), 4443, 80),
        ((_port(443, 443), _port(80, 80)), 4443, 8080),  # leads to the internal site: not a way
        ((_port(9443, 4443),), 9443, 8080),
        ((), 4443, 8080),
    ],
)
def test_the_port_changes_exactly_once(ports: tuple[VipPort, ...], https: int, http: int) -> None:
    rules = _rules(_with_external_ports(*ports))
    assert {rule[4] for rule in rules if rule[2] == 443 and rule[3] == "pool"} == {https}
    assert {rule[4] for rule in rules if rule[2] == 80} == {http}


def test_a_port_of_the_planner_is_the_backends() -> None:
    pool = standard_edition(ports=(PortOverride(service="web-external-https", port=4444),))
    assert {rule[4] for rule in _rules(small_site().with_element(pool))} == {4444}


def test_office_web_apps_keep_their_port() -> None:
    assert ("proxy", ("owas.contoso.local",), 443, "owas", 443) in _rules(enterprise_site())
    design = enterprise_site()
    (farm,) = design.servers_of(OfficeWebApps)
    assert "owas.contoso.local" not in _hosts(design.with_element(replace(farm, is_published=False)))


def test_a_pool_without_external_name_has_nothing_of_its_own_published() -> None:
    design = enterprise_site().with_element(enterprise_pool(web=WebServices()))
    assert "pool-web.contoso.com" not in _hosts(design)
    assert "lyncdiscover.contoso.com" in _hosts(design)


def test_without_a_proxy_nothing_can_be_published() -> None:
    design = small_site()
    assert _rules(replace(design, devices=design.firewalls)) == []


def test_names_are_split_between_the_proxies_that_publish_them() -> None:
    rules = (PublishingRule(hosts=("lyncdiscover.fabrikam.com",), backend="se"),)
    legs = (interface("out", "perimeter-outer", "172.16.1.77"),)
    second = reverse_proxy("second", interfaces=legs, publishing=Provenance.RECORDED, rules=rules)
    found = _rules(small_site(second, sip_domains=("contoso.com", "fabrikam.com")))
    discovery = [(rule[0], rule[1]) for rule in found if rule[1][0].startswith("lyncdiscover")]
    assert discovery == [("proxy", ("lyncdiscover.contoso.com",)), ("second", ("lyncdiscover.fabrikam.com",))]


def test_each_requirement_makes_the_rule_that_fulfils_it() -> None:
    plan = build_plan(small_site(), load_catalog())
    for item in plan.publishing:
        rule = item.rule
        assert (rule.hosts, rule.port, rule.path) == (item.hosts, item.port, "/")
        assert (rule.backend, rule.backend_port) == (item.backend, item.backend_port)
        assert item.reference
        assert plan.catalog.record(item.row_id.partition("/")[2]).purpose == item.purpose


def test_simple_urls_that_share_a_host_are_published_once() -> None:
    """Options 2 and 3 of the simple URLs: one base name, told apart by the path."""
    urls = (
        SimpleUrl(component=UrlComponent.MEET, host="lync.contoso.com", domain="contoso.com", path="Meet"),
        SimpleUrl(component=UrlComponent.MEET, host="lync.fabrikam.com", domain="fabrikam.com", path="Meet"),
        SimpleUrl(component=UrlComponent.DIALIN, host="Lync.contoso.com", path="Dialin"),
    )
    design = small_site(sip_domains=("contoso.com", "fabrikam.com"), simple_urls=urls)
    named = [host.lower() for _, hosts, _, _, _ in _rules(design) for host in hosts]
    assert sorted(named) == sorted(set(named))
    assert {"lync.contoso.com", "lync.fabrikam.com"} <= set(named)
    [shared] = [item for item in build_plan(design, load_catalog()).publishing if "lync.contoso.com" in item.hosts]
    purposes = {load_catalog().record(row).purpose for row in ("meet_external", "dialin_external")}
    assert all(purpose in shared.purpose for purpose in purposes)
