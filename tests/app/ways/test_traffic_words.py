"""What the drawing says about ports is what the plan has, and comes and goes with its layers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from planner.app.ways.traffic_words import ports_in_words, words_of
from planner.app.window import MainWindow
from planner.canvas.layers import Layer
from planner.catalog import load_catalog
from planner.model.devices import Transport
from planner.requirements import Plan, build_plan
from tests.editing.samples import example


@pytest.fixture(scope="module")
def plan() -> Plan:
    return build_plan(example("enterprise").design, load_catalog())


def test_every_opening_is_said_at_its_firewall_in_its_direction(plan: Plan) -> None:
    words = words_of(plan)
    for opening in plan.openings:
        rows = words.passages[opening.firewall]
        row = next(
            item for item in rows if (item.source, item.target) == (opening.from_interface, opening.to_interface)
        )
        zones = {item.name: item.zone for item in plan.design.get(opening.firewall).interfaces}
        assert (row.source_zone, row.target_zone) == (zones[row.source], zones[row.target])
    outside = next(item for item in words.passages["external-firewall"] if item.target == "edge")
    assert (outside.source, outside.ports) == ("outside", "443, 5061/tcp · 3478/udp")


def test_a_firewall_that_nothing_crosses_says_nothing(plan: Plan) -> None:
    assert set(words_of(plan).passages) == {opening.firewall for opening in plan.openings}


def test_lines_say_the_ports_of_the_connections_along_them(plan: Plan) -> None:
    ports = words_of(plan).ports
    link = next(item for item in plan.design.links if (item.source, item.target) == ("edgepool01", "dirpool01"))
    assert ports[link.id] == "5061/tcp"
    balanced = next(key for key in ports if key.startswith("lb") or "balancer" in key)
    assert "443" in ports[balanced]


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(443, 443), (80, 80)], "80, 443/tcp"),
        ([(5000, 5010), (5005, 5005), (5011, 5020)], "5000–5020/tcp"),
        ([(1, 1), (2, 2), (3, 3)], "1, 2, +1/tcp"),
        ([], "any port/tcp"),
    ],
)
def test_ports_are_said_shortly(spans: list[tuple[int, int]], words: str) -> None:
    rows: list[tuple[tuple[tuple[int, int], ...], Transport]] = [((span,), Transport.TCP) for span in spans]
    rows = rows or [((), Transport.TCP)]
    assert ports_in_words(rows, most=2) == words


@given(st.lists(st.tuples(st.integers(1, 65535), st.integers(0, 400)), min_size=1, max_size=8))
def test_no_port_is_lost(pairs: list[tuple[int, int]]) -> None:
    spans = [(first, min(first + more, 65535)) for first, more in pairs]
    said = ports_in_words([(tuple(spans), Transport.UDP)]).removesuffix("/udp")
    found: set[int] = set()
    for part in said.split(", "):
        first, _, last = part.partition("–")
        found.update(range(int(first), int(last or first) + 1))
    assert found == {port for first, last in spans for port in range(first, last + 1)}


def test_the_layers_are_switched_in_the_menu_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    scene = window.scene
    assert Layer.OPENINGS not in scene.sync.layers
    assert not scene.openings.plates
    with qtbot.waitSignal(window.controller.findings_changed, timeout=30_000):
        window.begin()
    qtbot.waitUntil(lambda: bool(scene.traffic_words.ports), timeout=10_000)
    link = next(item for item in window.controller.document.design.links if item.target == "dirpool01")
    assert scene.sync.links[link.id].label.endswith("5061/tcp")
    window.actions_table["layer-openings"].trigger()
    assert window.actions_table["layer-openings"].isChecked()
    assert {plate.firewall for plate in scene.openings.plates} >= {"external-firewall", "internal-firewall"}
    assert "openings" not in window.settings.hidden_layers
    window.actions_table["layer-ports"].trigger()
    assert "5061" not in scene.sync.links[link.id].label
    assert "ports" in window.settings.hidden_layers
    window.actions_table["layer-openings"].trigger()
    assert not scene.openings.plates
    assert not scene.openings.arrows
