"""Faces: what a box or area says about its element, before anything is painted.

A module of its own because the words are tested without a window, and the design tree says the same.
"""

from planner.canvas.layers import ALL, Layer, Layers
from planner.canvas.style import KIND_LABELS, ZONE_ICONS, Family
from planner.canvas.translated import translate
from planner.editing.drawing import MAX_ROWS
from planner.editing.palette import template_of
from planner.model.clients import Client, CloudService
from planner.model.design import Element, Node
from planner.model.devices import Device, Firewall, LoadBalancer, Router
from planner.model.relations import interfaces_of, zones_of
from planner.model.servers import FileStore, Gateway, Machine, Server, SqlServer, SupportServer
from planner.model.zones import Site, SiteKind, Zone
from planner.plain_text import printable
from planner.records import dataclass

_HYPHEN = "\u2011"
"""A hyphen after which no line is broken."""
_COMPOUND = 8
_PLATFORMS = {"ios": "iOS", "android": "Android", "windows-phone": "Windows Phone"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line below the header: a member of a pool.

    Attributes:
        id: of the machine; empty for the line that counts what is left out.
    """

    id: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What is shown of an element.

    Attributes:
        kind: what it is, in words. count: members of a pool, 0 for anything else.
    """

    title: str
    subtitle: str
    kind: str
    icon: str
    family: Family
    rows: tuple[Row, ...] = ()
    count: int = 0

    @property
    def spoken(self) -> str:
        """One line for screen readers and tool tips."""
        return ", ".join(part for part in (self.title, self.kind, self.subtitle) if part)


def face_of(node: Node, layers: Layers = ALL) -> Face:
    """The face of a box, without the words of layers that are switched off."""
    row = template_of(node)
    return Face(
        title=printable(node.name),
        subtitle=printable(_subtitle(node, layers)),
        kind=translate("palette", row.label) if row else node.kind.replace("-", " "),
        icon=row.icon if row else "machine",
        family=family_of(node),
        rows=_rows(node, layers),
        count=len(node.members) if isinstance(node, Server) and len(node.members) > 1 else 0,
    )


def family_of(node: Node) -> Family:
    """The tint that a box shares with others of its kind."""
    match node:
        case SupportServer():
            return Family.SUPPORT
        case SqlServer() | FileStore() | Gateway():
            return Family.STORE
        case Firewall() | Router():
            return Family.FILTER
        case Client():
            return Family.CLIENT
        case CloudService():
            return Family.CLOUD
        case _:
            return Family.DEVICE if isinstance(node, Device) else Family.SERVER


def _subtitle(node: Node, layers: Layers) -> str:
    match node:
        case LoadBalancer() if node.vips:
            number = len(node.vips)
            many = translate("canvas", "{0} virtual addresses").format(number)
            return translate("canvas", "1 virtual address") if number == 1 else many
        case Firewall() | Router():
            number = len(zones_of(node))
            many = translate("canvas", "joins {0} zones").format(number)
            return translate("canvas", "joins 1 zone") if number == 1 else many
        case Client():
            platforms = ", ".join(_PLATFORMS[platform.value] for platform in node.platforms)
            return platforms or (str(node.address) if node.address and Layer.ADDRESSES in layers else "")
        case CloudService():
            return node.fqdns[0] if node.fqdns and Layer.NAMES in layers else ""
        case _:
            return _server_subtitle(node, layers) if isinstance(node, Server) else _first_address(node, layers)


def _server_subtitle(node: Server, layers: Layers) -> str:
    if Layer.NAMES in layers:
        return node.fqdn
    return address_of(node.members[0]) if len(node.members) == 1 and Layer.ADDRESSES in layers else ""


def _first_address(node: Node, layers: Layers) -> str:
    addresses = [str(address) for interface in interfaces_of(node) for address in interface.addresses]
    return addresses[0] if addresses and Layer.ADDRESSES in layers else ""


def _rows(node: Node, layers: Layers) -> tuple[Row, ...]:
    members = node.members if isinstance(node, Server) else ()
    if len(members) < 2:
        return ()
    has_addresses = Layer.ADDRESSES in layers
    rows = [
        Row(machine.id, printable(machine.fqdn.partition(".")[0]), address_of(machine) if has_addresses else "")
        for machine in members
    ]
    if len(rows) > MAX_ROWS:
        left_out = len(rows) - MAX_ROWS + 1
        rows = [*rows[: MAX_ROWS - 1], Row("", translate("canvas", "and {0} more").format(left_out))]
    return tuple(rows)


def address_of(machine: Machine) -> str:
    """The first address of a machine as text; empty while it has none."""
    return next((str(address) for interface in machine.interfaces for address in interface.addresses), "")


def unbroken(name: str) -> str:
    """A name whose short compounds (Wi-Fi, E-mail) stay whole where lines break; long ones must be free to break."""
    words = printable(name).split(" ")
    return " ".join(word.replace("-", _HYPHEN) if len(word) <= _COMPOUND else word for word in words)


def zone_subtitle(zone: Zone, layers: Layers = ALL) -> str:
    """Trust and subnets of a zone, in words."""
    subnets = zone.subnets if Layer.ADDRESSES in layers else ()
    return " · ".join((translate("canvas", KIND_LABELS[zone.zone_kind]), *(str(network) for network in subnets)))


def site_subtitle(site: Site, central: str) -> str:
    """What kind of site it is, in words; of a branch with the name of its central site."""
    if site.site_kind is SiteKind.CENTRAL:
        return translate("canvas", "Central site")
    return translate("canvas", "Branch of {0}").format(central) if central else translate("canvas", "Branch site")


def site_icon(site: Site) -> str:
    """Name of a site's icon."""
    return "zone-internal" if site.site_kind is SiteKind.CENTRAL else "zone-branch"


def zone_icon(zone: Zone) -> str:
    """Name of a zone's icon."""
    return ZONE_ICONS[zone.zone_kind]


def spoken(element: Element) -> str:
    """One line about any element, for screen readers."""
    if isinstance(element, Node):
        return face_of(element).spoken
    name = printable(getattr(element, "name", "") or element.id)
    return f"{name}, zone, {zone_subtitle(element)}" if isinstance(element, Zone) else name
