"""Which walks an edit leaves alone: those that may be carried from one version of a design to the next.

A room of its own because this is the one place that says what a walk depends on. A walk depends on three things:

- the network as a whole: ids and names, zones, addresses, routes, translations, links, DNS records, certificates, who
  publishes what. An edit to any of that may draw any packet another way, so nothing is carried over;
- settings of the elements that it asks on its way, which are read only where a packet is at the element: whether a
  firewall turns traffic back or keeps state, for instance. `_ASKED_ON_THE_WAY` lists them. Each walk notes whom it
  asked (`Journey.consulted`), on the way there and on the way back. An edit to such a setting touches the walks that
  asked the element, and no other;
- what elements are called, which stands in its sentences and nowhere else. After another name, what was delivered is
  still delivered past the same firewalls; its hops are walked again when somebody reads them.

`_NEVER_ASKED` lists fields that no walk reads. What stands in neither list counts as the network as a whole, so a
field that is added to the model is safe without anybody thinking of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from planner.model.clients import Client, CloudService
from planner.model.design import SECTIONS, Design, Element
from planner.model.devices import Device, Firewall, LoadBalancer, ReverseProxy
from planner.model.policies import MobilityPolicy, VoicePolicy, VoiceRoute
from planner.model.servers import FrontEndPool, Server
from planner.model.zones import DnsView, Site, Zone
from planner.traffic.arrangements import Arrangements
from planner.traffic.trace import Walk

_ASKED_ON_THE_WAY: dict[type, frozenset[str]] = {
    Firewall: frozenset({"hairpin", "spoofing_prevention", "stateful", "policy", "rules"}),
    ReverseProxy: frozenset({"hairpin", "passes_client_address"}),
}

_REMARKS = frozenset({"note", "unconfirmed"})

_NEVER_ASKED: dict[type, frozenset[str]] = {
    Firewall: frozenset({"idle_timeout"}),
    # What a proxy publishes reaches the walk by the arrangements, which are compared.
    ReverseProxy: frozenset(
        {"publishing", "rules", "idle_timeout", "forwards_host_header", "allows_tls12", "trusts_internal_ca"}
    ),
    LoadBalancer: frozenset({"direct_server_return", "allows_tls12"}),
    FrontEndPool: frozenset({"users", "hosting", "mobility"}),
    Client: frozenset(
        {"device", "generation", "platforms", "home", "enterprise_voice", "mobility_policy", "voice_policy"}
    ),
    MobilityPolicy: frozenset(item.name for item in fields(MobilityPolicy)) - {"id", "kind", "name"},
    VoicePolicy: frozenset(item.name for item in fields(VoicePolicy)) - {"id", "kind", "name"},
    VoiceRoute: frozenset(item.name for item in fields(VoiceRoute)) - {"id", "kind", "name"},
}

_CALLED = frozenset({"name"})
_NAMED = (Site, Zone, DnsView, Server, Device, Client, CloudService)
"""Kinds of elements of which the field `name` is what people call them. That of a DNS record is looked up."""

_OF_THE_NETWORK = ("product", "sip_domains", "internal_domains")
"""Fields of the design itself that walks read."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What an edit touches.

    Attributes:
        elements: ids of those whose walks have to be walked again.
        is_renamed: sentences may read otherwise.
    """

    elements: frozenset[str] = frozenset()
    is_renamed: bool = False


def touched(before: Design, after: Design) -> Touched | None:
    """What an edit touches; None when it may touch any walk."""
    if before is after:
        return Touched()
    if any(getattr(before, key) != getattr(after, key) for key in _OF_THE_NETWORK):
        return None
    found: set[str] = set()
    is_renamed = False
    for section in SECTIONS:
        old, new = getattr(before, section), getattr(after, section)
        if len(old) != len(new):
            return None
        for one, other in zip(old, new, strict=True):
            if one is other:
                continue
            changed = frozenset(_changed_fields(one, other))
            if isinstance(one, _NAMED) and not _CALLED.isdisjoint(changed):
                changed, is_renamed = changed - _CALLED, True
            asked = _ASKED_ON_THE_WAY.get(type(one), frozenset())
            if not asked.union(_NEVER_ASKED.get(type(one), ()), _REMARKS).issuperset(changed):
                return None
            if not asked.isdisjoint(changed):
                found.add(one.id)
    return Touched(frozenset(found), is_renamed)


def without_sentences(walk: Walk) -> Walk | None:
    """A walk of the older version without its sentences, where they are all that another name changes; else None."""
    if walk.foregone is not None:
        return walk
    is_plain = walk.is_delivered and not walk.turns and not walk.assumed and walk.crossings == walk.own_crossings
    return Walk(walk.question, (), foregone=walk.crossings, met=walk.met) if is_plain else None


def touched_firewalls(before: Arrangements, after: Arrangements) -> frozenset[str] | None:
    """Ids of the firewalls whose openings differ; None when more than openings does."""
    if (before.openings is None) != (after.openings is None):
        return None
    if any(getattr(before, key) != getattr(after, key) for key in ("records", "publishing", "certificates")):
        return None
    old, new = before.openings or {}, after.openings or {}
    return frozenset(firewall for firewall in {*old, *new} if old.get(firewall) != new.get(firewall))


def _changed_fields(one: Element, other: Element) -> Iterator[str]:
    if type(one) is not type(other):
        yield "kind"
        return
    for item in fields(one):
        if _differ(getattr(one, item.name), getattr(other, item.name)):
            yield item.name


def _differ(one: Any, other: Any) -> bool:
    return one is not other and bool(one != other)
