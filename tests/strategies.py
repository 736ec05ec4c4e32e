"""Hypothesis strategies for designs and documents, for the property tests of every room.

One file because a good random design is work: ids that lead somewhere, interfaces that exist, links between kinds
that can be linked. Values are drawn from the types of the model's own fields, so a field that is added to the model
is drawn from then on without a line here.

    @given(designs())                      # any structurally sound design
    @given(designs(sizes=Sizes(servers=8)))
    @given(documents())                    # with layout, options and comments
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from types import NoneType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from planner.model.clients import Client, CloudService
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, PortRange, ReverseProxy, Router
from planner.model.document import CommentPlace, Document, FileComment
from planner.model.interfaces import Interface
from planner.model.layout import Annotation, Layout, Placement
from planner.model.links import LINK_ENDS, Link
from planner.model.options import Options
from planner.model.policies import Certificate, MobilityPolicy, MobilitySettings, SimpleUrl, VoicePolicy, VoiceRoute
from planner.model.product import Feature, ProductVersion
from planner.model.references import SERVER_KINDS, Ref
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    FileStore,
    FrontEndPool,
    Gateway,
    MediationPool,
    OfficeWebApps,
    PortOverride,
    SqlServer,
    SupportServer,
)
from planner.model.views import DrawnKind, Layer, SavedView, ViewArea, is_view_name
from planner.model.zones import DnsRecord, DnsView, Site, Zone

Draw = Callable[[st.SearchStrategy[Any]], Any]

SERVER_CLASSES = (
    FrontEndPool,
    DirectorPool,
    EdgePool,
    MediationPool,
    BranchAppliance,
    OfficeWebApps,
    SqlServer,
    FileStore,
    Gateway,
    SupportServer,
)
DEVICE_CLASSES = (Firewall, Router, ReverseProxy, LoadBalancer)
POLICY_CLASSES = (MobilityPolicy, VoicePolicy, VoiceRoute)

# --- small values --------------------------------------------------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyz"

slugs = st.text(alphabet=LETTERS + "0123456789", min_size=1, max_size=6)
"""Texts that are ids."""


def _dns_name(text: str) -> str:
    """Makes a host name of letters, digits, hyphens and dots in any order."""
    return ".".join(label.strip("-") or "x" for label in text.split(".")[:5])


dns_names = st.text(alphabet=LETTERS + "0123456789-....", min_size=1, max_size=20).map(_dns_name)
"""Host and domain names. One draw each, because a design has dozens."""

wildcard_names = st.one_of(dns_names, dns_names.map("*.".__add__))

wild_texts = st.one_of(
    st.sampled_from(["", "no", "0443", "12:30:45", "2024-01-01", "null", "~", "- a", "a: b", "a #b", "'", '"', "\\"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=12), max_size=4).map("\n".join),
)
"""Any text: control characters, several lines, and what YAML would like to be something else."""

printable_texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=30)
"""Text of one line as a person would type it."""

# Not st.ip_addresses(), whose special ranges cost several draws an address.
ipv4 = st.integers(0, 2**32 - 1).map(IPv4Address)
ip_addresses = st.one_of(ipv4, ipv4, st.integers(0, 2**128 - 1).map(IPv6Address))
ports = st.integers(1, 65535)
coordinates = st.one_of(
    st.integers(-5000, 5000).map(float), st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)
)


@st.composite
def ip_networks(draw: Draw) -> IPv4Network | IPv6Network:
    """Networks of both families, of any size."""
    address = draw(ip_addresses)
    prefix = draw(st.integers(0, address.max_prefixlen))
    network = IPv4Network if isinstance(address, IPv4Address) else IPv6Network
    return network((int(address), prefix), strict=False)


@st.composite
def port_ranges(draw: Draw) -> PortRange:
    """Ranges within 1 to 65535."""
    first, last = sorted((draw(ports), draw(ports)))
    return PortRange(first=first, last=last)


@st.composite
def port_overrides(draw: Draw) -> PortOverride:
    """Overrides whose range ends at 65535 at the latest."""
    port = draw(ports)
    return PortOverride(service=draw(slugs), port=port, count=draw(st.integers(1, min(100, 65536 - port))))


# --- elements ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sizes:
    """How many elements of each section are drawn at most."""

    sites: int = 2
    zones: int = 4
    dns_views: int = 3
    dns_records: int = 3
    servers: int = 4
    devices: int = 3
    clients: int = 2
    cloud_services: int = 2
    links: int = 4
    certificates: int = 2
    policies: int = 3


@dataclass
class _World:
    """Ids given so far, by kind, and the texts that free fields take."""

    texts: st.SearchStrategy[str]
    ids: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def new_id(self, draw: Draw, kind: str) -> str:
        self.count += 1
        given = f"{draw(slugs)}-{self.count}"
        self.ids.setdefault(kind, []).append(given)
        return given

    def targets(self, ref: Ref) -> list[str]:
        return [given for kind in ref.kinds for given in self.ids.get(kind, ())]


_NAMES = frozenset(
    {"fqdn", "host", "internal_fqdn", "external_fqdn", "access_fqdn", "web_conferencing_fqdn", "av_fqdn", "domain"}
)
_NAME_LISTS = frozenset({"fqdns", "holds", "sip_domains"})
_WILDCARD_NAMES = frozenset({"subject", "names", "hosts"})
_COUNTS = frozenset({"users", "ttl", "idle_timeout", "priority", "weight"})


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _instance(draw: Draw, world: _World, cls: type, **given: Any) -> Any:
    """A value of a model class; fields that are not given are drawn from their types."""
    values = dict(given)
    open_fields = [item for item in fields(cls) if item.name not in values and item.name != "kind"]
    # One draw says which fields keep their default: quick, and a failing example shrinks to defaults.
    drawn = draw(st.integers(0, 2 ** len(open_fields) - 1))
    for place, item in enumerate(open_fields):
        has_default = item.default is not MISSING or item.default_factory is not MISSING
        if has_default and not drawn >> place & 1:
            continue
        values[item.name] = _value(draw, world, _hints(cls)[item.name], item.name, cls)
    return cls(**values)


def _value(draw: Draw, world: _World, hint: Any, name: str, owner: type) -> Any:
    origin = get_origin(hint)
    if origin is Annotated:
        return _reference(draw, world, get_args(hint)[1])
    if origin in (Union, types.UnionType):
        return _alternative(draw, world, hint, name, owner)
    if origin is tuple:
        return _several(draw, world, get_args(hint)[0], name, owner)
    if hint is PortRange:
        return draw(port_ranges())
    if hint is PortOverride:
        return draw(port_overrides())
    if is_dataclass(hint):
        assert isinstance(hint, type)
        if "id" in _hints(hint):
            return _instance(draw, world, hint, id=world.new_id(draw, hint.__name__.lower()))
        return _instance(draw, world, hint)
    return draw(_leaf(world, hint, name, owner))


def _leaf(world: _World, hint: Any, name: str, owner: type) -> st.SearchStrategy[Any]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 100_000) if name in _COUNTS else ports
    if hint is float:
        return coordinates
    if name in _NAMES or (owner is DnsRecord and name == "name"):
        return dns_names
    if name in _WILDCARD_NAMES:
        return wildcard_names
    if name in _NAME_LISTS:
        return dns_names
    if owner is Interface and name == "name":
        return slugs
    assert hint is str, f"no strategy for {owner.__name__}.{name}: {hint}"
    return world.texts


def _reference(draw: Draw, world: _World, ref: Ref) -> str:
    targets = world.targets(ref)
    if ref.is_soft and (not targets or draw(st.booleans())):
        return str(draw(st.one_of(ip_addresses, ip_networks(), dns_names.map("x.".__add__))))
    return str(draw(st.sampled_from(targets)))


def _can_be_drawn(world: _World, hint: Any) -> bool:
    if get_origin(hint) is not Annotated:
        return True
    ref: Ref = get_args(hint)[1]
    return ref.is_soft or bool(world.targets(ref))


def _alternative(draw: Draw, world: _World, hint: Any, name: str, owner: type) -> Any:
    members = get_args(hint)
    if {IPv4Address, IPv6Address} <= set(members):
        return draw(st.one_of(st.none(), ip_addresses) if NoneType in members else ip_addresses)
    if {IPv4Network, IPv6Network} <= set(members):
        return draw(ip_networks())
    options = [member for member in members if member is not NoneType]
    if not _can_be_drawn(world, options[0]) or (NoneType in members and draw(st.booleans())):
        return None
    return _value(draw, world, options[0], name, owner)


def _several(draw: Draw, world: _World, hint: Any, name: str, owner: type) -> tuple[Any, ...]:
    if not _can_be_drawn(world, hint):
        return ()
    count = draw(st.integers(0, 3))
    found = [_value(draw, world, hint, name, owner) for _ in range(count)]
    if hint is Interface:
        found = list({interface.name: interface for interface in found}.values())
    return tuple(found)


def _firewall(draw: Draw, world: _World, element_id: str) -> Firewall:
    """A firewall whose entries and rules name interfaces that it has."""
    firewall: Firewall = _instance(draw, world, Firewall, id=element_id)
    names = [interface.name for interface in firewall.interfaces]
    if not names:
        bare = tuple(replace(rule, from_interface=None, to_interface=None) for rule in firewall.rules)
        return replace(firewall, nat=(), rules=bare)
    chosen = st.sampled_from(names)
    maybe = st.one_of(st.none(), chosen)
    return replace(
        firewall,
        nat=tuple(replace(entry, interface=draw(chosen)) for entry in firewall.nat),
        rules=tuple(replace(rule, from_interface=draw(maybe), to_interface=draw(maybe)) for rule in firewall.rules),
    )


def _elements(draw: Draw, world: _World, classes: tuple[type, ...], most: int, *, least: int = 0) -> tuple[Any, ...]:
    """Elements of these classes; their ids are given first, so that they can refer to each other."""
    chosen = [draw(st.sampled_from(classes)) for _ in range(draw(st.integers(least, most)))]
    ids = [world.new_id(draw, _kind(cls)) for cls in chosen]
    return tuple(
        _firewall(draw, world, given) if cls is Firewall else _instance(draw, world, cls, id=given)
        for cls, given in zip(chosen, ids, strict=True)
    )


def _kind(cls: type) -> str:
    hint = _hints(cls)["kind"]
    assert get_origin(hint) is Literal
    return str(get_args(hint)[0])


def _links(draw: Draw, world: _World, most: int) -> tuple[Link, ...]:
    """Links between kinds that can be linked."""
    found = []
    for _ in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(list(LINK_ENDS)))
        sources, targets = (
            [given for end in sorted(ends) for given in world.ids.get(end, ())] for ends in LINK_ENDS[kind]
        )
        if sources and targets:
            source, target = draw(st.sampled_from(sources)), draw(st.sampled_from(targets))
            element_id = world.new_id(draw, "link")
            found.append(_instance(draw, world, Link, id=element_id, link_kind=kind, source=source, target=target))
    return tuple(found)


@st.composite
def designs(
    draw: Draw, sizes: Sizes = Sizes(), texts: st.SearchStrategy[str] = wild_texts, *, least_servers: int = 0
) -> Design:
    """Structurally sound designs with several zones, servers, devices, links, VIPs, NAT, publishing and records.

    Args:
        draw: given by Hypothesis.
        sizes: the most elements of each section.
        texts: what free texts are (names, notes); `printable_texts` for rooms that print them.
        least_servers: the fewest servers.
    """
    world = _World(texts)
    values: dict[str, Any] = {
        "product": draw(st.sampled_from(list(ProductVersion))),
        "sip_domains": tuple(draw(st.lists(dns_names, max_size=3, unique=True))),
        "internal_domains": tuple(draw(st.lists(dns_names, max_size=2, unique=True))),
        "features": tuple(draw(st.lists(st.sampled_from(list(Feature)), max_size=4, unique=True))),
        "mobility": _instance(draw, world, MobilitySettings),
        "simple_urls": tuple(_instance(draw, world, SimpleUrl) for _ in range(draw(st.integers(0, 2)))),
        "sites": _elements(draw, world, (Site,), sizes.sites),
        "dns_views": _elements(draw, world, (DnsView,), sizes.dns_views, least=1),
        "zones": _elements(draw, world, (Zone,), sizes.zones, least=1),
        "dns_records": _elements(draw, world, (DnsRecord,), sizes.dns_records),
        "servers": _elements(draw, world, SERVER_CLASSES, sizes.servers, least=least_servers),
    }
    world.ids["machine"] = [machine.id for server in values["servers"] for machine in server.members]
    has_servers = any(world.ids.get(kind) for kind in SERVER_KINDS)
    devices = DEVICE_CLASSES if has_servers else (Firewall, Router, ReverseProxy)
    values["devices"] = _elements(draw, world, devices, sizes.devices)
    values["clients"] = _elements(draw, world, (Client,), sizes.clients)
    values["cloud_services"] = _elements(draw, world, (CloudService,), sizes.cloud_services)
    values["links"] = _links(draw, world, sizes.links)
    if has_servers:
        values["certificates"] = _elements(draw, world, (Certificate,), sizes.certificates)
    values["policies"] = _elements(draw, world, POLICY_CLASSES, sizes.policies)
    return Design(**values)


# --- documents -----------------------------------------------------------------------------------


@st.composite
def layouts(draw: Draw, design: Design) -> Layout:
    """Places for some of the nodes and zones, bends for some of the links."""
    world = _World(wild_texts)
    boxes = [node.id for node in design.nodes] + [zone.id for zone in design.zones]
    slips = draw(st.lists(st.sampled_from(["note-1", "note-2", "frame-1"]), unique=True, max_size=2))
    slips = [key for key in slips if key not in design.all_ids]
    placed = draw(st.lists(st.sampled_from(boxes), unique=True)) if boxes else []
    bent = draw(st.lists(st.sampled_from([link.id for link in design.links]), unique=True)) if design.links else []
    points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=3).map(tuple)
    return Layout(
        placements={key: _instance(draw, world, Placement) for key in (*placed, *slips)},
        bends={key: draw(points) for key in bent},
        annotations={key: _instance(draw, world, Annotation) for key in slips},
    )


@st.composite
def saved_views(draw: Draw, design: Design) -> tuple[SavedView, ...]:
    """Views of a design; some of their ids lead nowhere."""
    keys = [*(element.id for element in design.elements), "gone", "note-1"]
    ids = st.lists(st.sampled_from(keys), unique=True, max_size=4).map(tuple)
    layers = st.lists(st.sampled_from(list(Layer)), unique=True).map(tuple)
    sizes = st.floats(0.25, 5000)
    area = st.builds(ViewArea, x=coordinates, y=coordinates, width=sizes, height=sizes)
    view = st.builds(
        SavedView,
        name=printable_texts.map(str.strip).filter(is_view_name),
        layers=st.none() | layers,
        only=ids,
        hidden_kinds=st.lists(st.sampled_from(list(DrawnKind)), unique=True, max_size=3).map(tuple),
        hidden=ids,
        shown=ids,
        folded=st.none() | ids,
        area=st.none() | area,
        workload=st.none() | st.just("Mobility"),
    )
    return tuple(draw(st.lists(view, max_size=3, unique_by=lambda found: found.name.casefold())))


@st.composite
def comments(draw: Draw, design: Design) -> tuple[FileComment, ...]:
    """Comments at elements, at their fields, at sections, and at things that do not exist."""
    anchors: list[tuple[str, ...]] = [(), ("format",), ("zones",), ("servers",), ("gone",), ("zones", "gone", "view")]
    for section in ("zones", "servers", "devices", "policies"):
        for element in getattr(design, section):
            anchors += [(section, element.id), (section, element.id, "name"), (section, element.id, "note")]
            anchors += [(section, element.id, item.name) for item in fields(element)]
    text = st.lists(printable_texts.map("# ".__add__).map(str.rstrip), min_size=1, max_size=3).map("\n".join)
    one = st.builds(FileComment, anchor=st.sampled_from(anchors), place=st.sampled_from(list(CommentPlace)), text=text)
    return tuple(draw(st.lists(one, max_size=5)))


@st.composite
def documents(
    draw: Draw,
    sizes: Sizes = Sizes(),
    texts: st.SearchStrategy[str] = wild_texts,
    *,
    with_comments: bool = True,
) -> Document:
    """Documents: a design with title, layout, options and comments.

    Args:
        draw: given by Hypothesis.
        sizes: the most elements of each section.
        texts: what free texts are.
        with_comments: whether comments are drawn; their anchors need not exist.
    """
    design = draw(designs(sizes, texts))
    world = _World(texts)
    options = _instance(
        draw,
        world,
        Options,
        views=draw(saved_views(design)),
        severities=draw(st.dictionaries(st.from_regex(r"[A-Z]{2}[0-9]{2}", fullmatch=True), _severities, max_size=3)),
    )
    return Document(
        title=draw(texts),
        design=design,
        layout=draw(layouts(design)),
        options=options,
        comments=draw(comments(design)) if with_comments else (),
    )


_severities = st.sampled_from(list(get_args(get_type_hints(Options)["severities"])[1]))
