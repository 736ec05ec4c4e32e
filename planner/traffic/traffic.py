"""Traffic: the one door through which everything else asks the network.

A room of its own because nothing else in the product may decide whether traffic arrives.
"""

from collections.abc import Callable
from functools import lru_cache

from planner.catalog import Catalog
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.traffic.arrangements import Arrangements
from planner.traffic.locate import Owner
from planner.traffic.names import Answer
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.trace import Walk
from planner.traffic.walk import Walker

_KEPT_WALKS = 8192


class Traffic:
    """A design with its arrangements as a network that can be asked. Immutable; may be read from several threads.

    Args:
        arrangements: what is in force; `recorded_arrangements` for what the planner wrote down alone.
    """

    def __init__(self, design: Design, catalog: Catalog, arrangements: Arrangements) -> None:
        self.design = design
        self.catalog = catalog
        self.arrangements = arrangements
        self._network = Network(design, catalog, arrangements)
        self._walk: Callable[[Question], Walk] = lru_cache(maxsize=_KEPT_WALKS)(Walker(self._network).walk)

    def walk(self, question: Question) -> Walk:
        """Walks a question; the same question is walked once."""
        return self._walk(question)

    def resolve(self, view: str, name: str) -> Answer:
        """What the DNS view with this id answers for a name."""
        return self._network.resolver.resolve(view, name)

    def owners(self, address: IpAddress) -> tuple[Owner, ...]:
        """Who holds an address; a NAT public address belongs to the firewall that shows it."""
        return self._network.locator.owners(address)

    def zones_of(self, address: IpAddress) -> tuple[str, ...]:
        """Ids of the zones an address lies in."""
        return self._network.locator.zones_of(address)

    def representative(self, zone: str, version: int = 4) -> IpAddress | None:
        """The address that stands for any host of a zone in walks."""
        return self._network.locator.representative(zone, version)

    def addresses_of(self, id: str) -> tuple[IpAddress, ...]:
        """Addresses of an element, machine, VIP or zone as walks use them."""
        return self._network.locator.addresses_of(id)
