"""What a question's destination stands for: addresses and ports to try.

A room of its own because a destination is a name, an address or an id, and because a name is answered by the view
that the sender asks.
"""

from dataclasses import dataclass

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router
from planner.model.interfaces import Interface
from planner.model.servers import Server
from planner.traffic.journey import Sender
from planner.traffic.names import Answer
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.trace import Verdict

End = tuple[IpAddress, int]


@dataclass(frozen=True, slots=True)
class Target:
    """Addresses and ports to try, with the DNS answer where a name was asked."""

    ends: tuple[End, ...]
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class NoTarget:
    """There is nothing to send to; element, field and reason say whose fault that is."""

    verdict: Verdict
    element: str
    field: str
    reason: str


class Targets:
    """Finds what a destination stands for."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def find(self, question: Question, sender: Sender) -> Target | NoTarget:
        """Addresses and ports of a question's destination, as the sender sees them."""
        literal = self._network.locator.literal(question.destination)
        if literal is not None:
            return Target(((literal, question.port),))
        if question.destination.partition("/")[0] in self._network.design.all_ids:
            addresses = self._addresses_of_id(question)
            if addresses:
                return Target(tuple((address, question.port) for address in addresses))
            reason = f"No address is planned for {self._network.labels(question.destination)}."
            return NoTarget(Verdict.UNROUTABLE, question.destination, "interfaces", reason)
        return self._named(question, sender)

    def _named(self, question: Question, sender: Sender) -> Target | NoTarget:
        answer = self._resolved(sender, question.destination)
        if answer is None:
            reason = f"{self._network.labels(sender.part)} stands in no zone and asks no DNS view."
            return NoTarget(Verdict.UNRESOLVED, sender.element, "interfaces", reason)
        if answer.missing is not None:
            return NoTarget(Verdict.UNRESOLVED, answer.missing.view, "records", answer.reason)
        if not answer.services:
            return Target(tuple((address, question.port) for address in answer.addresses), answer)
        found: list[End] = []
        for name, port in answer.services:
            host = self._network.resolver.resolve(answer.view, name)
            if host.missing is not None:
                return NoTarget(Verdict.UNRESOLVED, host.missing.view, "records", host.reason)
            found += [(address, port) for address in host.addresses]
        return Target(tuple(dict.fromkeys(found)), answer)

    def _resolved(self, sender: Sender, name: str) -> Answer | None:
        """The answer of the first view that knows the name; a machine with two adapters may ask two."""
        element = self._network.design.find(sender.element)
        views: list[str | None]
        if isinstance(element, ReverseProxy):
            views = [self._network.publishing.view(element)]
        else:
            zones = [item.zone for item in _by_gateway(sender.interfaces)] if sender.interfaces else [sender.zone]
            views = [self._network.zone(zone).view for zone in zones if zone]
        answers = [self._network.resolver.resolve(view, name) for view in dict.fromkeys(views) if view is not None]
        return next((answer for answer in answers if answer.missing is None), answers[0] if answers else None)

    def _addresses_of_id(self, question: Question) -> tuple[IpAddress, ...]:
        """Addresses that an id stands for: of a server those where the port is served, of a proxy the outer one."""
        design = self._network.design
        id, _, wanted = question.destination.partition("/")
        if wanted:
            chosen = [item for item in _interfaces(design, id) if item.name == wanted]
            return tuple(address for item in chosen for address in item.addresses)
        element = design.owner_of(id)
        if isinstance(element, ReverseProxy):
            outer = self._network.publishing.outer_interface(element)
            if outer is not None and outer.addresses:
                return outer.addresses
        addresses = self._network.locator.addresses_of(id)
        if isinstance(element, Server):
            serving = tuple(address for address in addresses if self._serves(element, address, question))
            return serving or addresses
        return addresses

    def _serves(self, server: Server, address: IpAddress, question: Question) -> bool:
        machine = next(m for m in server.members if any(address in i.addresses for i in m.interfaces))
        services = self._network.listeners.accepting(server, machine, address, question.port, question.transport)
        if services is None:
            return False
        return question.service is None or not services or question.service in services


def _interfaces(design: Design, id: str) -> tuple[Interface, ...]:
    member = design.find_member(id)
    if member is not None:
        return member[1].interfaces
    element = design.find(id)
    if isinstance(element, Firewall | Router | ReverseProxy | LoadBalancer):
        return element.interfaces
    members = element.members if isinstance(element, Server) else ()
    return tuple(interface for machine in members for interface in machine.interfaces)


def _by_gateway(interfaces: tuple[Interface, ...]) -> list[Interface]:
    """Interfaces with a gateway first: theirs are the DNS servers that Windows asks first."""
    return sorted(interfaces, key=lambda interface: interface.gateway is None)
