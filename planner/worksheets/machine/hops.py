"""What proxies and balancers listen on and where they hand it, as both configuration languages need it.

A module of its own so that HAProxy and nginx cannot differ: both read these, and these read the rows of the worksheets.
"""

import re
from dataclasses import dataclass

from planner.catalog.ports_in_use import plain_ports
from planner.model.addresses import parse_address
from planner.model.devices import LoadBalancer, ReverseProxy, VipPurpose
from planner.model.names import is_dns_name, normalized
from planner.requirements import Plan
from planner.worksheets import balancing, publishing
from planner.worksheets.machine.certificate_requests import request_stem
from planner.worksheets.machine.plain import file_stem
from planner.worksheets.names_shown import element_name
from planner.worksheets.worksheet import Row

_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)+/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A publishing rule of a reverse proxy.

    Attributes:
        listeners: addresses of the outside adapter.
        certificate: name of the file with the listener's certificate.
        backend_addresses: addresses, or a name where that is all the design has.
    """

    hosts: tuple[str, ...]
    path: str
    port: int
    listeners: tuple[str, ...]
    certificate: str
    backend: str
    backend_title: str
    backend_addresses: tuple[str, ...]
    backend_port: int
    is_tls: bool
    purpose: str

    @property
    def backend_name(self) -> str:
        """A name for the backend, equal for equal ones."""
        return f"{file_stem(self.backend)}-{self.backend_port}"

    @property
    def safe_path(self) -> str | None:
        """The path without slash at its end; None where it holds what no configuration should be handed."""
        return self.path.rstrip("/") if _PATH.fullmatch(self.path) and ".." not in self.path else None

    @staticmethod
    def is_address(text: str) -> bool:
        """Tells an address from a name."""
        return parse_address(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """A listening port of a virtual server.

    Attributes:
        spreads_requests: single requests are spread, not connections; then the balancer ends TLS.
        is_transparent: members see the client's address.
    """

    name: str
    purpose: str
    pool: str
    pool_title: str
    address: str
    port: int
    transports: tuple[str, ...]
    members: tuple[str, ...]
    member_port: int
    persistence: str
    probe_port: int | None
    idle_timeout: int | None
    is_required: bool
    is_tls: bool
    spreads_requests: bool
    is_transparent: bool

    @staticmethod
    def is_address(text: str) -> bool:
        """Tells an address from a name."""
        return parse_address(text) is not None


def timeout_of(plan: Plan, proxy: ReverseProxy) -> int:
    """Seconds that a connection of a proxy may be idle.

    The documents ask for 200 s at least, and 960 s with Lync mobile clients and push; web VIPs keep connections 1800 s,
    and a proxy in front of them should not be the first to let go.
    """
    web = plan.catalog.timeout("web-vip-idle").seconds
    return max(proxy.idle_timeout or 0, web)


def sites_of(plan: Plan, proxy: ReverseProxy) -> list[Site]:
    """What the plan publishes at a proxy, in the order of the worksheet."""
    wanted = [item for item in plan.publishing if item.proxy == proxy.id]
    rows = [row for row in publishing.build(plan, ()).rows if row.values.get("proxy") == proxy.id]
    plain = plain_ports(plan.catalog, plan.design)
    certificate = next((f"{request_stem(item)}.pem" for item in plan.certificates if item.assigned_to == proxy.id), "")
    found = []
    for item in wanted:
        row = next(
            row for row in rows if row.values.get("hosts") == " ".join(item.hosts) and row.element == item.element
        )
        found.append(
            Site(
                hosts=tuple(normalized(host) for host in item.hosts if is_dns_name(host, wildcard=True)),
                path=item.path,
                port=item.port,
                listeners=_reachable(row, "listener"),
                certificate=certificate or f"{file_stem('certificate', proxy.id)}.pem",
                backend=item.backend,
                backend_title=element_name(plan.design, item.backend),
                backend_addresses=_reachable(row, "backend_address"),
                backend_port=item.backend_port,
                is_tls=item.port not in plain,
                purpose=item.purpose,
            )
        )
    return found


def listeners_of(plan: Plan, balancer: LoadBalancer) -> list[Listener]:
    """Listening ports of the virtual servers of a balancer, in the order of the worksheet."""
    return [
        _listener(plan, balancer, row)
        for row in balancing.build(plan, ()).rows
        if row.values.get("balancer") == balancer.id and isinstance(row.values.get("port"), int)
    ]


def _listener(plan: Plan, balancer: LoadBalancer, row: Row) -> Listener:
    port, member_port = _number(row, "port") or 0, _number(row, "member_port") or 0
    vip = next((item for item in balancer.vips if item.id == row.values.get("vip")), None)
    is_web = vip is not None and vip.purpose is VipPurpose.WEB_EXTERNAL
    return Listener(
        name=f"{file_stem(vip.id if vip else row.element)}-{port}",
        purpose=row.text("purpose"),
        pool=vip.pool if vip else row.element,
        pool_title=row.text("pool"),
        address=next(iter(_reachable(row, "address")), ""),
        port=port,
        transports=tuple(row.text("transport").split()),
        members=_reachable(row, "members"),
        member_port=member_port,
        persistence=row.text("persistence"),
        probe_port=_number(row, "probe_port"),
        idle_timeout=_number(row, "idle_timeout"),
        is_required=row.is_required,
        is_tls=member_port not in plain_ports(plan.catalog, plan.design),
        spreads_requests=is_web and balancer.full_proxy and "mobility" in plan.features,
        is_transparent=not balancer.source_nat or (vip is not None and vip.purpose is VipPurpose.EDGE_AV),
    )


def _reachable(row: Row, key: str) -> tuple[str, ...]:
    """Addresses and names of a cell; words such as "not planned yet" are neither."""
    words = row.text(key).split()
    return tuple(word for word in words if parse_address(word) or ("." in word and is_dns_name(word)))


def _number(row: Row, key: str) -> int | None:
    value = row.values.get(key)
    return value if isinstance(value, int) else None
