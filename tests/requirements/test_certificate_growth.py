"""What one SIP domain more adds to certificates."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.policies import DiscoveryTransport, MobilitySettings
from planner.requirements import build_plan
from tests import builders as make


def growth(design: Design) -> dict[tuple[str, str], tuple[str, ...]]:
    found = build_plan(design, load_catalog()).certificate_growth
    return {(item.element, item.types[0]): item.names for item in found}


def test_edge_proxy_and_web_sites_grow_and_the_inside_of_the_edge_does_not() -> None:
    found = growth(make.small_site())
    assert found["edge", "AccessEdgeExternal"] == ("sip.<SIP-domain>",)
    assert found["edge", "Internal"] == ()
    assert "lyncdiscover.<SIP-domain>" in found["proxy", next(kind for who, kind in found if who == "proxy")]
    assert "lyncdiscoverinternal.<SIP-domain>" in found["se", "WebServicesInternal"]


def test_simple_urls_of_each_domain_grow_and_shared_ones_do_not() -> None:
    design = make.small_site()
    own = [url for url in design.simple_urls if url.domain is not None]
    assert any(name.startswith("meet.<") for names in growth(design).values() for name in names) == bool(own)
    shared = replace(design, simple_urls=tuple(replace(url, domain=None) for url in design.simple_urls))
    assert not any(name.startswith("meet.<") for names in growth(shared).values() for name in names)


def test_growth_is_what_the_plan_with_one_domain_more_has() -> None:
    design = make.small_site(mobility=MobilitySettings(discovery_transport=DiscoveryTransport.HTTPS))
    more = replace(design, sip_domains=(*design.sip_domains, "fourthcoffee.com"))
    for certificate in build_plan(more, load_catalog()).certificates:
        expected = [name for name in certificate.names if name.endswith("fourthcoffee.com")]
        patterns = growth(design)[certificate.element, certificate.types[0]]
        named = [name.replace("<SIP-domain>", "fourthcoffee.com") for name in patterns]
        assert [name for name in named if not name.startswith("meet.")] == expected


def test_nothing_grows_without_a_domain() -> None:
    assert growth(replace(make.small_site(), sip_domains=())) == {}
