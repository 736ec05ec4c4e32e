"""What the design says about a port goes before the catalog's default, everywhere."""

import pytest

from planner.catalog import load_catalog
from planner.catalog.ports_in_use import is_trunk_of, ports_in_use
from planner.model.servers import EdgePool, Gateway, PortOverride, TrunkTransport

CATALOG = load_catalog()


def ports(server: EdgePool | Gateway, service: str) -> str:
    return " ".join(str(item) for item in ports_in_use(CATALOG, server, CATALOG.service(service)))


def edge(*names: str, **fields: object) -> EdgePool:
    keys = ("access_fqdn", "web_conferencing_fqdn", "av_fqdn")
    return EdgePool(id="e", name="E", fqdn="e.contoso.net", **dict(zip(keys, names, strict=False)), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("service", "apart", "together"),
    [
        ("access-edge-sip", "443", "5061"),
        ("web-conferencing-edge", "443", "444"),
        ("av-edge-stun-tcp", "443", "443"),
        ("access-edge-federation", "5061", "5061"),
        ("av-edge-media", "50000-59999", "50000-59999"),
    ],
)
def test_one_name_for_all_edge_services_changes_their_ports(service: str, apart: str, together: str) -> None:
    three = edge("sip.contoso.com", "webcon.contoso.com", "av.contoso.com")
    one = edge("sip.contoso.com", "sip.contoso.com", "sip.contoso.com")
    assert (ports(three, service), ports(one, service)) == (apart, together)


def test_the_planners_own_port_goes_before_everything() -> None:
    own = (
        PortOverride(service="access-edge-sip", port=4443),
        PortOverride(service="av-edge-media", port=40000, count=100),
    )
    one = edge("sip.contoso.com", "sip.contoso.com", "sip.contoso.com", ports=own)
    assert ports(one, "access-edge-sip") == "4443"
    assert ports(one, "av-edge-media") == "40000-40099"


def test_a_gateway_listens_where_its_trunk_says() -> None:
    gateway = Gateway(id="g", name="G", fqdn="g.contoso.net", transport=TrunkTransport.TCP, listening_port=5099)
    assert ports(gateway, "gateway-sip-tcp") == "5099"
    assert ports(Gateway(id="g", name="G", fqdn="g.contoso.net"), "gateway-sip-tls") == "5067"
    assert is_trunk_of(gateway, "gateway-sip-tcp")
    assert not is_trunk_of(gateway, "mediation-gateway-sip-tls")
    assert is_trunk_of(gateway, "gateway-media")
