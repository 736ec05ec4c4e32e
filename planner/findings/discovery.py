"""The two discovery names of each SIP domain, and which of them a view answers.

A module of its own because seven rules ask the same two questions.
"""

from planner.findings.places import discovers_automatically
from planner.findings.rule import Inspection
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.zones import DnsView


def discovery_names(design: Design, label: str) -> tuple[str, ...]:
    """The names with this label; none where the plan does without automatic discovery."""
    if not discovers_automatically(design):
        return ()
    return tuple(f"{label}.{domain}" for domain in design.sip_domains)


def answered(inspection: Inspection, view: DnsView, label: str) -> tuple[str, ...]:
    """Names with this label that a view answers with an address."""
    return tuple(
        name
        for name in discovery_names(inspection.design, label)
        if inspection.traffic.resolve(view.id, name).addresses
    )


def unanswered(inspection: Inspection, view: DnsView, label: str) -> tuple[str, ...]:
    """Names with this label that a view does not answer, although the address to answer is known."""
    return tuple(
        name
        for name in discovery_names(inspection.design, label)
        if normalized(name) not in inspection.waiting_names and not inspection.traffic.resolve(view.id, name).addresses
    )
