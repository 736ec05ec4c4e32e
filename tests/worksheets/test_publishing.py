"""The publishing worksheet: rules, what a recorded proxy lacks, settings with their time limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.design import Design
from planner.model.devices import PublishingRule
from planner.model.policies import DiscoveryTransport, MobilitySettings, PushSettings
from planner.model.zones import Provenance
from tests import builders as make
from tests.worksheets.rows import rows, sheet


def recorded(*rules: PublishingRule) -> Design:
    design = make.small_site()
    [proxy] = design.reverse_proxies
    return design.with_element(replace(proxy, publishing=Provenance.RECORDED, rules=rules))


def test_rules_name_listener_backend_and_ports() -> None:
    [line] = [line for line in rows(make.enterprise_site(), "publishing") if "lyncdiscover" in line["hosts"]]
    assert (line["port"], line["backend_address"], line["host_header"]) == ("443", "10.0.0.31", "forwarded unchanged")
    # The balancer of this site translates, so the proxy goes to the port at which it listens.
    assert line["backend_port"] == "443"
    assert line["required"] == "yes"
    assert "Deploy and configure mobility" in line["reference"]


def test_discovery_over_http_has_a_rule_of_its_own() -> None:
    mobility = MobilitySettings(discovery_transport=DiscoveryTransport.HTTP)
    [line] = [line for line in rows(make.small_site(mobility=mobility), "publishing") if line["port"] == "80"]
    assert (line["hosts"], line["backend_port"], line["protocol"]) == ("lyncdiscover.contoso.com", "8080", "HTTP")
    assert line["tls"] == "none"
    assert "cannot authenticate" in line["authentication"]
    assert any("not recommended" in note for note in sheet(make.small_site(mobility=mobility), "publishing").notes)


@pytest.mark.parametrize(("apple", "needed"), [(False, "200"), (True, "960")])
def test_the_time_limit_follows_push(apple: bool, needed: str) -> None:
    design = make.small_site(mobility=MobilitySettings(push=PushSettings(apple=apple)))
    assert {line["idle_timeout"] for line in rows(design, "publishing")} == {needed}
    limits = [line for line in rows(design, "publishing", "settings") if line["setting"] == "Idle timeout"]
    assert [line["required"] for line in limits] == ["yes", "yes" if apple else "no"]
    assert "900 s" in limits[1]["needed"]
    assert all("timeouts" in line["reference"] for line in limits)


def test_a_recorded_proxy_shows_what_it_lacks() -> None:
    states = {line["hosts"]: line["state"] for line in rows(recorded(), "publishing")}
    assert states["lyncdiscover.contoso.com"] == "lacks lyncdiscover.contoso.com"


def test_a_recorded_proxy_shows_wrong_ports_and_rules_nobody_asked_for() -> None:
    wrong = PublishingRule(hosts=("lyncdiscover.contoso.com",), backend="se", backend_port=443)
    other = PublishingRule(hosts=("www.contoso.com",), backend="se", backend_port=4443, comment="Old site")
    lines = {line["hosts"]: line for line in rows(recorded(wrong, other), "publishing")}
    assert lines["lyncdiscover.contoso.com"]["state"] == "goes to se:443"
    beyond = lines["www.contoso.com"]
    assert (beyond["state"], beyond["required"], beyond["purpose"]) == ("recorded, not asked for", "no", "Old site")


def test_a_wildcard_rule_covers_names_below_it() -> None:
    rule = PublishingRule(hosts=("*.contoso.com",), backend="se", backend_port=4443)
    lines = [line for line in rows(recorded(rule), "publishing") if line["required"] == "yes"]
    assert {line["state"] for line in lines} == {"recorded"}


def test_settings_hold_adapters_routes_certificate_and_hairpin() -> None:
    names = [line["setting"] for line in rows(make.small_site(), "publishing", "settings")]
    assert {"Network adapters", "Public address", "Hairpinning", "Listener certificate", "Trusted root"} <= set(names)


def test_without_a_proxy_the_page_says_so() -> None:
    design = make.small_site().without(frozenset({"proxy"}))
    found = sheet(design, "publishing")
    assert found.groups == ()
    assert found.notes[0].startswith("The design has no reverse proxy")
