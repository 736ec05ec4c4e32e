"""Zone files that BIND takes, and a running server that answers every planned question and no unwanted one."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from planner.model.names import normalized
from planner.model.zones import DnsRecord, DnsView, RecordType
from planner.requirements import Plan
from planner.worksheets.machine.bind import bind_files, zone_file_name, zones_of
from tests.worksheets.machine import name_server
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_from, plan_of, with_text
from tests.worksheets.machine.tools import isolated, need, run, write

NO_SUCH_NAME, REFUSED = "3", "5"
OUTSIDER = "198.18.0.1"


def lines_of(data: bytes) -> list[str]:
    return [line for line in data.decode().splitlines() if not line.lstrip().startswith((";", "//"))]


@pytest.mark.parametrize("name", DESIGNS)
def test_every_zone_is_accepted(name: str, tmp_path: Path) -> None:
    need("named-checkzone", "named-checkconf")
    plan = plan_of(name)
    write(tmp_path, bind_files(plan, ORIGIN))
    for view in plan.design.dns_views:
        for zone in zones_of(plan.design, view, plan.dns[view.id]):
            said = run("named-checkzone", zone.zone, tmp_path / zone_file_name(view.id, zone.zone))
            assert said.endswith("OK\n")
            assert "ignoring" not in said
    run("named-checkconf", "-z", "named.conf", folder=tmp_path)


def asked_from(plan: Plan, view: DnsView) -> str:
    """An address whose questions go to a view: in a subnet of its zones, or anywhere outside for the public one."""
    subnets = [net for zone in plan.design.zones if zone.view == view.id for net in zone.subnets if net.version == 4]
    is_public = any(not zone.subnets for zone in plan.design.zones if zone.view == view.id)
    return OUTSIDER if is_public else str(subnets[0][5])


def answers(plan: Plan, folder: Path, questions: list[tuple[str, str, str]]) -> list[list[str]]:
    write(folder, bind_files(plan, ORIGIN))
    given = json.dumps({"addresses": sorted({source for source, *_ in questions}), "questions": questions})
    return list(json.loads(run(*isolated(), sys.executable, name_server.__file__, folder, given=given)))


def expected(plan: Plan, view: DnsView) -> dict[tuple[str, str], list[str]]:
    """What the plan says that a view answers, from the records in force."""
    found: dict[tuple[str, str], list[str]] = {}
    for record in plan.dns[view.id]:
        for target in record.targets:
            data = target if record.type is not RecordType.SRV else normalized(target)
            if record.type is RecordType.SRV:
                data = f"{record.priority} {record.weight} {record.port or 0} {data}"
            found.setdefault((normalized(record.name), record.type.value), []).append(data)
    return {key: sorted(set(data)) for key, data in found.items()}


@pytest.mark.parametrize("name", DESIGNS)
def test_a_running_server_answers_every_planned_question_and_no_unwanted_one(name: str, tmp_path: Path) -> None:
    need("named", "ip")
    plan = plan_of(name)
    planned = {
        (asked_from(plan, view), *key): data
        for view in plan.design.dns_views
        for key, data in expected(plan, view).items()
    }
    views = {view.id: view for view in plan.design.dns_views}
    unwanted = [(asked_from(plan, views[item.view]), normalized(item.name), "A") for item in plan.must_not_resolve]
    assert planned
    assert unwanted
    got = answers(plan, tmp_path, [*planned, *unwanted])
    for question, (status, *data), wanted in zip(planned, got, planned.values(), strict=False):
        assert (status, data) == ("0", wanted), question
    for question, answer in zip(unwanted, got[len(planned) :], strict=True):
        assert answer in ([NO_SUCH_NAME], [REFUSED]), question


def test_views_lend_their_zones_to_those_that_forward_to_them_but_never_against_them(tmp_path: Path) -> None:
    need("named", "ip")
    base = design_of("standard")
    views = (
        DnsView(id="external", name="Public", holds=("contoso.com", "partner.example", "deep.contoso.com")),
        DnsView(id="internal", name="Inside", holds=("contoso.com",), forwards_to="external"),
    )
    own = (
        DnsRecord(id="r1", view="external", name="www.partner.example", targets=("203.0.113.99",)),
        DnsRecord(id="r2", view="external", name="a.deep.contoso.com", targets=("203.0.113.98",)),
        DnsRecord(id="r3", view="internal", name="lonely.example", targets=("192.0.2.9",)),
    )
    plan = plan_from(replace(base, dns_views=views, dns_records=own))
    inside = asked_from(plan, views[1])
    got = answers(
        plan,
        tmp_path,
        [
            (inside, "www.partner.example", "A"),
            (inside, "a.deep.contoso.com", "A"),
            (OUTSIDER, "a.deep.contoso.com", "A"),
            (inside, "lonely.example", "A"),
            (OUTSIDER, "lonely.example", "A"),
        ],
    )
    assert got == [["0", "203.0.113.99"], [NO_SUCH_NAME], ["0", "203.0.113.98"], ["0", "192.0.2.9"], [REFUSED]]


def test_a_name_outside_the_zones_of_its_view_gets_a_zone_of_its_own() -> None:
    design = design_of("standard")
    view = DnsView(id="v", name="V", holds=("contoso.com",))
    record = DnsRecord(id="r", view="v", name="sip.fabrikam.com", targets=("192.0.2.1",))
    assert [(zone.zone, zone.is_held) for zone in zones_of(design, view, (record,))] == [
        ("contoso.com", True),
        ("sip.fabrikam.com", False),
    ]
    free = DnsView(id="v", name="V")
    inner = DnsRecord(id="s", view="v", name="sip.contoso.com", targets=("192.0.2.1",))
    assert [zone.zone for zone in zones_of(design, free, (record, inner))] == ["contoso.com", "sip.fabrikam.com"]


@pytest.mark.parametrize("target", ["1.2.3.4\nevil IN A 6.6.6.6", "; x", "2001:db8::1", "a b", "$INCLUDE /etc/passwd"])
def test_what_is_no_address_stays_a_comment(target: str) -> None:
    base = design_of("standard")
    record = DnsRecord(id="bad", view="internal", name="bad.contoso.com", targets=(target,))
    files = bind_files(plan_from(base.with_element(record)), ORIGIN)
    zone = files[zone_file_name("internal", "contoso.com")]
    assert not [line for line in lines_of(zone) if "bad" in line or "evil" in line or "$INCLUDE" in line]
    assert "LEFT OUT" in zone.decode()


def test_an_alias_beside_other_records_and_at_the_top_of_a_zone_is_left_out(tmp_path: Path) -> None:
    need("named-checkzone")
    own = (
        DnsRecord(id="a", view="internal", name="contoso.com", type=RecordType.CNAME, targets=("www.contoso.com",)),
        DnsRecord(id="b", view="internal", name="x.contoso.com", type=RecordType.CNAME, targets=("dc01.contoso.com",)),
        DnsRecord(id="c", view="internal", name="x.contoso.com", type=RecordType.A, targets=("192.0.2.77",)),
    )
    files = bind_files(plan_from(design_of("standard").with_elements(own)), ORIGIN)
    name = zone_file_name("internal", "contoso.com")
    assert files[name].decode().count("LEFT OUT") == 2
    write(tmp_path, files)
    run("named-checkzone", "-i", "local", "contoso.com", tmp_path / name)


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_changes_comments_only(text: str) -> None:
    design = design_of("enterprise")
    hostile = bind_files(with_text(design, text), replace(ORIGIN, title=text))
    calm = bind_files(with_text(design, "calm"), ORIGIN)
    assert {name: lines_of(data) for name, data in hostile.items()} == {
        name: lines_of(data) for name, data in calm.items()
    }


def test_inner_networks_are_taken_from_the_view_around_them() -> None:
    base = design_of("standard")
    views = (*base.dns_views, DnsView(id="mobile", name="Mobile", holds=("contoso.com",)))
    zones = tuple(
        replace(zone, subnets=(ip_network("192.0.0.0/16"),))
        if zone.id == "lan"
        else replace(zone, view="mobile")
        if zone.id == "wifi"
        else zone
        for zone in base.zones
    )
    text = bind_files(plan_from(replace(base, dns_views=views, zones=zones)), ORIGIN)["named-views.conf"].decode()
    inside = text.partition('acl "clients-internal" {')[2].partition("};")[0]
    assert inside.index("! 192.0.2.128/26;") < inside.index("192.0.0.0/16;")


def test_views_that_forward_in_a_circle_are_accepted(tmp_path: Path) -> None:
    need("named-checkconf")
    design = design_of("standard")
    ring = [view.id for view in design.dns_views]
    views = tuple(
        replace(view, holds=(f"{view.id}.example",), forwards_to=ring[(number + 1) % len(ring)])
        for number, view in enumerate(design.dns_views)
    )
    write(tmp_path, bind_files(plan_from(replace(design, dns_views=views)), ORIGIN))
    run("named-checkconf", "-z", "named.conf", folder=tmp_path)
    text = (tmp_path / "named-views.conf").read_text()
    assert text.count("LEFT OUT, views forward in a circle") == 1
    assert "in-view" in text
