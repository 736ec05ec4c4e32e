"""The policy worksheet: mobility policies value by value, voice policies, routes, joining by link, and marking.

A module of its own because policies are set once per scope by whoever runs the Management Shell.
"""

import re
from collections.abc import Iterator

from planner.findings.finding import Finding
from planner.model.policies import VoicePolicy, VoiceRoute
from planner.requirements import Plan
from planner.requirements.policies import PolicyValue
from planner.worksheets.names_shown import element_name, short_name
from planner.worksheets.quality_of_service import quality_of_service_groups
from planner.worksheets.worksheet import Column, Group, Row, Value, Worksheet

COLUMNS = (
    Column(key="policy", title="Policy", in_print=False, in_workbook=True),
    Column(key="scope", title="Scope", in_print=False, in_workbook=True),
    Column(key="site", title="Site", in_print=False, in_workbook=True),
    Column(key="feature", title="Feature"),
    Column(key="parameter", title="Parameter", is_code=True),
    Column(key="value", title="Value", is_code=True, is_long=True),
    Column(key="default", title="Default", is_code=True),
    Column(key="meaning", title="Meaning"),
    Column(key="needs", title="Needs"),
    Column(key="element", title="Element", in_print=False),
    Column(key="required", title="Required"),
    Column(key="reference", title="Ref."),
)

_JOINING = ("S-CTJ-02", "S-CTJ-05", "S-CTJ-06", "S-CTJ-07")
"""Clauses about joining a meeting by link without Enterprise Voice, in the order in which they build on one another."""


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The policy worksheet of a plan."""
    voice = [policy for policy in plan.design.policies if isinstance(policy, VoicePolicy)]
    routes = [policy for policy in plan.design.policies if isinstance(policy, VoiceRoute)]
    groups = (
        *_mobility_groups(plan),
        *(Group(title=f"Voice policy {_titled(plan, item)}", rows=tuple(_voice_rows(plan, item))) for item in voice),
        *(Group(title=f"Voice route {item.name!r}", rows=tuple(_route_rows(plan, item))) for item in routes),
        *_joining_groups(plan, voice, routes),
        *quality_of_service_groups(plan),
    )
    return Worksheet(
        kind="policies",
        title="Mobility and voice policies",
        purpose="Policies to create or to change, parameter by parameter. A user policy wins over that of the site, "
        "that of the site over the global one.",
        columns=COLUMNS,
        groups=groups,
        notes=(
            *(() if plan.policy_values else ("Mobility is off in this plan: no mobility policy is needed.",)),
            "The global policy exists already and is changed (Set-Cs…); policies of a site or of users are new "
            "(New-Cs…).",
        ),
        findings=findings,
    )


def _titled(plan: Plan, policy: VoicePolicy) -> str:
    site = f", site {element_name(plan.design, policy.site)}" if policy.site else ""
    return f"{policy.name!r} ({policy.scope.value}{site})"


# --- mobility


def _mobility_groups(plan: Plan) -> Iterator[Group]:
    names = dict.fromkeys((value.policy, value.scope, value.site, value.element) for value in plan.policy_values)
    for policy, scope, site, element in names:
        rows = tuple(
            _mobility_row(plan, value)
            for value in plan.policy_values
            if (value.policy, value.scope, value.site, value.element) == (policy, scope, site, element)
        )
        place = f", site {element_name(plan.design, site)}" if site else ""
        home = short_name(plan.design, _home(plan))
        default = f"The plan has no global mobility policy of its own; these are the defaults in force, for '{home}'."
        note = "" if element else default
        yield Group(title=f"Mobility policy {policy!r} ({scope.value}{place})", rows=rows, note=note)


def _mobility_row(plan: Plan, value: PolicyValue) -> Row:
    # The global policy need not be drawn; it serves whoever is homed here.
    element = value.element or _home(plan)
    is_required = value.value is not value.default
    return Row(
        values={
            "policy": value.policy,
            "scope": value.scope.value,
            "site": value.site or "",
            "feature": value.feature or _spaced(value.parameter),
            "parameter": value.parameter,
            "value": _switch(value.value),
            "default": _switch(value.default),
            "meaning": " ".join(f"{text[0].upper()}{text[1:]}." for text in _remarks(value) if text),
            "needs": ", ".join(value.needs),
            "element": element,
            "required": is_required,
        },
        documents=value.reference,
        element=element,
        is_required=is_required,
        confidence=value.confidence,
    )


def _remarks(value: PolicyValue) -> Iterator[str]:
    """What the value brings about; where the documents tell that of the other value alone, what that one would."""
    yield value.meaning or (f"{_switch(not value.value)}: {value.otherwise}" if value.otherwise else "")
    yield value.remark


def _spaced(parameter: str) -> str:
    """A parameter's name as words, for those that the documents give no other name."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", parameter).replace("Wi Fi", "WiFi")


def _switch(value: bool) -> str:
    return "True" if value else "False"


# --- voice


def _voice_rows(plan: Plan, policy: VoicePolicy) -> Iterator[Row]:
    common: dict[str, Value] = {
        "policy": policy.name,
        "scope": policy.scope.value,
        "site": policy.site or "",
        "element": policy.id,
        "required": True,
    }
    yield _clause_row(
        plan,
        "D-POL-02",
        common
        | {
            "feature": "Simultaneous ringing",
            "parameter": "AllowSimulRing",
            "value": _switch(policy.allow_simultaneous_ring),
        },
    )
    yield _clause_row(
        plan,
        "D-POL-05",
        common
        | {
            "feature": "PSTN usages, in order",
            "parameter": "PstnUsages",
            "value": ", ".join(policy.usages) or "none",
        },
    )


def _route_rows(plan: Plan, route: VoiceRoute) -> Iterator[Row]:
    common: dict[str, Value] = {"policy": route.name, "scope": "global", "element": route.id, "required": True}
    gateways = [element_name(plan.design, gateway) for gateway in route.gateways]
    for feature, parameter, value in (
        ("Numbers", "NumberPattern", route.pattern),
        ("PSTN usages", "PstnUsages", ", ".join(route.usages) or "none"),
        ("Leaves by", "PstnGatewayList", ", ".join(gateways) or "none"),
    ):
        yield _clause_row(
            plan, "S-CTJ-06", common | {"feature": feature, "parameter": parameter, "value": value}, has_meaning=False
        )


def _clause_row(
    plan: Plan, clause_id: str, values: dict[str, Value], *, has_meaning: bool = True, is_required: bool = True
) -> Row:
    clause = plan.catalog.clause(clause_id)
    return Row(
        values=values | ({"meaning": clause.clause} if has_meaning else {}),
        element=str(values.get("element") or ""),
        is_required=is_required,
        documents=clause.reference,
        confidence=clause.confidence,
    )


def _home(plan: Plan) -> str:
    """The pool whose users are served first; empty without any."""
    return next((pool.id for pool in plan.groundwork.pools), "")


# --- joining by link


def _joining_groups(plan: Plan, voice: list[VoicePolicy], routes: list[VoiceRoute]) -> Iterator[Group]:
    if "mobility" not in plan.features:
        return
    without_voice = [client.name for client in plan.design.clients if not client.enterprise_voice]
    usages = dict.fromkeys(usage for policy in voice for usage in policy.usages)
    usable = [route.name for route in routes if route.gateways and set(route.usages) & set(usages)]
    states = {
        "S-CTJ-02": ", ".join(policy.name for policy in voice) or "no voice policy",
        "S-CTJ-05": ", ".join(usages) or "no PSTN usage",
        "S-CTJ-06": ", ".join(usable) or "no route for these usages",
        "S-CTJ-07": "",
    }
    common: dict[str, Value] = {
        "policy": "Joining by link",
        "feature": "Joining by link",
        "required": bool(without_voice),
        # The policy that must fit; where there is none yet, the pool whose users would join.
        "element": next((policy.id for policy in voice), _home(plan)),
    }
    told = (
        f"Clients without Enterprise Voice: {', '.join(without_voice)}."
        if without_voice
        else "All clients of the plan have Enterprise Voice; these rows count when others join."
    )
    yield Group(
        title="Joining a meeting by link without Enterprise Voice",
        rows=tuple(
            _clause_row(plan, clause, common | {"value": states[clause]}, is_required=bool(without_voice))
            for clause in _JOINING
        ),
        note=f"{told} Asked for by '{short_name(plan.design, str(common['element']))}'.",
    )
