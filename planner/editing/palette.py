"""The palette's rows: everything that can be placed, in groups.

A module of its own because it is a table: a new kind of element is a new row here.
"""

from enum import StrEnum
from functools import cache

from planner.model.clients import ClientDevice, CloudRole
from planner.model.servers import BranchRole, Edition, GatewayRole, SupportRole
from planner.model.zones import ZoneKind
from planner.records import dataclass

Z = ZoneKind
_INSIDE = (Z.INTERNAL, Z.WIFI, Z.BRANCH)
_PERIMETER = (Z.PERIMETER_OUTER, Z.PERIMETER_INNER)
_CLOUD = (Z.CLOUD, Z.INTERNET)


@dataclass(frozen=True, slots=True)
class Template:
    """A row of the palette.

    Attributes:
        key: stable name, also what is dragged.
        kind: element kind. role: what tells rows of one kind apart.
        label: in the palette, and the name of the new element.
        icon: name of the icon.
        host: first label of the FQDN; member: of the machine's.
        zone_kinds: where it usually stands, best first.
    """

    key: str
    group: str
    label: str
    kind: str
    icon: str
    role: StrEnum | None = None
    host: str = ""
    member: str = ""
    zone_kinds: tuple[ZoneKind, ...] = ()


ZONE_NAMES = {
    Z.INTERNET: "Internet",
    Z.CELLULAR: "Cellular network",
    Z.PERIMETER_OUTER: "Perimeter, outer",
    Z.PERIMETER_INNER: "Perimeter, inner",
    Z.INTERNAL: "Internal network",
    Z.WIFI: "Corporate Wi-Fi",
    Z.GUEST_WIFI: "Guest Wi-Fi",
    Z.BRANCH: "Branch network",
    Z.PARTNER: "Partner network",
    Z.CLOUD: "Cloud",
    Z.PSTN: "Telephone network",
}
"""Names of new zones."""

_SUPPORT = {
    SupportRole.DOMAIN_CONTROLLER: ("Domain controller", "dc01", "directory"),
    SupportRole.DNS: ("DNS server", "dns01", "dns"),
    SupportRole.DHCP: ("DHCP server", "dhcp01", "dhcp"),
    SupportRole.TIME: ("Time server", "time01", "time"),
    SupportRole.CERTIFICATE_AUTHORITY: ("Certification authority", "ca01", "certificate"),
    SupportRole.EXCHANGE: ("Exchange Server", "exchange01", "mail"),
    SupportRole.EXCHANGE_UM: ("Exchange Unified Messaging", "um01", "voicemail"),
    SupportRole.PERSISTENT_CHAT: ("Persistent Chat Server", "chat01", "chat"),
    SupportRole.VIDEO_INTEROP: ("Video Interop Server", "vis01", "video"),
    SupportRole.VIDEO_GATEWAY: ("Video gateway", "videogw01", "video"),
    SupportRole.TRUSTED_APPLICATION: ("Trusted application server", "app01", "application"),
    SupportRole.REMOTE_CALL_CONTROL_PBX: ("PBX for remote call control", "pbx01", "pbx"),
}
_CLIENTS = {
    ClientDevice.MOBILE: ("Mobile phone", "mobile", (Z.CELLULAR, Z.WIFI, Z.GUEST_WIFI, Z.INTERNET)),
    ClientDevice.DESKTOP: ("Desktop client", "desktop", (Z.INTERNAL, Z.INTERNET)),
    ClientDevice.BROWSER: ("Web browser", "browser", (Z.INTERNET, Z.INTERNAL)),
    ClientDevice.PHONE: ("Desk phone", "desk-phone", (Z.INTERNAL, Z.BRANCH)),
    ClientDevice.ADMIN: ("Administrator", "admin", (Z.INTERNAL,)),
}
_CLOUD_SERVICES = {
    CloudRole.PUSH_NOTIFICATION_SERVICE: ("Push notification clearing house", _CLOUD, "cloud"),
    CloudRole.APPLE_PUSH: ("Apple push notification service", _CLOUD, "cloud"),
    CloudRole.OFFICE_365: ("Microsoft 365", _CLOUD, "cloud"),
    CloudRole.FEDERATED_PARTNER: ("Federated partner", (Z.PARTNER, Z.INTERNET), "partner"),
    CloudRole.PUBLIC_IM_PROVIDER: ("Public IM provider", (Z.PARTNER, Z.INTERNET), "partner"),
    CloudRole.XMPP_PARTNER: ("XMPP partner", (Z.PARTNER, Z.INTERNET), "partner"),
    CloudRole.SKYPE_DIRECTORY: ("Skype directory", _CLOUD, "cloud"),
}

_SERVERS = "Skype for Business servers"
_STORES = "Stores and telephony"
_DEVICES = "Network devices"


def _row(
    key: str, group: str, label: str, kind: str, icon: str, role: StrEnum | None, hosts: str, *kinds: ZoneKind
) -> Template:
    host, _, member = hosts.partition(" ")
    return Template(key, group, label, kind, icon, role, host, member or host, kinds)


PALETTE: tuple[Template, ...] = (
    *(Template(f"zone-{kind.value}", "Zones", name, "zone", "zone", kind) for kind, name in ZONE_NAMES.items()),
    _row(
        "front-end-pool",
        _SERVERS,
        "Front End pool",
        "front-end-pool",
        "front-end-pool",
        Edition.ENTERPRISE,
        "pool01 fe01",
        *_INSIDE,
    ),
    _row(
        "standard-edition",
        _SERVERS,
        "Standard Edition server",
        "front-end-pool",
        "standard-edition",
        Edition.STANDARD,
        "se01",
        *_INSIDE,
    ),
    _row("director-pool", _SERVERS, "Director pool", "director-pool", "director", None, "dirpool01 dir01", *_INSIDE),
    _row("edge-pool", _SERVERS, "Edge pool", "edge-pool", "edge", None, "edgepool01 edge01", *_PERIMETER),
    _row(
        "mediation-pool", _SERVERS, "Mediation pool", "mediation-pool", "mediation", None, "medpool01 med01", *_INSIDE
    ),
    _row(
        "sba",
        _SERVERS,
        "Survivable Branch Appliance",
        "branch-appliance",
        "branch-appliance",
        BranchRole.SBA,
        "sba01",
        Z.BRANCH,
        *_INSIDE,
    ),
    _row(
        "sbs",
        _SERVERS,
        "Survivable Branch Server",
        "branch-appliance",
        "branch-appliance",
        BranchRole.SBS,
        "sbs01",
        Z.BRANCH,
        *_INSIDE,
    ),
    _row(
        "office-web-apps",
        _SERVERS,
        "Office Web Apps Server",
        "office-web-apps",
        "office-web-apps",
        None,
        "owa01",
        *_INSIDE,
    ),
    _row("sql-server", _STORES, "SQL Server", "sql-server", "sql", None, "sql01", *_INSIDE),
    _row("file-store", _STORES, "File store", "file-store", "file-store", None, "files01", *_INSIDE),
    _row("gateway", _STORES, "PSTN gateway", "gateway", "gateway", GatewayRole.GATEWAY, "gateway01", *_INSIDE),
    _row(
        "provider-sbc",
        _STORES,
        "Provider's SBC",
        "gateway",
        "provider-sbc",
        GatewayRole.PROVIDER_SBC,
        "sbc01",
        Z.PSTN,
        *_INSIDE,
    ),
    _row("firewall", _DEVICES, "Firewall", "firewall", "firewall", None, "", Z.PERIMETER_OUTER, *_INSIDE),
    _row("router", _DEVICES, "Router", "router", "router", None, "", *_INSIDE),
    _row("reverse-proxy", _DEVICES, "Reverse proxy", "reverse-proxy", "reverse-proxy", None, "", *_PERIMETER),
    _row("load-balancer", _DEVICES, "Load balancer", "load-balancer", "load-balancer", None, "", *_INSIDE),
    *(
        Template(f"client-{device.value}", "Clients", label, "client", icon, device, zone_kinds=kinds)
        for device, (label, icon, kinds) in _CLIENTS.items()
    ),
    *(
        Template(f"cloud-{role.value}", "Cloud and partners", label, "cloud-service", icon, role, zone_kinds=kinds)
        for role, (label, kinds, icon) in _CLOUD_SERVICES.items()
    ),
    *(
        Template(f"support-{role.value}", "Support servers", label, "support-server", icon, role, host, host, _INSIDE)
        for role, (label, host, icon) in _SUPPORT.items()
    ),
)
"""Every row, in the order shown."""


@cache
def _by_key() -> dict[str, Template]:
    return {row.key: row for row in PALETTE}


def template(key: str) -> Template:
    """The row with this key.

    Raises:
        KeyError: there is none.
    """
    return _by_key()[key]


def template_of(element: object) -> Template | None:
    """The row that describes an element (its icon, what it is called), or None for one that is not placed."""
    kind = getattr(element, "kind", None)
    role = next(
        (
            value
            for key in ("edition", "role", "device", "zone_kind")
            if (value := getattr(element, key, None)) is not None
        ),
        None,
    )
    return _by_role().get((kind, role if kind != "sql-server" else None))


@cache
def _by_role() -> dict[tuple[object, object], Template]:
    return {(row.kind, row.role): row for row in PALETTE}
