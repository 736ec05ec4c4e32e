"""What a mobile device asks for, service by service, at each of its positions.

A module of its own because the questions follow from the plan alone: they stay the same when what-if takes an element
out and asks them again of the network that is left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.catalog.ports_in_use import usual_port
from planner.model.clients import Platform
from planner.model.devices import Transport
from planner.model.links import LinkKind
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY
from planner.model.policies import Discovery, DiscoveryTransport, MobilityPolicy, PolicyScope
from planner.model.product import ClientGeneration, ServerGeneration
from planner.model.servers import EdgePool, FrontEndPool, Server, internal_web_fqdn
from planner.requirements.flow_walks import FlowWalk
from planner.requirements.groundwork import Groundwork
from planner.traffic import Question
from planner.traffic.positions import Position, PositionKind, mobile_positions

DISCOVERY_PATH = "/Autodiscover/autodiscoverservice.svc/Root"
"""Path of the first discovery request. Source: clauses S-AD-05, S-AD-06."""

UCWA_PATH = "/ucwa"
MCX_PATH = "/mcx"
"""Virtual directories of the Mobility services. Source: clauses S-CMP-02, S-CMP-05."""

_MOST_DOMAINS = 50
"""SIP domains whose discovery is walked. Providers have thousands, which differ in nothing but names; names, published
hosts and certificates of all of them are judged by rules of their own."""


class MobileService(StrEnum):
    """What a device needs, in the order in which it needs it."""

    DISCOVERY = "discovery"
    UCWA = "ucwa"
    MCX = "mcx"
    MEDIA = "media"
    PUSH = "push"


class Taking(StrEnum):
    """Which of several attempts counts.

    FIRST: the first by which a connection could be made, as discovery does it. ANY: one that is delivered is enough.
    """

    FIRST = "first"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One connection that a device tries; the title says in a few words what for."""

    title: str
    question: Question


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that has to work for a cell, by one of its attempts."""

    attempts: tuple[Attempt, ...]
    taking: Taking = Taking.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCell:
    """What is asked for one service at one position.

    Attributes:
        is_needed: the plan promises the service there.
        needs: all of them have to work; empty where the service is not offered.
        hosts: hosts of the service's URL, where it has one; a device keeps them over a move.
        absent: why the service is not offered; empty where it is.
    """

    position: Position
    service: MobileService
    is_needed: bool
    needs: tuple[Need, ...] = ()
    hosts: tuple[str, ...] = ()
    absent: str = ""


def planned_cells(ground: Groundwork, flow_walks: Iterable[FlowWalk]) -> tuple[PlannedCell, ...]:
    """The questions of every position and service, position by position."""
    asker = _Asker(ground, tuple(flow_walks))
    return tuple(cell for position in mobile_positions(ground.design) for cell in asker.cells(position))


def _uses_mcx(position: Position) -> bool:
    """Lync 2010 mobile clients know no other service, which has no voice (clauses S-INT-05, S-CMP-03, S-CMP-05)."""
    return position.generation is ClientGeneration.LYNC_2010


class _Asker:
    """Words the questions for one design."""

    def __init__(self, ground: Groundwork, flow_walks: tuple[FlowWalk, ...]) -> None:
        self._ground = ground
        self._design = ground.design
        self._flow_walks = flow_walks

    def cells(self, position: Position) -> Iterator[PlannedCell]:
        """One cell a service."""
        pools = tuple(pool for pool in self._design.servers_of(FrontEndPool) if pool.id in position.pools)
        if not pools:
            why = "The home pool of these users does not serve Mobility."
            own = MobileService.MCX if _uses_mcx(position) else MobileService.UCWA
            for service in MobileService:
                needed = position.is_expected and service in (MobileService.DISCOVERY, own)
                yield _absent(position, service, needed, why)
            return
        yield self._discovery(position, pools)
        yield self._ucwa(position, pools)
        yield self._mcx(position, pools)
        yield self._media(position, pools)
        yield self._push(position, pools)

    # --- discovery

    def _discovery(self, position: Position, pools: tuple[FrontEndPool, ...]) -> PlannedCell:
        if self._design.mobility.discovery is Discovery.MANUAL:
            needs = tuple(self._typed(position, pool) for pool in pools)
        else:
            needs = tuple(self._automatic(position, domain) for domain in self._ground.sip_domains[:_MOST_DOMAINS])
        absent = "" if needs else "The plan names no SIP domain whose discovery names could be asked."
        return PlannedCell(
            position=position,
            service=MobileService.DISCOVERY,
            is_needed=position.is_expected,
            needs=needs,
            absent=absent,
        )

    def _automatic(self, position: Position, domain: str) -> Need:
        """The internal name first, wherever the device is, for it does not know that; then the external one."""
        inner, outer = f"{INTERNAL_DISCOVERY}.{domain}", f"{EXTERNAL_DISCOVERY}.{domain}"
        attempts = [self._web(position, f"discovery at {inner}", inner, DISCOVERY_PATH, is_internal=True)]
        if self._design.mobility.discovery_transport is DiscoveryTransport.HTTP:
            attempts += [
                self._web(
                    position, f"discovery over HTTP at {name}", name, DISCOVERY_PATH, is_internal=it, is_tls=False
                )
                for name, it in ((inner, True), (outer, False))
            ]
        else:
            attempts.append(self._web(position, f"discovery at {outer}", outer, DISCOVERY_PATH))
        return Need(tuple(attempts), Taking.FIRST)

    def _typed(self, position: Position, pool: FrontEndPool) -> Need:
        """The two URLs that a user typed, in the same order."""
        inner = internal_web_fqdn(pool)
        port = self._ground.url_port(pool, "web-internal-https")
        attempts = [self._web(position, f"typed URL at {inner}", inner, DISCOVERY_PATH, is_internal=True, port=port)]
        if pool.web.external_fqdn is not None:
            outer = pool.web.external_fqdn
            port = self._ground.url_port(pool, "web-external-https")
            attempts.append(self._web(position, f"typed URL at {outer}", outer, DISCOVERY_PATH, port=port))
        return Need(tuple(attempts), Taking.FIRST)

    def _web(
        self,
        position: Position,
        title: str,
        host: str,
        path: str,
        *,
        is_internal: bool = False,
        is_tls: bool = True,
        port: int | None = None,
    ) -> Attempt:
        """A web request; without a port that of URLs that name none, as those of discovery."""
        service = f"web-{'internal' if is_internal else 'external'}-{'https' if is_tls else 'http'}"
        asked = port or usual_port(self._ground.catalog, service)
        return Attempt(title, Question(position.id, host, asked, path=path, service=service, tls=is_tls))

    # --- the Mobility services

    def _ucwa(self, position: Position, pools: tuple[FrontEndPool, ...]) -> PlannedCell:
        if _uses_mcx(position):
            return _absent(position, MobileService.UCWA, False, "Lync 2010 mobile clients use MCX; they know no UCWA.")
        is_needed = position.is_expected
        hosts = tuple(pool.web.external_fqdn for pool in pools if pool.web.external_fqdn is not None)
        if len(hosts) < len(pools):
            nameless = next(pool.name for pool in pools if pool.web.external_fqdn is None)
            why = f"The pool '{nameless}' has no external web services name, on which the Mobility URL is built."
            return _absent(position, MobileService.UCWA, is_needed, why)
        ports = (self._ground.url_port(pool, "web-external-https") for pool in pools)
        needs = [
            Need((self._web(position, f"UCWA at {host}", host, UCWA_PATH, port=port),))
            for host, port in zip(hosts, ports, strict=True)
        ]
        if position.branch is not None and position.is_inside:
            needs += [need for pool in pools for need in self._branch_listeners(position, pool)]
        return PlannedCell(
            position=position, service=MobileService.UCWA, is_needed=is_needed, needs=tuple(needs), hosts=hosts
        )

    def _branch_listeners(self, position: Position, pool: FrontEndPool) -> Iterator[Need]:
        """The SIP listeners of UCWA that users of a branch appliance need on the Wi-Fi (clauses S-FW-02, S-FW-03).

        Neither peer nor direction is documented; device to Front End Server is read from the cmdlets (names-C38).
        """
        for service in ("ucwa-sip-external", "ucwa-sip-primary"):
            port = self._ground.port(pool, service)
            question = Question(position.id, pool.id, port, service=service, tls=False)
            yield Need((Attempt(f"UCWA SIP listener {port} of '{pool.name}'", question),))

    def _mcx(self, position: Position, pools: tuple[FrontEndPool, ...]) -> PlannedCell:
        is_needed = position.is_expected and _uses_mcx(position)
        without = [pool for pool in pools if not self._has_mcx(pool)]
        if without:
            why = f"MCX ends with the 2015 release; '{without[0].name}' does not have it."
            if is_needed:
                why += " Lync 2010 mobile clients have no other service; they have to be replaced."
            return _absent(position, MobileService.MCX, is_needed, why)
        internal = self._design.mobility.exposed_internal
        if internal and not position.is_inside:
            why = "MCX answers internal URLs in this plan (ExposedWebURL Internal), so it serves nobody outside."
            return _absent(position, MobileService.MCX, is_needed, why)
        names = [internal_web_fqdn(pool) if internal else pool.web.external_fqdn for pool in pools]
        hosts = tuple(name for name in names if name is not None)
        if len(hosts) < len(pools):
            why = "A home pool has no external web services name, on which the MCX URL is built."
            return _absent(position, MobileService.MCX, is_needed, why)
        site = "web-internal-https" if internal else "web-external-https"
        ports = (self._ground.url_port(pool, site) for pool in pools)
        needs = tuple(
            Need((self._web(position, f"MCX at {host}", host, MCX_PATH, is_internal=internal, port=port),))
            for host, port in zip(hosts, ports, strict=True)
        )
        return PlannedCell(position=position, service=MobileService.MCX, is_needed=is_needed, needs=needs, hosts=hosts)

    def _has_mcx(self, pool: FrontEndPool) -> bool:
        generation = pool.generation.value if pool.generation is not None else self._design.product.value
        return generation in (ServerGeneration.V2015.value, ServerGeneration.LYNC_2013.value)

    # --- media

    def _media(self, position: Position, pools: tuple[FrontEndPool, ...]) -> PlannedCell:
        absent = self._no_media(position, pools)
        is_needed = position.is_expected and "av" in self._ground.features and not absent
        if not absent:
            found = tuple(need for pool in pools for need in self._media_needs(position, pool))
            needs = tuple(dict.fromkeys(found))
            if needs:
                return PlannedCell(position=position, service=MobileService.MEDIA, is_needed=is_needed, needs=needs)
            absent = "No A/V Edge is planned, and media of devices outside has no other way in."
        return _absent(position, MobileService.MEDIA, is_needed, absent)

    def _no_media(self, position: Position, pools: tuple[FrontEndPool, ...]) -> str:
        if "av" not in self._ground.features:
            return "The plan offers no audio and video over IP."
        if _uses_mcx(position):
            return "Lync 2010 mobile clients have no audio and video over IP; their calls go by Call via Work."
        policies = [self._policy(pool) for pool in pools]
        if not any(policy.enable_ip_audio_video for policy in policies):
            return "The mobility policy allows no audio and video over IP."
        is_kept_to_wifi = all(item.require_wifi_for_ip_audio and item.require_wifi_for_ip_video for item in policies)
        if is_kept_to_wifi and position.kind is PositionKind.CELLULAR:
            return "The mobility policy keeps audio and video over IP to Wi-Fi; calls go by Call via Work."
        return ""

    def _policy(self, pool: FrontEndPool) -> MobilityPolicy:
        """The policy that serves users of a pool: that of its site, else the global one."""
        policies = [policy for policy in self._design.policies if isinstance(policy, MobilityPolicy)]
        at_site = (p for p in policies if p.scope is PolicyScope.SITE and p.site is not None and p.site == pool.site)
        everywhere = (policy for policy in policies if policy.scope is PolicyScope.GLOBAL)
        return next(at_site, None) or next(everywhere, None) or MobilityPolicy(id="global", name="Global")

    def _media_needs(self, position: Position, pool: FrontEndPool) -> Iterator[Need]:
        """Outside the A/V Edge; inside conferences at the Front End Servers, and the Edge for parties outside."""
        edge = self._edge(pool)
        if position.is_inside:
            port = self._service_port(pool, "conference-audio")
            question = Question(position.id, pool.id, port, Transport.UDP, service="conference-audio", tls=False)
            yield Need((Attempt(f"conference audio at '{pool.name}'", question),))
        if edge is None:
            return
        side = "edge-internal-turn" if position.is_inside else "av-edge-stun"
        end = edge.id if position.is_inside else edge.av_fqdn or edge.access_fqdn
        if end is None:
            return
        attempts = []
        for transport in (Transport.UDP, Transport.TCP):
            service = f"{side}-{transport.value}"
            port = self._service_port(edge, service)
            question = Question(position.id, end, port, transport, service=service, tls=False)
            attempts.append(Attempt(f"media relay of '{edge.name}', {transport.value} {port}", question))
        yield Need(tuple(attempts))

    def _edge(self, pool: FrontEndPool) -> EdgePool | None:
        linked = (edge for edge in self._design.linked_from(pool.id, LinkKind.MEDIA) if isinstance(edge, EdgePool))
        return next(linked, None) or self._ground.sign_in_edge

    def _service_port(self, server: Server, service: str) -> int:
        return self._ground.port(server, service)

    # --- push

    def _push(self, position: Position, pools: tuple[FrontEndPool, ...]) -> PlannedCell:
        if "push" not in self._ground.features:
            why = "Push notification is off."
            return _absent(position, MobileService.PUSH, False, why)
        needs = [*self._push_at_servers(pools), *self._push_at_device(position)]
        why = "" if needs else "Push notification needs an Edge Server, and none is planned."
        return PlannedCell(
            position=position,
            service=MobileService.PUSH,
            is_needed=position.is_expected,
            needs=tuple(needs),
            absent=why,
        )

    def _push_at_servers(self, pools: tuple[FrontEndPool, ...]) -> Iterator[Need]:
        """The servers' way to the clearing house: pool to Edge, Edge to the cloud."""
        homes = {pool.id for pool in pools}
        for flow_walk in self._flow_walks:
            planned = flow_walk.planned
            is_inner = planned.flow.id in _POOL_TO_EDGE and planned.source.element in homes
            if not (is_inner or planned.flow.id == _EDGE_TO_CLOUD) or not planned.is_required:
                continue
            for walk in flow_walk.walks:
                asked = replace(walk.question, ignore_filters=False)
                sources = planned.source
                family = walk.question.source_address
                asked_of = sources if family is None else sources.in_family(family.version)
                senders = tuple(zip(asked_of.parts, asked_of.addresses, strict=False))
                questions = [replace(asked, source=part, source_address=address) for part, address in senders]
                title = f"push from '{sources.label}' to '{planned.destination.label}'"
                yield Need(tuple(Attempt(title, question) for question in questions or [asked]))

    def _push_at_device(self, position: Position) -> Iterator[Need]:
        """Lync 2010 clients on Apple devices keep a connection to Apple open (clauses S-PUSH-04, D-PUSH-06)."""
        if position.generation is not ClientGeneration.LYNC_2010 or Platform.IOS not in position.platforms:
            return
        for flow_walk in self._flow_walks:
            planned = flow_walk.planned
            if planned.flow.id != _DEVICE_TO_APPLE or planned.source.zone != position.zone:
                continue
            for walk in flow_walk.walks:
                question = replace(walk.question, source=position.id, ignore_filters=False, source_address=None)
                yield Need((Attempt(f"push of Apple, tcp {question.port}", question),))


def _absent(position: Position, service: MobileService, is_needed: bool, why: str) -> PlannedCell:
    return PlannedCell(position=position, service=service, is_needed=is_needed, absent=why)


_POOL_TO_EDGE = frozenset({"front-end-edge-sip", "standard-edition-edge-sip"})
_EDGE_TO_CLOUD = "edge-push-out"
_DEVICE_TO_APPLE = "wifi-push-apns"
"""Flows of the catalog that push takes."""
