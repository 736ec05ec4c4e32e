"""Walks of planned flows: what is asked for each, and what came of it.

A room of its own because firewall rows, findings and failures read the same walks, and because one flow is several
questions: one for each IP version of its ends and for each published name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.catalog import Catalog
from planner.catalog.ports_in_use import published_port
from planner.model.design import Design
from planner.model.devices import Transport
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.servers import DirectorPool, FrontEndPool
from planner.model.zones import OUTSIDE_KINDS
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_ports import FlowPorts, Ports
from planner.requirements.flow_selection import PlannedFlow
from planner.requirements.whereabouts import Whereabouts
from planner.traffic import Question, Trace, Traffic, Verdict, Walk, badness


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowWalk:
    """A planned flow with the walks that answer it, firewall filters left aside."""

    planned: PlannedFlow
    walks: tuple[Walk, ...]

    @property
    def worst(self) -> Trace:
        """The trace with the worst verdict."""
        return self._worst_walk.worst

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of the walks."""
        return self._worst_walk.verdict

    @property
    def is_delivered(self) -> bool:
        """Every walk is delivered."""
        return all(walk.is_delivered for walk in self.walks)

    @property
    def _worst_walk(self) -> Walk:
        return max(self.walks, key=lambda walk: badness(walk.verdict))


def walk_flows(
    design: Design,
    catalog: Catalog,
    traffic: Traffic,
    planned: Iterable[PlannedFlow],
    *,
    ignore_filters: bool = True,
    ports_of: FlowPorts | None = None,
) -> tuple[FlowWalk, ...]:
    """Walks every planned flow once for each way it may take.

    Hosts of one zone that talk among themselves are left out: nothing stands between them.

    Args:
        design: the plan's.
        catalog: the facts.
        traffic: the network that is asked.
        planned: the flows.
        ignore_filters: what firewalls let pass is not asked.
        ports_of: ports of flows, where somebody has found them out already.
    """
    walker = FlowWalker(design, catalog, traffic, ignore_filters=ignore_filters, ports_of=ports_of)
    return tuple(walked for flow in planned if (walked := walker.walked(flow)) is not None)


def walked_one_by_one(
    design: Design, catalog: Catalog, traffic: Traffic, planned: Iterable[PlannedFlow], *, ignore_filters: bool = True
) -> Iterator[FlowWalk]:
    """The same, each flow when it is asked for: for those who tell how far they are."""
    walker = FlowWalker(design, catalog, traffic, ignore_filters=ignore_filters)
    for flow in planned:
        walked = walker.walked(flow)
        if walked is not None:
            yield walked


class FlowWalker:
    """Walks planned flows one at a time. What the flows of a design have in common is found out once."""

    def __init__(
        self,
        design: Design,
        catalog: Catalog,
        traffic: Traffic,
        *,
        ignore_filters: bool,
        ports_of: FlowPorts | None = None,
    ) -> None:
        self._traffic = traffic
        self._asker = _Asker(design, catalog, ports_of or FlowPorts(design, catalog), ignore_filters=ignore_filters)

    def walked(self, planned: PlannedFlow) -> FlowWalk | None:
        """A flow with its walks; None where nothing stands between its ends."""
        questions = self._asker.questions(planned)
        return FlowWalk(planned=planned, walks=tuple(map(self._traffic.walk, questions))) if questions else None


_ANY_PORT = 50000
"""Tried where a vendor or provider decides the port; the path does not depend on it."""


_PLAIN_LISTENER = "proxy-http"
"""Where proxies take HTTP, for discovery and nothing else."""

_Asked = tuple[tuple[str | None, Transport, Ports], ...]
_ANYTHING: _Asked = ((None, Transport.TCP, ()),)
"""Asked where a flow names no service of its transport."""


class _Target(NamedTuple):
    """What is asked for.

    Attributes:
        host: of the HTTP request, where that is another name.
        port: where the name has one of its own among those of the flow.
    """

    destination: str
    host: str | None = None
    port: int | None = None


class _Asker:
    """Puts planned flows into questions. What many flows of a design have in common is found out once."""

    def __init__(self, design: Design, catalog: Catalog, ports_of: FlowPorts, *, ignore_filters: bool) -> None:
        self._design = design
        self._catalog = catalog
        self._ports = ports_of
        self._whereabouts = Whereabouts(design)
        self._ignore_filters = ignore_filters
        self._names: dict[bool, tuple[_Target, ...]] = {}

    def questions(self, planned: PlannedFlow) -> tuple[Question, ...]:
        """What is asked for a flow, each question once."""
        found = tuple(self._questions(planned))
        return found if len(found) < 2 else tuple(dict.fromkeys(found))

    def _questions(self, planned: PlannedFlow) -> Iterator[Question]:
        asked: _Asked = self._ports.by_service(planned) or _ANYTHING
        if self._ignore_filters:
            asked = _once_a_service(asked)
        source_ports = self._ports.of_source(planned)
        # Behind a proxy the connection goes on to another service, and what hosts outside have is not judged.
        is_judged = not (planned.destination.is_any or planned.flow.to_role == "reverse-proxy")
        for pair in _family_pairs(planned):
            for target in self._targets(pair):
                for service, transport, ports in asked:
                    yield Question(
                        source=pair.source.walk_source,
                        destination=target.destination,
                        port=target.port or (ports[0][0] if ports else _ANY_PORT),
                        transport=transport,
                        host=target.host,
                        source_port=source_ports[0][0] if source_ports else None,
                        service=service if is_judged else None,
                        ignore_filters=self._ignore_filters,
                        source_address=next(iter(pair.source.addresses), None) if pair.source.parts else None,
                    )

    def _targets(self, planned: PlannedFlow) -> tuple[_Target, ...]:
        """What the opener asks for: published names at a proxy, else one address as the opener knows it.

        The members of an endpoint stand in one zone, so the way to the first is the way to all.
        """
        flow, destination = planned.flow, planned.destination
        is_own = planned.source.element == destination.element
        if flow.to_role == "reverse-proxy":
            is_discovery = _PLAIN_LISTENER in flow.services
            names = self._discovery_names(planned) if is_discovery else self._published_names(planned)
            return names or (_Target(destination.element),)
        if not destination.addresses:
            return () if is_own else (_Target(destination.element),)
        first = 1 if is_own and flow.from_role == flow.to_role else 0
        return (_Target(self._as_known(planned, first)),) if first < len(destination.addresses) else ()

    def _discovery_names(self, planned: PlannedFlow) -> tuple[_Target, ...]:
        """The external discovery name of the default domain, which differs from the others in nothing but the name.

        Inside DNS need not know it; a device there is sent to the proxy by the name that leads to it.
        """
        domain = self._design.default_sip_domain
        if domain is None:
            return ()
        name = f"{EXTERNAL_DISCOVERY}.{domain}"
        if self._is_outside(planned.source):
            return (_Target(name),)
        return tuple(_Target(target.destination, name) for target in self._published_names(planned)[:1])

    def _published_names(self, planned: PlannedFlow) -> tuple[_Target, ...]:
        """External web FQDNs; a device inside needs those of the pools that home mobile users, and no other."""
        is_outside = self._is_outside(planned.source)
        names = self._names.get(is_outside)
        if names is None:
            names = self._names[is_outside] = tuple(
                _Target(server.web.external_fqdn, port=published_port(self._catalog, server, "web-external-https"))
                for server in self._design.servers
                if isinstance(server, FrontEndPool | DirectorPool)
                and server.web.external_fqdn
                and (is_outside or (isinstance(server, FrontEndPool) and server.mobility))
            )
        return names

    def _as_known(self, planned: PlannedFlow, number: int) -> str:
        """The public side of an address for whoever resolves it outside, or is sent there to turn around."""
        address = planned.destination.addresses[number]
        turns = any(crossing.direction == "hairpin" for crossing in planned.flow.crosses)
        if turns or self._is_outside(planned.source):
            return str(self._whereabouts.public_side(address))
        return planned.destination.address_texts[number]

    def _is_outside(self, end: Endpoint) -> bool:
        return self._design.zone(end.zone).zone_kind in OUTSIDE_KINDS


def _once_a_service(asked: _Asked) -> _Asked:
    """Each service by its first transport: the way is the same for both, only filters tell them apart."""
    first: dict[str | None, tuple[str | None, Transport, Ports]] = {}
    for item in asked:
        first.setdefault(item[0], item)
    return tuple(first.values())


def _family_pairs(planned: PlannedFlow) -> Iterator[PlannedFlow]:
    """The flow once for each IP version that both ends speak: their ways may differ, and both are opened.

    Ends that state no addresses are left to the walk, which tries every address that they stand for. Ends without a
    version in common are one question, so that somebody is told.
    """
    source, destination = planned.source, planned.destination
    is_one_family = source.families == destination.families and len(source.families) == 1
    versions = () if is_one_family else sorted(source.families & destination.families)
    if not versions or not (source.addresses or destination.addresses):
        yield planned
        return
    for version in versions:
        here, there = source.in_family(version), destination.in_family(version)
        is_whole = here is source and there is destination
        yield planned if is_whole else replace(planned, source=here, destination=there)
