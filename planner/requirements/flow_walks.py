"""Walks of planned flows: what is asked for each, and what came of it.

A room of its own because firewall rows, findings and failures read the same walks, and because one flow is several
questions: one for each IP version of its ends and for each published name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.catalog import Catalog
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Transport
from planner.model.servers import DirectorPool, FrontEndPool
from planner.model.zones import OUTSIDE_KINDS
from planner.requirements.flow_ports import ports_by_transport, services_asked, source_ports
from planner.requirements.flow_selection import PlannedFlow
from planner.requirements.whereabouts import Whereabouts
from planner.traffic import Question, Trace, Traffic, Walk, badness


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowWalk:
    """A planned flow with the walks that answer it, firewall filters left aside."""

    planned: PlannedFlow
    walks: tuple[Walk, ...]

    @property
    def worst(self) -> Trace:
        """The trace with the worst verdict."""
        return max(self.walks, key=lambda walk: badness(walk.verdict)).worst


def walk_flows(
    design: Design, catalog: Catalog, traffic: Traffic, planned: Iterable[PlannedFlow], *, ignore_filters: bool = True
) -> tuple[FlowWalk, ...]:
    """Walks every planned flow once for each way it may take.

    Hosts of one zone that talk among themselves are left out: nothing stands between them.
    """
    whereabouts = Whereabouts(design)
    asked = (
        (flow, tuple(dict.fromkeys(_questions(design, catalog, whereabouts, flow, ignore_filters)))) for flow in planned
    )
    return tuple(
        FlowWalk(planned=flow, walks=tuple(traffic.walk(question) for question in questions))
        for flow, questions in asked
        if questions
    )


def _questions(
    design: Design, catalog: Catalog, whereabouts: Whereabouts, planned: PlannedFlow, ignore_filters: bool
) -> Iterator[Question]:
    transports = ports_by_transport(design, catalog, planned)
    transport, ports = next(iter(transports.items()), (Transport.TCP, ()))
    port = ports[0][0] if ports else _ANY_PORT
    for pair in _family_pairs(planned):
        for destination, host in _targets(design, whereabouts, pair):
            yield Question(
                source=pair.source.walk_source,
                destination=destination,
                port=port,
                transport=transport,
                host=host,
                source_port=next((first for first, _ in source_ports(design, catalog, planned)), None),
                service=_service_meant(design, planned),
                ignore_filters=ignore_filters,
                source_address=next(iter(pair.source.addresses), None) if pair.source.parts else None,
            )


def _family_pairs(planned: PlannedFlow) -> Iterator[PlannedFlow]:
    """The flow once for each IP version that both ends speak: their ways may differ, and both are opened.

    Ends that state no addresses are left to the walk, which tries every address that they stand for. Ends without a
    version in common are one question, so that somebody is told.
    """
    source, destination = planned.source, planned.destination
    versions = sorted(source.families & destination.families)
    if not (source.addresses or destination.addresses) or not versions:
        yield planned
        return
    if source.families == destination.families and len(versions) == 1:
        yield planned
        return
    for version in versions:
        here, there = source.in_family(version), destination.in_family(version)
        is_whole = here is source and there is destination
        yield planned if is_whole else replace(planned, source=here, destination=there)


_ANY_PORT = 50000
"""Tried where a vendor or provider decides the port; the path does not depend on it."""


def _service_meant(design: Design, planned: PlannedFlow) -> str | None:
    """The service to judge on arrival; behind a proxy the connection goes on to another one."""
    if planned.destination.is_any or planned.flow.to_role == "reverse-proxy":
        return None
    return next(iter(services_asked(design, planned)), None)


_Target = tuple[str, str | None]
"""What is asked for, and the host of the HTTP request where that is another."""


def _targets(design: Design, whereabouts: Whereabouts, planned: PlannedFlow) -> tuple[_Target, ...]:
    """What the opener asks for: published names at a proxy, else one address as the opener knows it.

    The members of an endpoint stand in one zone, so the way to the first is the way to all.
    """
    flow, destination = planned.flow, planned.destination
    if flow.to_role == "reverse-proxy":
        is_discovery = _PLAIN_LISTENER in flow.services
        names = _discovery_names(design, planned) if is_discovery else _published_names(design, planned)
        return names or ((destination.element, None),)
    addresses = destination.addresses
    if planned.source.element == destination.element:
        addresses = addresses[1:] if flow.from_role == flow.to_role else addresses
        if not addresses:
            return ()
    if not addresses:
        return ((destination.element, None),)
    return ((str(_as_known(design, whereabouts, planned, addresses[0])), None),)


_PLAIN_LISTENER = "proxy-http"
"""Where proxies take HTTP, for discovery and nothing else."""


def _discovery_names(design: Design, planned: PlannedFlow) -> tuple[_Target, ...]:
    """The external discovery name of the default domain, which differs from the others in nothing but the name.

    Inside DNS need not know it; a device there is sent to the proxy by the name that leads to it.
    """
    domain = design.default_sip_domain
    if domain is None:
        return ()
    name = f"lyncdiscover.{domain}"
    if design.zone(planned.source.zone).zone_kind in OUTSIDE_KINDS:
        return ((name, None),)
    return tuple((published, name) for published, _ in _published_names(design, planned)[:1])


def _published_names(design: Design, planned: PlannedFlow) -> tuple[_Target, ...]:
    """External web FQDNs; a device inside needs those of the pools that home mobile users, and no other."""
    is_outside = design.zone(planned.source.zone).zone_kind in OUTSIDE_KINDS
    return tuple(
        (server.web.external_fqdn, None)
        for server in design.servers
        if isinstance(server, FrontEndPool | DirectorPool)
        and server.web.external_fqdn
        and (is_outside or (isinstance(server, FrontEndPool) and server.mobility))
    )


def _as_known(design: Design, whereabouts: Whereabouts, planned: PlannedFlow, address: IpAddress) -> IpAddress:
    """The public side of an address for whoever resolves it outside, or is sent there to turn around."""
    is_outside = design.zone(planned.source.zone).zone_kind in OUTSIDE_KINDS
    turns = any(crossing.direction == "hairpin" for crossing in planned.flow.crosses)
    return whereabouts.public_side(address) if is_outside or turns else address
