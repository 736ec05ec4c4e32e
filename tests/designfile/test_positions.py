"""Lines and columns of elements and their fields."""

from __future__ import annotations

import pytest

from planner.designfile import Position, PositionMap, parse_document
from planner.designfile.errors import FilePath
from tests.designfile.test_comments import COMMENTED

LOADED = parse_document(COMMENTED)
LINES = COMMENTED.split("\n")


@pytest.mark.parametrize(
    ("element", "path", "text"),
    [
        ("lan", (), "id: lan"),
        ("lan", ("name",), "'LAN # no comment'"),
        ("lan", ("subnets", 1), "10.1.0.0/16"),
        ("lan", ("note",), "|  # beside a block"),
        ("lan", ("site",), "id: lan"),
        ("fw", (), "id: fw"),
        ("fw", ("rules", 1, "transport"), "any"),
        ("fw", ("rules", 1, "comment"), "action: deny"),
        ("fw", ("nat", 0, "public"), "203.0.113.1"),
        ("fw", ("nat", 7, "public"), "- {interface: a"),
        ("", ("title",), "Contoso  #"),
        ("", ("mobility", "enabled"), "true"),
        ("", ("sip_domains", 0), "format: 1"),
        ("", ("layout", "lan", "x"), "1, y: 2"),
    ],
)
def test_a_place_is_that_of_the_value_or_of_what_holds_it(element: str, path: FilePath, text: str) -> None:
    position = LOADED.positions.locate(element, path)
    assert LINES[position.line - 1][position.column - 1 :].startswith(text)


def test_machines_and_vips_have_places_too() -> None:
    text = (
        "format: 1\nservers:\n  - id: s\n    kind: file-store\n    name: S\n    fqdn: s\n    members:\n"
        "      - {id: m, fqdn: host}\n"
        "devices:\n  - id: lb\n    kind: load-balancer\n    name: LB\n    vips:\n"
        "      - {id: v, purpose: sip, pool: s, address: 10.0.0.1}\n"
    )
    positions = parse_document(text).positions
    assert positions.locate("m", ("fqdn",)) == Position(8, 23)
    assert positions.locate("v", ("address",)) == Position(14, 49)
    assert positions.paths_of("v") == (("devices", 0, "vips", 0),)
    assert positions.locate("s", ("members", 0, "fqdn")) == Position(8, 23)


def test_what_the_file_does_not_hold_is_at_its_top() -> None:
    assert LOADED.positions.locate("nobody", ("name",)) == Position(1, 1)
    assert LOADED.positions.paths_of("nobody") == ()
    assert PositionMap().locate("a") == PositionMap().at(("zones", 0)) == Position(1, 1)


def test_keys_have_places_of_their_own() -> None:
    text = "a:\n  bc: 1\n  d: [x]\n"
    from planner.designfile.strict_yaml import load

    positions = PositionMap(load(text).top)
    assert positions.of_key(("a", "bc")) == Position(2, 3)
    assert positions.at(("a", "bc")) == Position(2, 7)
    assert positions.of_key(("a",)) == Position(1, 1)
    assert positions.at(("a",)) == Position(2, 3)
    assert positions.of_key(("a", "d", 0)) == Position(3, 7)
    assert positions.of_key(("a", "gone")) == Position(2, 3)


def test_columns_count_characters() -> None:
    loaded = parse_document("format: 1\nsites: [{name: 東京 🏢, id: tokyo}]\n")
    assert loaded.positions.locate("tokyo", ("id",)) == Position(2, 26)


def test_ids_given_twice_are_known_with_all_their_places() -> None:
    data = {"zones": [{"id": "a"}, {"id": "b"}, 5], "servers": [{"id": "b", "members": [{"id": "a"}, {"id": 3}]}]}
    twice = dict(PositionMap(None, data).ids_given_twice())
    assert twice == {
        "a": (("zones", 0), ("servers", 0, "members", 0)),
        "b": (("zones", 1), ("servers", 0)),
    }
