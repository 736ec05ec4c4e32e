"""The way of a mobile device to its Mobility service, from every position, and what stops it.

A module of its own because the way crosses names, firewalls, proxies and certificates, and one cause must give one
finding: here each path gets exactly one cause, and each rule speaks about the causes that are its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.catalog import load_catalog
from planner.catalog.ports_in_use import proxy_ports, published_port
from planner.findings.entrances import wrong_port
from planner.findings.next_hops import next_hop_fault
from planner.findings.places import has_equal_web_names, homes_of, mobile_pools, web_pools
from planner.findings.publishing import pool_behind, rules_in_force
from planner.findings.rule import Inspection
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Device, Firewall, Transport
from planner.model.names import covered_by, same_name
from planner.model.relations import mobile_clients
from planner.model.servers import DirectorPool, FrontEndPool, Server, WebPool
from planner.model.zones import INSIDE_KINDS, Zone, ZoneKind
from planner.traffic import Question, Trace, Verdict, Walk
from planner.traffic.locate import OwnerKind

MOBILITY_PATH = "/ucwa"
"""Virtual directory of UCWA. Source: clause S-CMP-02."""

_SERVICE = "web-external-https"
_POSITIONS = frozenset({ZoneKind.WIFI, ZoneKind.GUEST_WIFI, ZoneKind.CELLULAR})
"""Zones that count as a position even if no mobile client is drawn there. Source: clauses S-SCN-01 to S-SCN-04."""


class Target(StrEnum):
    """What an address leads to."""

    PROXY = "proxy"
    POOL = "pool"
    OTHER = "other"


class Cause(StrEnum):
    """What becomes of a Mobility path; every cause but the last belongs to rules of its own."""

    DELIVERED = "delivered"
    NAME = "name"
    NO_ADDRESS = "no address"
    NO_WAY = "no way"
    NO_PUBLIC_ADDRESS = "no public address"
    FIREWALL_REFUSES_TURN = "firewall refuses turn"
    PROXY_REFUSES_TURN = "proxy refuses turn"
    NOT_PUBLISHED = "not published"
    WRONG_PORT = "wrong port"
    NEXT_HOP = "next hop"
    DIRECTOR = "published to a Director"
    PROXY_CERTIFICATE = "proxy certificate"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityPath:
    """The walk of devices at one position to the Mobility service of one pool.

    Attributes:
        source: id of the client, or of the zone where no client is drawn.
        device: name of the client or zone.
        blame: id of the element at fault; empty where the path is delivered.
    """

    source: str
    device: str
    zone: Zone
    pool: FrontEndPool
    walk: Walk
    cause: Cause
    blame: str

    @property
    def is_inside(self) -> bool:
        """The devices are inside."""
        return self.zone.zone_kind in INSIDE_KINDS


def mobility_paths(inspection: Inspection) -> tuple[MobilityPath, ...]:
    """Every position with every pool its users are homed on; like positions are walked once."""
    return inspection.once(_all_paths)


def target_of(inspection: Inspection, address: IpAddress) -> tuple[Target, str]:
    """What web traffic for an address meets first, and the id of the element or VIP; empty where nothing has it."""
    known = inspection.once(_known_targets)
    found = known.get(address)
    if found is None:
        found = known[address] = _find_target(inspection, address)
    return found


def _known_targets(_: Inspection) -> dict[IpAddress, tuple[Target, str]]:
    """Targets found so far: the names of thousands of SIP domains lead to the same few addresses."""
    return {}


def _find_target(inspection: Inspection, address: IpAddress) -> tuple[Target, str]:
    answer = (Target.OTHER, "")
    for owner in inspection.traffic.owners(address):
        if owner.kind is OwnerKind.PROXY:
            return Target.PROXY, owner.element
        if owner.kind is OwnerKind.NAT:
            translated = _translated(inspection.design, owner.element, address)
            answer = target_of(inspection, translated) if translated is not None else (Target.OTHER, owner.element)
            if answer[0] is Target.PROXY:
                return answer
        elif owner.kind in (OwnerKind.MACHINE, OwnerKind.VIP, OwnerKind.CLIENT, OwnerKind.CLOUD, OwnerKind.FORWARDING):
            is_pool = owner.kind in (OwnerKind.MACHINE, OwnerKind.VIP) and _is_pool(inspection.design, owner.part)
            answer = (Target.POOL if is_pool else Target.OTHER, owner.element)
        elif owner.kind is OwnerKind.BALANCER:
            answer = (Target.OTHER, owner.element)
    return answer


def past_the_proxy(inspection: Inspection, view_id: str, name: str) -> dict[IpAddress, str]:
    """Answers of a DNS view that do not lead to a proxy, each with the id of its owner, empty if it has none."""
    strays = {}
    for address in inspection.traffic.resolve(view_id, name).addresses:
        target, owner = target_of(inspection, address)
        if target is not Target.PROXY:
            strays[address] = owner
    return strays


def lacks_address(inspection: Inspection, element: str) -> bool:
    """Tells whether an element that needs addresses has none; everything that follows from that is one fault."""
    node = inspection.design.owner_of(element)
    return isinstance(node, Server | Device) and not inspection.traffic.addresses_of(element)


def _translated(design: Design, firewall_id: str, address: IpAddress) -> IpAddress | None:
    firewall = design.find(firewall_id)
    if not isinstance(firewall, Firewall):
        return None
    ports = (None, *proxy_ports(load_catalog(), design, "proxy-https"))
    entries = [entry for entry in firewall.nat if entry.public == address and entry.port in ports]
    return entries[0].private if entries and entries[0].private != address else None


def _is_pool(design: Design, part: str) -> bool:
    vip = design.find_vip(part)
    owner = design.find(vip[1].pool) if vip is not None else design.owner_of(part)
    return owner is not None and owner.kind in ("front-end-pool", "director-pool")


def _all_paths(inspection: Inspection) -> tuple[MobilityPath, ...]:
    return tuple(
        _path(inspection, source, device, zone, pool)
        for source, device, zone, pool in _positions(inspection.design)
        if pool.web.external_fqdn is not None and not has_equal_web_names(pool)
    )


def _positions(design: Design) -> Iterator[tuple[str, str, Zone, FrontEndPool]]:
    """(source id, its name, zone, pool), each zone and pool once unless a client has an address of its own."""
    seen: set[tuple[str, str, IpAddress | None]] = set()
    pools = mobile_pools(design)
    for client in mobile_clients(design):
        for pool in homes_of(design, client):
            key = (client.zone, pool.id, client.address)
            if pool in pools and key not in seen:
                seen.add(key)
                yield client.id, client.name, design.zone(client.zone), pool
    occupied = {zone for zone, _, _ in seen}
    for zone in design.zones:
        if zone.zone_kind in _POSITIONS and zone.id not in occupied:
            # Every pool from every such zone would be many walks with one answer; the nearest stands for all.
            near = [pool for pool in pools if pool.site is not None and pool.site == zone.site]
            for pool in (near or pools)[:1]:
                yield zone.id, zone.name, zone, pool


def _path(inspection: Inspection, source: str, device: str, zone: Zone, pool: FrontEndPool) -> MobilityPath:
    name = pool.web.external_fqdn
    assert name is not None
    port = published_port(inspection.catalog, pool, _SERVICE)
    question = Question(source, name, port, path=MOBILITY_PATH, service=_SERVICE, tls=True)
    walk = inspection.traffic.walk(question)
    cause, blame = _cause(inspection, walk)
    return MobilityPath(source=source, device=device, zone=zone, pool=pool, walk=walk, cause=cause, blame=blame)


def _cause(inspection: Inspection, walk: Walk) -> tuple[Cause, str]:
    worst = walk.worst
    if worst.verdict is Verdict.DELIVERED:
        return Cause.DELIVERED, ""
    blame = worst.blame
    element, field = (blame.element, blame.field) if blame is not None else ("", "")
    if worst.address is None or target_of(inspection, worst.address)[0] is not Target.PROXY:
        return (Cause.BROKEN if _speaks_another_version(worst) else Cause.NAME), element
    kind = getattr(inspection.design.find(element), "kind", "")
    if _has_lost_next_hop(inspection, walk.question.destination):
        return Cause.NEXT_HOP, element
    if worst.verdict is Verdict.UNROUTABLE and lacks_address(inspection, element):
        return Cause.NO_ADDRESS, element
    if worst.verdict is Verdict.UNROUTABLE and isinstance(inspection.design.find(element), Zone):
        return (Cause.NO_PUBLIC_ADDRESS if field == "subnets" else Cause.NO_WAY), element
    if field == "hairpin" and kind in ("firewall", "reverse-proxy"):
        return (Cause.FIREWALL_REFUSES_TURN if kind == "firewall" else Cause.PROXY_REFUSES_TURN), element
    in_rules = _cause_in_rules(inspection, walk.question.destination)
    if in_rules is not None:
        return in_rules, element
    if kind == "reverse-proxy" and worst.verdict is Verdict.REFUSED:
        return Cause.NOT_PUBLISHED, element
    if worst.verdict is Verdict.UNTRUSTED and kind in ("reverse-proxy", "certificate"):
        return Cause.PROXY_CERTIFICATE, element
    return Cause.BROKEN, element


def _speaks_another_version(trace: Trace) -> bool:
    """The name has an answer, and the device has no address of its IP version: no rule about names says so."""
    is_sender = trace.blame is not None and trace.blame.element == trace.question.source
    return is_sender and trace.address is None and trace.verdict is Verdict.UNROUTABLE


def _cause_in_rules(inspection: Inspection, name: str) -> Cause | None:
    """What is wrong with where the rules for a name lead to."""
    if _is_published_to_wrong_port(inspection, name):
        return Cause.WRONG_PORT
    return Cause.DIRECTOR if _is_published_to_director(inspection, name) else None


def _is_published_to_wrong_port(inspection: Inspection, name: str) -> bool:
    return any(
        wrong_port(inspection, rule) is not None
        for _, _, rule in rules_in_force(inspection)
        if covered_by(rule.hosts, name)
    )


def _has_lost_next_hop(inspection: Inspection, name: str) -> bool:
    return any(
        next_hop_fault(inspection, proxy, rule) is not None
        for proxy, _, rule in rules_in_force(inspection)
        if covered_by(rule.hosts, name)
    )


def _is_published_to_director(inspection: Inspection, name: str) -> bool:
    return any(
        isinstance(pool_behind(inspection, rule), DirectorPool)
        for _, _, rule in rules_in_force(inspection)
        if any(same_name(host, name) for host in rule.hosts)
    )


def question_about(design: Design, source: str, destination: str, port: int, transport: Transport) -> Question:
    """The question that somebody means who names two ends and a port.

    Whoever asks for an external web services FQDN on its port means the external web site, and nothing else.
    """
    pools = _pools_named(design, destination)
    is_mobility = any(port == published_port(load_catalog(), pool, _SERVICE) for pool in pools)
    if not is_mobility or transport is not Transport.TCP:
        return Question(source, destination, port, transport)
    return Question(source, destination, port, transport, path=MOBILITY_PATH, service=_SERVICE, tls=True)


def why_no_mobility_path(design: Design, walk: Walk) -> str:
    """Why a walk to an external web services FQDN is not the way of Mobility; empty for any other walk."""
    if not _pools_named(design, walk.question.destination) or walk.worst.address is None:
        return ""
    past = [trace for trace in walk.traces if not trace.passes("reverse-proxy") and trace.arrived is not None]
    if not past:
        return ""
    return (
        f"Not a Mobility path: '{walk.question.destination}' leads to {past[0].address} and past every reverse proxy; "
        "Mobility enters a pool from outside through the reverse proxy, also from inside."
    )


def _pools_named(design: Design, name: str) -> tuple[WebPool, ...]:
    """Pools and Directors whose external web services FQDN a name is."""
    named = (pool for pool in web_pools(design) if pool.web.external_fqdn is not None)
    return tuple(pool for pool in named if same_name(pool.web.external_fqdn or "", name))
