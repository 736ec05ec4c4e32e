"""`planner trace`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from planner.resource_files import resource_path
from tests.cli.conftest import Call


@pytest.fixture(name="enterprise")
def _enterprise() -> Path:
    return resource_path("examples", "enterprise.yaml")


def with_record(path: Path, record: str) -> bytes:
    text = path.read_text(encoding="utf-8")
    assert "\ndns_records:" not in text
    return text.replace("\nservers:\n", f"\ndns_records:\n- {record}\nservers:\n", 1).encode()


def test_the_wi_fi_phone_turns_at_the_proxy(call: Call, standard: Path) -> None:
    answer = call("trace", standard, "--from", "phone-wifi", "--to", "webext.contoso.com")
    assert (answer.status, answer.err) == (Exit.FINE, "")
    lines = answer.out.splitlines()
    assert lines[0].startswith("  1  resolve    Internal DNS")
    assert lines[-1] == "Verdict: delivered, with a turn at the proxy 'Reverse proxy'."


def test_several_ways_are_all_shown(call: Call, enterprise: Path) -> None:
    answer = call("trace", enterprise, "--from", "phone-wifi", "--to", "webext.contoso.com:443")
    assert [line for line in answer.out.splitlines() if line.startswith("Way ")] == [
        "Way 1 of 3: delivered",
        "Way 2 of 3: delivered",
        "Way 3 of 3: delivered",
    ]


def test_json_of_one_way(call: Call, standard: Path) -> None:
    answer = call("trace", standard, "--from", "phone-wifi", "--to", "webext.contoso.com", "--format", "json")
    content = json.loads(answer.out)
    assert (content["format"], content["verdict"], content["blame"]) == (1, "delivered", None)
    assert content["turns"] == [{"device": "proxy01", "interface": "outer", "kind": "proxy"}]
    assert {"device", "zone", "action", "source", "destination", "port", "reason"} <= set(content["hops"][0])
    assert "walks" not in content


def test_json_of_several_ways_has_the_worst_on_top(call: Call, enterprise: Path) -> None:
    answer = call("trace", enterprise, "--from", "phone-wifi", "--to", "webext.contoso.com", "--format", "json")
    content = json.loads(answer.out)
    assert content["verdict"] == "delivered"
    assert [walk["verdict"] for walk in content["walks"]] == ["delivered"] * 3


def test_a_refused_hairpin_is_blocked_and_the_firewall_blamed(call: Call, enterprise: Path) -> None:
    design = with_record(enterprise, "{id: r, view: internal, name: webext.contoso.com, targets: [203.0.113.40]}")
    answer = call("trace", "-", "--from", "phone-wifi", "--to", "webext.contoso.com", "--format", "json", stdin=design)
    content = json.loads(answer.out)
    assert content["verdict"] == "blocked"
    assert content["blame"]["element"] == "external-firewall"
    assert content["blame"]["field"] == "hairpin"


def test_the_pool_itself_is_no_mobility_path_and_the_trace_says_so(call: Call, enterprise: Path) -> None:
    design = with_record(enterprise, "{id: r, view: internal, name: webext.contoso.com, targets: [192.0.2.41]}")
    answer = call("trace", "-", "--from", "phone-wifi", "--to", "webext.contoso.com", stdin=design)
    lines = answer.out.splitlines()
    assert any(line.startswith("Verdict: misdelivered") for line in lines)
    assert lines[-1].startswith("Not a Mobility path: 'webext.contoso.com' leads to 192.0.2.41 and past every")


def test_an_element_may_go_by_its_display_name(call: Call, standard: Path) -> None:
    by_name = call("trace", standard, "--from", "Phone on Wi-Fi", "--to", "webext.contoso.com")
    by_id = call("trace", standard, "--from", "phone-wifi", "--to", "webext.contoso.com")
    assert by_name.out == by_id.out


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ("192.0.2.20:443", "delivered"),
        ("edge01:5062", "blocked"),
        ("nowhere.contoso.com", "unresolved"),
        ("se01", "delivered"),
    ],
)
def test_names_addresses_and_ids_are_targets(call: Call, standard: Path, target: str, verdict: str) -> None:
    answer = call("trace", standard, "--from", "desktop-inside", "--to", target, "--format", "json")
    assert json.loads(answer.out)["verdict"] == verdict


def test_udp_is_asked_for(call: Call, standard: Path) -> None:
    arguments = ("--from", "laptop-remote", "--to", "av.contoso.com:3478", "--transport", "udp", "--format", "json")
    content = json.loads(call("trace", standard, *arguments).out)
    assert content["verdict"] == "delivered"
    assert content["hops"][-1]["transport"] == "udp"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "nobody", "--to", "x"), "nobody: there is no such element in the design"),
        (("--from", "phone-wifi", "--to", "x:0"), "x:0: '0' is not a port"),
        (("--from", "phone-wifi", "--to", "x:https"), "x:https: 'https' is not a port"),
        (("--from", "phone-wifi", "--to", "x:" + 5000 * "9"), f"x:{5000 * '9'}: "),
    ],
)
def test_what_cannot_be_asked_is_told(call: Call, standard: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("trace", standard, *arguments)
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err.startswith(said)
    assert "(expected " in answer.err


def test_an_ipv6_address_may_have_a_port(call: Call, standard: Path) -> None:
    content = json.loads(
        call("trace", standard, "--from", "phone-wifi", "--to", "[2001:db8::1]:8443", "--format", "json").out
    )
    assert content["verdict"] != "unresolved"
    plain = call("trace", standard, "--from", "phone-wifi", "--to", "2001:db8::1", "--format", "json")
    assert plain.status == Exit.FINE
