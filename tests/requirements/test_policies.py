"""Mobility policy, manual URLs, push tasks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.policies import (
    MobilityPolicy,
    MobilitySettings,
    PolicyScope,
    PushSettings,
)
from planner.model.product import ProductVersion
from planner.model.servers import BranchAppliance, WebServices
from planner.requirements import Plan, build_plan
from planner.resource_files import resource_path
from tests.builders import enterprise_site, small_site, standard_edition

_PUSH = MobilitySettings(push=PushSettings(apple=True))


def _plan(*policies: MobilityPolicy, **fields: object) -> Plan:
    return build_plan(small_site(*policies, **fields), load_catalog())


def test_the_global_policy_exists_even_if_nobody_planned_it() -> None:
    values = {item.parameter: item for item in _plan().policy_values}
    assert list(values)[:5] == [
        "EnableMobility",
        "EnableOutsideVoice",
        "EnableIPAudioVideo",
        "RequireWiFiForIPAudio",
        "RequireWiFiForIPVideo",
    ]
    assert all(item.value == item.default for item in values.values())
    assert {(item.element, item.policy, item.scope) for item in values.values()} == {("", "Global", PolicyScope.GLOBAL)}


def test_planned_values_stand_beside_the_defaults() -> None:
    policy = MobilityPolicy(id="managers", name="Managers", scope=PolicyScope.USER, enable_outside_voice=False)
    values = [item for item in _plan(policy).policy_values if item.element == "managers"]
    (voice,) = [item for item in values if item.parameter == "EnableOutsideVoice"]
    assert (voice.value, voice.default, voice.scope) == (False, True, PolicyScope.USER)
    assert voice.meaning == "no Call via Work"
    assert "Enterprise Voice" in voice.needs


def test_policies_stand_from_global_to_user() -> None:
    policies = (
        MobilityPolicy(id="a", name="A", scope=PolicyScope.USER),
        MobilityPolicy(id="b", name="B", scope=PolicyScope.SITE, site="hq"),
        MobilityPolicy(id="c", name="C"),
    )
    assert list(dict.fromkeys(item.element for item in _plan(*policies).policy_values)) == ["c", "b", "a"]


def test_without_mobility_there_is_no_policy_table() -> None:
    plan = _plan(mobility=MobilitySettings(enabled=False))
    assert (plan.policy_values, plan.manual_urls, plan.push_tasks) == ((), (), ())


def test_manual_urls_are_made_of_the_web_names() -> None:
    path = "/Autodiscover/autodiscoverservice.svc/Root"
    plan = build_plan(enterprise_site(), load_catalog())
    assert [(item.element, item.side, item.url) for item in plan.manual_urls] == [
        ("pool", "external", f"https://pool-web.contoso.com{path}"),
        ("pool", "internal", f"https://pool-web.contoso.local{path}"),
    ]


def test_users_of_a_branch_appliance_type_the_url_of_the_pool_behind_it() -> None:
    design = read_document(resource_path("examples") / "enterprise.yaml").document.design
    urls = {(item.element, item.side): item.url for item in build_plan(design, load_catalog()).manual_urls}
    for side in ("external", "internal"):
        assert urls["sba01", side] == urls["pool01", side]
        assert urls["sba01", side]
    (sba,) = design.servers_of(BranchAppliance)
    without = design.with_element(replace(sba, homes_mobile_users=False))
    assert {item.element for item in build_plan(without, load_catalog()).manual_urls} == {"pool01"}


def test_manual_urls_wait_for_the_external_name_and_skip_pools_without_mobility() -> None:
    bare = small_site().with_element(standard_edition(web=WebServices()))
    assert [item.url for item in build_plan(bare, load_catalog()).manual_urls if item.side == "external"] == [None]
    off = small_site().with_element(standard_edition(mobility=False))
    assert build_plan(off, load_catalog()).manual_urls == ()


def test_push_takes_federation_a_provider_and_the_switch() -> None:
    tasks = _plan(mobility=_PUSH).push_tasks
    commands = [item.command for item in tasks if item.command]
    assert any("AllowFederatedUsers $True" in command for command in commands)
    assert any("-ProxyFqdn sipfed.online.lync.com" in command for command in commands)
    assert any("push.lync.com" in command and "AllowedDomain" in command for command in commands)
    (switch,) = [command for command in commands if "Set-CsPushNotificationConfiguration" in command]
    assert "-EnableApplePushNotificationService $True" in switch
    assert "-EnableMicrosoftPushNotificationService $False" in switch
    # The test asks the inside name of the Edge (names-C28).
    assert any("-TargetFqdn edge.contoso.local" in command for command in commands)
    catalog = load_catalog()
    assert all(item.reference == catalog.clause(item.clause).reference for item in tasks)


def test_push_without_an_edge_still_lists_its_tasks() -> None:
    design = small_site(mobility=_PUSH)
    kept = tuple(server for server in design.servers if server.id != "edge")
    plan = build_plan(replace(design, servers=kept, links=()), load_catalog())
    assert plan.push_tasks
    assert {item.element for item in plan.push_tasks} == {""}


def test_no_push_no_tasks() -> None:
    assert _plan().push_tasks == ()


@pytest.mark.parametrize("product", list(ProductVersion))
def test_parameters_are_those_of_the_version(product: ProductVersion) -> None:
    parameters = {item.parameter for item in _plan(product=product).policy_values}
    assert ("RequireWiFiForSharing" in parameters) is (product is not ProductVersion.SE)
    assert "EnableMobility" in parameters
