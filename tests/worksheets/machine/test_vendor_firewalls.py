"""Rules that aerleon writes: every complete row is there for each vendor, and hostile text stays in comments."""

from __future__ import annotations

import importlib.util
import logging
import re
from dataclasses import replace

import pytest
from defusedxml import ElementTree

from planner.worksheets.machine.passing import alike, lacks_an_end
from planner.worksheets.machine.vendor_firewalls import vendor_files
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_of, with_text

needs_aerleon = pytest.mark.skipif(importlib.util.find_spec("aerleon") is None, reason="aerleon is not installed")
VENDORS = ("ciscoasa", "srx", "paloalto")


def test_without_the_package_a_file_says_where_the_rows_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    files = vendor_files(plan_of("standard"), ORIGIN)
    assert list(files) == ["vendor-firewalls.txt"]
    assert b"firewall.csv" in files["vendor-firewalls.txt"]


@needs_aerleon
@pytest.mark.parametrize("name", DESIGNS)
def test_every_complete_row_is_in_every_language(name: str) -> None:
    plan = plan_of(name)
    files = vendor_files(plan, ORIGIN)
    for firewall in plan.design.firewalls:
        required = [item for item in plan.openings if item.firewall == firewall.id and item.is_required]
        rows = [rule for rule, same in alike(firewall, required).items() if not lacks_an_end(rule, same[0])]
        wanted = {f"row-{number}" for number in range(1, len(rows) + 1)}
        asa = files[f"ciscoasa_{firewall.id}.txt"].decode()
        assert set(re.findall(r"remark (row-\d+)$", asa, re.M)) == wanted
        assert len(re.findall(r"extended permit", asa)) >= len(rows)
        assert set(re.findall(r"policy (row-\d+) {", files[f"srx_{firewall.id}.txt"].decode())) == wanted
        tree = ElementTree.fromstring(files[f"paloalto_{firewall.id}.xml"])
        assert {entry.get("name") for entry in tree.iterfind(".//rules/entry")} == wanted


@needs_aerleon
def test_the_root_logger_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    vendor_files(plan_of("standard"), ORIGIN)
    assert logging.root.handlers == []


@needs_aerleon
def test_the_edge_keeps_its_source_ports_and_palo_alto_matches_what_was_asked_for() -> None:
    files = vendor_files(plan_of("enterprise"), ORIGIN)
    assert "203.0.113.12 range 50000 59999 any" in files["ciscoasa_external-firewall.txt"].decode()
    assert "any host 198.51.100.20 eq https" in files["ciscoasa_external-firewall.txt"].decode()
    assert "203.0.113.40" in files["paloalto_external-firewall.xml"].decode()
    assert "198.51.100.20/32" in files["srx_external-firewall.txt"].decode()


@needs_aerleon
@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_stays_in_comments(text: str) -> None:
    design = design_of("enterprise")
    hostile = vendor_files(with_text(design, text), replace(ORIGIN, title=text))
    calm = vendor_files(with_text(design, "calm"), ORIGIN)
    assert {name: _permitted(data) for name, data in hostile.items()} == {
        name: _permitted(data) for name, data in calm.items()
    }
    for name, data in hostile.items():
        if name.endswith(".xml"):
            ElementTree.fromstring(data)


def _permitted(data: bytes) -> list[str]:
    """Lines that permit or match something."""
    words = ("permit", "-address", "application", "policy", "<member>", "<entry", "<port>", "from-zone", "term")
    found = [line.strip() for line in data.decode().splitlines()]
    return [line for line in found if any(word in line for word in words) and " remark " not in line]
