"""Which kind of element a cluster becomes: its roles decide, a name never does.

A room of its own because this is the table people will argue about; "not seen" marks what rests on Microsoft's
documentation and on scripts and on no real document.
"""

from enum import Enum, auto

from planner.designfile.topology_builder.document import ParsedCluster, ParsedTopology
from planner.designfile.topology_builder.draft import PART_OF_ROLE
from planner.model.servers import SupportRole
from planner.records import dataclass


class MainKind(Enum):
    """What a cluster is first of all."""

    FRONT_END = auto()
    DIRECTOR = auto()
    BRANCH = auto()
    EDGE = auto()
    MEDIATION = auto()
    SUPPORT = auto()
    PARTS_ONLY = auto()


SUPPORT_ROLES = (
    ("ExternalServer", SupportRole.TRUSTED_APPLICATION),
    ("TrustedApplication", SupportRole.TRUSTED_APPLICATION),
    ("PersistentChat", SupportRole.PERSISTENT_CHAT),
    ("VideoInterop", SupportRole.VIDEO_INTEROP),
    ("VideoGateway", SupportRole.VIDEO_GATEWAY),
)
"""Beginnings of role names, not seen in a real document."""

PARTS = ("sql", "files", "owa", "gateway")


@dataclass(frozen=True, slots=True)
class Classification:
    """What a cluster becomes.

    Attributes:
        support: role of a support server.
        parts: stores, shares and the like on it that are elements of their own, in order.
        doubt: why the kind is a guess; empty when it is none.
    """

    kind: MainKind
    support: SupportRole | None = None
    parts: tuple[str, ...] = ()
    doubt: str = ""


def classify(parsed: ParsedTopology, cluster: ParsedCluster, *, in_branch: bool) -> Classification:
    """The kind of a cluster."""
    roles = parsed.roles_on(cluster)
    found = {PART_OF_ROLE[role] for role in roles if role in PART_OF_ROLE}
    if parsed.instances_on(cluster):
        found.add("sql")
    parts = tuple(part for part in PARTS if part in found)
    if "EdgeServer" in roles:
        return Classification(MainKind.EDGE, parts=parts)
    if "UserServices" in roles:
        # The local database and share of such a server are the server; only what else stands there is drawn.
        return Classification(MainKind.FRONT_END, parts=tuple(part for part in parts if part in ("owa",)))
    if "Registrar" in roles:
        return _registrar(parsed, cluster, in_branch=in_branch)
    if "MediationServer" in roles:
        return Classification(MainKind.MEDIATION, parts=parts)
    for beginning, role in SUPPORT_ROLES:
        if any(name.startswith(beginning) and name not in PART_OF_ROLE for name in roles):
            return Classification(MainKind.SUPPORT, support=role, parts=parts)
    if parts:
        return Classification(MainKind.PARTS_ONLY, parts=parts)
    listed = ", ".join(sorted(roles))
    doubt = f"its roles are not known ({listed})" if listed else "no service is installed on it"
    return Classification(MainKind.SUPPORT, support=SupportRole.TRUSTED_APPLICATION, doubt=doubt)


def _registrar(parsed: ParsedTopology, cluster: ParsedCluster, *, in_branch: bool) -> Classification:
    registrar = parsed.service_on(cluster, "Registrar")
    if registrar is not None and registrar.detail("IsDirector").lower() == "true":
        return Classification(MainKind.DIRECTOR)
    if in_branch:
        return Classification(MainKind.BRANCH)
    doubt = "it has a Registrar without user services, and the document does not say that it is a Director"
    return Classification(MainKind.DIRECTOR, doubt=doubt)
