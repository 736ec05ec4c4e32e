"""Ports are looked up at services and nowhere else."""

import pytest

from planner.catalog import load_catalog
from planner.catalog.services import PortRange

CATALOG = load_catalog()


@pytest.mark.parametrize(
    ("flow", "ports"),
    [
        ("edge-access-fed-in", "5061"),
        ("edge-access-client-sip", "443"),
        ("rp-to-front-end-https", "4443"),
        ("rp-to-standard-edition-http", "8080"),
        ("hairpin-mobile-https", "443"),
        ("wifi-lyncdiscoverinternal-https", "443"),
        ("cms-edge-replication", "4443"),
        ("front-end-edge-psom", "8057"),
        ("sba-front-end-ucwa", "5088 5089"),
        ("wifi-push-apns", "5223"),
        ("client-conf-video", "57501-65535"),
        ("edge-av-rtp-udp-out", "50000-59999"),
        ("cls-edge", "50001 50002 50003"),
        ("mediation-sbc-sip", ""),
    ],
)
def test_well_known_flows_have_their_well_known_ports(flow: str, ports: str) -> None:
    assert " ".join(map(str, CATALOG.ports_of(CATALOG.flow(flow)))) == ports


@pytest.mark.parametrize(
    ("service", "port"),
    [
        ("access-edge-sip", 443),
        ("access-edge-federation", 5061),
        ("web-conferencing-edge", 443),
        ("av-edge-stun-udp", 3478),
        ("edge-internal-mras", 5062),
        ("edge-replication", 4443),
        ("web-internal-https", 443),
        ("web-internal-http", 80),
        ("web-external-https", 4443),
        ("web-external-http", 8080),
        ("registrar-sip", 5061),
        ("focus-https", 444),
        ("proxy-https", 443),
        ("proxy-http", 80),
    ],
)
def test_services_that_code_names_keep_their_ids(service: str, port: int) -> None:
    assert CATALOG.service(service).port == port


def test_a_range_has_no_single_port() -> None:
    with pytest.raises(ValueError, match="no single port"):
        _ = CATALOG.service("av-edge-media").port


def test_the_outward_media_range_is_a_source_range_too() -> None:
    assert CATALOG.flow("edge-av-stun-tcp-out").source_ports == (PortRange(50000, 59999),)


def test_every_configurable_port_has_a_service() -> None:
    without = [row.id for row in CATALOG.configurable_ports if not CATALOG.services_set_by(row.id)]
    assert without == []


def test_the_setting_of_a_service_is_a_configurable_port() -> None:
    setting = CATALOG.service("web-external-https").setting
    assert setting == "Set-CsWebServer ExternalHttpsPort"
    assert CATALOG.configurable_port(setting).parameter == "ExternalHttpsPort"
    assert CATALOG.service("dcom").setting is None


def test_a_standard_edition_server_listens_like_a_front_end_without_fabric() -> None:
    front_end = {row.id for row in CATALOG.services_of("front-end")}
    standard = {row.id for row in CATALOG.services_of("standard-edition")}
    missing = front_end - standard
    assert standard < front_end
    assert missing == {f"fabric-{name}" for name in ("federation", "lease-agent", "client", "ipc", "replication")}


def test_a_director_has_web_sites_and_its_own_registrar() -> None:
    names = {row.id for row in CATALOG.services_of("director")}
    assert {"director-sip", "web-external-https", "web-internal-https"} <= names
    assert "registrar-sip" not in names


def test_a_range_prints_and_contains() -> None:
    assert str(PortRange(5, 9)) == "5-9"
    assert str(PortRange(5, 5)) == "5"
    assert 9 in PortRange(5, 9)
    assert 10 not in PortRange(5, 9)


def test_a_service_first_listens_where_its_row_says_first() -> None:
    assert CATALOG.service("registrar-sip").role == "front-end"
