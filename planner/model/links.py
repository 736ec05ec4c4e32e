"""Associations between elements: what Topology Builder keeps as dependencies and trunks.

A room of its own because the canvas draws them, importers fill them and requirements follow them, and all three
must agree on their direction.
"""

from enum import StrEnum
from typing import Literal

from planner.model.ids import check_id
from planner.model.references import ServerRef
from planner.records import dataclass


class LinkKind(StrEnum):
    """Kinds of association; each reads from source to target."""

    NEXT_HOP = "next-hop"
    MEDIA = "media"
    BACK_END = "back-end"
    MIRROR = "mirror"
    MONITORING = "monitoring"
    ARCHIVING = "archiving"
    FILE_STORE = "file-store"
    OFFICE_WEB_APPS = "office-web-apps"
    TRUNK = "trunk"
    BACKUP = "backup"
    USES = "uses"


LINK_ENDS: dict[LinkKind, tuple[frozenset[str], frozenset[str]]] = {
    LinkKind.NEXT_HOP: (
        frozenset({"edge-pool", "mediation-pool"}),
        frozenset({"front-end-pool", "director-pool"}),
    ),
    LinkKind.MEDIA: (
        frozenset({"front-end-pool", "mediation-pool", "branch-appliance", "support-server"}),
        frozenset({"edge-pool"}),
    ),
    LinkKind.BACK_END: (frozenset({"front-end-pool", "support-server"}), frozenset({"sql-server"})),
    LinkKind.MIRROR: (frozenset({"sql-server"}), frozenset({"sql-server"})),
    LinkKind.MONITORING: (frozenset({"front-end-pool"}), frozenset({"sql-server"})),
    LinkKind.ARCHIVING: (frozenset({"front-end-pool"}), frozenset({"sql-server"})),
    LinkKind.FILE_STORE: (
        frozenset({"front-end-pool", "director-pool", "support-server"}),
        frozenset({"file-store"}),
    ),
    LinkKind.OFFICE_WEB_APPS: (frozenset({"front-end-pool"}), frozenset({"office-web-apps"})),
    LinkKind.TRUNK: (
        frozenset({"mediation-pool", "front-end-pool", "branch-appliance"}),
        frozenset({"gateway"}),
    ),
    LinkKind.BACKUP: (frozenset({"front-end-pool", "branch-appliance"}), frozenset({"front-end-pool"})),
    LinkKind.USES: (
        frozenset({"front-end-pool", "director-pool", "edge-pool", "mediation-pool", "branch-appliance"}),
        frozenset({"support-server"}),
    ),
}
"""Element kinds that each link may join, (sources, targets).

MEDIA is the A/V Edge association; BACKUP pairs two pools or names the backup Registrar of a branch. A Persistent Chat
Server has databases and files, a Video Interop Server an A/V Edge; both are support servers.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An association from `source` to `target`, both ids of elements."""

    kind: Literal["link"] = "link"
    id: str
    link_kind: LinkKind
    source: ServerRef
    target: ServerRef
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


def possible_links(source_kind: str, target_kind: str) -> tuple[LinkKind, ...]:
    """Link kinds that can join two element kinds in this direction, most usual first."""
    return tuple(
        kind for kind, (sources, targets) in LINK_ENDS.items() if source_kind in sources and target_kind in targets
    )
