"""Which two endpoints of the right roles have anything to do with each other in a flow.

A room of its own because that a flow is wanted follows from features and versions, and who its ends are from links,
virtual addresses and where discovery begins. A provider has hundreds of thousands of pairs of which few belong
together, so what a source says for itself is found out once, and its destinations are chosen all at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.catalog.flows import Flow
from planner.catalog.ports_in_use import is_trunk_of
from planner.model.design import Design
from planner.model.devices import VipPurpose
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, EdgePool, FrontEndPool, Gateway, MediationPool
from planner.model.zones import Site
from planner.requirements.endpoint import Endpoint
from planner.requirements.sql_ends import SQL_FLOWS, sql_partners
from planner.requirements.web_listeners import needs_web_balancer, web_carriers

_WITHIN_ONE_ELEMENT = frozenset(
    {
        "fe-im-conf-sip",
        "fe-av-conf-sip",
        "fe-dialin-sip",
        "fe-appshare-sip",
        "fe-rgs-mtls",
        "fe-mobility-sip",
        "fe-reach-psom",
        "fe-windows-fabric",
        "fe-storage-service",
        "fe-confdir-wcf",
        "all-sql-browser-local",
        "office-web-apps-farm",
        "pchat-pool",
    }
)
"""What members of a pool say among themselves. The ports that a hardware balancer carries for a whole pool (444, 135,
448, those of voice applications) are asked for by other pools too, and have no place here."""

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
    ("persistent-chat", "back-end-sql"): _Association(LinkKind.BACK_END, is_strict=True),
    ("persistent-chat", "file-store"): _Association(LinkKind.FILE_STORE, is_strict=True),
    ("vis", "edge-internal"): _Association(LinkKind.MEDIA),
    ("sba", "front-end"): _Association(LinkKind.BACKUP, is_strict=True),
}


_OUTSIDERS = frozenset({"federated-partner", "pic-provider", "xmpp-partner", "o365", "push-notification-service"})
"""Who is met at the Access Edge of the federation route, and at no other."""

_TO_THE_ROUTE = frozenset({"front-end-edge-sip", "standard-edition-edge-sip"})
"""What users send to partners leaves every pool for the federation route, whichever Edge carries the pool's media."""

Published = Mapping[str, frozenset[str]]
"""Which pools each reverse proxy publishes, by id."""


def on_the_route(design: Design, flow: Flow, end: Endpoint) -> bool:
    """Whether partners may be met at an end; at an Edge pool that is not the federation route they are not."""
    roles = {flow.from_role, flow.to_role}
    meets_others = "edge-external-access" in roles and not roles.isdisjoint(_OUTSIDERS)
    if not meets_others and flow.id != "xmpp-gw-edge":
        return True
    edge = design.find(end.element)
    if not isinstance(edge, EdgePool) or edge.federation:
        return True
    return not any(other.federation for other in design.servers_of(EdgePool))


def handed_on(
    published: Published, flow: Flow, source: Endpoint, destinations: Sequence[Endpoint]
) -> Sequence[Endpoint]:
    """Destinations of a proxy: one that publishes other pools leaves to the others what these publish."""
    own = published.get(source.element) if flow.from_role == "reverse-proxy" else None
    if not own:
        return destinations
    elsewhere = frozenset().union(*published.values()) - own
    return [end for end in destinations if end.element not in elsewhere]


def partners(design: Design, flow: Flow, source: Endpoint, destinations: Sequence[Endpoint]) -> Iterable[Endpoint]:
    """Of destinations of the right role those that a source has anything to do with, in their order."""
    own = source.element
    if flow.id in _WITHIN_ONE_ELEMENT:
        return [end for end in destinations if end.element == own]
    if flow.id in _BETWEEN_POOLS:
        paired = None if flow.id != "pool-pairing-sip" else _paired_with(design, own)
        return [end for end in destinations if end.element != own and (paired is None or end.element in paired)]
    if flow.id in _WEB_WITHOUT_BALANCER:
        return [end for end in destinations if not _takes_a_balancer(design, end.element)]
    if flow.id in _INTERNAL_WEB_WITHOUT_BALANCER:
        return [end for end in destinations if not web_carriers(design, end.element, VipPurpose.WEB_INTERNAL)]
    if flow.id in SQL_FLOWS:
        return sql_partners(design, flow.id, own, destinations)
    if flow.from_role.startswith("hlb"):
        balanced = _balanced_by(design, flow.from_role, source)
        return [end for end in destinations if end.element in balanced]
    if _opens_nothing(design, flow, own):
        return ()
    if flow.to_role == "file-store-paired":
        return _stores_of_paired(design, own, destinations)
    of_branch = _of_the_branch(design, flow, source, destinations)
    return of_branch if of_branch is not None else _associated(design, flow, own, destinations)


def _of_the_branch(
    design: Design, flow: Flow, source: Endpoint, destinations: Sequence[Endpoint]
) -> Sequence[Endpoint] | None:
    """Whom a branch has to do with, where its place decides that; None where links do."""
    if (flow.from_role, flow.to_role) == ("sba", "ad-dc"):
        return _controllers_of_the_branch(design, source, destinations)
    if flow.from_role == "branch-client" and flow.to_role in _OF_THE_BRANCH:
        return _serving_branch(design, source, destinations, flow.to_role)
    return None


def _opens_nothing(design: Design, flow: Flow, source: str) -> bool:
    """A server of the right role that the flow is not about."""
    server = design.find(source)
    if flow.id == "mediation-edge-mras":
        # A collocated Mediation Server is a Front End Server, which has a row of its own.
        return not isinstance(server, MediationPool)
    # UCWA runs in the pool; the appliance needs it for mobile users that it homes.
    return flow.id == "sba-front-end-ucwa" and isinstance(server, BranchAppliance) and not server.homes_mobile_users


_APPLIANCE_PORTS = frozenset({5081, 5082})


def fits_trunk(design: Design, flow: Flow, end: Endpoint) -> bool:
    """SIP of a gateway goes by the transport of its trunk, and by an appliance's ports only where it listens there."""
    gateway = design.find(end.element)
    if not isinstance(gateway, Gateway):
        return True
    is_of_trunk = any(is_trunk_of(gateway, service) for service in flow.services)
    uses_appliance_ports = gateway.listening_port in _APPLIANCE_PORTS
    as_appliance = flow.id == "mediation-gateway-508x"
    instead = flow.id in ("mediation-gateway-tls", "mediation-gateway-tcp")
    return is_of_trunk and (uses_appliance_ports or not as_appliance) and not (instead and uses_appliance_ports)


def _associated(design: Design, flow: Flow, source: str, destinations: Sequence[Endpoint]) -> Sequence[Endpoint]:
    association = _ASSOCIATIONS.get((flow.from_role, flow.to_role))
    if association is None:
        return destinations
    if not association.is_reversed:
        linked = {server.id for server in design.linked_from(source, association.kind)}
        if linked:
            routes = {edge.id for edge in design.servers_of(EdgePool) if edge.federation}
            if flow.id in _TO_THE_ROUTE and linked.isdisjoint(routes):
                linked |= routes
            return [end for end in destinations if end.element in linked]
        return [end for end in destinations if _is_free(design, association, end.element)]
    holders = {server.id for server in design.linked_to(source, association.kind)}
    is_free = not (association.is_strict and holders)
    return [
        end
        for end in destinations
        if end.element in holders or (is_free and not design.linked_from(end.element, association.kind))
    ]


def _is_free(design: Design, association: _Association, end: str) -> bool:
    """Tells whether something may be assumed of an end that no link of the other one names."""
    return not association.is_strict or not design.linked_to(end, association.kind)


def _takes_a_balancer(design: Design, pool: str) -> bool:
    """The external web site is behind a balancer, or will be as soon as somebody places its virtual server."""
    return needs_web_balancer(design.find(pool)) or bool(web_carriers(design, pool, VipPurpose.WEB_EXTERNAL))


def _balanced_by(design: Design, role: str, source: Endpoint) -> frozenset[str]:
    """Pools behind a balancer, or the one behind a virtual address."""
    if role != "hlb":
        return frozenset({source.element})
    balancers = (balancer for balancer in design.load_balancers if balancer.id == source.element)
    return frozenset(vip.pool for balancer in balancers for vip in balancer.vips)


def _paired_with(design: Design, pool: str) -> frozenset[str]:
    others = (*design.linked_from(pool, LinkKind.BACKUP), *design.linked_to(pool, LinkKind.BACKUP))
    return frozenset(other.id for other in others)


def _stores_of_paired(design: Design, pool: str, stores: Sequence[Endpoint]) -> Iterator[Endpoint]:
    paired = _paired_with(design, pool)
    for store in stores:
        if any(user.id in paired for user in design.linked_to(store.element, LinkKind.FILE_STORE)):
            yield store


_OF_THE_BRANCH = frozenset({"front-end", "sba", "pstn-gateway-branch"})
"""Who serves the clients of a branch."""


def _serving_branch(
    design: Design, source: Endpoint, destinations: Sequence[Endpoint], role: str
) -> Sequence[Endpoint]:
    """A branch uses the appliance in its zone, its gateway, and the backup pool of the appliance (any pool without)."""
    if role == "pstn-gateway-branch":
        return [end for end in destinations if _is_of_branch(design, source, end)]
    if role == "sba":
        return [end for end in destinations if end.zone == source.zone]
    appliances = [item for item in design.servers_by_zone.get(source.zone, ()) if isinstance(item, BranchAppliance)]
    backups = {pool.id for appliance in appliances for pool in design.linked_from(appliance.id, LinkKind.BACKUP)}
    if backups:
        return [end for end in destinations if end.element in backups]
    return [end for end in destinations if isinstance(design.find(end.element), FrontEndPool)]


def _is_of_branch(design: Design, client: Endpoint, gateway: Endpoint) -> bool:
    """Tells whether a gateway stands in the branch of a client: media goes past Mediation there, not across the WAN."""
    if gateway.zone == client.zone:
        return True
    branch = design.zone(client.zone).site
    return branch is not None and branch == _site_of(design, gateway)


def _site_of(design: Design, end: Endpoint) -> str | None:
    return getattr(design.find(end.element), "site", None) or design.zone(end.zone).site


def _controllers_of_the_branch(
    design: Design, appliance: Endpoint, destinations: Sequence[Endpoint]
) -> Sequence[Endpoint]:
    """Domain controllers of the appliance's site, without one there those of its central site, else all."""
    branch = design.find(_site_of(design, appliance) or "")
    central = branch.central if isinstance(branch, Site) else None
    for site in (branch.id if branch is not None else None, central):
        near = [end for end in destinations if site is not None and _site_of(design, end) == site]
        if near:
            return near
    return destinations
