"""The catalog answers questions, reads lazily, and is shared."""

from pathlib import Path

import pytest

from planner.catalog import Catalog, CatalogError, load_catalog

CATALOG = load_catalog()


def test_the_shipped_catalog_is_read_once() -> None:
    assert load_catalog() is CATALOG
    assert CATALOG.flows is CATALOG.flows


def test_a_folder_of_ones_own_is_another_catalog(tmp_path: Path) -> None:
    assert load_catalog(tmp_path) is not load_catalog(tmp_path)


def test_only_the_files_asked_for_are_read(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text("feature_tags: [edge]\n", encoding="utf-8")
    catalog = Catalog(tmp_path)
    assert catalog.feature_tags == ("edge",)
    with pytest.raises(CatalogError, match=r"flows\.yaml: cannot be read"):
        _ = catalog.flows


def test_a_broken_table_tells_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: [{id: a}, {id: b, title: 1}]\n", encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        _ = Catalog(tmp_path).sources
    assert caught.value.faults == (
        "sources.yaml, sources: a: title is missing",
        "sources.yaml, sources: b: title: str is expected, not 1",
    )


@pytest.mark.parametrize(
    ("lookup", "id"),
    [
        ("source", "mobility"),
        ("role", "front-end"),
        ("service", "registrar-sip"),
        ("flow", "hairpin-mobile-https"),
        ("record", "lyncdiscover_a"),
        ("certificate", "reverse_proxy_listener"),
        ("balancing_rule", "fe-web-external"),
        ("clause", "S-HP-03"),
        ("variant", "edge-single-ip"),
        ("timeout", "web-vip-idle"),
        ("configurable_port", "Set-CsRegistrar SipPort"),
        ("sizing_fact", "fe.users_per_server"),
    ],
)
def test_rows_are_found_by_id(lookup: str, id: str) -> None:
    assert getattr(CATALOG, lookup)(id).id == id
    with pytest.raises(KeyError):
        getattr(CATALOG, lookup)("no such row")


def test_a_row_cites_its_documents_by_title() -> None:
    reference = CATALOG.clause("S-HP-03").reference
    assert reference == "Plan for Mobility for Skype for Business Server § Technical requirements / DNS configuration"


def test_kinds_go_up_to_what_is_inherited() -> None:
    assert CATALOG.kinds_of("standard-edition") == ("standard-edition", "front-end")
    assert CATALOG.kinds_of("hlb-web-ext-vip") == ("hlb-web-ext-vip", "hlb")
    assert CATALOG.kinds_of("internet") == ("internet",)


def test_a_single_address_edge_moves_two_services() -> None:
    ports = {o.flow: [str(port) for port in o.ports] for o in CATALOG.variant("edge-single-ip").overrides}
    assert ports == {
        "edge-access-client-sip": ["5061"],
        "edge-webconf-in": ["444"],
        "edge-av-stun-tcp-in": ["443"],
    }


def test_an_srv_record_has_the_port_of_its_service() -> None:
    record = CATALOG.record("sipfederationtls_srv_external")
    assert record.srv is not None
    assert CATALOG.service(record.srv.service).port == 5061


def test_certificate_names_are_told_apart_from_remarks() -> None:
    certificate = CATALOG.certificate("reverse_proxy_listener")
    assert certificate.per_sip_domain[1].name == "lyncdiscover.{sip_domain}"
    assert certificate.per_sip_domain[1].remark == "unless the HTTP/80 alternative is chosen"


def test_a_virtual_address_names_the_services_on_both_sides() -> None:
    first = CATALOG.balancing_rule("fe-web-external").services[0]
    assert (first.vip, first.node) == ("vip-external-https", "web-external-https")


def test_sizing_of_the_subscription_edition_is_that_of_2019() -> None:
    limit = CATALOG.sizing_fact("fe.pool_max_servers.2019")
    assert limit.value == 16
    assert [limit.holds_for(version) for version in ("2015", "2019", "SE")] == [False, True, True]
    assert CATALOG.sizing_fact("se.pair").holds_for("2015")


def test_the_small_tables_are_there() -> None:
    assert len(CATALOG.policy_table.rows) == 5
    assert CATALOG.manual_urls.external.startswith("https://{web_ext_fqdn}/")
    assert CATALOG.quality_of_service.dscp[0]["dscp"] == 46
    assert CATALOG.port_change_notes
    assert set(CATALOG.clause_conventions) == {"severity", "check", "related", "note"}
    assert CATALOG.sizing.tables["quorum"]["functional"][0]["running"] == 1
