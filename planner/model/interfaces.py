"""Where a machine or device touches a zone, and which service binds which address.

A room of its own because servers and devices share it.
"""

from enum import StrEnum

from planner.model.addresses import IpAddress, IpNetwork
from planner.model.errors import ModelError
from planner.model.ids import check_id
from planner.model.references import ZoneRef
from planner.records import dataclass


class Side(StrEnum):
    """Which side of a machine an interface serves, in Topology Builder's words."""

    PRIMARY = "primary"
    INTERNAL = "internal"
    EXTERNAL = "external"
    PSTN = "pstn"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticRoute:
    """A persistent route: `network` is reached through `via`."""

    network: IpNetwork
    via: IpAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """A network adapter.

    Attributes:
        name: unique within its machine or device; `element/name` addresses it from outside.
        zone: id of the zone it is plugged into.
        addresses: none while nothing is planned yet.
        gateway: default gateway. A machine has at most one interface with a gateway.
        routes: static routes of this adapter. A route to everything (`::/0`) is a default route: so a machine with
            both IP families has a default gateway in each.
    """

    name: str
    zone: ZoneRef
    side: Side = Side.PRIMARY
    addresses: tuple[IpAddress, ...] = ()
    gateway: IpAddress | None = None
    routes: tuple[StaticRoute, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.name)

    def default_route(self, version: int) -> IpAddress | None:
        """Where everything goes that nothing else covers: the gateway, or a static route to everything."""
        if self.gateway is not None and self.gateway.version == version:
            return self.gateway
        to_all = (route.via for route in self.routes if not route.network.prefixlen)
        return next((via for via in to_all if via.version == version), None)


class BoundService(StrEnum):
    """Services whose address is chosen in the topology."""

    FRONT_END = "front-end"
    MEDIATION = "mediation"
    ACCESS_EDGE = "access-edge"
    WEB_CONFERENCING_EDGE = "web-conferencing-edge"
    AV_EDGE = "av-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A service bound to addresses of its machine.

    Attributes:
        addresses: empty means "use all configured addresses", Topology Builder's 0.0.0.0.
        published: the public address that NAT shows for it, as entered in the topology (`ConfiguredIPAddress`).
    """

    service: BoundService
    addresses: tuple[IpAddress, ...] = ()
    published: IpAddress | None = None


def check_interfaces(interfaces: tuple[Interface, ...]) -> None:
    """Refuses two interfaces of one name.

    Raises:
        ModelError: a name is given twice.
    """
    names = [interface.name for interface in interfaces]
    for name in names:
        if names.count(name) > 1:
            raise ModelError(f"interface {name!r} is given twice")
