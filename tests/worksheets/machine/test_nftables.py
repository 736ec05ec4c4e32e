"""Rulesets that the kernel takes, with every required row and no rule wider than its row."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import pytest

from planner.model.addresses import parse_address
from planner.model.devices import Firewall, NatEntry
from planner.model.interfaces import Interface
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.machine.nftables import device_names, nftables_files
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_from, plan_of, with_text
from tests.worksheets.machine.tools import isolated, need, run, write


def check(folder: Path, files: dict[str, bytes]) -> None:
    need("nft")
    write(folder, files)
    for name in files:
        said = run(*isolated(), "nft", "-c", "-f", folder / name)
        assert said == "", said


def rules(data: bytes) -> list[str]:
    found = [line.strip() for line in data.decode().splitlines()]
    return [re.sub(r' comment ".*"', "", line) for line in found if line and not line.startswith("#")]


@pytest.mark.parametrize("name", DESIGNS)
def test_nft_accepts_each_ruleset(name: str, tmp_path: Path) -> None:
    plan = plan_of(name)
    files = nftables_files(plan, ORIGIN)
    assert len(files) == len(plan.design.firewalls)
    check(tmp_path, files)


@pytest.mark.parametrize("name", DESIGNS)
def test_every_required_row_has_its_rule(name: str) -> None:
    plan = plan_of(name)
    files = nftables_files(plan, ORIGIN)
    for opening in plan.openings:
        lines = rules(files[f"nftables_{opening.firewall}.nft"])
        devices = [
            f"{word} $device_{interface}"
            for word, interface in (("iifname", opening.from_interface), ("oifname", opening.to_interface))
        ]
        ports = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in sorted(set(opening.ports)))
        wanted = [*devices, f"{opening.transport.value} dport {{ {ports} }}" if ports else opening.transport.value]
        fitting = [line for line in lines if all(word in line for word in wanted)]
        seen = _seen(plan, opening)
        holding = [line for line in fitting if all(address in line for address in seen)]
        if any(not _is_address(text) for text in seen):
            assert not holding
            assert f"NOT COMPLETE, no address is planned for {seen[-1]}" in files[name_of(opening)].decode()
        else:
            assert bool(holding) or not opening.is_required, opening


def name_of(opening: RequiredOpening) -> str:
    return f"nftables_{opening.firewall}.nft"


def _is_address(text: str) -> bool:
    return "/" in text or parse_address(text) is not None


def _seen(plan: Plan, opening: RequiredOpening) -> list[str]:
    firewall = next(item for item in plan.design.firewalls if item.id == opening.firewall)
    private = {str(entry.public): str(entry.private) for entry in firewall.nat}
    return [private.get(text, text) for text in (*opening.sources, *opening.destinations)]


def test_rules_stand_between_the_two_translations() -> None:
    base = design_of("enterprise")
    files = nftables_files(plan_from(base), ORIGIN)
    text = files["nftables_external-firewall.nft"].decode()
    crossing = text.partition("chain crossing")[2].partition("chain outbound")[0]
    for entry in next(item for item in base.firewalls if item.id == "external-firewall").nat:
        assert str(entry.public) not in crossing
        assert f"dnat ip to {entry.private}" in text


def changed(**fields: object) -> Firewall:
    firewall = next(item for item in design_of("standard").firewalls if item.id == "external-firewall")
    return replace(firewall, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("hairpin", [True, False])
@pytest.mark.parametrize("spoofing", [True, False])
@pytest.mark.parametrize("keeps_source", [True, False])
def test_every_setting_makes_a_ruleset_that_nft_accepts(
    hairpin: bool, spoofing: bool, keeps_source: bool, tmp_path: Path
) -> None:
    nat = (
        NatEntry(interface="outside", public=ip_address("203.0.113.20"), private=ip_address("198.51.100.20"), port=443,
                 private_port=8443, keeps_source=keeps_source),
        NatEntry(interface="outside", public=ip_address("203.0.113.10"), private=ip_address("198.51.100.10"),
                 keeps_source=keeps_source),
        NatEntry(interface="outside", public=ip_address("2001:db8::1"), private=ip_address("2001:db8:1::1"), port=443),
    )  # fmt: skip
    firewall = changed(nat=nat, hairpin=hairpin, spoofing_prevention=spoofing)
    files = nftables_files(plan_from(design_of("standard").with_element(firewall)), ORIGIN)
    check(tmp_path, files)
    text = files["nftables_external-firewall.nft"].decode()
    assert ("oif missing drop" in text) is spoofing
    assert ("oifname $device_outside drop" in text) is not hairpin
    assert ("masquerade" in text) is not keeps_source
    assert "tcp dport 443 dnat ip to 198.51.100.20:8443" in text


def test_an_end_without_address_is_a_comment_and_never_any() -> None:
    base = design_of("standard")
    servers = tuple(
        replace(server, members=tuple(replace(machine, interfaces=tuple(
            replace(item, addresses=()) for item in machine.interfaces)) for machine in server.members))
        if server.id == "se01" else server
        for server in base.servers
    )  # fmt: skip
    plan = plan_from(replace(base, servers=servers))
    nameless = [item for item in plan.openings if "se01.contoso.com" in (*item.sources, *item.destinations)]
    data = nftables_files(plan, ORIGIN)
    for opening in nameless:
        text = data.get(f"nftables_{opening.firewall}.nft", b"NOT COMPLETE").decode()
        assert "NOT COMPLETE" in text
    for ruleset in data.values():
        for line in rules(ruleset):
            assert not line.endswith("accept") or "addr" in line or "ct state" in line or "th" in line, line


def test_device_names_are_as_short_as_the_kernel_wants_and_all_different() -> None:
    long = tuple(Interface(name=f"a-very-long-interface-name-{number}", zone="internet") for number in range(3))
    names = device_names(changed(interfaces=long, nat=()))
    assert len(set(names.values())) == 3
    assert all(len(name) <= 15 for name in names.values())


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_changes_comments_only(text: str, tmp_path: Path) -> None:
    design = design_of("enterprise")
    hostile = nftables_files(with_text(design, text), replace(ORIGIN, title=text))
    calm = nftables_files(with_text(design, "calm"), ORIGIN)
    assert {name: rules(data) for name, data in hostile.items()} == {name: rules(data) for name, data in calm.items()}
    check(tmp_path, hostile)


def test_an_address_is_not_translated_into_another_version_of_ip(tmp_path: Path) -> None:
    nat = (
        NatEntry(interface="outside", public=ip_address("203.0.113.10"), private=ip_address("2001:db8::10")),
        NatEntry(interface="outside", public=ip_address("2001:db8::11"), private=ip_address("198.51.100.11"), port=443),
        NatEntry(interface="outside", public=ip_address("203.0.113.12"), private=ip_address("198.51.100.12")),
    )
    firewall = changed(nat=nat)
    files = nftables_files(plan_from(design_of("standard").with_element(firewall)), ORIGIN)
    check(tmp_path, files)
    text = files["nftables_external-firewall.nft"].decode()
    assert text.count("which no translation of addresses can join") == 2
    assert "NOT COMPLETE: 2 places below say what is missing" in text.partition("table")[0]
    assert not [line for line in rules(files["nftables_external-firewall.nft"]) if "2001:db8" in line]
    assert "ip daddr 203.0.113.12 dnat ip to 198.51.100.12" in text
