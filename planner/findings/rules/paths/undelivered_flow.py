"""A connection that the plan needs does not arrive.

## What it checks

Every connection that the documents ask for, between the elements that the plan has and for the features it offers, is
followed hop by hop. Firewalls whose policy is recorded are asked whether they let it pass; those whose policy is
derived always do. Connections that fail at the same place are one finding. Names, missing addresses, zones that
nothing joins, publishing rules and the way of mobile devices have rules of their own.

## Why it matters

A closed port or a missing route shows up weeks later, as a call without sound or a client that cannot sign in.

## Bad design

The internal firewall follows rules of its own, and they forget the Edge.

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {action: deny, sources: [198.51.100.70], transport: any}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {transport: any, sources: [edge01], destination_ports: [{first: 53, last: 53}, {first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## How to fix

The message names the element that stops the first of these connections and why. The firewall worksheet lists all that a
firewall has to let pass.

## References

- The port tables of the planning pages; the firewall worksheet names the table of each connection.
- D-RP-04: the firewall between proxy and pool. S-DNS-05: the Wi-Fi to the internal web address.
- S-FW-02, S-FW-03: 5088 and 5089 on the Wi-Fi where branch appliances home mobile users. S-CMP-16: to the push service.
- S-DNS-13: the way out of the Wi-Fi that push needs.
"""

from collections.abc import Iterator

from planner.findings.adapters import places_with_adapter_faults
from planner.findings.entrances import wrong_port
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.missing_routes import routes_to_add
from planner.findings.mobility_paths import Cause, lacks_address, mobility_paths
from planner.findings.places import mobile_pools
from planner.findings.publishing import rules_in_force
from planner.findings.recorded_policies import filtered_walks, lines_to_add
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.design import Design
from planner.model.devices import Firewall, ReverseProxy
from planner.model.links import LinkKind
from planner.model.servers import EdgePool, Gateway
from planner.model.zones import Zone
from planner.requirements.flow_walks import FlowWalk
from planner.traffic import Trace, Verdict

_CLAUSES = {
    ("reverse-proxy", "web-external-https"): "D-RP-04",
    ("reverse-proxy", "web-external-http"): "D-RP-04",
    ("mobile-wifi", "web-internal-https"): "S-DNS-05",
    ("mobile-wifi", "web-internal-http"): "S-DNS-05",
    ("mobile-wifi", "ucwa-sip-external"): "S-FW-02",
    ("mobile-wifi", "ucwa-sip-primary"): "S-FW-03",
    ("edge-external-access", "partner-sip"): "S-CMP-16",
    ("mobile-wifi", "apple-push"): "S-DNS-13",
}
"""By role that opens the connection and service that is meant; for most connections the documents have a table row."""

_PUBLISHING = frozenset({"rules", "publishing", "hairpin"})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Required flows that fail, those with the same element and field to blame together."""
    told = {
        (path.blame, path.walk.blame.field if path.walk.blame is not None else "")
        for path in mobility_paths(inspection)
        if path.cause is Cause.BROKEN
    }
    groups: dict[tuple[str, str], list[tuple[FlowWalk, Trace]]] = {}
    for flow_walk in inspection.once(filtered_walks):
        if flow_walk.is_delivered:
            continue
        trace = flow_walk.worst
        place = (trace.blame.element, trace.blame.field) if trace.blame is not None else ("", "")
        if flow_walk.planned.flow.to_role == "reverse-proxy" and mobile_pools(inspection.design):
            continue  # the rules about the way of mobile devices say the same, name by name
        if _is_entered_wrongly(inspection, flow_walk) or _has_no_trunk(inspection, flow_walk):
            continue
        if flow_walk.planned.is_required and place not in told and not _has_own_rule(inspection, flow_walk):
            groups.setdefault(place, []).append((flow_walk, trace))
    for (element, field), failed in groups.items():
        yield _remark(inspection, element, field, failed)


def _has_own_rule(inspection: Inspection, flow_walk: FlowWalk) -> bool:
    """Delivered, or failed for a reason that another rule reports."""
    trace = flow_walk.worst
    if trace.verdict in (Verdict.DELIVERED, Verdict.UNRESOLVED, Verdict.UNTRUSTED) or trace.blame is None:
        return True
    if lacks_address(inspection, trace.blame.element):
        return True
    if isinstance(inspection.design.find(trace.blame.element), Zone) and trace.blame.field != "subnets":
        return True
    if (trace.blame.element, trace.blame.field) in inspection.once(places_with_adapter_faults):
        return True
    if _is_held_by_proxy(inspection.design, trace.blame.element, flow_walk):
        return False  # nothing that a proxy publishes: it only holds the address and port that the Edge was to have
    kind: str = getattr(inspection.design.find(trace.blame.element), "kind", "")
    return kind == "reverse-proxy" and trace.blame.field in _PUBLISHING


def _is_entered_wrongly(inspection: Inspection, flow_walk: FlowWalk) -> bool:
    """A proxy's connection ends in a virtual address that leads elsewhere, which the rule about ports says already."""
    trace, planned = flow_walk.worst, flow_walk.planned
    if planned.flow.from_role != "reverse-proxy" or trace.verdict not in (Verdict.MISDELIVERED, Verdict.REFUSED):
        return False
    return planned.destination.element in inspection.once(_pools_entered_wrongly)


def _has_no_trunk(inspection: Inspection, flow_walk: FlowWalk) -> bool:
    """One end is a gateway without a trunk, which has a rule of its own; whom it talks to is only assumed."""
    planned, design = flow_walk.planned, inspection.design
    ends = (design.find(end.element) for end in (planned.source, planned.destination))
    return any(isinstance(end, Gateway) and not design.linked_to(end.id, LinkKind.TRUNK) for end in ends)


def _pools_entered_wrongly(inspection: Inspection) -> frozenset[str]:
    faults = (wrong_port(inspection, rule) for _, _, rule in rules_in_force(inspection))
    return frozenset(fault.pool.id for fault in faults if fault is not None)


def _remark(inspection: Inspection, element: str, field: str, failed: list[tuple[FlowWalk, Trace]]) -> Remark:
    design = inspection.design
    turning = _turn_allowed(design, element, field)
    first, trace = failed[0]
    ends = tuple(dict.fromkeys((first.planned.source.element, first.planned.destination.element)))
    reason = trace.blame.reason.rstrip(".") if trace.blame is not None else ""
    others = listed(dict.fromkeys(_purpose(flow_walk) for flow_walk, _ in failed[1:]))
    more = (
        f"; {len(failed) - 1} more {'ends' if len(failed) == 2 else 'end'} there ({others})" if len(failed) > 1 else ""
    )
    clauses = dict.fromkeys(
        _CLAUSES[flow_walk.planned.flow.from_role, service]
        for flow_walk, _ in failed
        for service in flow_walk.planned.flow.services
        if (flow_walk.planned.flow.from_role, service) in _CLAUSES
    )
    return Remark(
        message=f"{shown(design, ends[0])} does not reach {shown(design, ends[-1])} "
        f"({_purpose(first)}), the connection is {trace.verdict}: {reason}{more}. Every connection that the plan needs "
        "is expected to arrive.",
        hint=_hint(field, turning) if not _is_held_by_proxy(design, element, first) else _ANOTHER_PLACE,
        elements=tuple(dict.fromkeys(part for part in (element, *ends) if part in design.all_ids)),
        field=(field,) if field else (),
        clauses=tuple(clauses),
        repair=turning or _cure(inspection, element, field, failed),
    )


_ANOTHER_PLACE = "Give the Edge a public address of its own, or the service a port that is not translated to the proxy."


def _is_held_by_proxy(design: Design, element: str, flow_walk: FlowWalk) -> bool:
    destination = design.find(flow_walk.planned.destination.element)
    return isinstance(design.find(element), ReverseProxy) and isinstance(destination, EdgePool)


def _hint(field: str, turning: Repair | None) -> str:
    if turning is not None:
        return "Allow hairpinning there for these connections; they have no other way."
    if field == "interfaces":
        return "Write down the missing static route or default gateway of the server that the message names."
    return "Mend the element that the message names; for a firewall, let pass what the firewall worksheet lists."


def _cure(inspection: Inspection, element: str, field: str, failed: list[tuple[FlowWalk, Trace]]) -> Repair | None:
    """What lets the connections pass or find their way."""
    if field == "rules":
        return lines_to_add(inspection, element)
    return routes_to_add(inspection, element, (trace for _, trace in failed)) if field == "interfaces" else None


def _turn_allowed(design: Design, element: str, field: str) -> Repair | None:
    """The repair for what can only turn at a firewall, as the media of Edge Servers behind translation."""
    firewall = design.find(element)
    if not isinstance(firewall, Firewall) or field != "hairpin":
        return None
    label = f"Allow hairpinning on {quoted(firewall.name)}"
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=element, path=("hairpin",), value=True)


def _purpose(flow_walk: FlowWalk) -> str:
    return flow_walk.planned.flow.purpose.rstrip(".")


RULE = Rule(
    code="PA02",
    severity=Severity.ERROR,
    clauses=("D-RP-04", "S-DNS-05", "S-DNS-13", "S-FW-02", "S-FW-03", "S-CMP-16"),
    check=check,
)
