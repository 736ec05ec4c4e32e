"""What stands in a design, as texts that can be looked for: names, FQDNs, addresses, ports, kinds, findings.

A module of its own because it walks the fields of every element, has no widget and runs beside the window.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from planner.app.forms.context import title_of
from planner.app.forms.wording import choice_word, field_label, kind_word
from planner.findings.finding import DESIGN, Finding
from planner.model.design import Design, Element
from planner.model.devices import PortRange
from planner.model.servers import Server
from planner.records import dataclass

MOST = 300
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        element: id of what is selected; DESIGN for the design itself.
        title: its name. where: field and text that matched, or its kind.
        finding: the finding that matched, if it was one.
    """

    element: str
    title: str
    where: str
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of an element: the label of its field, how it reads, and the value itself."""

    label: str
    text: str
    value: Any


def _hit_of(design: Design, finding: Finding, wanted: str) -> Hit | None:
    if wanted not in finding.message.lower() and wanted not in finding.code.lower():
        return None
    owner = design.owner_of(finding.element)
    return Hit(
        owner.id if owner is not None else DESIGN,
        title_of(owner) if owner is not None else "",
        f"{finding.code}  {finding.message}",
        finding,
    )


class _Probe:
    """A query in all its meanings."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= _LONGEST_NUMBER else None
        try:
            self._address: IPv4Address | IPv6Address | None = ip_address(wanted)
        except ValueError:
            self._address = None

    def matches(self, found: _Text) -> bool:
        value = found.value
        if isinstance(value, PortRange):
            return self._number is not None and value.first <= self._number <= value.last
        if isinstance(value, int):
            return self._number is not None and value == self._number
        if isinstance(value, (IPv4Address, IPv6Address)) and self._address is not None:
            return value == self._address
        if isinstance(value, (IPv4Network, IPv6Network)) and self._address is not None:
            return value.version == self._address.version and self._address in value
        return self._wanted in found.text.lower()

    def is_meant_by(self, found: _Text) -> bool:
        """Tells whether a text that matches is the query and no more."""
        return self._wanted == found.text.lower() or (self._address is not None and self._address == found.value)


class SearchIndex:
    """The texts of one design after the other; of elements that did not change they are kept."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Element, tuple[_Text, ...]]] = {}

    def search(self, design: Design, findings: Sequence[Finding], query: str) -> tuple[Hit, ...]:
        """What a query finds: elements by name first, then by their other fields, then findings.

        Who has the very text or address comes before who has a longer text or a network around it.

        Args:
            design: is walked.
            findings: said about it.
            query: a part of a text, a port, an address (also one inside a network that is meant).
        """
        wanted = query.strip().lower()
        if not wanted:
            return ()
        self._take(design)
        by_name: list[Hit] = []
        by_field: list[tuple[bool, Hit]] = []
        probe = _Probe(wanted)
        for element in design.elements:
            title = title_of(element)
            if wanted in title.lower():
                by_name.append(Hit(element.id, title, kind_word(element.kind)))
                continue
            matching = [text for text in self._known[id(element)][1] if probe.matches(text)]
            if matching:
                found = next(filter(probe.is_meant_by, matching), matching[0])
                by_field.append((not probe.is_meant_by(found), Hit(element.id, title, f"{found.label}: {found.text}")))
        by_name.sort(key=lambda hit: (not hit.title.lower().startswith(wanted), hit.title.lower()))
        by_field.sort(key=lambda ranked: ranked[0])
        said = [hit for finding in findings if (hit := _hit_of(design, finding, wanted)) is not None]
        return (*by_name, *(hit for _, hit in by_field), *said)[:MOST]

    def _take(self, design: Design) -> None:
        """Documents are frozen, so the same object has the same texts; the element is kept so that its id stays its."""
        taken = {}
        for element in design.elements:
            known = self._known.get(id(element))
            taken[id(element)] = known if known is not None else (element, tuple(_texts_of(design, element)))
        self._known = taken


def _texts_of(design: Design, element: Element) -> Iterator[_Text]:
    yield _Text(kind_word(element.kind), kind_word(element.kind), element.kind)
    yield _Text("id", element.id, element.id)
    yield from _walk(element, "")
    yield from _services(design, element)


def _walk(holder: Any, above: str) -> Iterator[_Text]:
    for field in dataclasses.fields(holder):
        if field.name in ("id", "kind", "zone", "site"):
            continue
        label = field_label(type(holder), field.name)
        yield from _values(getattr(holder, field.name), f"{above}, {label}" if above else label)


def _values(value: Any, label: str) -> Iterator[_Text]:
    if value is None or isinstance(value, bool) or value == "":
        return
    if isinstance(value, StrEnum):
        yield _Text(label, choice_word(value), value.value)
    elif isinstance(value, PortRange):
        yield _Text(label, _port_text(value), value)
    elif dataclasses.is_dataclass(value):
        yield from _walk(value, label)
    elif isinstance(value, (tuple, frozenset)):
        for item in value:
            yield from _values(item, label)
    else:
        yield _Text(label, str(value), value)


def _services(design: Design, element: Element) -> Iterator[_Text]:
    """Ports that a server listens on because of its roles."""
    if not isinstance(element, Server):
        return
    # The rooms that know are loaded by now: the findings needed them.
    from planner.catalog import load_catalog
    from planner.catalog.ports_in_use import ports_in_use
    from planner.traffic.listeners import Listeners

    catalog = load_catalog()
    for role in Listeners(design, catalog).roles(element):
        for service in catalog.services_of(role):
            for port in ports_in_use(catalog, element, service):
                value = PortRange(first=port.start, last=port.end)
                yield _Text(service.id, _port_text(value), value)


def _port_text(port: PortRange) -> str:
    return str(port.first) if port.first == port.last else f"{port.first}-{port.last}"
