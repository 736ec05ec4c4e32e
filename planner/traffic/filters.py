"""What firewalls let pass.

A room of its own because a derived policy and a recorded one answer the same question from different lists, and
only here is decided what a rule matches.

A rule may name an address as it is before or after translation: products differ in which they want, so either
matches. The source is tested before and after source NAT in the same way.

What derived firewalls let pass is read from the openings alone (`DerivedPolicies`), so networks that differ in anything
else share it, with all that was found out about it.
"""

from collections.abc import Callable, Iterator, Mapping

from planner.model.addresses import IpAddress, IpNetwork, parse_network
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, RuleAction
from planner.model.zones import OUTSIDE_KINDS, Provenance, Zone
from planner.traffic.arrangements import Opening
from planner.traffic.labels import Labels
from planner.traffic.locate import Locator
from planner.traffic.policy_lines import Aim, Line, Place, Policy, place_of
from planner.traffic.segments import Segments
from planner.traffic.trace import Blame, Crossing

NameLookup = Callable[[str], tuple[IpAddress, ...]]


class DerivedPolicies:
    """Policies of derived firewalls, each made ready when it is first asked.

    Args:
        openings: by id of the firewall; None lets everything pass.
    """

    def __init__(self, openings: Mapping[str, tuple[Opening, ...]] | None) -> None:
        self._openings = openings
        self._policies: dict[str, Policy] = {}

    def of(self, firewall: str) -> Policy | None:
        """The policy of the firewall with this id; None where everything passes."""
        if self._openings is None:
            return None
        if firewall not in self._policies:
            self._policies[firewall] = Policy(_opening_lines(self._openings.get(firewall, ())))
        return self._policies[firewall]


class Filters:
    """Judges crossings. A firewall's policy is made ready when it is first asked."""

    def __init__(
        self,
        design: Design,
        segments: Segments,
        locator: Locator,
        labels: Labels,
        derived: DerivedPolicies,
        lookup: NameLookup,
    ) -> None:
        self._design = design
        self._locator = locator
        self._labels = labels
        self.derived = derived
        self._lookup = lookup
        self._outside = frozenset(segments.core_zones())
        self._recorded: dict[str, Policy] = {}

    def fault(self, firewall: Firewall, crossing: Crossing) -> Blame | None:
        """Why a firewall drops a packet, or None when it passes."""
        policy = self._policy(firewall)
        if policy is None:
            return None
        aim = Aim(
            crossing.from_interface,
            crossing.to_interface,
            _either(crossing.source, crossing.shown_source),
            crossing.source_port,
            _either(crossing.destination, crossing.shown_destination),
            tuple(dict.fromkeys(port or None for port in (crossing.port, crossing.shown_port))),
            crossing.transport,
        )
        line = policy.first(aim)
        if line is not None and line.allows:
            return None
        what = f"{_text(crossing)} from '{crossing.from_interface}' to '{crossing.to_interface}'"
        return self._dropped(firewall, line, what)

    def reply_fault(self, firewall: Firewall, crossing: Crossing) -> Blame | None:
        """Why a firewall drops the answer to a packet that it let pass.

        A stateful firewall never does, nor one whose policy is derived: such a policy opens the answers as well.
        """
        if firewall.stateful or firewall.policy is Provenance.DERIVED:
            return None
        aim = Aim(
            crossing.to_interface,
            crossing.from_interface,
            _either(crossing.destination, crossing.shown_destination),
            crossing.port,
            _either(crossing.source, crossing.shown_source),
            (crossing.source_port,),
            crossing.transport,
        )
        line = self._recorded_policy(firewall).first(aim)
        if line is not None and line.allows:
            return None
        port = "any dynamic port" if crossing.source_port is None else f"port {crossing.source_port}"
        what = f"the answer from {crossing.destination} port {crossing.port} to {crossing.source} {port}"
        return self._dropped(firewall, line, f"{what}, which it does not know to be an answer (it keeps no state)")

    def _dropped(self, firewall: Firewall, line: Line | None, what: str) -> Blame:
        label = self._labels(firewall.id)
        if line is not None:
            return Blame(firewall.id, "rules", f"Rule {line.number + 1} of {label} denies {what}.")
        if firewall.policy is Provenance.DERIVED:
            return Blame(firewall.id, "policy", f"{label} drops {what}: the plan requires no such opening.")
        return Blame(firewall.id, "rules", f"{label} drops {what}: no rule allows it.")

    # --- making policies ready

    def _policy(self, firewall: Firewall) -> Policy | None:
        if firewall.policy is Provenance.DERIVED:
            return self.derived.of(firewall.id)
        return self._recorded_policy(firewall)

    def _recorded_policy(self, firewall: Firewall) -> Policy:
        if firewall.id not in self._recorded:
            lines = (self._rule_line(number, rule) for number, rule in enumerate(firewall.rules))
            self._recorded[firewall.id] = Policy(lines, self._locator.zones_of)
        return self._recorded[firewall.id]

    def _rule_line(self, number: int, rule: FirewallRule) -> Line:
        return Line(
            number,
            rule.action is RuleAction.ALLOW,
            rule.transport,
            rule.from_interface,
            rule.to_interface,
            self._place(rule.sources),
            rule.source_ports,
            self._place(rule.destinations),
            rule.destination_ports,
        )

    def _place(self, ends: tuple[str, ...]) -> Place | None:
        if not ends:
            return None
        addresses: set[IpAddress] = set()
        networks: list[IpNetwork] = []
        zones: set[str] = set()
        for end in ends:
            element = self._design.find(end)
            network = parse_network(end) if element is None else None
            if network is not None:
                networks.append(network)
            elif isinstance(element, Zone):
                networks += element.subnets
                zones |= self._zones_meant(element)
            else:
                addresses.update(self._locator.addresses_of(end) or self._lookup(end))
        return Place(frozenset(addresses), tuple(networks), frozenset(zones))

    def _zones_meant(self, zone: Zone) -> frozenset[str]:
        """Zones whose hosts a zone without subnets stands for; a firewall cannot tell parts of the Internet apart."""
        if zone.subnets:
            return frozenset()
        return self._outside if zone.zone_kind in OUTSIDE_KINDS else frozenset({zone.id})


def _opening_lines(openings: tuple[Opening, ...]) -> Iterator[Line]:
    # The ends of one pool stand in many openings as one tuple, and a tuple of networks takes long to hash.
    places: dict[int, Place | None] = {}

    def place(networks: tuple[IpNetwork, ...]) -> Place | None:
        if id(networks) not in places:
            places[id(networks)] = place_of(networks)
        return places[id(networks)]

    return (_opening_line(number, opening, place) for number, opening in enumerate(openings))


def _opening_line(number: int, opening: Opening, place: Callable[[tuple[IpNetwork, ...]], Place | None]) -> Line:
    return Line(
        number,
        True,
        opening.transport,
        opening.from_interface,
        opening.to_interface,
        place(opening.sources),
        opening.source_ports,
        place(opening.destinations),
        opening.ports,
    )


def _either(first: IpAddress, second: IpAddress) -> tuple[IpAddress, ...]:
    return (first,) if first == second else (first, second)


def _text(crossing: Crossing) -> str:
    return f"{crossing.source} to {crossing.destination} {crossing.transport.value} {crossing.port}"
