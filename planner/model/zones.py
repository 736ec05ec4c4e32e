"""Sites, network zones and DNS views: where things stand and whom they ask for names.

A room of its own because a zone is what the walk routes between and what the canvas draws as an area.
"""

from enum import StrEnum
from typing import Literal

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.ids import check_id
from planner.model.names import check_dns_name
from planner.model.references import SiteRef, ViewRef
from planner.records import dataclass


class SiteKind(StrEnum):
    """Central sites hold pools; a branch site hangs on a central one."""

    CENTRAL = "central"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site of the topology.

    Attributes:
        central: for a branch, the id of its central site.
    """

    kind: Literal["site"] = "site"
    id: str
    name: str
    site_kind: SiteKind = SiteKind.CENTRAL
    central: SiteRef | None = None
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


class ZoneKind(StrEnum):
    """What a network segment is, from the Internet to the branch (traffic model, Things)."""

    INTERNET = "internet"
    CELLULAR = "cellular"
    PERIMETER_OUTER = "perimeter-outer"
    PERIMETER_INNER = "perimeter-inner"
    INTERNAL = "internal"
    WIFI = "wifi"
    GUEST_WIFI = "guest-wifi"
    BRANCH = "branch"
    PARTNER = "partner"
    CLOUD = "cloud"
    PSTN = "pstn"


OUTSIDE_KINDS = frozenset({ZoneKind.INTERNET, ZoneKind.CELLULAR, ZoneKind.GUEST_WIFI, ZoneKind.PARTNER, ZoneKind.CLOUD})
"""Zones whose hosts count as outside users of the organisation."""

PERIMETER_KINDS = frozenset({ZoneKind.PERIMETER_OUTER, ZoneKind.PERIMETER_INNER})

INSIDE_KINDS = frozenset({ZoneKind.INTERNAL, ZoneKind.WIFI, ZoneKind.BRANCH})
"""Zones whose hosts count as inside users."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A network segment.

    Attributes:
        subnets: IPv4 and IPv6 networks of the segment; empty for the Internet and its like.
        view: id of the DNS view that the machines of the zone ask.
        site: id of the site, when the zone belongs to one.
    """

    kind: Literal["zone"] = "zone"
    id: str
    name: str
    zone_kind: ZoneKind
    subnets: tuple[IpNetwork, ...] = ()
    view: ViewRef
    site: SiteRef | None = None
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


class Provenance(StrEnum):
    """Where settings of a device come from: worked out from the plan, or written down as they are."""

    DERIVED = "derived"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsView:
    """Who answers a group of resolvers.

    Attributes:
        holds: DNS zones that the view answers with authority; for a name inside them that has no record the
            answer is "no such name". A pin-point zone is listed by its full name.
        forwards_to: id of the view asked for all other names; None for a view that asks nobody.
        resolvers: addresses of DNS servers that answer as this view and are not drawn, such as those of the Internet
            provider; build sheets name them beside those that are drawn.
        provenance: `derived` answers the records that the plan requires, changed by the planner's own records;
            `recorded` answers the planner's own records and nothing else.
    """

    kind: Literal["dns-view"] = "dns-view"
    id: str
    name: str
    holds: tuple[str, ...] = ()
    forwards_to: ViewRef | None = None
    resolvers: tuple[IpAddress, ...] = ()
    provenance: Provenance = Provenance.DERIVED
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        for zone in self.holds:
            check_dns_name(zone)


class RecordType(StrEnum):
    """Types of DNS records the product speaks of."""

    A = "A"
    AAAA = "AAAA"
    CNAME = "CNAME"
    SRV = "SRV"


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsRecord:
    """A record that the planner has, or by which the planner overrides a derived one.

    In a derived view a planner's record replaces every derived record of the same name (for A, AAAA and CNAME
    together; for SRV those of the same owner). With no target it says that the name has no record in this view.

    Attributes:
        view: id of the DNS view that answers it.
        targets: addresses for A and AAAA, one name for CNAME, names for SRV; empty says "no such name".
        priority, weight, port: SRV only.
        ttl: seconds; None leaves it to the zone.
    """

    kind: Literal["dns-record"] = "dns-record"
    id: str
    view: ViewRef
    name: str
    type: RecordType = RecordType.A
    targets: tuple[str, ...] = ()
    priority: int = 0
    weight: int = 0
    port: int | None = None
    ttl: int | None = None
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        check_dns_name(self.name)
