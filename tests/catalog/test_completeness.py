"""Every fact that was collected is in the catalog, with its numbers.

Where the collection lies beside the repository, rows are compared with it; the counts hold everywhere.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.catalog import load_catalog
from planner.catalog.services import PortRange

CATALOG = load_catalog()
FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts"

needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts are not beside the repository")


@cache
def _facts(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((FACTS / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return loaded


def _numbers(ranges: Iterable[PortRange]) -> set[int]:
    return {number for entry in ranges for number in range(entry.start, entry.end + 1)}


def _fact_numbers(entries: Iterable[Any]) -> set[int]:
    numbers: set[int] = set()
    for entry in entries:
        start, _, end = str(entry).partition("-")
        numbers |= set(range(int(start), int(end or start) + 1))
    return numbers


def _headings(sources: Iterable[str]) -> set[str]:
    return {source.partition(" § ")[2] for source in sources}


WORKED_OUT = (
    "sql-mirror-witness",
    "wifi-dns",
    "guest-wifi-dns",
    "wifi-push-windows-phone",
    "hlb-health-probe-director",
)
"""Flows of no port table, worked out from other sentences of the documents; they stand behind those of the tables."""

READ_LATER = {
    "cls-director": "documented",
    "pchat-pool": "documented",
    "pchat-sql": "inferred",
    "pchat-file-store": "inferred",
    "vis-edge-mras": "inferred",
    "vis-fe-media": "inferred",
    "vis-client-media": "inferred",
    "trusted-app-registrar-sip": "inferred",
    "exchange-web-im-out": "inferred",
    "exchange-web-im-in": "inferred",
    "fe-sql-mirror-browser": "documented",
    "fe-monitoring-archiving-sql-browser": "inferred",
    "pchat-sql-browser": "inferred",
    "sql-principal-share": "inferred",
    **dict.fromkeys(("sba-ad-ldap", "sba-ad-gc", "sba-ad-kerberos", "sba-ad-other", "sba-ad-time"), "generic-windows"),
    "hlb-vip-to-office-web-apps": "inferred",
    "hlb-pool-vip-to-front-end": "inferred",
    "hlb-pool-vip-to-front-end-dial-in": "inferred",
    "hlb-pool-vip-to-front-end-call-park": "inferred",
    "hlb-pool-vip-to-front-end-audio-test": "inferred",
    "hlb-pool-vip-to-front-end-response-group": "inferred",
    "hlb-pool-vip-to-front-end-cac": "inferred",
    "hlb-pool-vip-to-mediation": "inferred",
    "hlb-pool-vip-to-director": "inferred",
    "hlb-int-vip-to-director-http": "inferred",
}
"""Flows of pages that were read after the collection, and how sure they are; they stand behind all others."""

REWORDED = {
    "hybrid-av-tcp-in",
    "fe-reach-psom",
    "fe-windows-fabric",
    "director-web-farm",
    "branch-client-conf-media",
}
"""Flows whose words named default ports in the collection; a design may change these, and its rows show the words."""

TOLD_MORE = {"fe-ad-other"}
"""Flows whose purpose says what the collection keeps in a note: a firewall team would open half of what is needed."""

PORTS_READ_LATER = {"videogw-vis-sip": {6001}}
"""Ports that the collection left open and a page names that was read after it."""

RECORDS_READ_LATER = ("vis_a",)
CERTIFICATES_READ_LATER = ("vis_default",)
SETTINGS_READ_LATER = ("Topology Builder (Video Interop Server) TCP or TLS port",)

_COLLECTED_FLOWS = tuple(flow for flow in CATALOG.flows if flow.id not in (*WORKED_OUT, *READ_LATER))
_COLLECTED_RECORDS = tuple(row for row in CATALOG.records if row.id not in RECORDS_READ_LATER)
_COLLECTED_CERTIFICATES = tuple(row for row in CATALOG.certificates if row.id not in CERTIFICATES_READ_LATER)


def test_rows_that_no_table_prints_stand_last_and_say_so() -> None:
    last = CATALOG.flows[len(_COLLECTED_FLOWS) :]
    assert tuple(flow.id for flow in last) == (*WORKED_OUT, *READ_LATER)
    assert {flow.confidence for flow in last if flow.id in WORKED_OUT} == {"inferred"}
    assert {flow.id: flow.confidence for flow in last if flow.id in READ_LATER} == READ_LATER


def test_no_row_is_missing() -> None:
    counts = {
        "flows": len(CATALOG.flows),
        "records": len(CATALOG.records),
        "clauses": len(CATALOG.clauses),
        "certificates": len(CATALOG.certificates),
        "balancing": len(CATALOG.balancing_rules),
        "configurable ports": len(CATALOG.configurable_ports),
        "contradictions": len(CATALOG.contradictions),
        "sizing": len(CATALOG.sizing.facts),
    }
    assert counts == {
        "flows": 210 + len(WORKED_OUT) + len(READ_LATER),
        "records": 62 + len(RECORDS_READ_LATER),
        "clauses": 220,
        "certificates": 21 + len(CERTIFICATES_READ_LATER),
        "balancing": 13,
        "configurable ports": 62 + len(SETTINGS_READ_LATER),
        "contradictions": 84,
        "sizing": 87,
    }


def test_every_statement_says_how_sure_it_is_and_where_it_stands() -> None:
    rows: tuple[Any, ...] = (*CATALOG.flows, *CATALOG.records, *CATALOG.certificates, *CATALOG.clauses)
    assert [row.id for row in rows if not (row.confidence and row.source and row.reference)] == []


@needs_facts
@pytest.mark.parametrize(
    ("file", "table", "rows"),
    [
        ("flows.yaml", "flows", _COLLECTED_FLOWS),
        ("flows.yaml", "variants", CATALOG.variants),
        ("flows.yaml", "must_not", CATALOG.must_not),
        ("flows.yaml", "nat_rules", CATALOG.nat_rules),
        ("flows.yaml", "port_translations", CATALOG.port_translations),
        ("flows.yaml", "hairpin_paths", CATALOG.hairpin_paths),
        ("flows.yaml", "load_balancing", CATALOG.balancing_rules),
        ("flows.yaml", "load_balancing_rules", CATALOG.balancing_principles),
        ("dns.yaml", "records", _COLLECTED_RECORDS),
        ("dns.yaml", "facts", CATALOG.name_facts),
        ("certificates.yaml", "certificates", _COLLECTED_CERTIFICATES),
        ("certificates.yaml", "common", CATALOG.certificate_facts),
        ("mobility-rules.yaml", "rules", CATALOG.clauses),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_ids_are_those_of_the_collection(file: str, table: str, rows: tuple[Any, ...]) -> None:
    assert [row.id for row in rows] == [fact["id"] for fact in _facts(file)[table]]


@needs_facts
def test_every_flow_has_the_ports_of_the_collection() -> None:
    facts = {fact["id"]: fact for fact in _facts("flows.yaml")["flows"]}
    for flow in _COLLECTED_FLOWS:
        fact = facts[flow.id]
        expected = PORTS_READ_LATER.get(flow.id, _fact_numbers(fact["ports"]))
        assert _numbers(CATALOG.ports_of(flow)) == expected, flow.id
        assert flow.id not in PORTS_READ_LATER or not fact["ports"]
        assert _numbers(flow.source_ports) == _fact_numbers(fact.get("source_ports", ())), flow.id


@needs_facts
def test_every_flow_has_the_ends_and_conditions_of_the_collection() -> None:
    crosses = {fact["flow"]: fact["crosses"] for fact in _facts("flows.yaml")["boundaries"]}
    facts = {fact["id"]: fact for fact in _facts("flows.yaml")["flows"]}
    for flow in _COLLECTED_FLOWS:
        fact = facts[flow.id]
        same = {
            "from": flow.from_role,
            "to": flow.to_role,
            "transport": flow.transport,
            "protocol": flow.protocol,
            "direction": flow.direction,
            "purpose": flow.purpose,
            "confidence": flow.confidence,
        }
        told = {key: fact[key] for key in same}
        if told["purpose"].startswith("Same"):  # as the row above in the collection; on a worksheet no row is above
            told["purpose"] = same["purpose"]
        if flow.id in REWORDED | TOLD_MORE:
            assert told["purpose"] != same["purpose"], flow.id
            told["purpose"] = same["purpose"]
        if flow.id == "branch-client-conf-media":  # the note that PSOM has a row of its own is no protocol
            assert told["protocol"] == "SRTP, PSOM excluded"
            told["protocol"] = "SRTP/SRTCP"
        assert same == told, flow.id
        assert list(flow.versions) == [str(version) for version in fact["versions"]]
        assert flow.required == fact["required"]["mode"]
        assert flow.condition == fact["required"].get("condition", "")
        assert list(flow.features) == fact["required"]["features"]
        assert flow.legacy == fact.get("legacy", False)
        assert _headings(flow.source) == _headings(fact["source"])
        crossed = [{"firewall": crossing.firewall, "direction": crossing.direction} for crossing in flow.crosses]
        assert crossed == crosses[flow.id]


def test_every_purpose_is_understood_without_the_row_above() -> None:
    purposes = [*(flow.purpose for flow in CATALOG.flows), *(record.purpose for record in CATALOG.records)]
    assert [text for text in purposes if not text or text.startswith("Same")] == []


def test_no_words_of_a_flow_name_a_port_that_a_design_may_change() -> None:
    for flow in CATALOG.flows:
        said = {int(number) for number in re.findall(r"\b\d{2,5}\b", flow.purpose)}
        ports = {number for ports in CATALOG.ports_of(flow) for number in (ports.start, ports.end)}
        assert said.isdisjoint(ports), flow.id


@needs_facts
def test_every_port_of_a_virtual_address_is_that_of_the_collection() -> None:
    facts = {fact["id"]: fact for fact in _facts("flows.yaml")["load_balancing"]}
    for rule in CATALOG.balancing_rules:
        told = [*facts[rule.id]["services"], *facts[rule.id].get("conditional_services", ())]
        assert [CATALOG.service(pair.vip).port for pair in rule.services] == [pair["vip_port"] for pair in told]
        nodes = [CATALOG.service(pair.node).port if pair.node else None for pair in rule.services]
        assert nodes == [pair.get("node_port") for pair in told]


@needs_facts
def test_every_srv_record_has_the_port_of_the_collection() -> None:
    for fact in _facts("dns.yaml")["records"]:
        record = CATALOG.record(fact["id"])
        assert record.name == fact["name"]
        assert list(record.versions) == fact["versions"]
        port = CATALOG.service(record.srv.service).port if record.srv else None
        assert port == fact.get("srv", {}).get("port")


@needs_facts
def test_every_clause_has_the_line_and_severity_of_the_collection() -> None:
    for fact in _facts("mobility-rules.yaml")["rules"]:
        clause = CATALOG.clause(fact["id"])
        assert clause.line == str(fact.get("seed_line", ""))
        assert (clause.severity, clause.check, clause.section) == (fact["severity"], fact["check"], fact["section"])
        assert list(clause.related) == fact["related"]


@needs_facts
def test_every_sizing_figure_is_that_of_the_collection() -> None:
    facts = {
        fact["id"]: fact
        for table in _facts("capacity.yaml").values()
        if isinstance(table, list)
        for fact in table
        if "id" in fact
    }
    assert set(facts) <= {fact.id for fact in CATALOG.sizing.facts}
    for id, fact in facts.items():
        value = fact.get("value")
        held = CATALOG.sizing_fact(id).value
        assert held == (tuple(value) if isinstance(value, list) else value), id
