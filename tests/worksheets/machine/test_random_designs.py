"""Whatever a design looks like, the files for machines are accepted by the programs that they are for.

Random designs are mostly senseless, which is their use: half drawn, both IP families, ports that nobody would choose,
texts of any kind. The others are reference designs from which addresses and elements were taken away.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.atomic_write import check_file_names
from planner.model.design import Design
from planner.requirements import Plan
from planner.worksheets.machine import MACHINE_FORMATS, machine_files
from planner.worksheets.machine.certificate_requests import request_stem
from planner.worksheets.machine.plain import Origin
from tests.strategies import designs, wild_texts
from tests.worksheets.machine.accepting import accept, keys
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, design_of, plan_from, with_text
from tests.worksheets.machine.gaps_shown import gaps_on_top
from tests.worksheets.machine.test_powershell import check as check_powershell
from tests.worksheets.machine.tools import run

texts = st.one_of(st.sampled_from(HOSTILE), wild_texts)


def times(count: int) -> settings:
    """Programs are asked in every example, which takes a second."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=count, suppress_health_check=slow, deadline=None)


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return keys(tmp_path_factory.mktemp("keys"))


@st.composite
def worn_designs(draw: st.DrawFn) -> Plan:
    """Reference designs with hostile texts, from which some addresses and elements were taken away."""
    design = design_of(draw(st.sampled_from(DESIGNS)))
    everything = [element.id for element in design.elements if element.kind not in ("site", "zone", "dns-view")]
    for gone in draw(st.lists(st.sampled_from(everything), max_size=3, unique=True)):
        if design.find(gone) is not None:
            design = _without(design, gone)
    for bare in draw(st.lists(st.sampled_from([item.id for item in design.servers] or [""]), max_size=3)):
        design = _bared(design, bare)
    return with_text(design, draw(texts))


def _without(design: Design, gone: str) -> Design:
    from planner.editing.removal import without_parts

    return without_parts(design, frozenset({gone}))


def _bared(design: Design, bare: str) -> Design:
    servers = tuple(
        replace(server, members=tuple(
            replace(machine, bindings=(), interfaces=tuple(replace(item, addresses=()) for item in machine.interfaces))
            for machine in server.members
        )) if server.id == bare else server
        for server in design.servers
    )  # fmt: skip
    return replace(design, servers=servers)


def every_tool_accepts(plan: Plan, origin: Origin, pem: bytes) -> None:
    files = machine_files(plan, origin, MACHINE_FORMATS)
    check_file_names(files)
    for name, data in files.items():
        if b"NOT COMPLETE" in data:
            gaps_on_top(name, data)
    check_powershell({name: data for name, data in files.items() if name.endswith(".ps1")})
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        accept(folder, files, pem)
        for certificate in plan.certificates:
            said = run("openssl", "req", "-in", f"{request_stem(certificate)}.csr", "-noout", "-text", folder=folder)
            assert re.findall(r"DNS:([^,\s]+)", said) == list(certificate.names)


@times(4)
@given(worn_designs(), texts)
def test_worn_reference_designs(pem: bytes, plan: Plan, title: str) -> None:
    every_tool_accepts(plan, Origin(title, "P", "0"), pem)


@times(6)
@given(designs(), texts)
def test_any_design(pem: bytes, design: Design, title: str) -> None:
    every_tool_accepts(plan_from(design), Origin(title, "P", "0"), pem)


@pytest.mark.heavy
@pytest.mark.timeout(7200)
@times(150)
@given(worn_designs(), texts)
def test_many_worn_reference_designs(pem: bytes, plan: Plan, title: str) -> None:
    every_tool_accepts(plan, Origin(title, "P", "0"), pem)


@pytest.mark.heavy
@pytest.mark.timeout(7200)
@times(400)
@given(designs(), texts)
def test_many_designs(pem: bytes, design: Design, title: str) -> None:
    every_tool_accepts(plan_from(design), Origin(title, "P", "0"), pem)
