"""Services whose port a form offers to change: those of the element it shows, or of clients for the whole design.

A module of its own because it needs the catalog and the roles of servers, which are loaded only once such a field is
seen.
"""

from planner.catalog import load_catalog
from planner.model.design import Design, Element
from planner.model.servers import Server
from planner.traffic.listeners import Listeners

_CLIENT_ROLE = "internal-client"


def port_services(design: Design, owner: Element | None) -> tuple[str, ...]:
    """Ids of services, in the order of the catalog; those first that have a setting in the product."""
    catalog = load_catalog()
    if isinstance(owner, Server):
        its = frozenset(Listeners(design, catalog).services(owner))
        found = [service for service in catalog.services if service.id in its]
    else:
        found = [service for service in catalog.services if _CLIENT_ROLE in service.roles and service.settings]
    return tuple(service.id for service in sorted(found, key=lambda service: not service.settings))
