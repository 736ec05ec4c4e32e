"""Scripts whose every character is accounted for: no PowerShell is to be had here, so a reader of its strings is.

It knows single quotes (with the typographic ones that PowerShell takes for them), comments, and the characters that
commands of ours consist of; anything that expands, escapes or chains outside of quotes is a fault.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.model.policies import FederationSettings, HostingProvider, MobilityPolicy, PolicyScope, PushSettings
from planner.model.product import ProductVersion
from planner.model.servers import PortOverride
from planner.model.zones import Provenance
from planner.requirements import Plan
from planner.worksheets.machine.plain import one_line
from planner.worksheets.machine.powershell import powershell_files
from planner.worksheets.machine.powershell_dns import str_of_seconds
from planner.worksheets.machine.powershell_text import command, quoted
from tests.worksheets.machine.designs import DESIGNS, HOSTILE, ORIGIN, design_of, plan_from, plan_of, with_text

QUOTES = "'\u2018\u2019\u201a\u201b"
BARE = re.compile(r"[A-Za-z0-9 ,@{}=.$:-]*")

WINDOWS = {
    "New-NetFirewallRule": "DisplayName Group Direction Action Protocol LocalPort",
    "Add-DnsServerPrimaryZone": "Name ReplicationScope ZoneFile",
    "Add-DnsServerResourceRecord": "Srv ZoneName Name DomainName Priority Weight Port TimeToLive",
    "Add-DnsServerResourceRecordA": "ZoneName Name IPv4Address TimeToLive",
    "Add-DnsServerResourceRecordAAAA": "ZoneName Name IPv6Address TimeToLive",
    "Add-DnsServerResourceRecordCName": "ZoneName Name HostNameAlias TimeToLive",
}
"""Cmdlets of Windows itself with the parameters that are used."""

FORMS = {
    "SwitchParameter": "",
    "Boolean": r"\$true|\$false",
    "PSListModifier": r"@\{(add|replace)=S(,S)*\}",
    "CertType[]": "[A-Za-z]+(,[A-Za-z]+)*",
    "VerificationLevelType": "AlwaysVerifiable|AlwaysUnverifiable|UseSourceVerification",
    "exposedweburl": "Internal|External",
    **dict.fromkeys(("UInt16", "UInt32", "Int32"), "[0-9]+"),
}
"""How values of a type are written; all others are strings, shown as S."""


@cache
def reference() -> dict[str, dict[str, str]]:
    """Type of each parameter of each cmdlet of the Management Shell; PowerShell does not tell RequireWIFI from WiFi."""
    kept = yaml.safe_load(Path(__file__).with_name("cmdlets.yaml").read_text(encoding="utf-8"))
    return {
        cmdlet: {name.lower(): kind for kind, names in kinds.items() if kind != "required" for name in names.split()}
        for cmdlet, kinds in kept.items()
    }


@cache
def needed(cmdlet: str) -> frozenset[str]:
    kept = yaml.safe_load(Path(__file__).with_name("cmdlets.yaml").read_text(encoding="utf-8"))
    return frozenset(kept[cmdlet].get("required", "").lower().split())


def arguments(bare: str) -> dict[str, str]:
    """Parameters of a command with their values; strings are S."""
    words = bare.split(" -")[1:]
    assert all(re.fullmatch(r"[A-Za-z0-9]+( [^ ]+)?", word) for word in words), bare
    given = {name: value for name, _, value in (word.partition(" ") for word in words)}
    assert len(given) == len(words), bare
    return given


def check_command(bare: str) -> None:
    """A cmdlet of the reference, with parameters that it has and values of their types."""
    cmdlet, given = bare.split(" ")[0], arguments(bare)
    if cmdlet in WINDOWS:
        assert set(given) <= set(WINDOWS[cmdlet].split()), bare
        return
    types = reference()[cmdlet]
    given = {name.lower(): value for name, value in given.items()}
    assert set(given) <= set(types), (cmdlet, set(given) - set(types))
    assert needed(cmdlet) <= set(given), (cmdlet, needed(cmdlet) - set(given))
    for name, value in given.items():
        assert re.fullmatch(FORMS.get(name) or FORMS.get(types[name], "S"), value), (bare, name, types[name])
        assert types[name] != "UInt16" or int(value) <= 65535, bare


def read(line: str) -> tuple[str, list[str]]:
    """A command without its strings, and its strings as PowerShell reads them."""
    bare, strings, place = "", [], 0
    while place < len(line):
        if line[place] not in QUOTES:
            bare += line[place]
            place += 1
            continue
        place, text = place + 1, ""
        while True:
            assert place < len(line), f"a string does not end: {line}"
            if line[place] in QUOTES:
                if line[place + 1 : place + 2] and line[place + 1] in QUOTES:
                    text += line[place]
                    place += 2
                    continue
                break
            text += line[place]
            place += 1
        place += 1
        strings.append(text)
        bare += "S"
    return bare, strings


def commands(data: bytes) -> list[str]:
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert "\n" not in text.replace("\r\n", "")
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]", text)
    return [line for line in text.split("\r\n") if line and not line.startswith("#")]


def check(files: dict[str, bytes]) -> list[str]:
    found = []
    for data in files.values():
        for line in commands(data):
            bare, _ = read(line)
            assert BARE.fullmatch(bare), bare
            assert re.sub(r"\$(true|false)\b", "", bare).count("$") == 0
            check_command(bare)
            found.append(line)
    return found


@pytest.mark.parametrize("name", DESIGNS)
def test_every_command_and_parameter_is_known(name: str) -> None:
    assert check(powershell_files(plan_of(name), ORIGIN))


@pytest.mark.parametrize("text", HOSTILE)
def test_free_text_stays_inside_quotes(text: str) -> None:
    design = design_of("enterprise")
    hostile = check(powershell_files(with_text(design, text), replace(ORIGIN, title=text)))
    calm = check(powershell_files(with_text(design, "calm"), ORIGIN))
    assert [read(line)[0] for line in hostile] == [read(line)[0] for line in calm]
    for bad, good in zip(hostile, calm, strict=True):
        for is_, was in zip(read(bad)[1], read(good)[1], strict=True):
            assert is_ == was or is_ == one_line(was.replace("calm", text), 4000)


@given(st.text())
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert read(quoted(text)) == ("S", [one_line(text, 4000)])


def everything() -> Plan:
    design = design_of("enterprise")
    push = replace(design.mobility, push=PushSettings(apple=True, microsoft=False), exposed_internal=True)
    servers = tuple(
        replace(server, ports=(PortOverride(service="web-external-https", port=5443),))
        if server.id == "pool01"
        else server
        for server in design.servers
    )
    policies = (
        MobilityPolicy(id="m1", name="Ignored", scope=PolicyScope.SITE, site=design.sites[0].id),
        MobilityPolicy(id="m2", name="O'Brien", scope=PolicyScope.USER, require_wifi_for_ip_audio=True),
    )
    changed = replace(design, product=ProductVersion.V2015, mobility=push, servers=servers)
    return plan_from(changed.with_elements(policies))


def test_the_management_shell_says_what_is_planned() -> None:
    plan = everything()
    files = powershell_files(plan, ORIGIN)
    check(files)
    lines = commands(files["management-shell.ps1"])
    pool = next(
        line for line in lines if line.startswith("Set-CsWebServer -Identity 'WebServer:pool01.contoso.com' -Ex")
    )
    assert "-ExternalFqdn 'webext.contoso.com'" in pool
    assert "Set-CsWebServer -Identity 'WebServer:pool01.contoso.com' -ExternalHttpsPort 5443" in lines
    site = plan.design.sites[0].name
    assert any(line.startswith(f"New-CsMobilityPolicy -Identity 'site:{site}' -EnableMobility $true") for line in lines)
    assert "Set-CsMobilityPolicy -Identity 'O''Brien' -RequireWiFiForIPAudio $true" in lines
    assert "Set-CsMcxConfiguration -Identity 'global' -ExposedWebURL Internal" in lines
    assert (
        "Set-CsPushNotificationConfiguration -EnableApplePushNotificationService $true "
        "-EnableMicrosoftPushNotificationService $false"
    ) in lines
    assert "New-CsAllowedDomain -Identity 'push.lync.com'" in lines


@pytest.mark.parametrize(
    ("provenance", "said"),
    [
        (Provenance.DERIVED, "New-CsHostingProvider -Identity 'Office ''365''' -Enabled $true -ProxyFqdn "),
        (Provenance.RECORDED, "Set-CsHostingProvider -Identity 'Office ''365''' -Enabled $true -VerificationLevel "),
    ],
)
def test_push_goes_through_the_provider_that_is_planned(provenance: Provenance, said: str) -> None:
    provider = HostingProvider(name="Office '365'", proxy_fqdn="sipfed.online.lync.com", shares_address_space=True)
    federation = FederationSettings(provenance=provenance, hosting_providers=(provider,))
    plan = plan_from(replace(everything().design, federation=federation))
    files = powershell_files(plan, ORIGIN)
    check(files)
    lines = [line for line in commands(files["management-shell.ps1"]) if "HostingProvider" in line]
    assert len(lines) == 1, lines
    assert lines[0].startswith(said)
    (task,) = [task for task in plan.push_tasks if "HostingProvider" in task.command]
    assert "-Identity 'Office ''365'''" in task.command


def test_policies_have_every_value_of_the_plan() -> None:
    plan = everything()
    lines = commands(powershell_files(plan, ORIGIN)["management-shell.ps1"])
    for value in plan.policy_values:
        if value.scope is PolicyScope.GLOBAL:
            line = next(line for line in lines if line.startswith("Set-CsMobilityPolicy -Identity 'global'"))
            assert f"-{value.parameter} ${str(value.value).lower()}" in line


@pytest.mark.parametrize("name", DESIGNS)
def test_windows_dns_has_every_record_in_force(name: str) -> None:
    plan = plan_of(name)
    files = powershell_files(plan, ORIGIN)
    for view in plan.design.dns_views:
        wanted = {target for record in plan.dns[view.id] for target in record.targets}
        lines = commands(files[f"windows-dns_{view.id}.ps1"])
        assert len(lines) == sum(len(record.targets) for record in plan.dns[view.id])
        assert all(any(f"'{target}'" in line or f"'{target}.'" in line for line in lines) for target in wanted)


def test_a_certificate_of_a_pool_is_requested_once_with_its_names_in_order() -> None:
    plan = plan_of("enterprise")
    files = powershell_files(plan, ORIGIN)
    lines = [line for name, data in files.items() if name.startswith("windows-cert") for line in commands(data)]
    known = [item for item in plan.certificates if f"windows-certificates_{item.element}.ps1" in files]
    assert len(lines) == len(known)
    edge = next(item for item in known if item.certificate_id == "edge_external")
    names = ",".join(name for name in edge.names if name != edge.subject)
    assert any(f"-DomainName '{names}' -KeySize 2048 -PrivateKeyExportable $true" in line for line in lines)


def test_times_are_written_as_spans() -> None:
    assert [str_of_seconds(value) for value in (0, 61, 90061)] == ["0.00:00:00", "0.00:01:01", "1.01:01:01"]
    assert command("Get-It", Flag=None, Number=3) == "Get-It -Flag -Number 3"
