"""Links from the dependencies of services. Cycles are normal: the Edge is next to the pool that depends on it.

A room of its own because the direction of a link is not always that of a dependency, and because a dependency that
the design cannot show must be said.
"""

from planner.designfile.topology_builder.document import ParsedService
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.kinds import SUPPORT_ROLES
from planner.model.links import LINK_ENDS, Link, LinkKind

_BY_TARGET = {
    "EdgeServer": LinkKind.MEDIA,
    "MonitoringStore": LinkKind.MONITORING,
    "ArchivingStore": LinkKind.ARCHIVING,
    "UserStore": LinkKind.BACK_END,
    "ApplicationStore": LinkKind.BACK_END,
    "CentralMgmtStore": LinkKind.BACK_END,
    "FileStore": LinkKind.FILE_STORE,
    "WacService": LinkKind.OFFICE_WEB_APPS,
}
"""Kind of link by the role that is depended on."""

_NEXT_HOP_SOURCES = frozenset({"EdgeServer", "MediationServer"})
_POOL_ROLES = frozenset({"Registrar", "UserServices"})
_NAMES = {
    LinkKind.NEXT_HOP: "next-hop",
    LinkKind.MEDIA: "media",
    LinkKind.BACK_END: "back-end",
    LinkKind.MONITORING: "monitoring",
    LinkKind.ARCHIVING: "archiving",
    LinkKind.FILE_STORE: "files",
    LinkKind.OFFICE_WEB_APPS: "web-apps",
    LinkKind.TRUNK: "trunk",
    LinkKind.BACKUP: "backup",
    LinkKind.USES: "uses",
}


def add_links(draft: Draft) -> None:
    """All dependencies between services of different elements."""
    kinds: dict[str, str] = {server.id: server.kind for server in draft.servers}
    left_over: dict[tuple[str, str], tuple[ParsedService, ParsedService]] = {}
    for service in draft.parsed.services:
        for key in service.dependencies:
            target = draft.parsed.service_by_key.get(key)
            if target is None:
                continue
            ends = draft.element_of(service), draft.element_of(target)
            if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
                continue
            if not _add(draft, kinds, _kind(service, target), (ends[0], ends[1])):
                left_over.setdefault((ends[0], ends[1]), (service, target))
    _report(draft, left_over)


def _add(draft: Draft, kinds: dict[str, str], found: tuple[LinkKind | None, bool], ends: tuple[str, str]) -> bool:
    """Adds one link, once; tells whether a link can show the dependency at all."""
    kind, is_reversed = found
    source, target = reversed(ends) if is_reversed else ends
    if kind is None or kinds[source] not in LINK_ENDS[kind][0] or kinds[target] not in LINK_ENDS[kind][1]:
        return False
    key = (kind.value, source, target)
    if key not in draft.links:
        link_id = draft.names.claim(f"{source[:30]}-{_NAMES[kind]}", target[:12].strip("-"))
        draft.links[key] = Link(id=link_id, link_kind=kind, source=source, target=target)
    return True


def _report(draft: Draft, left_over: dict[tuple[str, str], tuple[ParsedService, ParsedService]]) -> None:
    """Says which elements depend on each other without any line between them."""
    joined = {frozenset((source, target)) for _, source, target in draft.links}
    for (source, target), (service, other) in left_over.items():
        if frozenset((source, target)) not in joined:
            message = f"'{source}' depends on '{target}' ({service.role} on {other.role}); the design has no such link."
            draft.say(ReportKind.NOTE, message, source, service.line)


def _kind(service: ParsedService, target: ParsedService) -> tuple[LinkKind | None, bool]:
    """The link for a dependency, and whether it runs against it."""
    if service.role == "PstnGateway" and target.role == "MediationServer":
        return LinkKind.TRUNK, True
    if service.role in _NEXT_HOP_SOURCES and target.role in _POOL_ROLES:
        return LinkKind.NEXT_HOP, False
    # Servers of applications depend on the pool they register at; it is the pool that uses them. Not seen.
    if any(service.role.startswith(beginning) for beginning, _ in SUPPORT_ROLES) and target.role in _POOL_ROLES:
        return LinkKind.USES, True
    if any(target.role.startswith(beginning) for beginning, _ in SUPPORT_ROLES):
        return LinkKind.USES, False
    # A branch registers at a pool, and two pools back each other up. Not seen.
    if service.role in _POOL_ROLES and target.role in _POOL_ROLES:
        return LinkKind.BACKUP, False
    return _BY_TARGET.get(target.role), False
