"""A role of the catalog becomes the right hosts of the design."""

from dataclasses import replace
from ipaddress import IPv4Network

from planner.model.clients import Client, ClientDevice
from planner.model.design import Design
from planner.model.devices import LoadBalancer, ReverseProxy, Vip, VipPurpose
from planner.model.interfaces import Interface, Side
from planner.model.links import Link, LinkKind
from planner.model.servers import (
    Edition,
    FileStore,
    FrontEndPool,
    Gateway,
    SqlServer,
    SupportRole,
    SupportServer,
)
from planner.model.zones import ZoneKind
from planner.requirements.endpoint import Endpoint
from planner.requirements.endpoints import Endpoints
from tests.requirements.small_design import BASE, POOL, address, lan, machine, zone


def of(design: Design, role: str, interface: str | None = None) -> list[tuple[str, str, list[str]]]:
    return [
        (endpoint.element, endpoint.zone, [str(item) for item in endpoint.addresses])
        for endpoint in Endpoints(design).of(role, interface)
    ]


def test_services_stand_at_the_addresses_they_are_bound_to() -> None:
    assert of(BASE, "front-end") == [("pool", "lan", ["192.0.2.1", "192.0.2.2"])]
    assert of(BASE, "mediation") == [("pool", "voice", ["192.0.2.101", "192.0.2.102"])]
    assert of(BASE, "edge-external-access") == [("edge", "dmz", ["198.51.100.10"])]
    assert of(BASE, "edge-external-av") == [("edge", "dmz", ["198.51.100.12"])]
    assert of(BASE, "edge-internal") == [("edge", "dmz-in", ["198.51.100.70"])]


def test_a_service_without_binding_uses_the_first_address_of_its_side() -> None:
    assert of(BASE, "edge-external-webconf") == [("edge", "dmz", ["198.51.100.10"])]


def test_the_internet_is_any_host_and_guests_are_their_subnet() -> None:
    internet, guest = Endpoints(BASE).of("internet")
    assert internet == Endpoint(role="internet", element="internet", zone="internet", label="any", is_any=True)
    assert (guest.label, guest.networks, guest.is_any) == ("GUEST", (IPv4Network("198.51.100.192/26"),), True)


def test_inside_means_zones_where_somebody_is_at_home() -> None:
    assert [end[0] for end in of(BASE, "internal")] == ["lan"]
    empty = replace(BASE, servers=())
    assert [end[0] for end in of(empty, "internal")] == ["lan", "voice"]


def test_clients_narrow_their_zone_and_fall_back_to_all() -> None:
    assert [end[0] for end in of(BASE, "internal-client")] == ["lan"]
    desktop = Client(id="d", name="Desktop", device=ClientDevice.DESKTOP, zone="voice")
    assert [end[0] for end in of(BASE.with_element(desktop), "internal-client")] == ["voice"]
    assert [end[0] for end in of(BASE, "mobile-wifi")] == ["wifi"]


def test_a_pool_behind_a_vip_is_met_at_the_vip() -> None:
    vip = Vip(id="v", purpose=VipPurpose.WEB_INTERNAL, pool="pool", address=address("192.0.2.50"))
    balancer = LoadBalancer(id="lb", name="LB", interfaces=(lan(49),), vips=(vip,))
    design = BASE.with_element(balancer)
    assert of(design, "hlb-web-int-vip") == [("pool", "lan", ["192.0.2.50"])]
    assert Endpoints(design).of("hlb-web-int-vip")[0].parts == ("v",)
    assert of(design, "hlb") == [("lb", "lan", ["192.0.2.49"])]
    assert of(design, "hlb-web-ext-vip") == [("pool", "lan", [])]  # needed, and not placed yet
    assert Endpoints(design).of("hlb-web-ext-vip")[0].label.startswith("web-VIP-of-")


def test_a_single_server_is_its_own_web_entry() -> None:
    server = replace(POOL, edition=Edition.STANDARD, members=POOL.members[:1])
    design = BASE.with_element(server)
    assert of(design, "hlb-web-int-vip") == [("pool", "lan", ["192.0.2.1"])]
    assert of(design, "standard-edition") == of(design, "front-end") == of(design, "front-end-cms")
    assert of(BASE, "standard-edition") == []


def test_the_sides_of_a_proxy_are_told_apart() -> None:
    proxy = ReverseProxy(
        id="rp",
        name="Proxy",
        interfaces=(
            Interface(name="out", zone="dmz", side=Side.EXTERNAL, addresses=(address("198.51.100.20"),)),
            Interface(name="in", zone="dmz-in", side=Side.INTERNAL, addresses=(address("198.51.100.80"),)),
        ),
    )
    design = BASE.with_element(proxy)
    assert of(design, "reverse-proxy", "external") == [("rp", "dmz", ["198.51.100.20"])]
    assert of(design, "reverse-proxy", "internal") == [("rp", "dmz-in", ["198.51.100.80"])]
    one_armed = BASE.with_element(replace(proxy, interfaces=proxy.interfaces[:1]))
    assert of(one_armed, "reverse-proxy", "internal") == [("rp", "dmz", ["198.51.100.20"])]


def test_gateways_of_a_branch_are_a_role_of_their_own() -> None:
    branch = zone("branch", ZoneKind.BRANCH)
    central = Gateway(id="gw", name="Gateway", fqdn="gw.contoso.com", members=(machine("gw-1", lan(30)),))
    away = Gateway(
        id="gw-b",
        name="Branch gateway",
        fqdn="gwb.contoso.com",
        members=(machine("gwb-1", Interface(name="lan", zone="branch")),),
    )
    design = BASE.with_elements((branch, central, away))
    assert of(design, "pstn-gateway") == [("gw", "lan", ["192.0.2.30"])]
    assert of(design, "pstn-gateway-branch") == [("gw-b", "branch", [])]
    assert Endpoints(design).of("pstn-gateway-branch")[0].label == "gwb.contoso.com"


def test_a_store_is_what_it_is_linked_as() -> None:
    sql = SqlServer(id="sql", name="SQL", fqdn="sql.contoso.com", members=(machine("sql-1", lan(40)),))
    link = Link(id="l", link_kind=LinkKind.MONITORING, source="pool", target="sql")
    assert of(BASE.with_element(sql), "monitoring-archiving-sql") == []
    assert of(BASE.with_elements((sql, link)), "monitoring-archiving-sql") == [("sql", "lan", ["192.0.2.40"])]


def test_the_file_store_of_the_paired_pool() -> None:
    other = FrontEndPool(id="pool-2", name="Second", fqdn="pool2.contoso.com", members=(machine("fe9", lan(9)),))
    store = FileStore(id="files", name="Files", fqdn="files.contoso.com", members=(machine("files-1", lan(41)),))
    links = (
        Link(id="pair", link_kind=LinkKind.BACKUP, source="pool", target="pool-2"),
        Link(id="share", link_kind=LinkKind.FILE_STORE, source="pool-2", target="files"),
    )
    assert of(BASE.with_elements((other, store, *links)), "file-store-paired") == [("files", "lan", ["192.0.2.41"])]


def test_a_dns_server_is_always_there() -> None:
    [endpoint] = Endpoints(BASE).of("dns")
    assert (endpoint.label, endpoint.zone, endpoint.addresses) == ("DNS server", "lan", ())
    drawn = SupportServer(
        id="ns", name="DNS", fqdn="ns.contoso.com", role=SupportRole.DNS, members=(machine("ns-1", lan(5)),)
    )
    assert of(BASE.with_element(drawn), "dns") == [("ns", "lan", ["192.0.2.5"])]


def test_an_unknown_role_has_no_hosts() -> None:
    assert of(BASE, "nobody") == []
