"""Which pools mobile devices inside meet first: those that the internal discovery name leads to.

A room of its own because flows follow the names, and the names follow the entry that groundwork chose or the records
that the planner gave instead.
"""

from planner.catalog import Catalog
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.servers import internal_web_fqdn
from planner.model.zones import DnsRecord
from planner.requirements.groundwork import Groundwork

_LABEL = "lyncdiscoverinternal."


def first_contacts(design: Design, catalog: Catalog) -> frozenset[str]:
    """Ids of Directors or pools that the internal discovery names lead to.

    Where discovery enters, the Director if there is one that can take web traffic; and any other that records of the
    planner name instead.
    """
    ground = Groundwork(design, catalog)
    entry = {ground.web_entry.id} if ground.web_entry is not None else set()
    own = [record for record in design.dns_records if normalized(record.name).startswith(_LABEL)]
    return frozenset(entry | {pool.id for pool in ground.web_pools if _is_named(ground, own, pool.id)})


def _is_named(ground: Groundwork, records: list[DnsRecord], pool_id: str) -> bool:
    if not records:
        return False
    pool = next(pool for pool in ground.web_pools if pool.id == pool_id)
    addresses = {str(address) for address in ground.whereabouts.web_internal(pool)}
    names = {normalized(pool.fqdn), normalized(internal_web_fqdn(pool))}
    targets = {normalized(target) for record in records for target in record.targets}
    return not targets.isdisjoint(addresses | names)
