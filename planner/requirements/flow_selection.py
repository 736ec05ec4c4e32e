"""Which flows of the catalog a design needs, and between which of its elements.

A room of its own because three questions meet here that must have one answer for firewall rows, findings and
traces: is the flow switched on, who are its ends, and do these two ends have anything to do with each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from planner.catalog import Catalog
from planner.catalog.flows import Flow
from planner.catalog.ports_in_use import is_trunk_of
from planner.catalog.sources import Version
from planner.model.design import Design
from planner.model.devices import VipPurpose
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, BranchRole, Edition, FrontEndPool, Gateway, MediationPool
from planner.model.zones import ZoneKind
from planner.requirements.endpoint import Endpoint
from planner.requirements.endpoints import Endpoints
from planner.requirements.generations import holds_for, planned_versions

# Tags of a flow are read as "all of them", except where its condition says "or".
_ALTERNATIVES: dict[str, tuple[frozenset[str], ...]] = {
    "rp-https-in": (frozenset({"external-access"}), frozenset({"mobility"})),
    "rp-to-web-ext-https-hlb": (frozenset({"external-access", "hlb"}), frozenset({"mobility", "hlb"})),
    "rp-to-front-end-https": (frozenset({"external-access"}), frozenset({"mobility"})),
    "rp-to-standard-edition-https": (frozenset({"external-access"}), frozenset({"mobility"})),
    "rp-to-director-https": (frozenset({"external-access"}), frozenset({"mobility"})),
    "rp-dns": (frozenset({"external-access"}), frozenset({"mobility"})),
    "hlb-ext-vip-to-front-end-https": (frozenset({"hlb", "external-access"}), frozenset({"hlb", "mobility"})),
    "edge-access-fed-in": tuple(frozenset({"edge", tag}) for tag in ("federation", "pic", "hybrid", "push")),
    "edge-access-fed-out": tuple(frozenset({"edge", tag}) for tag in ("federation", "pic", "hybrid", "push")),
    "edge-av-stun-udp-out": (frozenset({"edge", "av", "federation"}), frozenset({"edge", "av", "edge-pool"})),
    "edge-av-stun-tcp-out": (frozenset({"edge", "av"}),),
    "edge-av-rtp-tcp-out": (frozenset({"edge", "av"}),),
    "edge-av-rtp-udp-out": (frozenset({"edge", "av"}),),
    "edge-skype-search": (frozenset({"edge", "skype-search"}),),
    "fe-edge-skype-search": (frozenset({"edge", "skype-search"}),),
    "fe-monitoring-archiving-sql": (frozenset({"monitoring"}), frozenset({"archiving"})),
}

_OPTIONAL: dict[str, frozenset[str]] = {
    "rp-http-in": frozenset({"external-access"}),
    "rp-to-web-ext-http-hlb": frozenset({"external-access", "hlb"}),
    "rp-to-front-end-http": frozenset({"external-access"}),
    "rp-to-standard-edition-http": frozenset({"external-access"}),
    "rp-to-director-http": frozenset({"external-access"}),
    "cls-edge": frozenset({"edge"}),
    "rp-dns": frozenset({"external-access"}),
    "edge-internal-dns": frozenset({"edge"}),
}
"""Flows that the documents list for every such topology although the need for them is a choice: without the choice
they are listed as optional and a derived firewall keeps them shut."""

_OLD_FEATURES = frozenset({"legacy-clients", "legacy-ocs2007", "lync2010-mobile", "xmpp"})

_WITHIN_ONE_POOL = frozenset(
    {
        "fe-focus-https",
        "fe-dcom",
        "fe-im-conf-sip",
        "fe-av-conf-sip",
        "fe-dialin-sip",
        "fe-appshare-sip",
        "fe-rgs-sip",
        "fe-rgs-mtls",
        "fe-caa-sip",
        "fe-cas-sip",
        "fe-callpark-sip",
        "fe-audiotest-sip",
        "fe-cac-turn",
        "fe-cac",
        "fe-mobility-sip",
        "fe-reach-psom",
        "fe-windows-fabric",
        "fe-storage-service",
        "fe-confdir-wcf",
        "office-web-apps-farm",
    }
)

_BETWEEN_POOLS = frozenset({"autodiscover-inter-pool", "pool-pairing-sip"})

_WEB_WITHOUT_BALANCER = frozenset(
    {
        "rp-to-front-end-https",
        "rp-to-front-end-http",
        "rp-to-standard-edition-https",
        "rp-to-standard-edition-http",
        "rp-to-director-https",
        "rp-to-director-http",
    }
)
_INTERNAL_WEB_WITHOUT_BALANCER = frozenset({"wifi-lyncdiscoverinternal-director", "client-director-web"})


@dataclass(frozen=True, slots=True)
class _Association:
    """Ends that only belong together when a link joins them.

    Attributes:
        is_reversed: the link runs from the flow's destination to its source.
        is_strict: without any link of the kind at the source, nothing is assumed when the other end has one.
    """

    kind: LinkKind
    is_reversed: bool = False
    is_strict: bool = False


_ASSOCIATIONS: dict[tuple[str, str], _Association] = {
    ("front-end", "back-end-sql"): _Association(LinkKind.BACK_END, is_strict=True),
    ("front-end", "file-store"): _Association(LinkKind.FILE_STORE, is_strict=True),
    ("front-end", "office-web-apps"): _Association(LinkKind.OFFICE_WEB_APPS),
    ("front-end", "edge-internal"): _Association(LinkKind.MEDIA),
    ("standard-edition", "edge-internal"): _Association(LinkKind.MEDIA),
    ("mediation", "edge-internal"): _Association(LinkKind.MEDIA),
    ("sba", "edge-internal"): _Association(LinkKind.MEDIA),
    ("sbs", "edge-internal"): _Association(LinkKind.MEDIA),
    ("edge-internal", "front-end"): _Association(LinkKind.NEXT_HOP),
    ("edge-internal", "standard-edition"): _Association(LinkKind.NEXT_HOP),
    ("edge-internal", "director"): _Association(LinkKind.NEXT_HOP),
    ("director", "edge-internal"): _Association(LinkKind.NEXT_HOP, is_reversed=True),
    ("mediation", "pstn-gateway"): _Association(LinkKind.TRUNK, is_strict=True),
    ("mediation", "pstn-gateway-branch"): _Association(LinkKind.TRUNK, is_strict=True),
    ("mediation", "sip-trunk-sbc"): _Association(LinkKind.TRUNK, is_strict=True),
    ("pstn-gateway", "mediation"): _Association(LinkKind.TRUNK, is_reversed=True, is_strict=True),
    ("sba", "pstn-gateway-branch"): _Association(LinkKind.TRUNK, is_strict=True),
    ("pstn-gateway-branch", "sba"): _Association(LinkKind.TRUNK, is_reversed=True, is_strict=True),
    ("sba", "front-end"): _Association(LinkKind.BACKUP, is_strict=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFlow:
    """A flow of the catalog between two endpoints of the design.

    Attributes:
        is_required: False for a flow that is listed as optional only.
    """

    flow: Flow
    source: Endpoint
    destination: Endpoint
    is_required: bool

    @property
    def stays_in_its_zone(self) -> bool:
        """No firewall stands between the ends."""
        return self.source.zone == self.destination.zone


def planned_flows(
    design: Design, catalog: Catalog, features: frozenset[str], endpoints: Endpoints
) -> Iterator[PlannedFlow]:
    """Every flow that the design needs, once for each pair of endpoints, in the catalog's order."""
    versions = planned_versions(design)
    for flow in catalog.flows:
        is_on = is_switched_on(flow, features, versions)
        if not is_on and not is_optional(flow, features, versions):
            continue
        for source in endpoints.of(flow.from_role, flow.from_interface):
            for destination in _destinations(flow, catalog, endpoints):
                if _are_the_ends(design, catalog, flow, source, destination):
                    is_required = is_on and (flow.id not in _ASKS_INSIDE or _asks_inside(design, source))
                    yield PlannedFlow(flow=flow, source=source, destination=destination, is_required=is_required)
                    opposite = _opposite(flow, catalog)
                    if opposite is not None and not (destination.is_any or _play_both(flow, source, endpoints)):
                        yield PlannedFlow(
                            flow=opposite, source=destination, destination=source, is_required=is_required
                        )


def _play_both(flow: Flow, source: Endpoint, endpoints: Endpoints) -> bool:
    """The first end plays the role of the second too, so the pair is met in the other order anyway."""
    return any(other.element == source.element for other in endpoints.of(flow.to_role, flow.to_interface))


_BOTH_OPEN = ("both ways", "bidirectional")
"""How the documents' words begin where either end opens connections. A stateful firewall passes replies by itself, yet
not a connection that the other end opens: that is a row of its own."""


_NAMED_OPPOSITES = {
    "sql-witness-endpoint": ("sql-mirror-endpoint",),
    "sql-mirror-witness": ("sql-mirror-endpoint",),
    "vis-fe-sip": ("vis-sip",),
}
"""Flows whose ends listen on services of different ports: what the first end listens on for the second."""

_TRUNK_OPPOSITES = {
    "sbc-sip": ("mediation-gateway-sip-tls", "mediation-gateway-sip-tcp"),
    "sbc-media": ("mediation-audio",),
    "gateway-media": ("mediation-audio",),
}
"""What the Mediation Server listens on for the far end of a trunk, whose own ports a vendor or provider decides."""


@cache
def _opposite(flow: Flow, catalog: Catalog) -> Flow | None:
    """The same flow as its other end opens it, if that is documented and the first end listens there too."""
    if not flow.direction.startswith(_BOTH_OPEN) or flow.from_role == flow.to_role:
        return None  # ends of one role are met in either order already
    if flow.from_role == "mediation" and flow.services[0] in _TRUNK_OPPOSITES:
        services = tuple(found for name in flow.services for found in _TRUNK_OPPOSITES[name])
        return replace(flow, from_role=flow.to_role, to_role=flow.from_role, services=services, source_ports=())
    named = _NAMED_OPPOSITES.get(flow.id)
    if named is not None:
        return replace(flow, from_role=flow.to_role, to_role=flow.from_role, services=named)
    own = sorted(catalog.services_of(flow.from_role), key=lambda service: service.id in flow.services)
    listening = {(service.ports, service.transport): service.id for service in own}
    wanted = tuple((catalog.service(name).ports, catalog.service(name).transport) for name in flow.services)
    if not all(ports and (ports, transport) in listening for ports, transport in wanted):
        return None
    return replace(
        flow,
        from_role=flow.to_role,
        from_interface=flow.to_interface,
        to_role=flow.from_role,
        to_interface=flow.from_interface,
        services=tuple(listening[key] for key in wanted),
    )


_ASKS_INSIDE = frozenset({"rp-dns", "edge-internal-dns"})
"""Perimeter servers need inside DNS only where that is the view they ask; else HOSTS files serve them."""


def _asks_inside(design: Design, source: Endpoint) -> bool:
    view = design.zone(source.zone).view
    return any(zone.view == view for zone in design.zones if zone.zone_kind is ZoneKind.INTERNAL)


_EDGE_VIPS = {
    "edge-external-access": VipPurpose.EDGE_ACCESS,
    "edge-external-webconf": VipPurpose.EDGE_WEB_CONFERENCING,
    "edge-external-av": VipPurpose.EDGE_AV,
}


_NEXT_HOPS = frozenset({"edge-front-end-sip", "edge-director-sip"})


def _destinations(flow: Flow, catalog: Catalog, endpoints: Endpoints) -> Iterator[Endpoint]:
    """Where a flow ends: at a VIP where a hardware balancer stands in front (variants edge-hlb, front-end-hlb-only).

    A client talks to the A/V Edge nodes themselves after the first packet, so their addresses stay beside the VIP.
    An Edge finds its next hop by the pool's name, which leads to the VIP, and knows its members from the topology.
    """
    nodes = endpoints.of(flow.to_role, flow.to_interface)
    if flow.to_role in ("dns", "ca-crl") and flow.from_role.startswith(("edge-external", "guest-wifi")):
        nodes = endpoints.of("internet")  # whoever answers there
    vips: tuple[Endpoint, ...] = ()
    if flow.to_role in _EDGE_VIPS and flow.id in _changed_by("edge-hlb", catalog):
        vips = endpoints.vips(_EDGE_VIPS[flow.to_role])
    elif flow.id in _changed_by("front-end-hlb-only", catalog) or flow.id in _NEXT_HOPS:
        vips = endpoints.vips(VipPurpose.SIP)
    keeps_nodes = flow.to_role == "edge-external-av" or flow.id in _NEXT_HOPS
    balanced = set() if keeps_nodes else {vip.element for vip in vips}
    yield from (vip for vip in vips if any(node.element == vip.element for node in nodes))
    yield from (node for node in nodes if node.element not in balanced)


@cache
def _changed_by(variant: str, catalog: Catalog) -> frozenset[str]:
    return frozenset(override.flow for override in catalog.variant(variant).overrides)


def _are_the_ends(design: Design, catalog: Catalog, flow: Flow, source: Endpoint, destination: Endpoint) -> bool:
    if destination.is_any and design.zone(destination.zone).zone_kind is ZoneKind.GUEST_WIFI:
        return False  # guests come in as remote users; nobody out there serves from a guest network
    if not holds_for(design, flow.versions, source.element, destination.element):
        return False
    if any(_takes_no_part(design, catalog, flow, end) for end in (source, destination)):
        return False
    return belong_together(design, flow, source, destination)


def is_switched_on(flow: Flow, features: frozenset[str], versions: frozenset[Version]) -> bool:
    """Tells whether the features call for the flow and one of the planned versions has it."""
    if versions.isdisjoint(flow.versions):
        return False
    active = features | {"core"}
    if flow.legacy and not _OLD_FEATURES.intersection(flow.features) and "legacy-clients" not in active:
        return False
    alternatives = _ALTERNATIVES.get(flow.id, (frozenset(flow.features),))
    return any(needed <= active for needed in alternatives)


def is_optional(flow: Flow, features: frozenset[str], versions: frozenset[Version]) -> bool:
    """Tells whether the documents list the flow for this topology as a choice."""
    needed = _OPTIONAL.get(flow.id)
    return needed is not None and not versions.isdisjoint(flow.versions) and needed <= features | {"core"}


def _takes_no_part(design: Design, catalog: Catalog, flow: Flow, endpoint: Endpoint) -> bool:
    """A server whose role inherits another's flows names those it lacks; where it has a row of its own, that counts."""
    role = _inheriting_role(design, endpoint)
    if role is None or endpoint.role in (role, "hlb-web-int-vip"):
        return False
    return flow.id in catalog.role(role).except_flows or _twin(flow, endpoint.role, role) in _rows(catalog)


def _inheriting_role(design: Design, endpoint: Endpoint) -> str | None:
    server = design.find(endpoint.element)
    if isinstance(server, FrontEndPool) and server.edition is Edition.STANDARD:
        return "standard-edition"
    if isinstance(server, BranchAppliance) and server.role is BranchRole.SBS:
        return "sbs"
    return None


_Row = tuple[str, str, tuple[str, ...]]


def _twin(flow: Flow, general: str, special: str) -> _Row:
    """The row that the flow would be if it were written for the special role."""
    source = special if flow.from_role == general else flow.from_role
    destination = special if flow.to_role == general else flow.to_role
    return source, destination, flow.services


@cache
def _rows(catalog: Catalog) -> frozenset[_Row]:
    return frozenset((flow.from_role, flow.to_role, flow.services) for flow in catalog.flows)


def belong_together(design: Design, flow: Flow, source: Endpoint, destination: Endpoint) -> bool:
    """Tells whether two endpoints of the right roles have anything to do with each other."""
    if flow.id in _WITHIN_ONE_POOL:
        return source.element == destination.element
    if flow.id in _BETWEEN_POOLS:
        return source.element != destination.element and (
            flow.id != "pool-pairing-sip" or _are_paired(design, source.element, destination.element)
        )
    if flow.id in _WEB_WITHOUT_BALANCER:
        return not _has_vip(design, destination.element, VipPurpose.WEB_EXTERNAL)
    if flow.id in _INTERNAL_WEB_WITHOUT_BALANCER:
        return not _has_vip(design, destination.element, VipPurpose.WEB_INTERNAL)
    if flow.from_role.startswith("hlb"):
        return _balances(design, flow.from_role, source, destination.element)
    if flow.id == "mediation-edge-mras" and not isinstance(design.find(source.element), MediationPool):
        return False  # a collocated Mediation Server is a Front End Server, which has a row of its own
    if not _uses_the_trunk(design, flow, source, destination):
        return False
    if flow.to_role == "file-store-paired":
        return any(
            _are_paired(design, source.element, other.id)
            for other in design.linked_to(destination.element, LinkKind.FILE_STORE)
        )
    if flow.from_role == "branch-client" and flow.to_role in ("front-end", "sba"):
        return _serves_branch(design, source, destination, is_appliance=flow.to_role == "sba")
    return _are_associated(design, flow, source.element, destination.element)


_APPLIANCE_PORTS = frozenset({5081, 5082})


def _uses_the_trunk(design: Design, flow: Flow, source: Endpoint, destination: Endpoint) -> bool:
    """SIP of a gateway goes by the transport of its trunk, and by an appliance's ports only where it listens there."""
    for end in (source, destination):
        gateway = design.find(end.element)
        if isinstance(gateway, Gateway):
            is_of_trunk = any(is_trunk_of(gateway, service) for service in flow.services)
            uses_appliance_ports = gateway.listening_port in _APPLIANCE_PORTS
            as_appliance = flow.id == "mediation-gateway-508x"
            instead = flow.id in ("mediation-gateway-tls", "mediation-gateway-tcp")
            if not is_of_trunk or (as_appliance and not uses_appliance_ports) or (instead and uses_appliance_ports):
                return False
    return True


def _are_associated(design: Design, flow: Flow, source: str, destination: str) -> bool:
    association = _ASSOCIATIONS.get((flow.from_role, flow.to_role))
    if association is None:
        return True
    holder, other = (destination, source) if association.is_reversed else (source, destination)
    linked = {server.id for server in design.linked_from(holder, association.kind)}
    if linked:
        return other in linked
    return not association.is_strict or not design.linked_to(other, association.kind)


def _has_vip(design: Design, pool: str, purpose: VipPurpose) -> bool:
    return (pool, purpose) in design.vip_purposes


def _balances(design: Design, role: str, source: Endpoint, pool: str) -> bool:
    if role == "hlb":
        return any(
            vip.pool == pool
            for balancer in design.load_balancers
            if balancer.id == source.element
            for vip in balancer.vips
        )
    return source.element == pool


def _are_paired(design: Design, first: str, second: str) -> bool:
    partners = (*design.linked_from(first, LinkKind.BACKUP), *design.linked_to(first, LinkKind.BACKUP))
    return any(partner.id == second for partner in partners)


def _serves_branch(design: Design, source: Endpoint, destination: Endpoint, *, is_appliance: bool) -> bool:
    """A branch uses the appliance in its own zone, and the backup pool of that appliance (any pool without one)."""
    if is_appliance:
        return source.zone == destination.zone
    appliances = [item for item in design.servers_by_zone.get(source.zone, ()) if isinstance(item, BranchAppliance)]
    backups = {pool.id for appliance in appliances for pool in design.linked_from(appliance.id, LinkKind.BACKUP)}
    return destination.element in backups or (
        not backups and isinstance(design.find(destination.element), FrontEndPool)
    )
