"""Names of the web sites, and whether Mobility runs on the pool."""

from __future__ import annotations

from planner.model.servers import FrontEndPool
from tests.designfile.topology_builder.documents import Topology, imported, messages, server
from tests.designfile.topology_builder.topologies import enterprise, web_service


def _pool(topology: Topology) -> FrontEndPool:
    pool = server(imported(topology), "pool01")
    assert isinstance(pool, FrontEndPool)
    return pool


def _with(child: str) -> Topology:
    topology = enterprise()
    topology.service("WebServices").child = child
    return topology


def test_the_external_name() -> None:
    pool = _pool(enterprise())
    assert (pool.web.external_fqdn, pool.web.internal_fqdn, pool.mobility) == ("webext.contoso.com", None, True)


def test_one_name_for_both_sides_is_noted() -> None:
    result = imported(_with(web_service("POOL01.contoso.com")))
    assert "The external web FQDN 'POOL01.contoso.com' is also the internal one" in messages(result, "note")


def test_the_internal_override() -> None:
    inner = '<InternalSettings Host="webint.contoso.com"/>'
    topology = _with(web_service("webext.contoso.com").replace("<WebComponents", inner + "<WebComponents"))
    assert _pool(topology).web.internal_fqdn == "webint.contoso.com"


def test_overridden_urls_are_reported() -> None:
    child = web_service("webext.contoso.com").replace(
        "<OverrideUrls/>", '<OverrideUrls><Url Value="x"/></OverrideUrls>'
    )
    assert "ExternalSettings/OverrideUrls" in messages(imported(_with(child)), "not understood")


def test_no_host_and_a_bad_host() -> None:
    assert "The external web FQDN of 'pool01.contoso.com'." in messages(imported(_with(web_service(""))), "missing")
    result = imported(_with(web_service("a b")))
    assert "The host 'a b' of the web services (ExternalSettings) is no DNS name." in messages(result, "not understood")


def test_no_web_services_at_all() -> None:
    topology = _with("")
    result = imported(topology)
    assert "The web services of 'pool01.contoso.com'." in messages(result, "missing")
    assert "mobility" in server(result, "pool01").unconfirmed


def test_a_pool_without_mobility_components() -> None:
    pool = _pool(_with(web_service("webext.contoso.com", "Meet", "Dialin")))
    assert not pool.mobility
    assert "mobility" not in pool.unconfirmed
