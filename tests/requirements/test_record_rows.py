"""Filling a catalog row in."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.model.zones import RecordType, ZoneKind
from planner.requirements.record_rows import PINPOINT_NOTE, RecordRow
from planner.requirements.views import AskedView, asked_views
from tests.builders import addresses, design_of, view, zone


def _view(*holds: str) -> AskedView:
    (asked,) = asked_views(design_of(view("inner", *holds), zone("lan", ZoneKind.INTERNAL, view="inner")))
    return asked


def _row(id: str, is_required: bool | None = None) -> RecordRow:
    return RecordRow(load_catalog().record(id), is_required=is_required)


def test_each_address_is_a_record_of_its_family() -> None:
    members = (addresses("10.0.0.1", "2001:db8::1"), addresses("10.0.0.2"))
    found = list(_row("fe_pool_dnslb_a").hosts(_view(), "pool.contoso.com", members, "pool"))
    assert [(record.type, record.targets) for record in found] == [
        (RecordType.A, ("10.0.0.1",)),
        (RecordType.AAAA, ("2001:db8::1",)),
        (RecordType.A, ("10.0.0.2",)),
    ]


@pytest.mark.parametrize("members", [(), ((),)])
def test_a_name_without_address_is_listed(members: tuple[tuple[()], ...]) -> None:
    (found,) = _row("fe_pool_dnslb_a").hosts(_view(), "pool.contoso.com", members, "pool")
    assert (found.type, found.targets) == (RecordType.A, ())


def test_the_row_says_whether_it_is_required_unless_the_case_does() -> None:
    def required(id: str, is_required: bool | None = None) -> bool:
        (found,) = _row(id, is_required).host(_view(), "x.contoso.com", (), "x")
        return found.is_required

    assert required("fe_server_a")
    assert required("dir_pool_a")  # conditional: its case was found to hold
    assert not required("admin_internal")
    assert not required("sip_internal_a")
    assert required("sip_internal_a", True)
    assert not required("fe_server_a", False)


def test_a_service_record_has_the_rows_data() -> None:
    row = _row("sip_tls_srv")
    assert row.service_id == "access-edge-sip"
    assert row.named("sip_domain", "contoso.com") == "_sip._tls.contoso.com"
    (found,) = row.service(_view(), "_sip._tls.contoso.com", 443, "sip.contoso.com", "edge")
    assert (found.type, found.targets, found.port) == (RecordType.SRV, ("sip.contoso.com",), 443)
    assert (found.priority, found.weight) == (0, 0)
    (unknown,) = row.service(_view(), "_sip._tls.contoso.com", 443, None, "edge")
    assert unknown.targets == ()


def test_a_name_outside_every_zone_of_the_view_says_that_it_needs_its_own() -> None:
    for holds, expected in (((), ""), (("contoso.com",), ""), (("corp.local",), PINPOINT_NOTE)):
        (found,) = _row("meet_internal").host(_view(*holds), "meet.contoso.com", (), "pool")
        assert found.note == expected


def test_a_line_of_a_hosts_file_belongs_to_its_holder() -> None:
    members = (addresses("10.0.0.1"), addresses("2001:db8::2"))
    found = list(_row("edge_nexthop_hosts").hosts_file("edge", "pool.contoso.com", members, "edge"))
    assert [(record.view, record.type, record.targets) for record in found] == [
        ("edge", RecordType.A, ("10.0.0.1",)),
        ("edge", RecordType.AAAA, ("2001:db8::2",)),
    ]
    assert all("HOSTS" in record.note for record in found)
