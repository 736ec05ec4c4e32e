"""Which two endpoints of the right roles have anything to do with each other in a flow.

A room of its own because that a flow is wanted follows from features and versions, and who its ends are from links,
virtual addresses and where discovery begins.
"""

from dataclasses import dataclass

from planner.catalog.flows import Flow
from planner.catalog.ports_in_use import is_trunk_of
from planner.model.design import Design
from planner.model.devices import VipPurpose
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, FrontEndPool, Gateway, MediationPool
from planner.requirements.endpoint import Endpoint

_WITHIN_ONE_ELEMENT = frozenset(
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
        "all-sql-browser-local",
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


def belong_together(design: Design, flow: Flow, source: Endpoint, destination: Endpoint) -> bool:
    """Tells whether two endpoints of the right roles have anything to do with each other."""
    if flow.id in _WITHIN_ONE_ELEMENT:
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
