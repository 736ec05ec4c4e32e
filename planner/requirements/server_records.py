"""Records of servers inside: pools, members, Directors, Mediation, branches, SQL Servers.

A room of its own because these names are fixed by the topology, one way or the other, and follow no SIP domain.
"""

from collections.abc import Iterable, Iterator

from planner.catalog.records import RecordTemplate
from planner.model.names import same_name
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    Edition,
    FrontEndPool,
    MediationPool,
    PoolBalancing,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    internal_web_fqdn,
)
from planner.requirements.groundwork import Groundwork
from planner.requirements.record_rows import RecordRow
from planner.requirements.requirement import RequiredRecord
from planner.requirements.whereabouts import Addresses

Records = Iterator[RequiredRecord]


def inside(ground: Groundwork, row: RecordRow, name: str, members: Iterable[Addresses], element: str) -> Records:
    """Records of one name in every view that serves the inside."""
    known = tuple(members)
    for view in ground.inside_views:
        if view.needs(name):
            yield from row.hosts(view, name, known, element)


def _member_names(ground: Groundwork, row: RecordRow, servers: Iterable[Server]) -> Records:
    """The computer names of the members of `servers`."""
    for server in servers:
        for machine in server.members:
            yield from inside(ground, row, machine.fqdn, (ground.whereabouts.primary(machine),), server.id)


def _is_one_computer(server: Server) -> bool:
    """A single server whose pool name is its own: the member's record serves both names."""
    return len(server.members) == 1 and same_name(server.members[0].fqdn, server.fqdn)


def _enterprise_pools(ground: Groundwork) -> Iterator[FrontEndPool]:
    return (pool for pool in ground.design.servers_of(FrontEndPool) if pool.edition is Edition.ENTERPRISE)


def fe_pool_dnslb_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The pool name of an Enterprise pool, a record for each member."""
    for pool in _enterprise_pools(ground):
        if pool.sip_balancing is not PoolBalancing.HARDWARE and not _is_one_computer(pool):
            yield from inside(ground, RecordRow(template), pool.fqdn, ground.whereabouts.members(pool), pool.id)


def fe_pool_hlb_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The pool name of an Enterprise pool whose SIP traffic is hardware balanced: the VIP."""
    for pool in _enterprise_pools(ground):
        if pool.sip_balancing is PoolBalancing.HARDWARE:
            entry = ground.whereabouts.sip_entry(pool, pool.sip_balancing)
            yield from inside(ground, RecordRow(template), pool.fqdn, entry, pool.id)


def fe_server_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The computer name of each Front End Server."""
    yield from _member_names(ground, RecordRow(template), _enterprise_pools(ground))


def se_server_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The one name of a Standard Edition server."""
    for pool in ground.design.servers_of(FrontEndPool):
        if pool.edition is Edition.STANDARD:
            yield from inside(ground, RecordRow(template), pool.fqdn, ground.whereabouts.members(pool), pool.id)


def fe_web_int_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The internal web FQDN of an Enterprise pool that has one of its own.

    Without an override the pool's own record stands for it; that a DNS balanced pool must not plan so is a finding
    (clause D-DNS-05), not a second record of the same name.
    """
    for pool in _enterprise_pools(ground):
        name = internal_web_fqdn(pool)
        if not same_name(name, pool.fqdn):
            yield from inside(ground, RecordRow(template), name, (ground.whereabouts.web_internal(pool),), pool.id)


def sql_be_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Back End SQL Servers, availability replicas and listeners among them."""
    roles = (SqlRole.BACK_END, SqlRole.AVAILABILITY_REPLICA, SqlRole.AVAILABILITY_LISTENER)
    yield from _sql(ground, template, roles)


def sql_mirror_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The mirror of a Back End SQL Server."""
    yield from _sql(ground, template, (SqlRole.MIRROR,))


def _sql(ground: Groundwork, template: RecordTemplate, roles: tuple[SqlRole, ...]) -> Records:
    row = RecordRow(template)
    for server in ground.design.servers_of(SqlServer):
        if server.role in roles and ground.applies_to(template.versions, server.id):
            yield from inside(ground, row, server.fqdn, ground.whereabouts.members(server), server.id)
            yield from _other_members(ground, row, server)


def _other_members(ground: Groundwork, row: RecordRow, server: Server) -> Records:
    """Computer names that differ from the name of the whole."""
    for machine in server.members:
        if not same_name(machine.fqdn, server.fqdn):
            yield from inside(ground, row, machine.fqdn, (ground.whereabouts.primary(machine),), server.id)


def dir_pool_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The name of a Director pool; a stand-alone Director has none beside its own."""
    for pool in ground.design.servers_of(DirectorPool):
        if not _is_one_computer(pool):
            entry = ground.whereabouts.sip_entry(pool, pool.sip_balancing)
            yield from inside(ground, RecordRow(template), pool.fqdn, entry, pool.id)


def dir_server_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The computer name of each Director."""
    yield from _member_names(ground, RecordRow(template), ground.design.servers_of(DirectorPool))


def dir_web_int_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The internal web FQDN of a Director tier that has one of its own."""
    for pool in ground.design.servers_of(DirectorPool):
        name = internal_web_fqdn(pool)
        if not same_name(name, pool.fqdn):
            yield from inside(ground, RecordRow(template), name, (ground.whereabouts.web_internal(pool),), pool.id)


def med_pool_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The name of a stand-alone Mediation pool: its virtual address where it has one, else a record for each member."""
    where = ground.whereabouts
    for pool in ground.design.servers_of(MediationPool):
        if not _is_one_computer(pool):
            entry = where.sip_entry(pool, PoolBalancing.HARDWARE) or where.members(pool)
            yield from inside(ground, RecordRow(template), pool.fqdn, entry, pool.id)


def med_server_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The computer name of each stand-alone Mediation Server."""
    yield from _member_names(ground, RecordRow(template), ground.design.servers_of(MediationPool))


def pchat_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Persistent Chat Servers: the pool name and each node."""
    row = RecordRow(template)
    for server in ground.design.servers_of(SupportServer):
        if server.role is SupportRole.PERSISTENT_CHAT and ground.applies_to(template.versions, server.id):
            yield from inside(ground, row, server.fqdn, ground.whereabouts.members(server), server.id)
            yield from _other_members(ground, row, server)


def vis_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Video Interop Servers: the pool name and each node."""
    row = RecordRow(template)
    for server in ground.design.servers_of(SupportServer):
        if server.role is SupportRole.VIDEO_INTEROP:
            yield from inside(ground, row, server.fqdn, ground.whereabouts.members(server), server.id)
            yield from _other_members(ground, row, server)


def sba_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Survivable Branch Appliances and Servers."""
    row = RecordRow(template)
    for server in ground.design.servers_of(BranchAppliance):
        yield from inside(ground, row, server.fqdn, ground.whereabouts.members(server), server.id)
        yield from _other_members(ground, row, server)
