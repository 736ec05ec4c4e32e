"""Which product version decides whether a fact holds for an element: its own where it is older than the plan.

A room of its own because a server that stays with an older version keeps what newer versions removed, and its flows,
records and certificates must agree on that with the finding that says what is gone.
"""

from collections.abc import Iterable

from planner.catalog.sources import Version
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.product import ServerGeneration
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    FrontEndPool,
    MediationPool,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
)

_OLDEST: Version = "2015"
"""The facts begin here; what an older server has, a row of this version says as well as it can."""

_VERSIONS: dict[ServerGeneration, Version] = {ServerGeneration.V2019: "2019", ServerGeneration.SE: "SE"}

_WITH_VERSION = FrontEndPool | DirectorPool | EdgePool | MediationPool | BranchAppliance
"""Servers that run the product itself; a gateway or a file store has no version of it."""


def versions_of(design: Design, element: str) -> frozenset[Version]:
    """Product versions that an element stands for: its own, or those of the pools that keep their data on it.

    Empty for what has none: clients, partners, devices, servers of others.
    """
    server = design.find(element)
    if isinstance(server, SqlServer):
        return _of_store(design, server)
    if isinstance(server, SupportServer) and server.role is not SupportRole.PERSISTENT_CHAT:
        return frozenset()
    if isinstance(server, _WITH_VERSION | SupportServer):
        return frozenset({_version(design, server.generation)})
    return frozenset()


def _of_store(design: Design, server: SqlServer) -> frozenset[Version]:
    """Versions of the pools that store their data on the server or on the one it mirrors; else its own.

    A witness belongs to no store, it watches those that have a mirror.
    """
    stores = (server, *design.linked_to(server.id, LinkKind.MIRROR))
    if server.role is SqlRole.WITNESS and len(stores) == 1:
        stores = tuple(other for other in design.servers_of(SqlServer) if design.linked_from(other.id, LinkKind.MIRROR))
    pools = [pool for store in stores for pool in design.linked_to(store.id, LinkKind.BACK_END)]
    return frozenset(_version(design, item.generation) for item in (pools or (server,)))


def _version(design: Design, generation: ServerGeneration | None) -> Version:
    return design.product.value if generation is None else _VERSIONS.get(generation, _OLDEST)


def planned_versions(design: Design) -> frozenset[Version]:
    """The version of the plan, and those of servers that stay with another one."""
    own = (version for server in design.servers for version in versions_of(design, server.id))
    return frozenset((design.product.value, *own))


def holds_for(design: Design, versions: Iterable[Version], *elements: str) -> bool:
    """Tells whether a fact for `versions` holds between `elements`.

    It does in a plan of such a version. In any other it holds where every element with a version is of one of them;
    between elements without any, where some pool is.
    """
    known = frozenset(versions)
    if design.product.value in known:
        return True
    found = [version for element in elements for version in versions_of(design, element)]
    if found:
        return known.issuperset(found)
    return any(not versions_of(design, pool.id).isdisjoint(known) for pool in design.servers_of(FrontEndPool))


def printed_version(design: Design, server: Server) -> str | None:
    """The version under which tables of machines and software print a server; None for older ones, which stay."""
    if server.generation is None:
        return design.product.value
    known = {ServerGeneration.V2015, ServerGeneration.V2019, ServerGeneration.SE}
    return server.generation.value if server.generation in known else None
