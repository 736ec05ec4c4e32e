"""Users of a pool with those of the branches behind it, and which pools are paired.

A module of its own because several sizing rules count the same users, and "paired" must mean one thing in all of them.
"""

from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.servers import BranchAppliance, FrontEndPool


def users_of(design: Design, pool: FrontEndPool) -> int:
    """Users homed on a pool, and those of the branch appliances that it backs: the documents count both."""
    behind = (
        server.users for server in design.linked_to(pool.id, LinkKind.BACKUP) if isinstance(server, BranchAppliance)
    )
    return pool.users + sum(behind)


def pairs(design: Design) -> tuple[tuple[Link, FrontEndPool, FrontEndPool], ...]:
    """Each pair of pools that back each other, once, with the link that says so."""
    found: dict[frozenset[str], tuple[Link, FrontEndPool, FrontEndPool]] = {}
    for link in design.links:
        first, second = design.find(link.source), design.find(link.target)
        is_pair = isinstance(first, FrontEndPool) and isinstance(second, FrontEndPool)
        if link.link_kind is LinkKind.BACKUP and is_pair:
            assert isinstance(first, FrontEndPool)
            assert isinstance(second, FrontEndPool)
            found.setdefault(frozenset((first.id, second.id)), (link, first, second))
    return tuple(found.values())


def partner_of(design: Design, pool: FrontEndPool) -> FrontEndPool | None:
    """The pool that a pool is paired with."""
    joined = (*design.linked_from(pool.id, LinkKind.BACKUP), *design.linked_to(pool.id, LinkKind.BACKUP))
    others = {other.id: other for other in joined if isinstance(other, FrontEndPool) and other.id != pool.id}
    if len(others) < 2:
        return next(iter(others.values()), None)
    for _, first, second in pairs(design):  # of several the one whose link comes first
        if first.id == second.id:
            continue
        if pool.id in (first.id, second.id):
            return second if pool.id == first.id else first
    return None
