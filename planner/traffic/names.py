"""What a DNS view answers.

A room of its own because who holds a zone, who forwards and who must say "no such name" is where split-brain
designs go wrong, and because it has nothing to do with packets.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.addresses import IpAddress, parse_address
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.zones import OUTSIDE_KINDS, DnsRecord, DnsView, RecordType
from planner.traffic.arrangements import Arrangements
from planner.traffic.locate import Locator


@dataclass(frozen=True, slots=True)
class MissingRecord:
    """The record that was looked for and not found, with the view that should have it."""

    view: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a name.

    Attributes:
        view: id of the view that was asked. answered_by: id of the view that answered, after forwarding.
        addresses: of A and AAAA records; IPv4 first.
        services: (target, port) of SRV records, best priority only, heaviest first.
        chain: the names that were followed, the asked one first.
        missing: set when there is no answer.
        reason: one sentence, for an answer and for none.
        crosses_domain: a CNAME leads out of the SIP or internal domain of the asked name; clients that speak TLS
            may refuse it.
    """

    view: str
    name: str
    answered_by: str
    addresses: tuple[IpAddress, ...] = ()
    services: tuple[tuple[str, int], ...] = ()
    chain: tuple[str, ...] = ()
    missing: MissingRecord | None = None
    reason: str = ""
    crosses_domain: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Records of one name, or why there are none; `view` is the one that answered."""

    view: str
    records: tuple[DnsRecord, ...] = ()
    cloud: tuple[IpAddress, ...] = ()
    fault: str = ""


class Resolver:
    """Answers names per DNS view. Indexes of a view are made when it is first asked."""

    def __init__(self, design: Design, arrangements: Arrangements, locator: Locator) -> None:
        self._views: dict[str, DnsView] = {view.id: view for view in design.dns_views}
        self._arrangements = arrangements
        self._locator = locator
        self._domains = (*design.sip_domains, *design.internal_domains)
        self._outside = {zone.view for zone in design.zones if zone.zone_kind in OUTSIDE_KINDS}
        self._cloud = {normalized(name): service for service in design.cloud_services for name in service.fqdns}
        self._records: dict[str, dict[str, tuple[DnsRecord, ...]]] = {}
        self._holds: dict[str, frozenset[str]] = {}
        self._answers: dict[tuple[str, str], Answer] = {}

    def resolve(self, view: str, name: str) -> Answer:
        """The answer of the view with this id to a name; SRV owners answer services and their addresses."""
        key = (view, normalized(name))
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._resolve(*key)
        return answer

    def _resolve(self, view: str, name: str) -> Answer:
        chain = [name]
        while True:
            found = self._ask(view, chain[-1])
            if found.fault:
                return self._none(view, chain, found.view, found.fault)
            if found.cloud:
                return self._addresses(view, chain, found.view, found.cloud)
            alias = next((record for record in found.records if record.type is RecordType.CNAME), None)
            if alias is None:
                return self._final(view, chain, found)
            if chain[-1] in self._zones_of(found.view):
                fault = (
                    f"{self._label(found.view)} cannot answer {chain[-1]} with an alias: the name is the top of a zone "
                    "there, which takes addresses only"
                )
                return self._none(view, chain, found.view, fault)
            target = normalized(alias.targets[0])
            if target in chain:
                fault = (
                    f"{self._label(found.view)} answers {chain[-1]} with the alias {target}, which leads in a circle"
                )
                return self._none(view, chain, found.view, fault)
            chain.append(target)

    def _final(self, view: str, chain: list[str], found: _Found) -> Answer:
        services = _best_services(found.records)
        if services:
            reason = f"{self._label(found.view)} answers {chain[-1]} with {services[0][0]} port {services[0][1]}."
            return Answer(view, chain[0], found.view, (), services, tuple(chain), None, reason)
        addresses = tuple(_addresses(found.records))
        if not addresses:
            return self._none(view, chain, found.view, f"{self._label(found.view)} has no address for {chain[-1]}")
        return self._addresses(view, chain, found.view, addresses)

    def _addresses(self, view: str, chain: list[str], answered_by: str, addresses: tuple[IpAddress, ...]) -> Answer:
        through = "" if len(chain) == 1 else f" by way of {', '.join(chain[1:])}"
        listed = ", ".join(str(address) for address in addresses)
        asked = "" if view == answered_by else f", asked through {self._label(view)},"
        reason = f"{self._label(answered_by)}{asked} answers {chain[0]}{through} with {listed}."
        crosses = any(self._domain(link) != self._domain(chain[0]) for link in chain[1:])
        if crosses:
            reason = f"{reason[:-1]}; the alias leaves the domain of the name, which a TLS client may refuse."
        return Answer(view, chain[0], answered_by, addresses, (), tuple(chain), None, reason, crosses)

    def _none(self, view: str, chain: list[str], answered_by: str, fault: str) -> Answer:
        missing = MissingRecord(answered_by, chain[-1])
        return Answer(view, chain[0], answered_by, chain=tuple(chain), missing=missing, reason=f"{fault}.")

    def _domain(self, name: str) -> str:
        """The domain a name belongs to: one of the plan's, else its last two labels."""
        return self.planned_domain(name) or ".".join(name.split(".")[-2:])

    def planned_domain(self, name: str) -> str | None:
        """The SIP or internal domain of the plan that a name lies in, or None."""
        labels = normalized(name).split(".")
        suffixes = (".".join(labels[start:]) for start in range(len(labels)))
        return next((suffix for suffix in suffixes if suffix in self._planned_domains), None)

    @property
    def _planned_domains(self) -> frozenset[str]:
        found = self._holds.get("")
        if found is None:
            found = self._holds[""] = frozenset(normalized(domain) for domain in self._domains)
        return found

    def _ask(self, view: str, name: str) -> _Found:
        asked: list[str] = []
        while True:
            if view in asked:
                return _Found(view, fault=f"The views {self._labels(asked)} forward {name} to each other")
            asked.append(view)
            records = self._index(view).get(name)
            if records is not None:
                if any(record.targets for record in records):
                    return _Found(view, records)
                return _Found(view, fault=f"{self._label(view)} says that {name} does not exist")
            holder = self._held(view, name)
            if holder is not None:
                return _Found(view, fault=f"{self._label(view)} holds {holder} and has no record for {name}")
            forwards_to = self._views[view].forwards_to if view in self._views else None
            if forwards_to is None:
                return self._end_of_line(view, name)
            view = forwards_to

    def _end_of_line(self, view: str, name: str) -> _Found:
        service = self._cloud.get(name)
        if service is not None and view in self._outside:
            return _Found(view, cloud=self._locator.addresses_of(service.id))
        return _Found(view, fault=f"{self._label(view)} has no record for {name} and asks nobody else")

    def _index(self, view: str) -> dict[str, tuple[DnsRecord, ...]]:
        index = self._records.get(view)
        if index is None:
            lists: dict[str, list[DnsRecord]] = {}
            for record in self._arrangements.records.get(view, ()):
                lists.setdefault(normalized(record.name), []).append(record)
            index = self._records[view] = {name: tuple(records) for name, records in lists.items()}
        return index

    def _held(self, view: str, name: str) -> str | None:
        """The zone of the view that holds a name."""
        return _enclosing(name, self._zones_of(view))

    def _zones_of(self, view: str) -> frozenset[str]:
        """The zones that a view serves: those it holds, and a pin-point zone for each record outside of them.

        A name server keeps records in zones and nowhere else; a zone of its own leaves the rest of the domain to
        whoever is asked next.
        """
        found = self._holds.get(view)
        if found is None:
            zones = self._views[view].holds if view in self._views else ()
            held = frozenset(normalized(zone) for zone in zones)
            pinned = (name for name in self._index(view) if _enclosing(name, held) is None)
            found = self._holds[view] = held.union(pinned) if self._pins(view) else held
        return found

    def _pins(self, view: str) -> bool:
        """A view that lists no zone and asks nobody else serves whole domains, whatever they are."""
        return view in self._views and bool(self._views[view].holds or self._views[view].forwards_to)

    def _label(self, view: str) -> str:
        return f"'{self._views[view].name}'" if view in self._views else f"'{view}'"

    def _labels(self, views: list[str]) -> str:
        return " and ".join(self._label(view) for view in views)


def _addresses(records: tuple[DnsRecord, ...]) -> Iterator[IpAddress]:
    texts = [
        target
        for kind in (RecordType.A, RecordType.AAAA)
        for record in records
        if record.type is kind
        for target in record.targets
    ]
    for text in dict.fromkeys(texts):
        address = parse_address(text)
        if address is not None:
            yield address


def _enclosing(name: str, zones: frozenset[str]) -> str | None:
    """The longest zone that holds a name: found label by label, a provider's view holds thousands."""
    labels = name.split(".")
    return next((zone for start in range(len(labels)) if (zone := ".".join(labels[start:])) in zones), None)


def _best_services(records: tuple[DnsRecord, ...]) -> tuple[tuple[str, int], ...]:
    offers = [record for record in records if record.type is RecordType.SRV and record.port is not None]
    if not offers:
        return ()
    best = min(record.priority for record in offers)
    first = sorted((record for record in offers if record.priority == best), key=lambda record: -record.weight)
    return tuple((normalized(target), record.port or 0) for record in first for target in record.targets)
