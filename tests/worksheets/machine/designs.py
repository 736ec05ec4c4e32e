"""Plans for the tests of machine formats: the shipped designs, and one whose every free text is hostile."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any

from planner.catalog import load_catalog
from planner.designfile import parse_document
from planner.model.design import Design
from planner.model.errors import ModelError
from planner.model.policies import MobilityPolicy, PolicyScope, VoicePolicy
from planner.requirements import Plan, build_plan
from planner.resource_files import resource_path
from planner.worksheets.machine.plain import Origin

DESIGNS = tuple(sorted(path.stem for path in resource_path("examples").glob("*.yaml")))
"""Every reference design."""

HOSTILE = (
    '"; rm -rf / #',
    "line\n}\nevil { accept }\r\nevil",
    "'; Remove-Item C:\\ -Recurse; '",
    "\u2019; Stop-Computer; \u2018",
    "$(id) `id` ${x} %PATH% {{ 7*7 }} {% x %}",
    "\u2028evil\x85evil\x0cevil\x00",
    "*/ --> ]]> @'\nx\n'@ \\",
    "\ud800\ufffe\x1b[31m",
    "=cmd|' /C calc'!A0",
    "\u202e} tpecca \u2066// drop",
    f"{'x' * 255}.{'y' * 255}\\",
    "\t@SUM(1+1)*\r\n+1",
)
"""Texts that some format would run, end a comment with, or cannot hold."""

_FREE = {"name", "note", "comment", "pattern", "operating_system", "share", "instance", "path"}


@cache
def design_of(name: str) -> Design:
    text = resource_path("examples", f"{name}.yaml").read_bytes()
    return parse_document(text, name).document.design


@cache
def plan_of(name: str) -> Plan:
    return build_plan(design_of(name), load_catalog())


def plan_from(design: Design) -> Plan:
    return build_plan(design, load_catalog())


ORIGIN = Origin("Contoso", "Skype for Business Server SE", "1.0")


def with_text(design: Design, text: str) -> Plan:
    """The plan of the design with every free text replaced, and policies of every scope."""
    policies = (
        MobilityPolicy(id="mobility-site", name="x", scope=PolicyScope.SITE, site=design.sites[0].id),
        MobilityPolicy(id="mobility-user", name="x", scope=PolicyScope.USER, require_wifi_for_ip_audio=True),
        VoicePolicy(id="voice-user", name="x", scope=PolicyScope.USER, usages=("x",)),
    )
    changed = _replaced(design.with_elements(policies), lambda _: text)
    return plan_from(changed)


def _replaced(thing: Any, make: Callable[[str], str]) -> Any:
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if field.name in _FREE and isinstance(value, str):
            changes[field.name] = make(value)
        elif field.name == "usages" and value and all(type(item) is str for item in value):
            changes[field.name] = tuple(make(item) for item in value)
        elif isinstance(value, tuple):
            new = tuple(_replaced(item, make) if dataclasses.is_dataclass(item) else item for item in value)
            changes[field.name] = new
        elif dataclasses.is_dataclass(value):
            changes[field.name] = _replaced(value, make)
    try:
        return dataclasses.replace(thing, **changes)
    except ModelError:  # names of interfaces are ids
        return thing
