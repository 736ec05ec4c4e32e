"""What the documents say, as typed facts: roles, services, flows, records, certificates, balancing, clauses, sizing.

A room of its own because facts change when a document changes, and code should not: a new port is a changed row
in ``resources/catalog``. Row types stand in the module of their noun (``planner.catalog.flows.Flow``).
"""

from planner.catalog.catalog import Catalog, load_catalog
from planner.catalog.errors import CatalogError

__all__ = ["Catalog", "CatalogError", "load_catalog"]
