"""Order of keys, and what the file leaves out."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass

from planner.designfile.format import (
    LISTED_ON_ONE_LINE,
    ONE_LINE_CLASSES,
    TOP_KEYS,
    fields_of,
    kind_of,
    members_of,
    mixes_kinds,
)
from planner.model.design import SECTION_OF_KIND, SECTIONS
from planner.model.servers import EdgePool, Server
from planner.model.zones import Zone


def test_top_keys_stand_in_the_order_that_was_agreed() -> None:
    assert (
        *("format", "title", "product", "sip_domains", "internal_domains", "features", "mobility", "federation"),
        *(
            "client_ports",
            "simple_urls",
            "sites",
            "zones",
            "dns_views",
            "dns_records",
            "servers",
            "devices",
            "clients",
            "cloud_services",
            "links",
        ),
        *("certificates", "policies", "options", "layout"),
    ) == TOP_KEYS


def test_fields_begin_with_id_kind_name() -> None:
    names = [field.name for field in fields_of(EdgePool, with_kind=True)]
    assert names[:4] == ["id", "kind", "name", "fqdn"]
    assert sorted(names) == sorted(item.name for item in fields(EdgePool))
    assert [field.name for field in fields_of(Zone, with_kind=False)][:3] == ["id", "name", "zone_kind"]
    assert next(field for field in fields_of(Zone, with_kind=False) if field.name == "view").default is MISSING


def test_only_sections_of_several_kinds_write_the_kind() -> None:
    assert {section for section in SECTIONS if mixes_kinds(section)} == {"servers", "devices", "policies"}
    assert not mixes_kinds("mobility")
    assert not mixes_kinds("unheard-of")


def test_kinds_are_those_of_the_model() -> None:
    kinds = {kind_of(cls) for cls in members_of(Server)}
    assert kinds == {kind for kind, section in SECTION_OF_KIND.items() if section == "servers"}


def test_what_stands_on_one_line_is_small() -> None:
    assert set(LISTED_ON_ONE_LINE) <= set(ONE_LINE_CLASSES)
    for cls in ONE_LINE_CLASSES:
        assert is_dataclass(cls)
        assert "id" not in {item.name for item in fields(cls)}
