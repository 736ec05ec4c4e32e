"""Traffic: the one door through which everything else asks the network.

A room of its own because nothing else in the product may decide whether traffic arrives.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from planner.catalog import Catalog
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import ReverseProxy
from planner.traffic.arrangements import Arrangements, Opening
from planner.traffic.carried import touched, touched_firewalls, without_sentences
from planner.traffic.locate import Owner
from planner.traffic.names import Answer
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.reliance import Reliance
from planner.traffic.trace import Walk
from planner.traffic.walk import Walker

_KEPT_WALKS = 1 << 18


class Traffic:
    """A design with its arrangements as a network that can be asked. Immutable; may be read from several threads.

    Args:
        arrangements: what is in force; `recorded_arrangements` for what the planner wrote down alone.
        before: the traffic of an older version; walks that the changes in between leave alone are taken from it.
        network: the network of design and arrangements, where it is there already.
    """

    def __init__(
        self,
        design: Design,
        catalog: Catalog,
        arrangements: Arrangements,
        before: "Traffic | None" = None,
        network: Network | None = None,
    ) -> None:
        self.design = design
        self.catalog = catalog
        self.arrangements = arrangements
        self._network = network or Network(design, catalog, arrangements)
        self._walker = Walker(self._network)
        self._known: dict[Question, Walk] = {}
        self._relied_on: dict[Question, frozenset[str]] = {}
        # Apart from those that were asked, so that questions nobody asks any more are forgotten with the next version.
        self._carried = before.leaves(design, catalog, arrangements) if before is not None else {}

    def with_openings(self, openings: Mapping[str, tuple[Opening, ...]], before: "Traffic | None" = None) -> "Traffic":
        """The same network with other openings in derived firewalls.

        Args:
            openings: what they let pass.
            before: as for any traffic.
        """
        arrangements = replace(self.arrangements, openings=openings)
        network = self._network.with_openings(openings)
        return Traffic(self.design, self.catalog, arrangements, before, network)

    def altered(self, design: Design, arrangements: Arrangements) -> Network:
        """The network of another design and other arrangements with the same openings, whose policies are kept.

        Hosts without addresses are given the same ones, even where those of the design would now be free.
        """
        network = self._network
        return Network(design, self.catalog, arrangements, network.filters.derived, network.locator)

    def walk(self, question: Question) -> Walk:
        """Walks a question; the same question is walked once."""
        known = self._known.get(question)
        if known is None:
            known = self._carried.get(question)
            known = self._walker.renewed(known) if known is not None else self._walker.walk(question)
            if len(self._known) < _KEPT_WALKS:
                self._known[question] = known
        return known

    def is_known(self, question: Question) -> bool:
        """Tells whether a question was asked before."""
        return question in self._known

    def relied_on(self, question: Question) -> frozenset[str]:
        """Ids of everything without which the verdict of a question might be another (`Reliance`)."""
        found = self._relied_on.get(question)
        if found is None:
            found = self._relied_on[question] = self._reliance.of(self.walk(question))
        return found

    @cached_property
    def _reliance(self) -> Reliance:
        return Reliance(self._network)

    def leaves(self, design: Design, catalog: Catalog, arrangements: Arrangements) -> dict[Question, Walk]:
        """The walks that still hold for a newer version."""
        edit = touched(self.design, design) if catalog is self.catalog else None
        firewalls = touched_firewalls(self.arrangements, arrangements) if edit is not None else None
        if edit is None or firewalls is None:
            return {}
        changed = edit.elements | firewalls
        left = ((question, walk) for question, walk in tuple(self._known.items()) if changed.isdisjoint(walk.met))
        if not edit.is_renamed:
            return dict(left)
        plain = ((question, without_sentences(walk)) for question, walk in left)
        return {question: walk for question, walk in plain if walk is not None}

    def resolve(self, view: str, name: str) -> Answer:
        """What the DNS view with this id answers for a name."""
        return self._network.resolver.resolve(view, name)

    def view_of(self, proxy: ReverseProxy) -> str | None:
        """Id of the DNS view that a reverse proxy asks for its servers; None while it has no interface."""
        return self._network.publishing.view(proxy)

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
