"""Quality of service: the marking policies of servers and clients, as the policy worksheet lists them.

A module of its own because these are policies of Windows, agreed with whoever runs the network, and none of Skype for
Business Server.
"""

from planner.requirements import Plan
from planner.requirements.media_marking import SHARING, MediaMarking
from planner.worksheets.names_shown import short_name
from planner.worksheets.ports_shown import ports_text
from planner.worksheets.worksheet import Column, Group, Row, Table, listed

QUALITY_OF_SERVICE = Table(
    name="qos",
    title="Quality of service",
    columns=(
        Column(key="place", title="Policy on"),
        Column(key="media", title="Media"),
        Column(key="dscp", title="DSCP"),
        Column(key="match", title="Matched by"),
        Column(key="ports", title="Ports", is_code=True, is_list=True),
        Column(key="transport", title="Transport", is_code=True, is_list=True),
        Column(key="set_by", title="Ports set by", is_code=True, is_long=True),
        Column(key="comment", title="Comment", is_long=True),
        Column(key="element", title="Element", in_print=False),
        Column(key="required", title="Required"),
        Column(key="reference", title="Ref."),
    ),
)

_CLIENT_RANGE = "Set-CsConferencingConfiguration -ClientMediaPortRangeEnabled $true"


def quality_of_service_groups(plan: Plan) -> tuple[Group, ...]:
    """Marking for what the design carries; none for a design without media."""
    rows = tuple(_row(plan, marking) for marking in plan.media_marking)
    if not rows:
        return ()
    facts = plan.catalog.quality_of_service
    sentences = (facts.marking_by, "the network has to trust and keep the marking on its way", *facts.rules)
    note = " ".join(f"{text[0].upper()}{text[1:]}." for text in sentences)
    return (Group(title="Quality of service", rows=rows, table=QUALITY_OF_SERVICE, note=note),)


def _row(plan: Plan, marking: MediaMarking) -> Row:
    return Row(
        values={
            "place": _place(plan, marking),
            "media": marking.modality,
            "dscp": marking.dscp,
            "match": "source port" if marking.is_by_source else "destination port",
            "ports": ports_text(marking.ranges) if marking.ranges else listed(("not set",)),
            "transport": "tcp udp" if marking.transport == "both" else marking.transport,
            "set_by": "; ".join(_setting(plan, setting) for setting in marking.settings),
            "comment": _comment(marking),
            "element": marking.element,
            "required": False,
        },
        element=marking.element,
        is_required=False,
        documents="; ".join(marking.references),
        confidence=marking.confidence,
    )


def _place(plan: Plan, marking: MediaMarking) -> str:
    name = short_name(plan.design, marking.element)
    if marking.is_of_clients:
        return f"Windows clients, such as {name}"
    return f"{name}, {marking.side.value} side" if marking.side else name


def _setting(plan: Plan, setting: str) -> str:
    parameter = plan.catalog.client_parameters.get(setting)
    return f"{_CLIENT_RANGE} -{parameter} -{parameter}Range" if parameter else setting


def _comment(marking: MediaMarking) -> str:
    example = f", for example to {marking.example[0]}-{marking.example[1]}" if marking.example else ""
    if not marking.ranges:
        return (
            f"Clients send from any port, which nothing can match: hold them to a range{example.replace(' to', '', 1)}."
        )
    mixed = " and ".join(marking.mixed_with)
    if not marking.is_by_source:
        return f"The ranges of the servers that it sends to{f', shared with {mixed}' if mixed else ''}."
    if not mixed:
        return ""
    told = f"Shares ports with {mixed}: Windows cannot tell them apart."
    return f"{told} Move {'it' + example if marking.modality == SHARING else SHARING}."
