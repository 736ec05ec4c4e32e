"""Which SQL Servers protect each other, and who uses the protected one.

A room of its own because mirroring joins three parts by two links that both start at the principal: mirror and witness
know each other, and a pool knows its mirror, only through it.
"""

from collections.abc import Iterable, Iterator, Sequence

from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.servers import FrontEndPool, SqlRole, SqlServer
from planner.requirements.endpoint import Endpoint

_PROTECTION = frozenset({"sql-mirror-endpoint", "sql-witness-endpoint", "sql-mirror-witness", "sql-ag-endpoint"})
_OF_A_POOL = frozenset({"fe-sql-mirror", "fe-sql-mirror-browser"})
_TO_THE_SHARE = frozenset({"sql-mirror-share", "sql-principal-share"})
_OF_A_PRINCIPAL = frozenset({"sql-witness-endpoint", "sql-principal-share"})

SQL_FLOWS = _PROTECTION | _OF_A_POOL | _TO_THE_SHARE
"""Flows whose ends are found here."""


def sql_partners(design: Design, flow_id: str, source: str, destinations: Sequence[Endpoint]) -> Iterable[Endpoint]:
    """Of the destinations of a flow in `SQL_FLOWS` those that a source has anything to do with, in their order."""
    if flow_id in _OF_A_POOL:
        wanted = {mirror for store in _stores_of(design, source) for mirror in _group(design, store)}
        return _named_or_free(design, wanted, destinations)
    if flow_id in _OF_A_PRINCIPAL and not _may_be_mirrored(design, source):
        return ()
    if flow_id in _TO_THE_SHARE:
        return _shares(design, source, destinations)
    if flow_id == "sql-ag-endpoint":
        others = [end for end in destinations if end.element != source]
        return _named_or_free(design, _group(design, source), others) if _may_replicate(design, source) else ()
    return _named_or_free(design, _group(design, source), destinations)


def _group(design: Design, server: str) -> frozenset[str]:
    """The principals that a SQL Server is linked with, itself among them, and all that these are mirrored to."""
    principals = {other.id for other in design.linked_to(server, LinkKind.MIRROR)} or {server}
    partners = {other.id for principal in principals for other in design.linked_from(principal, LinkKind.MIRROR)}
    return frozenset((principals | partners) - {server} if partners else ())


def _named_or_free(design: Design, wanted: Iterable[str], ends: Sequence[Endpoint]) -> Sequence[Endpoint]:
    """Ends that links name; where they name none of this role, those that no link claims for others."""
    names = frozenset(wanted)
    named = [end for end in ends if end.element in names]
    return named or [end for end in ends if not _group(design, end.element)]


def _stores_of(design: Design, pool: str) -> Iterator[str]:
    """Back Ends of a pool; without links those that no pool is linked to."""
    linked = [server.id for server in design.linked_from(pool, LinkKind.BACK_END)]
    yield from linked or (
        server.id
        for server in design.servers_of(SqlServer)
        if server.role is SqlRole.BACK_END and not design.linked_to(server.id, LinkKind.BACK_END)
    )


def _may_be_mirrored(design: Design, server: str) -> bool:
    """It has a mirror, or one of the plan is still nobody's."""
    of_group = _group(design, server)
    mirrors = (item for item in design.servers_of(SqlServer) if item.role is SqlRole.MIRROR)
    return any(item.id in of_group or not design.linked_to(item.id, LinkKind.MIRROR) for item in mirrors)


def _may_replicate(design: Design, server: str) -> bool:
    """Databases of Persistent Chat alone are in no availability group, which is not supported for them."""
    users = design.linked_to(server, LinkKind.BACK_END)
    return not users or any(isinstance(user, FrontEndPool) for user in users)


def _shares(design: Design, server: str, stores: Sequence[Endpoint]) -> Sequence[Endpoint]:
    """File stores of the pools whose databases a pair holds: who mirrors for others has nothing to do with them."""
    pair = {server, *_group(design, server)}
    pools = {user.id for member in pair for user in design.linked_to(member, LinkKind.BACK_END)}
    own = {store.id for pool in pools for store in design.linked_from(pool, LinkKind.FILE_STORE)}
    return [store for store in stores if store.element in own] if own else stores
