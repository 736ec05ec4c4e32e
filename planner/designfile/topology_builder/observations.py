"""What a planner should hear about the document itself: gaps it has by nature, and oddities in it.

A room of its own because none of it changes the design; it is what an experienced reader would say on first sight.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address

from planner.designfile.topology_builder.document import ParsedMachine, ParsedService
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.model.addresses import IpAddress, parse_address
from planner.model.links import LinkKind
from planner.model.servers import DirectorPool, EdgePool, Edition, FileStore, FrontEndPool, OfficeWebApps, SqlServer

_MEDIA_ROLES = ("Registrar", "ConfServices", "MediationServer")
_DOCUMENTATION = ("192.0.2.", "198.51.100.", "203.0.113.")


def report_remarks(draft: Draft) -> None:
    """What the reader met on its way."""
    for remark in draft.parsed.remarks:
        kind = ReportKind.NOT_UNDERSTOOD if remark.is_misunderstood else ReportKind.NOTE
        draft.say(kind, remark.message, line=remark.line)


def report_gaps(draft: Draft) -> None:
    """What no topology document holds."""
    if len(draft.zones) > 1:
        draft.say(ReportKind.MISSING, "Firewalls and routers: nothing joins the zones yet.")
    pools = [server for server in draft.servers if isinstance(server, FrontEndPool | DirectorPool)]
    if any(pool.web.external_fqdn for pool in pools):
        draft.say(ReportKind.MISSING, "The reverse proxy that publishes the external web services.")
    for pool in pools:
        is_standard = isinstance(pool, FrontEndPool) and pool.edition is Edition.STANDARD
        if len(pool.members) > 1 and not is_standard:
            message = f"The load balancer for the web services of '{pool.name}', with its virtual addresses."
            draft.say(ReportKind.MISSING, message, pool.id)
    draft.say(ReportKind.MISSING, "Clients and the networks they sit in (Wi-Fi, cellular, remote).")
    if pools:
        draft.say(ReportKind.MISSING, "The number of users of each pool.")
    draft.say(ReportKind.MISSING, "Default gateways, static routes, and the operating systems of the servers.")
    if not any(service.role == "CentralMgmt" for service in draft.parsed.services):
        message = "The holder of the Central Management store: an unpublished design may not name it."
        draft.say(ReportKind.MISSING, message)


def report_oddities(draft: Draft) -> None:
    """Oddities of associations, addresses and names."""
    _associations(draft)
    _unused(draft)
    _addresses(draft)
    _names(draft)


def _associations(draft: Draft) -> None:
    edges = [service for service in draft.parsed.services if service.role == "EdgeServer"]
    if not edges:
        return
    keys = {edge.key for edge in edges}
    for service in draft.parsed.services:
        if service.role in _MEDIA_ROLES and not keys.intersection(service.dependencies):
            if _is_director(draft, service):
                continue
            message = (
                f"{service.role} of '{draft.cluster_of(service).fqdn}' has no A/V Edge association, "
                "although there is an Edge; media of remote users will not pass."
            )
            draft.say(ReportKind.NOTE, message, draft.element_of(service), service.line)
    hops = {link.source for link in draft.links.values() if link.link_kind is LinkKind.NEXT_HOP}
    for server in draft.servers:
        if isinstance(server, EdgePool) and server.id not in hops:
            draft.say(ReportKind.NOTE, f"Edge '{server.name}' has no next hop.", server.id)


def _unused(draft: Draft) -> None:
    """Stores that nothing leads to are easily drawn and never asked."""
    used = {link.target for link in draft.links.values()} | {link.source for link in draft.links.values()}
    for server in draft.servers:
        is_store = isinstance(server, FileStore | SqlServer | OfficeWebApps)
        if is_store and server.id not in used and not server.note:
            draft.say(ReportKind.NOTE, f"No pool uses '{server.name}'.", server.id)


def _is_director(draft: Draft, service: ParsedService) -> bool:
    element_id = draft.element_of(service)
    return any(isinstance(server, DirectorPool) and server.id == element_id for server in draft.servers)


def _all_addresses(draft: Draft) -> Iterator[tuple[IpAddress, ParsedMachine, int, bool]]:
    """(address, machine, line, whether it is the public side of NAT)."""
    for cluster in draft.parsed.clusters:
        for machine in cluster.machines:
            for interface in machine.interfaces:
                if interface.address is not None:
                    yield interface.address, machine, interface.line, False
                if interface.published is not None:
                    yield interface.published, machine, interface.line, True


def _addresses(draft: Draft) -> None:
    owners: dict[IpAddress, ParsedMachine] = {}
    elements = {member.fqdn: server.id for server in draft.servers for member in server.members}
    for address, machine, line, is_public in _all_addresses(draft):
        element = elements.get(machine.fqdn)
        if is_public and _is_private(address):
            message = f"The public address {address} of '{machine.fqdn}' is in a private range."
            draft.say(ReportKind.NOTE, message, element, line)
        owner = owners.setdefault(address, machine)
        if owner is not machine:
            message = f"The address {address} of '{machine.fqdn}' is also that of '{owner.fqdn}'."
            draft.say(ReportKind.NOTE, message, element, line)


def _is_private(address: IpAddress) -> bool:
    """Not reachable from the Internet; the documentation ranges stand for public addresses in examples."""
    is_example = isinstance(address, IPv4Address) and str(address).startswith(_DOCUMENTATION)
    return address.is_private and not is_example


def _names(draft: Draft) -> None:
    spellings: dict[str, str] = {}
    elements = {member.fqdn: server.id for server in draft.servers for member in server.members}
    elements.update({server.fqdn: server.id for server in draft.servers})
    for cluster in draft.parsed.clusters:
        places = [(cluster.fqdn, cluster.line), *((item.fqdn, item.line) for item in cluster.machines)]
        for fqdn, line in places:
            seen = spellings.setdefault(fqdn.lower(), fqdn)
            if seen != fqdn:
                message = f"'{fqdn}' is written '{seen}' elsewhere; names are compared without case."
                draft.say(ReportKind.NOTE, message, elements.get(fqdn), line)
        if "." not in cluster.fqdn and parse_address(cluster.fqdn) is None:
            message = f"'{cluster.fqdn}' is a single label and no fully qualified name."
            draft.say(ReportKind.NOTE, message, elements.get(cluster.fqdn), cluster.line)
        if cluster.site not in draft.site_ids:
            message = f"The site of '{cluster.fqdn}' is not in the document."
            draft.say(ReportKind.NOTE, message, elements.get(cluster.fqdn), cluster.line)
