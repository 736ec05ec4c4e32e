"""What a topology leans on: SQL Servers, file stores, Office Web Apps, gateways.

A room of its own because several of them may stand on one machine, and each is an element of its own that links lead
to.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from planner.designfile.topology_builder.document import ParsedCluster, ParsedService, ParsedSqlInstance
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.machines import lacks_addresses, plain_members
from planner.designfile.topology_builder.naming import host_part, same_host
from planner.designfile.topology_builder.surroundings import zone_for
from planner.model.interfaces import Interface
from planner.model.servers import (
    FileStore,
    Gateway,
    Machine,
    OfficeWebApps,
    Server,
    SqlRole,
    SqlServer,
    TrunkTransport,
)
from planner.model.zones import ZoneKind

_SUFFIXES = {"sql": "sql", "files": "files", "owa": "web-apps", "gateway": "gateway"}
_LOGGING_ROLES = frozenset({"ArchivingStore", "MonitoringStore"})


def add_parts(draft: Draft, cluster: ParsedCluster, parts: tuple[str, ...]) -> None:
    """Elements for the parts of a cluster; the first stands for the cluster where nothing else does."""
    builders: dict[str, Callable[[Draft, ParsedCluster, dict[str, Any]], Server]] = {
        "sql": _sql,
        "files": _files,
        "owa": _office_web_apps,
        "gateway": _gateway,
    }
    for part in parts:
        # A share named like the domain has no host to be called after.
        text = cluster.fqdn if part == "files" and _is_domain(draft, cluster) else host_part(cluster.fqdn)
        element_id = draft.names.claim(text, _SUFFIXES[part])
        draft.part_ids[(cluster.key, part)] = element_id
        shares = draft.main_ids.setdefault(cluster.key, element_id) != element_id
        noun = "device" if part == "gateway" else "server"
        members = plain_members(draft, cluster, element_id, noun=noun)
        common = {
            "id": element_id,
            "name": text,
            "fqdn": cluster.fqdn,
            "site": draft.site_ids.get(cluster.site),
            "members": members,
            "unconfirmed": ("members",) if lacks_addresses(members) else (),
        }
        if shares:
            common["note"] = f"Stands on the same machine as '{draft.main_ids[cluster.key]}'."
            draft.say(ReportKind.NOTE, f"'{element_id}': {common['note']}", element_id, cluster.line)
        draft.servers.append(builders[part](draft, cluster, common))


def _is_domain(draft: Draft, cluster: ParsedCluster) -> bool:
    """The cluster is named like the domain of other servers: a DFS namespace."""
    suffix = "." + cluster.fqdn.lower()
    return any(other.fqdn.lower().endswith(suffix) for other in draft.parsed.clusters)


def _services(draft: Draft, cluster: ParsedCluster, role: str) -> list[ParsedService]:
    return [service for service in draft.parsed.services_on(cluster) if service.role == role]


def _sql(draft: Draft, cluster: ParsedCluster, common: dict[str, Any]) -> Server:
    instances = draft.parsed.instances_on(cluster)
    roles = draft.parsed.roles_on(cluster)
    role, is_guess = _sql_role(draft, cluster, instances, common["id"])
    if role is None:
        role = SqlRole.MONITORING_ARCHIVING if _only_logs(roles) else SqlRole.BACK_END
    main = _main_instance(draft, cluster, instances)
    others = [instance.name or "the default instance" for instance in instances if instance is not main]
    if others:
        note = f"Also holds {', '.join(others)}."
        common["note"] = f"{common.get('note', '')} {note}".strip()
        draft.say(ReportKind.NOTE, f"'{cluster.fqdn}' has several SQL instances. {note}", common["id"], cluster.line)
    if is_guess:
        common["unconfirmed"] = (*common["unconfirmed"], "role")
    return SqlServer(**common, role=role, instance=main.name if main is not None else "")


def _only_logs(roles: frozenset[str]) -> bool:
    stores = {role for role in roles if role.endswith("Store") and role != "FileStore"}
    return bool(stores) and stores <= _LOGGING_ROLES


def _main_instance(
    draft: Draft, cluster: ParsedCluster, instances: tuple[ParsedSqlInstance, ...]
) -> ParsedSqlInstance | None:
    """The instance with the users' data, else the first."""
    store = draft.parsed.service_on(cluster, "UserStore")
    wanted = store.instance if store is not None else None
    return next((instance for instance in instances if instance.key == wanted), next(iter(instances), None))


def _sql_role(
    draft: Draft, cluster: ParsedCluster, instances: tuple[ParsedSqlInstance, ...], element_id: str
) -> tuple[SqlRole | None, bool]:
    """The role in an availability group or mirror, and whether it is a guess; (None, False) for neither."""
    group = next((instance for instance in instances if instance.primary_node is not None), None)
    if group is not None and group.primary_node is not None:
        if same_host(group.primary_node, cluster.fqdn):
            message = (
                f"'{cluster.fqdn}' is named as an AlwaysOn primary node and stands where the listener is expected; "
                "it is drawn as a replica. If it is the listener, correct its role and add the replicas."
            )
            draft.say(ReportKind.ASSUMED, message, element_id, group.line)
            return SqlRole.AVAILABILITY_REPLICA, True
        _add_primary_node(draft, cluster, group.primary_node, group.line)
        return SqlRole.AVAILABILITY_LISTENER, False
    if any(same_host(node, cluster.fqdn) for item in draft.parsed.instances if (node := item.primary_node)):
        return SqlRole.AVAILABILITY_REPLICA, False
    if instances and not draft.parsed.services_on(cluster):
        message = f"'{cluster.fqdn}' is a SQL mirror: it has a SQL instance and no database of the topology."
        draft.say(ReportKind.ASSUMED, message, element_id, cluster.line)
        return SqlRole.MIRROR, True
    return None, False


def _add_primary_node(draft: Draft, cluster: ParsedCluster, fqdn: str, line: int) -> None:
    """The primary node of an availability group, where it is no cluster of its own and not drawn yet."""
    known = (*(other.fqdn for other in draft.parsed.clusters), *(server.fqdn for server in draft.servers))
    if any(same_host(fqdn, name) for name in known):
        return
    element_id = draft.names.claim(host_part(fqdn), "sql")
    zone = zone_for(draft, cluster.site, ZoneKind.INTERNAL)
    machine = Machine(
        id=draft.names.claim(host_part(fqdn), "server"), fqdn=fqdn, interfaces=(Interface(name="lan", zone=zone),)
    )
    draft.servers.append(
        SqlServer(
            id=element_id,
            name=host_part(fqdn),
            fqdn=fqdn,
            site=draft.site_ids.get(cluster.site),
            members=(machine,),
            role=SqlRole.AVAILABILITY_REPLICA,
            unconfirmed=("members",),
        )
    )
    message = f"The secondary replicas of the availability group of '{cluster.fqdn}': only its primary node is named."
    draft.say(ReportKind.MISSING, message, element_id, line)


def _files(draft: Draft, cluster: ParsedCluster, common: dict[str, Any]) -> Server:
    shares = _services(draft, cluster, "FileStore")
    names = [share.detail("ShareName") for share in shares]
    if len(names) > 1:
        note = f"Also holds {', '.join(names[1:])}."
        common["note"] = f"{common.get('note', '')} {note}".strip()
        draft.say(ReportKind.NOTE, f"'{cluster.fqdn}' has several shares. {note}", common["id"], shares[1].line)
    if _is_domain(draft, cluster):
        message = (
            f"File store '{cluster.fqdn}' is named like the domain, so it is a DFS namespace; "
            "the file servers behind it are not in the document."
        )
        draft.say(ReportKind.NOTE, message, common["id"], cluster.line)
    return FileStore(**common, share=names[0] if names else "")


def _office_web_apps(draft: Draft, cluster: ParsedCluster, common: dict[str, Any]) -> Server:
    service = _services(draft, cluster, "WacService")[0]
    url = service.detail("DiscoveryUrl")
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if not same_host(host, cluster.fqdn):
        message = f"The discovery URL '{url}' of Office Web Apps has another host than '{cluster.fqdn}'."
        draft.say(ReportKind.NOTE, message, common["id"], service.line)
    # IsExternal says that the farm stands outside the internal network, not that people outside reach it.
    if service.detail("IsExternal").lower() == "true":
        message = f"'{cluster.fqdn}' is marked as external (in the perimeter); move it to the zone it stands in."
        draft.say(ReportKind.NOTE, message, common["id"], service.line)
    message = f"Outside attendees reach '{cluster.fqdn}' through the reverse proxy: the document does not say it."
    draft.say(ReportKind.ASSUMED, message, common["id"], service.line)
    common["unconfirmed"] = (*common["unconfirmed"], "is_published")
    return OfficeWebApps(**common)


def _gateway(draft: Draft, cluster: ParsedCluster, common: dict[str, Any]) -> Server:
    service, *others = _services(draft, cluster, "PstnGateway")
    port = next((port for port in service.ports if port.usage == "SipClient"), None)
    transport = TrunkTransport.TCP if port is not None and port.protocol == "Tcp" else TrunkTransport.TLS
    at_mediation = service.detail("MediationServerPort")
    number = int(at_mediation) if at_mediation.isascii() and at_mediation.isdigit() else None
    if port is None:
        message = f"The listening port of gateway '{cluster.fqdn}'; TLS is assumed."
        draft.say(ReportKind.MISSING, message, common["id"], service.line)
    if others:
        message = f"'{cluster.fqdn}' has {len(others) + 1} trunks; ports and transport are those of the first."
        draft.say(ReportKind.NOTE, message, common["id"], others[0].line)
    return Gateway(
        **common,
        transport=transport,
        listening_port=_unless_default(draft, f"gateway-sip-{transport.value}", port.port if port else None),
        mediation_port=_unless_default(draft, f"mediation-gateway-sip-{transport.value}", number),
    )


def _unless_default(draft: Draft, service: str, port: int | None) -> int | None:
    """A port that differs from the catalog's, else None, which means the default."""
    defaults = draft.catalog.service(service).ports
    is_default = any(port == default.start for default in defaults)
    return None if port is None or is_default or not 1 <= port <= 65535 else port
