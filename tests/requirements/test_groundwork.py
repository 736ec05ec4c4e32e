"""The choices that several derivations share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import ProductVersion
from planner.model.servers import DirectorPool, PortOverride
from planner.model.zones import DnsRecord, SiteKind, ZoneKind
from planner.requirements.groundwork import Groundwork, distinct
from tests.builders import (
    design_of,
    edge,
    enterprise_site,
    link,
    reverse_proxy,
    site,
    small_site,
    standard_edition,
    view,
    zone,
)


def _ground(design: Design) -> Groundwork:
    return Groundwork(design, load_catalog())


_DIRECTOR = DirectorPool(id="director", name="Director", fqdn="dir.contoso.local")


def test_the_default_site_is_the_first_central_one() -> None:
    branch = site("branch", site_kind=SiteKind.BRANCH, central="main")
    assert _ground(design_of(branch, site("main"), site("second"))).default_site == "main"
    assert _ground(design_of()).default_site is None


@pytest.mark.parametrize("product", list(ProductVersion))
def test_facts_apply_to_the_versions_they_name(product: ProductVersion) -> None:
    ground = _ground(Design(product=product))
    assert ground.applies(("2015",)) is (product is ProductVersion.V2015)
    assert ground.applies(("2015", "2019", "SE"))
    assert not ground.applies(())


def test_a_port_is_the_servers_own_or_the_catalogs() -> None:
    server = standard_edition(ports=(PortOverride(service="web-external-https", port=4444),))
    ground = _ground(small_site())
    assert ground.port(server, "web-external-https") == 4444
    assert ground.port(server, "web-external-http") == 8080
    assert ground.port(None, "ntp") == 123


def test_an_edge_hands_on_to_its_link_then_to_the_director_then_to_the_first_pool() -> None:
    own = edge()
    plain = small_site()
    assert _ground(plain).next_hop(own) is plain.servers[0]
    unlinked = replace(plain, links=())
    assert _ground(unlinked).next_hop(own) is plain.servers[0]
    before_director = replace(unlinked, servers=(*plain.servers, _DIRECTOR))
    assert _ground(before_director).next_hop(own) is _DIRECTOR
    linked = replace(before_director, links=(link(LinkKind.NEXT_HOP, "edge", "se"),))
    assert _ground(linked).next_hop(own) is plain.servers[0]
    assert _ground(replace(unlinked, servers=(own,), clients=())).next_hop(own) is None


def test_sign_in_by_host_asks_the_director_and_by_srv_the_pool() -> None:
    ground = _ground(enterprise_site(_DIRECTOR))
    assert ground.sign_in_host is _DIRECTOR
    assert ground.registrar is not None
    assert ground.registrar.id == "pool"


def test_an_entry_without_any_web_address_is_the_first_candidate() -> None:
    design = design_of(_DIRECTOR, standard_edition(members=()))
    assert _ground(design).web_entry is _DIRECTOR
    assert _ground(Design()).web_entry is None


def test_a_name_is_published_at_the_backends_site_or_anywhere() -> None:
    pool = standard_edition(site="there")
    places = (
        site("here"),
        site("there"),
        view("view"),
        zone("perimeter-outer", ZoneKind.PERIMETER_OUTER, view="view"),
        zone("perimeter-inner", ZoneKind.PERIMETER_INNER, view="view"),
        zone("internal", ZoneKind.INTERNAL, view="view"),
    )
    here = reverse_proxy("proxy-here", site="here")
    there = reverse_proxy("proxy-there", site="there")
    assert _ground(design_of(*places, pool, here, there)).proxy_for("web.contoso.com", pool) is there
    assert _ground(design_of(*places, pool, here)).proxy_for("web.contoso.com", pool) is here
    nowhere = _ground(design_of(*places, pool))
    assert nowhere.proxy_for("web.contoso.com", pool) is None
    assert nowhere.published_at("web.contoso.com", pool) == ()
    assert nowhere.turned_at("web.contoso.com", pool) == ()


def test_a_domain_meets_at_its_own_host_or_at_the_shared_one() -> None:
    urls = (
        SimpleUrl(component=UrlComponent.MEET, host="meet.contoso.com"),
        SimpleUrl(component=UrlComponent.MEET, host="join.fabrikam.com", domain="Fabrikam.com"),
    )
    domains = ("contoso.com", "fabrikam.com")
    assert _ground(Design(sip_domains=domains, simple_urls=urls)).meet_hosts == {
        "contoso.com": "meet.contoso.com",
        "fabrikam.com": "join.fabrikam.com",
    }
    assert _ground(Design(sip_domains=domains, simple_urls=urls[1:])).meet_hosts == {
        "fabrikam.com": "join.fabrikam.com"
    }


def test_names_are_compared_as_dns_does() -> None:
    assert distinct(("Meet.contoso.com", "meet.contoso.com.", "dialin.contoso.com")) == (
        "Meet.contoso.com",
        "dialin.contoso.com",
    )
    assert _ground(Design(sip_domains=("contoso.com", "Contoso.com"))).sip_domains == ("contoso.com",)


def test_the_planners_names_are_those_that_lead_somewhere() -> None:
    records = (
        DnsRecord(id="a", view="view", name="Old.contoso.com", targets=("10.0.0.1",)),
        DnsRecord(id="b", view="view", name="none.contoso.com"),
    )
    assert _ground(design_of(view("view"), *records)).planned_names == {"old.contoso.com"}


def test_views_that_forward_in_a_circle_ask_nobody_inside() -> None:
    design = design_of(
        view("a", forwards_to="b"),
        view("b", forwards_to="a"),
        view("inner"),
        zone("dmz", ZoneKind.PERIMETER_INNER, view="a"),
        zone("internal", ZoneKind.INTERNAL, view="inner"),
    )
    ground = _ground(design)
    assert not ground.asks_inside("a")
    assert ground.asks_inside("inner")
