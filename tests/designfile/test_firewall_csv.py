"""Reading a firewall rule list: cells, places of errors, limits, and the way back from the worksheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile import firewall_csv
from planner.designfile.errors import DesignFileError, DesignFileErrors
from planner.designfile.firewall_csv import COLUMNS, FirewallList, read_firewall_csv
from planner.model.design import Design
from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import Provenance
from planner.requirements.mobility_matrix import mobility_matrix
from planner.worksheets import build_worksheets
from planner.worksheets.formats.csv_format import csv_bytes
from tests.requirements.reference_designs import plan_of, reference, reference_plan

ENTERPRISE = reference("enterprise")
ROW = {
    "firewall": "internal-firewall",
    "direction": "inbound",
    "source": "198.51.100.80",
    "source_zone": "Perimeter, inside",
    "source_port": "any",
    "destination": "192.0.2.42 192.0.2.44",
    "destination_zone": "Internal network",
    "destination_port": "4443 50000-59999",
    "transport": "tcp",
    "protocol": "HTTPS",
    "action": "allow",
    "required": "yes",
    "purpose": "Publishing",
    "flow": "rp-to-web-ext-https-hlb",
    "reference": "",
}


def listed(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({**ROW, **row})
    return text.getvalue().encode()


def read(data: bytes, firewall: str = "internal-firewall", design: Design = ENTERPRISE) -> FirewallList:
    return read_firewall_csv(data, design, firewall)


def refusals(data: bytes, firewall: str = "internal-firewall") -> list[str]:
    with pytest.raises(DesignFileErrors) as caught:
        read(data, firewall)
    return [str(error) for error in caught.value.errors]


def errors_of(data: bytes) -> tuple[DesignFileError, ...]:
    try:
        read(data)
    except DesignFileErrors as errors:
        return errors.errors
    return ()


def test_a_row_becomes_a_rule() -> None:
    assert read(listed({})).rules == (
        FirewallRule(
            action=RuleAction.ALLOW,
            transport=Transport.TCP,
            sources=("198.51.100.80",),
            destinations=("192.0.2.42", "192.0.2.44"),
            destination_ports=(PortRange(first=4443, last=4443), PortRange(first=50000, last=59999)),
            comment="Publishing",
        ),
    )


def test_order_and_denials_are_kept() -> None:
    rules = read(listed({"action": "deny", "source": "any"}, {"transport": "any"}, {"transport": "UDP"})).rules
    assert [(rule.action.value, rule.transport.value) for rule in rules] == [
        ("deny", "tcp"),
        ("allow", "any"),
        ("allow", "udp"),
    ]
    assert rules[0].sources == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("any", ()),
        ("10.0.0.0/8 2001:db8::/32", ("10.0.0.0/8", "2001:db8::/32")),
        ("Corporate Wi-Fi", ("wifi",)),
        ("wifi lan", ("wifi", "lan")),
        ("Front End pool", ("pool01",)),
        ("pool01.contoso.com", ("pool01",)),
        ("fe01.contoso.com", ("fe01",)),
        ("fe01 192.0.2.12", ("fe01", "192.0.2.12")),
        ("crl.example.com", ("crl.example.com",)),
        ("DNS server", ("perimeter-inner",)),
        ("DNS\u00a0server", ("perimeter-inner",)),
        ("Corporate\u00a0Wi-Fi", ("wifi",)),
        ("SQL01.contoso.com", ("sql01",)),
    ],
)
def test_ends_are_addresses_or_what_the_design_calls_so(text: str, ends: tuple[str, ...]) -> None:
    assert read(listed({"source": text})).rules[0].sources == ends


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("source", "10.0.0.300", "'10.0.0.300' is no address"),
        ("source", "Corporate", "'Corporate' is no address"),
        ("destination", "10.0.0.0/33", "'10.0.0.0/33' is no address"),
        ("source_port", "0", "'0' is no port"),
        ("destination_port", "443 70000", "'70000' is no port"),
        ("destination_port", "60000-50000", "'60000-50000' is no port"),
        ("destination_port", "https", "'https' is no port"),
        ("destination_port", "٤٤٣", "'٤٤٣' is no port"),
        ("transport", "icmp", "'icmp' is no transport"),
        ("action", "maybe", "'maybe' is no action"),
        ("required", "perhaps", "'perhaps' is neither yes nor no"),
    ],
)
def test_a_bad_cell_is_told_with_its_line_and_column(column: str, text: str, said: str) -> None:
    (line,) = refusals(listed({}, {"purpose": "two\nlines"}, {column: text}))
    number = COLUMNS.index(column) + 1
    assert line.startswith(f"rules.csv:5:{number}: column '{column}': {said}")
    assert "(expected " in line


def test_all_bad_cells_are_told_at_once() -> None:
    assert len(refusals(listed({"action": "x", "transport": "y"}, {"source_port": "z"}))) == 3


def test_rows_of_other_firewalls_are_passed_over_and_named() -> None:
    found = read(listed({"firewall": "wan-firewall"}, {"firewall": "Internal firewall"}))
    assert (len(found.rules), found.others) == (1, ("wan-firewall",))
    (line,) = refusals(listed({"firewall": "wan-firewall"}))
    assert "no row is for the firewall 'internal-firewall' (expected its id; the file has wan-firewall)" in line


def test_rows_that_are_not_required_are_left_out_unless_asked_for() -> None:
    data = listed({}, {"required": "no"})
    assert (len(read(data).rules), read(data).optional) == (1, 1)
    assert len(read_firewall_csv(data, ENTERPRISE, "internal-firewall", with_optional=True).rules) == 2


def test_fewer_columns_in_another_order_with_semicolons_and_a_byte_order_mark_are_enough() -> None:
    columns = ("action", "transport", "source", "source_port", "destination_port", "destination")
    data = b"\xef\xbb\xbf" + listed({}, columns=columns, delimiter=";").replace(b"source_port", b"Source Port")
    assert read(data).rules[0].destinations == ("192.0.2.42", "192.0.2.44")


def test_a_cell_that_was_kept_from_running_is_read_back() -> None:
    assert read(listed({"purpose": "'=1+1"})).rules[0].comment == "=1+1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no row is for the firewall"),
        (b"source,destination\n1,2\n", "the head lacks source_port, destination_port, transport, action"),
        (b"\xff\xfe", "this is no UTF-8 text"),
        (listed({}) + b"a,b\r\n", "the row has 2 cells"),
        (listed({}) + b"\0", "zero byte"),
        (listed({})[:-2].replace(b"Publishing", b'"Publishing'), "this is no CSV"),
        (listed({}, columns=(*COLUMNS, "source")), "the head has source twice"),
        (listed({"purpose": "x" * (firewall_csv.MOST_CELL + 1)}), "this is no CSV"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, said: str) -> None:
    assert said in refusals(data)[0]


def test_what_is_read_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firewall_csv, "MOST_ROWS", 2)
    assert len(read(listed({}, {})).rules) == 2
    assert "at most 2 rows" in refusals(listed({}, {}, {}))[0]
    monkeypatch.setattr(firewall_csv, "MOST_BYTES", 10)
    assert "at most 10" in refusals(listed({}))[0]
    assert csv.field_size_limit() > firewall_csv.MOST_CELL  # the process's own limit is as it was


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_are_refused_in_words(data: bytes) -> None:
    for error in errors_of(listed({}) + data):
        assert error.line >= 1
        assert error.column >= 1
        assert error.expected


@given(st.lists(st.text(max_size=20), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_any_cells_are_a_rule_or_are_refused_in_words(cells: list[str]) -> None:
    row = dict(zip(COLUMNS, cells, strict=True)) | {"firewall": "internal-firewall"}
    assert all(error.expected for error in errors_of(listed(row)))


def recorded(name: str) -> Design:
    """The reference design with the rows of its own firewall worksheet as recorded policies."""
    plan = reference_plan(name)
    (sheet,) = build_worksheets(plan, (), ("firewall",))
    data = csv_bytes(sheet)
    design = plan.design
    for firewall in plan.design.firewalls:
        found = read_firewall_csv(data, plan.design, firewall.id)
        design = design.with_element(replace(firewall, policy=Provenance.RECORDED, rules=found.rules))
    return design


@pytest.mark.parametrize("name", ["enterprise", "standard"])
def test_the_worksheet_recorded_as_policy_lets_pass_what_the_derived_policy_does(name: str) -> None:
    derived, plan = reference_plan(name), plan_of(recorded(name))
    assert all(firewall.policy is Provenance.RECORDED for firewall in plan.design.firewalls)
    questions = [
        replace(walk.question, ignore_filters=False) for flow_walk in derived.flow_walks for walk in flow_walk.walks
    ]
    verdicts = {question: derived.traffic.walk(question).verdict for question in questions}
    assert {question: plan.traffic.walk(question).verdict for question in questions} == verdicts
    assert mobility_matrix(plan).faults == ()


@pytest.mark.parametrize("name", ["enterprise", "standard"])
def test_without_a_row_something_is_not_delivered(name: str) -> None:
    design = recorded(name)
    firewall = next(item for item in design.firewalls if item.id == "external-firewall")
    shut = plan_of(design.with_element(replace(firewall, rules=())))
    assert mobility_matrix(shut).faults
