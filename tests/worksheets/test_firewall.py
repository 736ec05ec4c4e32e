"""The firewall worksheet: one row a tuple, translations, settings."""

from __future__ import annotations

from dataclasses import replace

from planner.catalog import load_catalog
from planner.model.devices import NatDirection
from planner.model.interfaces import Side
from planner.model.zones import Provenance
from planner.requirements import build_plan
from planner.worksheets.ports_shown import joined
from planner.worksheets.worksheet import listed
from tests import builders as make
from tests.worksheets.rows import rows, sheet

TUPLE = ("firewall", "direction", "source", "source_port", "destination", "destination_port", "transport")


def test_no_tuple_stands_twice_between_the_same_interfaces() -> None:
    for group in sheet(make.enterprise_site(), "firewall").groups:
        if group.table is None:
            found = [tuple(row.text(key) for key in TUPLE) for row in group.rows]
            assert len(found) == len(set(found)), group.title


def test_adjoining_ports_are_one_range() -> None:
    for line in rows(make.enterprise_site(), "firewall"):
        for key in ("source_port", "destination_port"):
            spans = tuple(_span(part) for part in line[key].split() if part != "any")
            assert joined(spans) == spans, line


def _span(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def test_a_name_of_several_words_is_one_end() -> None:
    names = {line["destination"] for line in rows(make.enterprise_site(), "firewall") if "DNS" in line["destination"]}
    assert names == {"DNS\u00a0server"}


def test_what_stays_closed_has_addresses_and_ports_to_enter() -> None:
    design = make.enterprise_site()
    lines = rows(design, "firewall", "closed")
    addresses = {
        server.id: [
            str(interface.addresses[0])
            for machine in server.members
            for interface in machine.interfaces
            if interface.side is not Side.EXTERNAL
        ]
        for server in design.servers
    }
    media = next(line for line in lines if line["destination"] == "Pool" and "media" in line["comment"])
    assert media["source_address"].split() == addresses["edge"]
    assert media["destination_address"].split() == addresses["pool"]
    assert media["port"] == "49152-65535/tcp 49152-65535/udp"
    outside = next(line for line in lines if line["source"].startswith("any host in"))
    assert outside["source_address"] == "any"


def test_no_flow_is_lost_where_rows_are_one() -> None:
    design = make.enterprise_site()
    plan = build_plan(design, load_catalog())
    lines = rows(design, "firewall")
    for opening in plan.openings:
        alike = [
            line
            for line in lines
            if (line["firewall"], line["direction"], line["transport"])
            == (opening.firewall, opening.direction, opening.transport.value)
            and opening.flow in line["flow"].split()
            and line["source"] == (listed(opening.sources) or "any")
            and line["destination"] == (listed(opening.destinations) or "any")
        ]
        assert alike, opening
        line = alike[0]
        assert opening.purpose in line["purpose"]
        assert all(part in line["reference"] for part in opening.reference.split("; "))
        assert line["required"] == "yes" or not opening.is_required
    assert len(lines) < len(plan.openings)


def test_a_row_of_several_flows_says_which_document_is_less_sure() -> None:
    catalog = load_catalog()
    for line in rows(make.enterprise_site(), "firewall"):
        sure = {catalog.flow(flow).confidence for flow in line["flow"].split()}
        for confidence in sure - {"documented"}:
            assert f"[{confidence}]" in line["reference"]
        if "documented" in sure and len(sure) > 1:
            assert not line["reference"].split("; ")[0].endswith("]")


def test_translations_are_a_table_of_their_own() -> None:
    lines = rows(make.small_site(), "firewall", "nat")
    assert (lines[0]["public"], lines[0]["private"]) == ("203.0.113.11", "172.16.1.11")
    holders = {line["private"]: (line["holder"], line["direction"], line["source"]) for line in lines}
    assert holders["172.16.1.20"] == ("Proxy", "both ways", "kept")
    assert holders["172.16.1.11"][0] == "Edge"
    design = make.small_site()
    outer = next(firewall for firewall in design.firewalls if firewall.nat)
    entries = tuple(replace(item, direction=NatDirection.INBOUND, keeps_source=False) for item in outer.nat)
    lines = rows(design.with_element(replace(outer, nat=entries)), "firewall", "nat")
    assert {(line["direction"], line["source"]) for line in lines} == {("inbound only", "translated")}


def test_rules_and_translations_do_not_share_a_file() -> None:
    assert set(rows(make.small_site(), "firewall")[0]) == {
        *("firewall", "direction", "source", "source_zone", "source_port", "destination", "destination_zone"),
        *("destination_port", "transport", "protocol", "action", "required", "purpose", "flow", "reference"),
        *("enters_at", "leaves_at", "element"),
    }


def test_settings_say_what_is_planned_and_what_is_needed() -> None:
    lines = [line for line in rows(make.small_site(), "firewall", "settings") if line["device"] == "fw-outer"]
    found = {line["setting"]: (line["planned"], line["required"]) for line in lines}
    assert found["Spoofing prevention"] == ("on", "yes")
    assert found["Hairpinning"][0] == "allowed"
    assert found["Connection tracking"] == ("stateful", "yes")


def test_recorded_policies_are_to_be_compared() -> None:
    design = make.small_site()
    outer = next(firewall for firewall in design.firewalls if firewall.id == "fw-outer")
    found = sheet(design.with_element(replace(outer, policy=Provenance.RECORDED)), "firewall")
    notes = {group.note for group in found.groups if group.table is None and group.title.startswith("Fw Outer")}
    compare = "The rules of this firewall are recorded; compare them with these rows."
    assert notes == {
        f"Enters at adapter 'internet', leaves at adapter 'outer'. {compare}",
        f"Enters at adapter 'outer', leaves at adapter 'internet'. {compare}",
    }
