"""Which flows of the catalog a design needs, and between which of its elements.

A room of its own because three questions meet here that must have one answer for firewall rows, findings and
traces: is the flow switched on, who are its ends, and do these two ends have anything to do with each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from planner.catalog import Catalog
from planner.catalog.flows import Flow
from planner.catalog.paths import Override
from planner.catalog.sources import Version
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import VipPurpose
from planner.model.servers import BranchAppliance, BranchRole, DirectorPool, Edition, FrontEndPool
from planner.model.zones import ZoneKind
from planner.requirements.endpoint import Endpoint
from planner.requirements.endpoints import Endpoints
from planner.requirements.features import MCX_INTERNAL_URLS
from planner.requirements.first_contact import first_contacts
from planner.requirements.flow_ends import Published, fits_trunk, handed_on, on_the_route, partners
from planner.requirements.generations import holds_for, planned_versions

# Tags of a flow are read as "all of them", except where its condition says "or". None at all: never more than optional,
# as the return path of hybrid media, which only a firewall without state needs a row for (settled reading flows-C6), or
# farms and dial plans without encryption, which a design does not ask for.
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
    "wifi-internal-only-mobility": (
        frozenset({"mobility", "wifi", "wifi-only"}),
        frozenset({"mobility", "wifi", MCX_INTERNAL_URLS}),
    ),
    "hlb-ext-vip-to-front-end-http": (frozenset({"hlb", "autodiscover-http"}), frozenset({"hlb", "phones"})),
    "hybrid-av-tcp-in": (),
    "office-web-apps-http": (),
    "fe-exchange-um-tcp": (),
    "fe-monitoring-archiving-sql": (frozenset({"monitoring"}), frozenset({"archiving"})),
    "fe-monitoring-archiving-sql-browser": (frozenset({"monitoring"}), frozenset({"archiving"})),
    "hybrid-sip-out": (frozenset({"hybrid", "edge"}), frozenset({"cloud-voicemail", "edge"})),
    "hybrid-sip-in": (frozenset({"hybrid", "edge"}), frozenset({"cloud-voicemail", "edge"})),
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
    "hybrid-av-tcp-in": frozenset({"hybrid", "edge", "av"}),
    "office-web-apps-http": frozenset({"office-web-apps"}),
    "fe-exchange-um-tcp": frozenset({"exchange-um"}),
}
"""Flows that the documents list for every such topology although the need for them is a choice: without the choice
they are listed as optional and a derived firewall keeps them shut."""

_OLD_FEATURES = frozenset({"legacy-clients", "legacy-ocs2007", "lync2010-mobile", "xmpp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFlow:
    """A flow of the catalog between two endpoints of the design.

    Attributes:
        is_required: False for a flow that is listed as optional only.
        shown_as: virtual addresses of a balancer that the opener may be seen with besides its own.
    """

    flow: Flow
    source: Endpoint
    destination: Endpoint
    is_required: bool
    shown_as: tuple[IpAddress, ...] = ()

    @property
    def stays_in_its_zone(self) -> bool:
        """No firewall stands between the ends."""
        return self.source.zone == self.destination.zone


def planned_flows(
    design: Design,
    catalog: Catalog,
    features: frozenset[str],
    endpoints: Endpoints,
    published: Published = MappingProxyType({}),
) -> Iterator[PlannedFlow]:
    """Every flow that the design needs, once for each pair of endpoints, in the catalog's order."""
    versions = planned_versions(design)
    contacts = first_contacts(design, catalog)
    for flow in catalog.flows:
        is_on = is_switched_on(flow, features, versions)
        if not is_on and not is_optional(flow, features, versions):
            continue
        sources = endpoints.of(flow.from_role, flow.from_interface)
        if not sources:
            continue
        # Judged before the pairs, of which a provider has hundreds of thousands.
        destinations = [
            end for end in _destinations(flow, catalog, endpoints) if _is_an_end(design, catalog, flow, end, contacts)
        ]
        told, opposite = _told(design, flow), _opposite(flow, catalog)
        for source in sources:
            if _takes_no_part(design, catalog, flow, source) or not on_the_route(design, flow, source):
                continue
            is_required = is_on and (flow.id not in _ASKS_INSIDE or _asks_inside(design, source))
            shown_as = _shown_as(flow, source, catalog, endpoints)
            is_answered = opposite is not None and not _play_both(flow, source, endpoints)
            its_own = handed_on(published, flow, source, destinations)
            for destination in partners(design, flow, source, its_own):
                if not holds_for(design, flow.versions, source.element, destination.element):
                    continue
                yield PlannedFlow(
                    flow=told, source=source, destination=destination, is_required=is_required, shown_as=shown_as
                )
                if opposite is not None and is_answered and _opens_too(design, destination):
                    yield PlannedFlow(flow=opposite, source=destination, destination=source, is_required=is_required)


def _told(design: Design, flow: Flow) -> Flow:
    """The flow with what its row must say where other pools are left out of it."""
    if flow.id not in _DISCOVERY_INSIDE or len(design.servers_of(FrontEndPool) + design.servers_of(DirectorPool)) < 2:
        return flow
    said = f"{flow.purpose} Only where lyncdiscoverinternal leads (the Director, where there is one); other pools take"
    return replace(flow, purpose=f"{said} no discovery from Wi-Fi.")


def _opens_too(design: Design, destination: Endpoint) -> bool:
    """Whether the second end is a row's opener as well: servers are, a virtual address in front of them is not."""
    return not (destination.is_any or any(design.find_vip(part) is not None for part in destination.parts))


def _play_both(flow: Flow, source: Endpoint, endpoints: Endpoints) -> bool:
    """The first end plays the role of the second too, so the pair is met in the other order anyway."""
    return any(other.element == source.element for other in endpoints.of(flow.to_role, flow.to_interface))


_BOTH_OPEN = ("both ways", "open both ways", "bidirectional")
"""How the documents' words begin where either end opens connections. A stateful firewall passes replies by itself, yet
not a connection that the other end opens: that is a row of its own."""


_NAMED_OPPOSITES = {
    "sql-witness-endpoint": ("sql-mirror-endpoint",),
    "sql-mirror-witness": ("sql-mirror-endpoint",),
    "vis-fe-sip": ("vis-pool-sip",),
    "sba-front-end-ucwa": ("registrar-sip",),
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


_DISCOVERY_INSIDE = frozenset(
    {"wifi-lyncdiscoverinternal-https", "wifi-lyncdiscoverinternal-http", "wifi-lyncdiscoverinternal-director"}
)
"""Only discovery stays inside, and it goes where the name leads: a Director where there is one. What follows takes the
external web site by the proxy, so other pools need nothing from mobile devices here (flows notes, subtlety 3)."""

_TO_EACH_SERVER = frozenset({"cms-internal-replication"})
"""Flows to "each internal server", which the tables write as they write "any host inside": clients listen to none."""


def _destinations(flow: Flow, catalog: Catalog, endpoints: Endpoints) -> Iterator[Endpoint]:
    """Where a flow ends: at a VIP where a hardware balancer stands in front (variants edge-hlb, front-end-hlb-only).

    A client talks to the A/V Edge nodes themselves after the first packet, so their addresses stay beside the VIP.
    A server finds another pool by the pool's name, which leads to the VIP, and knows its members from the topology.
    So does everybody inside with an Edge pool whose internal side has a VIP: its name leads there, too. A farm of
    Office Web Apps Servers is met at its name, and its members meet each other.
    """
    nodes = endpoints.of("internal-server" if flow.id in _TO_EACH_SERVER else flow.to_role, flow.to_interface)
    if flow.to_role in ("dns", "ca-crl") and flow.from_role.startswith(("edge-external", "guest-wifi")):
        nodes = endpoints.of("internet")  # whoever answers there
    vips: tuple[Endpoint, ...] = ()
    override = _override(flow, catalog)
    keeps_nodes = override is not None and override.keeps_servers
    if flow.to_role == "edge-internal" and _is_balanced_inside(flow, catalog):
        vips, keeps_nodes = endpoints.vips(VipPurpose.EDGE_INTERNAL), True
    elif flow.to_role == "office-web-apps" and flow.from_role not in ("office-web-apps", "hlb"):
        vips = endpoints.vips(VipPurpose.OFFICE_WEB_APPS)
    elif override is not None:
        vips = endpoints.vips(_EDGE_VIPS.get(flow.to_role, VipPurpose.SIP))
    balanced = set() if keeps_nodes else {vip.element for vip in vips}
    yield from (vip for vip in vips if any(node.element == vip.element for node in nodes))
    yield from (node for node in nodes if node.element not in balanced)


@cache
def _is_balanced_inside(flow: Flow, catalog: Catalog) -> bool:
    """Tells whether an internal VIP may carry the flow; the others must reach each Edge Server by itself."""
    return all("hlb-edge-int-vip" in catalog.service(name).roles for name in flow.services)


@cache
def _override(flow: Flow, catalog: Catalog) -> Override | None:
    """What the variants of hardware balancing say of the flow's destination."""
    changes = (item for name in _BALANCED for item in catalog.variant(name).overrides)
    return next((item for item in changes if item.flow == flow.id and item.to_role is not None), None)


_BALANCED = ("edge-hlb", "front-end-hlb-only")


def _shown_as(flow: Flow, source: Endpoint, catalog: Catalog, endpoints: Endpoints) -> tuple[IpAddress, ...]:
    """Virtual addresses of the opener's pool that the tables of balanced Edges print as sources too."""
    changes = catalog.variant("edge-hlb").overrides
    if not any(item.flow == flow.id and item.from_role is not None for item in changes):
        return ()
    purpose = _EDGE_VIPS.get(flow.from_role, VipPurpose.EDGE_INTERNAL)
    return tuple(
        address for vip in endpoints.vips(purpose) if vip.element == source.element for address in vip.addresses
    )


def _is_an_end(design: Design, catalog: Catalog, flow: Flow, destination: Endpoint, contacts: frozenset[str]) -> bool:
    if destination.is_any and design.zone(destination.zone).zone_kind is ZoneKind.GUEST_WIFI:
        return False  # guests come in as remote users; nobody out there serves from a guest network
    if flow.id in _DISCOVERY_INSIDE and destination.element not in contacts:
        return False
    return on_the_route(design, flow, destination) and not _takes_no_part(design, catalog, flow, destination)


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
    """A server whose role inherits another's flows names those it lacks; where it has a row of its own, that counts.

    A gateway takes part in the flows of its trunk only.
    """
    if not fits_trunk(design, flow, endpoint):
        return True
    role = _inheriting_role(design, endpoint)
    if role is None or endpoint.role in (role, "hlb-web-int-vip", "hlb-web-ext-vip"):
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
