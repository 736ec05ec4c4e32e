"""Server elements, one kind after the other.

A room of its own because each kind takes other things from a document; what a cluster is was decided in `kinds`.
"""

from typing import Any

from planner.designfile.topology_builder.document import ParsedCluster
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.edge import edge_members, external_names, has_federation_port
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.kinds import Classification, MainKind, classify
from planner.designfile.topology_builder.machines import lacks_addresses, plain_members
from planner.designfile.topology_builder.naming import host_part
from planner.designfile.topology_builder.ports import port_overrides
from planner.designfile.topology_builder.stores import add_parts
from planner.designfile.topology_builder.surroundings import is_branch
from planner.designfile.topology_builder.versions import generation_of
from planner.designfile.topology_builder.web import serves_mobility, web_services
from planner.model.interfaces import BoundService
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    Machine,
    MediationPool,
    PoolBalancing,
    Server,
    SupportServer,
)

_SUFFIXES = {
    MainKind.FRONT_END: "pool",
    MainKind.DIRECTOR: "director",
    MainKind.BRANCH: "branch",
    MainKind.EDGE: "edge",
    MainKind.MEDIATION: "mediation",
    MainKind.SUPPORT: "support",
}


def add_servers(draft: Draft) -> None:
    """All clusters of the document, in its order."""
    for cluster in draft.parsed.clusters:
        found = classify(draft.parsed, cluster, in_branch=is_branch(draft, cluster.site))
        if found.kind is not MainKind.PARTS_ONLY:
            _add_main(draft, cluster, found)
        add_parts(draft, cluster, found.parts)


def _add_main(draft: Draft, cluster: ParsedCluster, found: Classification) -> None:
    element_id = draft.names.claim(host_part(cluster.fqdn), _SUFFIXES[found.kind])
    draft.main_ids[cluster.key] = element_id
    if found.doubt:
        kind = ReportKind.NOT_UNDERSTOOD if found.kind is MainKind.SUPPORT else ReportKind.ASSUMED
        drawn = "a trusted application server" if found.kind is MainKind.SUPPORT else "a Director"
        message = f"Cluster '{cluster.fqdn}': {found.doubt}. It is drawn as {drawn}."
        draft.say(kind, message, element_id, cluster.line)
    builders = {
        MainKind.FRONT_END: _front_end,
        MainKind.DIRECTOR: _director,
        MainKind.BRANCH: _branch,
        MainKind.EDGE: _edge,
        MainKind.MEDIATION: _mediation,
    }
    build = builders.get(found.kind)
    server = build(draft, cluster, element_id) if build else _support(draft, cluster, element_id, found)
    draft.servers.append(server)


def _common(
    draft: Draft, cluster: ParsedCluster, element_id: str, members: tuple[Machine, ...], *unconfirmed: str
) -> dict[str, Any]:
    """Fields of every server element."""
    generation = generation_of(draft.parsed, cluster)
    doubts = ("members", *unconfirmed) if lacks_addresses(members) else unconfirmed
    return {
        "id": element_id,
        "name": host_part(cluster.fqdn),
        "fqdn": cluster.fqdn,
        "site": draft.site_ids.get(cluster.site),
        "members": members,
        "generation": generation if generation is not draft.generation else None,
        "unconfirmed": doubts,
    }


def _has_mediation(draft: Draft, cluster: ParsedCluster) -> bool:
    return draft.parsed.service_on(cluster, "MediationServer") is not None


def _bound(draft: Draft, cluster: ParsedCluster) -> tuple[BoundService, ...]:
    mediation = (BoundService.MEDIATION,) if _has_mediation(draft, cluster) else ()
    return (BoundService.FRONT_END, *mediation)


def _balancing(draft: Draft, cluster: ParsedCluster, element_id: str) -> tuple[PoolBalancing, bool]:
    """How a pool is balanced, and whether that is a guess."""
    if len(cluster.machines) == 1:
        return PoolBalancing.NONE, False
    message = f"'{cluster.fqdn}' is balanced by DNS: the document does not say how its machines share the load."
    draft.say(ReportKind.ASSUMED, message, element_id, cluster.line)
    return PoolBalancing.DNS, True


def _front_end(draft: Draft, cluster: ParsedCluster, element_id: str) -> Server:
    parsed = draft.parsed
    is_standard = bool(parsed.instances_on(cluster))
    members = plain_members(draft, cluster, element_id, services=_bound(draft, cluster))
    balancing, is_guess = _balancing(draft, cluster, element_id)
    management = parsed.service_on(cluster, "CentralMgmt")
    share = parsed.service_on(cluster, "FileStore")
    note = ""
    if share is not None:
        note = f"The file share '{share.detail('ShareName')}' is on this server."
        draft.say(ReportKind.NOTE, f"{note} It is not drawn as a server of its own.", element_id, share.line)
    mobility, is_mobility_guess = serves_mobility(parsed.service_on(cluster, "WebServices"))
    guesses = (*(("sip_balancing",) if is_guess else ()), *(("mobility",) if is_mobility_guess else ()))
    return FrontEndPool(
        **_common(draft, cluster, element_id, members, *guesses),
        note=note,
        ports=port_overrides(draft, cluster, element_id),
        edition=Edition.STANDARD if is_standard else Edition.ENTERPRISE,
        web=web_services(draft, cluster, element_id),
        sip_balancing=balancing,
        mediation_collocated=_has_mediation(draft, cluster),
        holds_cms=management is not None and management.detail("IsActive").lower() != "false",
        mobility=mobility,
    )


def _director(draft: Draft, cluster: ParsedCluster, element_id: str) -> Server:
    members = plain_members(draft, cluster, element_id, services=(BoundService.FRONT_END,))
    balancing, is_guess = _balancing(draft, cluster, element_id)
    return DirectorPool(
        **_common(draft, cluster, element_id, members, *(("sip_balancing",) if is_guess else ())),
        ports=port_overrides(draft, cluster, element_id, is_director=True),
        web=web_services(draft, cluster, element_id),
        sip_balancing=balancing,
    )


def _branch(draft: Draft, cluster: ParsedCluster, element_id: str) -> Server:
    members = plain_members(draft, cluster, element_id, services=_bound(draft, cluster), noun="device")
    message = (
        f"'{cluster.fqdn}' is a Survivable Branch Appliance; the document would show a Survivable Branch Server alike."
    )
    draft.say(ReportKind.ASSUMED, message, element_id, cluster.line)
    mediation = draft.parsed.service_on(cluster, "MediationServer")
    gateways = [service for service in draft.parsed.services if service.role == "PstnGateway"]
    has_own_gateway = any(
        mediation is not None and mediation.key in gateway.dependencies and gateway.cluster != cluster.key
        for gateway in gateways
    )
    return BranchAppliance(
        **_common(draft, cluster, element_id, members, "role", "homes_mobile_users", "gateway_module"),
        ports=port_overrides(draft, cluster, element_id),
        role=BranchRole.SBA,
        gateway_module=not has_own_gateway,
    )


def _edge(draft: Draft, cluster: ParsedCluster, element_id: str) -> Server:
    edge = draft.parsed.service_on(cluster, "EdgeServer")
    members = edge_members(draft, cluster, edge, element_id)
    names = external_names(draft, edge, element_id)
    balancing, is_guess = _balancing(draft, cluster, element_id)
    federation = has_federation_port(edge)
    if federation:
        message = f"'{cluster.fqdn}' is a federation route: its Access Edge has a port for partners."
        draft.say(ReportKind.ASSUMED, message, element_id, cluster.line)
    guesses = (*(("balancing",) if is_guess else ()), *(("federation",) if federation else ()))
    return EdgePool(
        **_common(draft, cluster, element_id, members, *guesses),
        ports=port_overrides(draft, cluster, element_id),
        access_fqdn=names[BoundService.ACCESS_EDGE],
        web_conferencing_fqdn=names[BoundService.WEB_CONFERENCING_EDGE],
        av_fqdn=names[BoundService.AV_EDGE],
        balancing=balancing,
        federation=federation,
    )


def _mediation(draft: Draft, cluster: ParsedCluster, element_id: str) -> Server:
    members = plain_members(draft, cluster, element_id, services=(BoundService.MEDIATION,))
    return MediationPool(
        **_common(draft, cluster, element_id, members), ports=port_overrides(draft, cluster, element_id)
    )


def _support(draft: Draft, cluster: ParsedCluster, element_id: str, found: Classification) -> Server:
    assert found.support is not None
    members = plain_members(draft, cluster, element_id)
    common = _common(draft, cluster, element_id, members, *(("role",) if found.doubt else ()))
    return SupportServer(**{**common, "generation": None}, role=found.support)
