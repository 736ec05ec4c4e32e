"""The indexes that a walk reads, made once for a design.

A room of its own because forwarding, arriving and answering share them, and a walk must not build any of them.
"""

from collections.abc import Mapping
from copy import copy

from planner.catalog import Catalog
from planner.catalog.ports_in_use import plain_ports
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.zones import Zone
from planner.traffic.arrangements import Arrangements, Opening
from planner.traffic.filters import DerivedPolicies, Filters
from planner.traffic.kinds import Kinds
from planner.traffic.labels import Labels
from planner.traffic.listeners import Listeners
from planner.traffic.locate import Locator
from planner.traffic.names import Resolver
from planner.traffic.proxies import Balancing, Publishing
from planner.traffic.routes import Routes
from planner.traffic.segments import Segments
from planner.traffic.spoofing import Spoofing
from planner.traffic.translations import Translations
from planner.traffic.trust import Trust
from planner.traffic.ways import Ways


class Network:
    """A design as a network. Nothing in it changes, apart from answers that are kept once found.

    Args:
        derived: policies of the same openings, where another network has them ready.
        before: who holds addresses in the design with everything in it, as in `Locator`.
    """

    def __init__(
        self,
        design: Design,
        catalog: Catalog,
        arrangements: Arrangements,
        derived: DerivedPolicies | None = None,
        before: Locator | None = None,
    ) -> None:
        self.design = design
        self.catalog = catalog
        self.labels = Labels(design)
        self.segments = Segments(design)
        self.locator = Locator(design, self.segments, before)
        self.kinds = Kinds(design, self.locator)
        self.routes = Routes(self.segments, self.locator, self.kinds, self.labels)
        self.spoofing = Spoofing(self.routes, self.segments, self.labels)
        self.resolver = Resolver(design, arrangements, self.locator)
        self.listeners = Listeners(design, catalog)
        self.translations = Translations(design, self.locator)
        self.publishing = Publishing(design, arrangements.publishing)
        self.balancing = Balancing(design)
        self.trust = Trust(arrangements.certificates, plain_ports(catalog, design), self.labels)
        self.filters = self._filters(derived or DerivedPolicies(arrangements.openings))
        self.ways = Ways(self.segments, self.kinds, self.labels)
        self._zones = {zone.id: zone for zone in design.zones}

    def with_openings(self, openings: Mapping[str, tuple[Opening, ...]]) -> "Network":
        """The same network with other openings in derived firewalls; nothing but filters reads those."""
        network = copy(self)
        network.filters = self._filters(DerivedPolicies(openings))
        return network

    def _filters(self, derived: DerivedPolicies) -> Filters:
        return Filters(self.design, self.segments, self.locator, self.labels, derived, self._addresses_of_name)

    def zone(self, zone: str) -> Zone:
        """The zone with this id."""
        return self._zones[zone]

    def _addresses_of_name(self, name: str) -> tuple[IpAddress, ...]:
        """What any view answers for a name: rules of firewalls may name hosts."""
        found = (self.resolver.resolve(view.id, name).addresses for view in self.design.dns_views)
        return tuple(dict.fromkeys(address for addresses in found for address in addresses))
