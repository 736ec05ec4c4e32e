"""Connections that recorded firewall policies stop, and the lines that would let them pass.

A module of its own because two rules find such connections, the one of mobile devices and the one of all others, and
both offer the same cure.
"""

from dataclasses import replace

from planner.findings.finding import Repair, RepairKind
from planner.findings.rule import Inspection
from planner.findings.wording import plural, quoted
from planner.model.devices import Firewall, FirewallRule
from planner.model.zones import Provenance
from planner.requirements.flow_walks import FlowWalk, walk_flows
from planner.requirements.openings import recorded_rule
from planner.requirements.requirement import RequiredOpening


def filtered_walks(inspection: Inspection) -> tuple[FlowWalk, ...]:
    """Every planned flow as the firewalls in force treat it; derived ones let pass all that the plan needs."""
    plan = inspection.plan
    if all(firewall.policy is Provenance.DERIVED for firewall in inspection.design.firewalls):
        return plan.flow_walks
    planned = (flow_walk.planned for flow_walk in plan.flow_walks)
    return walk_flows(inspection.design, inspection.catalog, inspection.traffic, planned, ignore_filters=False)


def lines_to_add(inspection: Inspection, element: str) -> Repair | None:
    """The repair that lets a recorded policy pass all that the plan needs there and it stops; None where there is none.

    The lines go before the others: the first line that matches decides, and one of the others may deny. A firewall
    without state gets a line for the answers, too.
    """
    firewall = inspection.design.find(element)
    if not isinstance(firewall, Firewall) or firewall.policy is not Provenance.RECORDED:
        return None
    stopped = _stopped_at(inspection, element)
    rows = (row for row in inspection.plan.openings if row.firewall == element and _asks_for(row, stopped))
    asked = tuple(dict.fromkeys(recorded_rule(row) for row in rows))
    lines = (
        asked if firewall.stateful else tuple(dict.fromkeys(line for rule in asked for line in (rule, _answer(rule))))
    )
    if not lines:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Let {quoted(firewall.name)} pass what the plan needs ({plural(len(lines), 'rule')})",
        element=element,
        path=("rules",),
        value=(*lines, *firewall.rules),
    )


def _answer(rule: FirewallRule) -> FirewallRule:
    """The line that a firewall without state needs beside the line of a request: the same, seen from the other end."""
    return replace(
        rule,
        sources=rule.destinations,
        source_ports=rule.destination_ports,
        destinations=rule.sources,
        destination_ports=rule.source_ports,
        from_interface=rule.to_interface,
        to_interface=rule.from_interface,
        comment=f"Answers. {rule.comment}".strip(),
    )


def _stopped_at(inspection: Inspection, firewall: str) -> frozenset[tuple[str, str, str]]:
    """Flow, source and destination of each connection that the policy of a firewall stops."""
    found = set()
    for flow_walk in inspection.once(filtered_walks):
        planned, blame = flow_walk.planned, None if flow_walk.is_delivered else flow_walk.worst.blame
        if blame is not None and (blame.element, blame.field) == (firewall, "rules"):
            found.add((planned.flow.id, planned.source.element, planned.destination.element))
    return frozenset(found)


def _asks_for(row: RequiredOpening, stopped: frozenset[tuple[str, str, str]]) -> bool:
    """Tells whether a row is for one of these connections; any host of a zone goes by the zone."""
    source, destination = row.source_element or row.source_zone, row.destination_element or row.destination_zone
    return (row.flow, source, destination) in stopped
