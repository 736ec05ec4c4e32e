"""Elements that have no box of their own: sites, DNS views and records, certificates, policies, voice routes.

A module of its own because they are placed nowhere: what the palette offers of them joins the plan and is shown in the
tree and the properties. A site is seen as soon as a zone is in it.
"""

from collections.abc import Callable, Collection

from planner.editing.autolayout import completed
from planner.editing.drawing import boxes_of
from planner.editing.edit import Edit, EditGroup
from planner.editing.fresh import EXAMPLE_DOMAIN, fresh_host, fresh_id, fresh_name, hosts_in_use, names_in_use
from planner.editing.nodes import AddElements
from planner.editing.zones import MoveToSite
from planner.model.design import Design, Element
from planner.model.devices import LoadBalancer, ReverseProxy
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.names import normalized
from planner.model.policies import (
    Certificate,
    CertificateUsage,
    MobilityPolicy,
    PolicyScope,
    VoicePolicy,
    VoiceRoute,
)
from planner.model.servers import Gateway, Server
from planner.model.zones import OUTSIDE_KINDS, DnsRecord, DnsView, Site
from planner.records import dataclass

GROUP = "Sites and plan data"

Point = tuple[float, float]
Make = Callable[[Design, Collection[str]], Element]


@dataclass(frozen=True, slots=True)
class UndrawnRow:
    """A row of the palette; `key` is the kind of the element."""

    key: str
    label: str
    icon: str
    make: Make
    group: str = GROUP


def undrawn_element(document: Document, key: str, chosen: Collection[str] = (), at: Point | None = None) -> Edit:
    """The edit that adds an element without a box.

    Args:
        document: the document it will be added to.
        key: of an `UndrawnRow`.
        chosen: ids of elements that are selected: zones join a new site, a server gets a new certificate.
        at: where a row was dropped; the zone there counts as selected.

    Raises:
        KeyError: there is no such row.
        ModelError: it needs another element first.
    """
    row = next((row for row in UNDRAWN if row.key == key), None)
    if row is None:
        raise KeyError(key)
    design = document.design
    placements = completed(document).layout.placements if at is not None else {}
    under = boxes_of(design, placements).zone_at(*at) if at is not None else None
    element = row.make(design, chosen)
    add = AddElements((element,), label=f"Add {row.label}")
    joining = [zone.id for zone in design.zones if zone.id in {*chosen, under} and zone.zone_kind not in OUTSIDE_KINDS]
    if isinstance(element, Site) and joining:
        return EditGroup(add.label, (add, MoveToSite(tuple(joining), element.id)))
    return add


def _named(design: Design, label: str) -> tuple[str, str]:
    """A free id and a free name."""
    name = fresh_name(label, names_in_use(design))
    return fresh_id(name, design.all_ids), name


def _domain(design: Design) -> str:
    return next(iter((*design.sip_domains, *design.internal_domains)), EXAMPLE_DOMAIN)


def _site(design: Design, chosen: Collection[str]) -> Element:
    key, name = _named(design, "Site")
    return Site(id=key, name=name)


def _view(design: Design, chosen: Collection[str]) -> Element:
    key, name = _named(design, "DNS view")
    return DnsView(id=key, name=name)


def _record(design: Design, chosen: Collection[str]) -> Element:
    view = next((view for view in design.dns_views if view.id in chosen), None) or next(iter(design.dns_views), None)
    for zone in design.zones:
        if zone.id in chosen:
            view = next((found for found in design.dns_views if found.id == zone.view), view)
    if view is None:
        raise ModelError("a DNS record needs a DNS view: add one first")
    taken = hosts_in_use(design) | {normalized(record.name) for record in design.dns_records}
    name = fresh_host(f"host01.{next(iter(view.holds), _domain(design))}", taken)
    return DnsRecord(id=fresh_id(name, design.all_ids), view=view.id, name=name, unconfirmed=("name", "targets"))


def _certificate(design: Design, chosen: Collection[str]) -> Element:
    holders = [*design.servers, *(item for item in design.devices if isinstance(item, ReverseProxy | LoadBalancer))]
    holder = next((item for item in holders if item.id in chosen), None) or next(iter(holders), None)
    if holder is None:
        raise ModelError("a certificate needs a server or a proxy that holds it: draw one first")
    is_proxy = isinstance(holder, ReverseProxy | LoadBalancer)
    return Certificate(
        id=fresh_id(f"{holder.id}-certificate", design.all_ids),
        assigned_to=holder.id,
        usages=(CertificateUsage.PROXY_LISTENER if is_proxy else CertificateUsage.DEFAULT,),
        subject=holder.fqdn if isinstance(holder, Server) else f"host01.{_domain(design)}",
        unconfirmed=("subject", "names"),
    )


def _mobility_policy(design: Design, chosen: Collection[str]) -> Element:
    key, name = _named(design, "Mobility policy")
    return MobilityPolicy(id=key, name=name, scope=_scope(design, MobilityPolicy))


def _voice_policy(design: Design, chosen: Collection[str]) -> Element:
    key, name = _named(design, "Voice policy")
    return VoicePolicy(id=key, name=name, scope=_scope(design, VoicePolicy))


def _scope(design: Design, cls: type) -> PolicyScope:
    """There is one global policy; the others are given to users."""
    has_global = any(
        isinstance(item, cls) and getattr(item, "scope", None) is PolicyScope.GLOBAL for item in design.policies
    )
    return PolicyScope.USER if has_global else PolicyScope.GLOBAL


def _voice_route(design: Design, chosen: Collection[str]) -> Element:
    key, name = _named(design, "Voice route")
    gateways = [gateway.id for gateway in design.servers_of(Gateway)]
    wanted = [item for item in gateways if item in chosen] or gateways[:1]
    return VoiceRoute(id=key, name=name, gateways=tuple(wanted))


UNDRAWN: tuple[UndrawnRow, ...] = (
    UndrawnRow("site", "Site", "zone-branch", _site),
    UndrawnRow("dns-view", "DNS view", "dns", _view),
    UndrawnRow("dns-record", "DNS record", "dns", _record),
    UndrawnRow("certificate", "Certificate", "certificate", _certificate),
    UndrawnRow("mobility-policy", "Mobility policy", "mobile", _mobility_policy),
    UndrawnRow("voice-policy", "Voice policy", "desk-phone", _voice_policy),
    UndrawnRow("voice-route", "Voice route", "path", _voice_route),
)
"""Every row, in the order shown."""
UNDRAWN_KEYS = frozenset(row.key for row in UNDRAWN)
