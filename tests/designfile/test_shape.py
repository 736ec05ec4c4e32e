"""The shape of the file is that of the model: strict, closed, and all faults at once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from ipaddress import ip_address
from pathlib import Path

import pytest

from planner.designfile.format import TOP_KEYS
from planner.designfile.shape import LayoutEntry, adapter, type_of, validate
from planner.model.layout import Placement
from planner.model.policies import MobilitySettings, PushSettings
from planner.model.zones import Zone, ZoneKind

TOP = Path(__file__).resolve().parents[2]


def test_values_become_model_values() -> None:
    zone = {"id": "a", "name": "A", "zone_kind": "wifi", "view": "v", "subnets": ["10.0.0.0/8"]}
    values, errors = validate("zones", [[zone]])
    assert errors == []
    assert type(values[0][0]) is Zone
    assert values[0][0].zone_kind is ZoneKind.WIFI
    assert ip_address("10.1.2.3") in values[0][0].subnets[0]
    assert validate("mobility", [{"push": {"apple": True}}])[0] == [MobilitySettings(push=PushSettings(apple=True))]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 5),
        ("mobility", {"enabled": "true"}),
        ("mobility", {"enabled": 1}),
        ("mobility", {"unknown": 1}),
        ("mobility", {"push": {"google": True}}),
        ("sip_domains", "contoso.com"),
        ("layout", {"a": {"x": "1"}}),
        ("clients", [{"id": "a", "name": "A", "zone": "z", "address": 167772161}]),
        ("servers", [{"id": "a", "kind": "gateway", "name": "A", "fqdn": "a", "listening_port": 5060.0}]),
    ],
)
def test_nothing_is_coerced_and_nothing_unknown_is_taken(key: str, value: object) -> None:
    values, errors = validate(key, [value])
    assert values == []
    assert errors


def test_the_errors_of_all_values_come_at_once() -> None:
    _, errors = validate("mobility", [{"enabled": 1, "uses_voip": "x"}, {}, {"discovery": "?"}])
    assert [error["loc"] for error in errors] == [(0, "enabled"), (0, "uses_voip"), (2, "discovery")]


@pytest.mark.parametrize("key", TOP_KEYS[1:])
def test_every_top_key_has_a_validator_that_is_built_once(key: str) -> None:
    assert adapter(key) is adapter(key)
    assert type_of(key) is not None


def test_a_layout_entry_holds_all_of_a_placement() -> None:
    assert {item.name for item in fields(LayoutEntry)} == {item.name for item in fields(Placement)} | {
        "bends",
        "note",
        "frame",
    }


def test_the_model_and_the_start_do_not_load_pydantic() -> None:
    code = "import sys, planner.model.document, planner.designfile; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr
