"""Removing: what must go with an element, a machine, a VIP or a line.

A module of its own because the cascade has traps that a plain "drop every reference" falls into: a firewall rule
whose only source is gone would let everything pass, and a DNS view would take all its zones along.
"""

from dataclasses import replace
from typing import Any

from planner.editing.drawing import drawn_relations
from planner.editing.edit import with_design
from planner.model.design import SECTIONS, Design, Element
from planner.model.devices import Device, Firewall, FirewallRule, LoadBalancer, ReverseProxy
from planner.model.document import Document
from planner.model.errors import ModelError, UnknownElementError
from planner.model.interfaces import Interface
from planner.model.references import map_references
from planner.model.relations import Relation, RelationKind
from planner.model.servers import Server
from planner.model.views import with_ids
from planner.model.zones import DnsView
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class RemoveElements:
    """Removes elements with all that hangs on them.

    Attributes:
        ids: elements, machines, VIPs, notes and lines (ids of relations) in any mixture.
    """

    ids: frozenset[str]
    label: str = "Delete"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document without them.

        Raises:
            UnknownElementError: an id names nothing that can be removed.
        """
        design = document.design
        lines = {relation.id: relation for relation in drawn_relations(design)}
        notes = self.ids & document.layout.annotations.keys()
        for key in sorted(self.ids - notes):
            if key not in design.all_ids and key not in lines:
                raise UnknownElementError(f"there is nothing with the id {key!r} to delete")
        gone = self.ids & design.all_ids
        for key in sorted(self.ids - gone - notes):
            relation = lines[key]
            if relation.source not in gone and relation.target not in gone:
                design = without_relation(design, relation)
        after = with_design(document, without_parts(design, frozenset(gone)))
        return _without_notes(after, frozenset(notes)) if notes else after


def _without_notes(document: Document, notes: frozenset[str]) -> Document:
    options = document.options
    views = with_ids(options.views, lambda key: None if key in notes else key)
    if views is not options.views:
        options = replace(options, views=views)
    return replace(document, layout=document.layout.without(notes), options=options)


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Removes one line: the link, or the interface, VIPs or publishing rules that it stands for."""

    relation: str
    label: str = "Disconnect"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document without the line.

        Raises:
            UnknownElementError: there is no such line.
        """
        return RemoveElements(frozenset({self.relation})).apply(document)


def without_parts(design: Design, gone: frozenset[str]) -> Design:
    """`design` without these elements, machines and VIPs, and without all that cannot be without them."""
    if not gone:
        return design
    design = _handed_over(design, gone)
    while True:
        sections: dict[str, Any] = {}
        lost = set(gone)
        for section in SECTIONS:
            before = getattr(design, section)
            after = tuple(kept for item in before if (kept := _without(item, gone)) is not None)
            if len(after) != len(before) or any(new is not old for new, old in zip(after, before, strict=True)):
                sections[section] = after
                lost.update({item.id for item in before} - {item.id for item in after})
                lost.update(_parts(before) - _parts(after))
        if lost == gone:
            return replace(design, **sections) if sections else design
        gone = frozenset(lost)


def _parts(items: tuple[Element, ...]) -> set[str]:
    return {part.id for item in items for key in ("members", "vips") for part in getattr(item, key, ())}


def _handed_over(design: Design, gone: frozenset[str]) -> Design:
    """Zones whose DNS view goes ask the view that it forwarded to, or else the first that stays."""
    views = [view for view in design.dns_views if view.id in gone]
    if not views:
        return design
    staying = [view.id for view in design.dns_views if view.id not in gone]
    heirs = {view.id: _heir(view, design, gone) or next(iter(staying), None) for view in views}
    zones = []
    for zone in design.zones:
        heir = heirs.get(zone.view, zone.view)
        if heir is None and zone.id not in gone:
            raise ModelError(f"zone '{zone.name}' asks this DNS view, and there is no other that it could ask")
        zones.append(zone if heir is None or heir == zone.view else replace(zone, view=heir))
    return replace(design, zones=tuple(zones))


def _heir(view: DnsView, design: Design, gone: frozenset[str]) -> str | None:
    seen = {view.id}
    heir = view.forwards_to
    while heir is not None and heir in gone and heir not in seen:
        seen.add(heir)
        heir = next((item.forwards_to for item in design.dns_views if item.id == heir), None)
    return heir if heir not in gone else None


def _without(element: Element, gone: frozenset[str]) -> Element | None:
    if element.id in gone:
        return None
    if isinstance(element, Firewall):
        element = _without_widened_rules(element, gone)
    mapped: Element | None = map_references(element, lambda key: None if key in gone else key)
    if isinstance(mapped, Server) and any(machine.id in gone for machine in mapped.members):
        mapped = replace(mapped, members=tuple(item for item in mapped.members if item.id not in gone))
    if isinstance(mapped, LoadBalancer) and any(vip.id in gone for vip in mapped.vips):
        mapped = replace(mapped, vips=tuple(item for item in mapped.vips if item.id not in gone))
    return without_dangling_names(mapped) if isinstance(mapped, Firewall) else mapped


def _without_widened_rules(firewall: Firewall, gone: frozenset[str]) -> Firewall:
    """Drops rules all of whose sources or destinations go; an empty side would mean "any"."""

    def is_widened(rule: FirewallRule) -> bool:
        return any(ends and all(end in gone for end in ends) for ends in (rule.sources, rule.destinations))

    if not any(is_widened(rule) for rule in firewall.rules):
        return firewall
    return replace(firewall, rules=tuple(rule for rule in firewall.rules if not is_widened(rule)))


def without_dangling_names(firewall: Firewall) -> Firewall:
    """Drops NAT entries and rules that name an interface the firewall no longer has."""
    names = {interface.name for interface in firewall.interfaces}
    nat = tuple(entry for entry in firewall.nat if entry.interface in names)
    rules = tuple(rule for rule in firewall.rules if {rule.from_interface, rule.to_interface} - {None} <= names)
    if len(nat) == len(firewall.nat) and len(rules) == len(firewall.rules):
        return firewall
    return replace(firewall, nat=nat, rules=rules)


def without_relation(design: Design, relation: Relation) -> Design:
    """`design` without what a line of the drawing stands for."""
    if relation.kind is RelationKind.LINK:
        return without_parts(design, frozenset({relation.id}))
    element = design.get(relation.source)
    if relation.kind is RelationKind.BALANCES and isinstance(element, LoadBalancer):
        vips = frozenset(vip.id for vip in element.vips if vip.pool == relation.target)
        return without_parts(design, vips)
    if relation.kind is RelationKind.PUBLISHES and isinstance(element, ReverseProxy):
        rules = tuple(rule for rule in element.rules if rule.backend != relation.target)
        return design.with_element(replace(element, rules=rules))
    return design.with_element(_unplugged(element, relation.target))


def _unplugged(element: Element, zone: str) -> Element:
    def staying(interfaces: tuple[Interface, ...]) -> tuple[Interface, ...]:
        return tuple(interface for interface in interfaces if interface.zone != zone)

    if isinstance(element, Server):
        members = tuple(replace(machine, interfaces=staying(machine.interfaces)) for machine in element.members)
        return replace(element, members=members)
    if isinstance(element, Device):
        changed = replace(element, interfaces=staying(element.interfaces))
        return without_dangling_names(changed) if isinstance(changed, Firewall) else changed
    return element
