"""A design built for real: namespaces for hosts, bridges for zones, kernel routing, nftables, BIND, real sockets.

Everything lives in namespaces whose names start with one prefix, and goes away with `close`. Routes are the ones
that a network engineer would enter: what the design states, and where it states nothing, the obvious ones. A host
whose gateway is not on the obvious way to some zone gets a route for that zone; this is what the traffic model's
"the obvious ones" has to mean, because a kernel knows no other way.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path

from planner.model.addresses import IpAddress
from planner.model.clients import Client
from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, ReverseProxy, Router
from planner.model.interfaces import Interface, Side
from planner.model.zones import INSIDE_KINDS, ZoneKind
from planner.traffic import Traffic
from tests.lab.filters import FAMILY, internet_line, own_rule_of_a_proxy, ruleset
from tests.lab.names import ask, name_server_files
from tests.lab.namespaces import inside
from tests.traffic.second_opinion.routing import Routing
from tests.traffic.second_opinion.stations import Station

_NAMELESS = {4: ip_address("169.254.255.1"), 6: ip_address("fe80::ffff")}
"""Where packets for the router go that stands for the Internet; no design gives it an address."""


@dataclass
class Cable:
    """An adapter of a namespace: kernel name, what it stands for, and its addresses."""

    device: str
    adapter: Interface
    addresses: list[IpAddress] = field(default_factory=list)


@dataclass
class Host:
    """A namespace with its cables."""

    namespace: str
    station: Station
    cables: list[Cable]


class Lab:
    """Builds on entering, takes everything away on leaving.

    Args:
        traffic: design and arrangements; only asked for the addresses of hosts which the design does not draw.
        answers_by_gateway: hosts answer by the gateway of the adapter that was addressed, where it has one, and not
            by the obvious way. A walk accepts either; a host has one route, and the design does not say which.
    """

    def __init__(self, traffic: Traffic, *, answers_by_gateway: bool = False) -> None:
        design, arrangements = traffic.design, traffic.arrangements
        self.answers_by_gateway = answers_by_gateway
        self.prefix = f"tp{os.getpid()}-"
        self.design, held = _peopled(design, traffic)
        self._traffic = traffic
        self.arrangements = arrangements
        self.routing = Routing(self.design)
        self.routing.stations = tuple(_all_addresses(station, held) for station in self.routing.stations)
        self.hosts: dict[str, Host] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="lab-")
        self._processes: list[subprocess.Popen[bytes]] = []
        self.switch, self.name_server = f"{self.prefix}switch", f"{self.prefix}names"

    def __enter__(self) -> Lab:
        try:
            self._build()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the name server, deletes every namespace of this lab and with it all that is inside."""
        for process in self._processes:
            process.kill()
            process.wait()
        for line in _ip("netns", "list").splitlines():
            name = line.split()[0]
            if name.startswith(self.prefix):
                with contextlib.suppress(subprocess.CalledProcessError):
                    _ip("netns", "delete", name)
        self._folder.cleanup()

    # --- building

    def _build(self) -> None:
        for number, station in enumerate(self.routing.stations):
            cables = [
                Cable(f"e{number}x{index}", adapter, list(adapter.addresses))
                for index, adapter in enumerate(station.adapters)
            ]
            self.hosts[station.id] = Host(f"{self.prefix}{number}", station, cables)
        self._join_twins()
        self._lay_cables()
        for host in self._own_hosts():
            self._address(host)
        for host in self._own_hosts():
            self._route(host)
            self._filter(host)
        self._serve_names()
        self._wait_for_cables()

    def _join_twins(self) -> None:
        """A firewall that is itself the reverse proxy is drawn as both, with the same addresses: one machine."""
        self.twins: dict[str, str] = {}
        for proxy in self.design.reverse_proxies:
            held = {address for adapter in proxy.interfaces for address in adapter.addresses}
            for firewall in self.design.firewalls:
                box = self.hosts[firewall.id]
                devices = {address: cable.device for cable in box.cables for address in cable.addresses}
                if held and held <= devices.keys():
                    twin = self.hosts[proxy.id]
                    cables = [replace(c, device=devices[a]) for c in twin.cables for a in c.addresses[:1]]
                    self.hosts[proxy.id] = replace(twin, namespace=box.namespace, cables=cables)
                    self.twins[proxy.id] = firewall.id

    def _own_hosts(self) -> list[Host]:
        """Hosts with a namespace of their own."""
        return [host for host in self.hosts.values() if host.station.id not in self.twins]

    def _lay_cables(self) -> None:
        bridges = {zone.id: f"z{number}" for number, zone in enumerate(self.design.zones)}
        lines = [f"netns add {name}" for name in (self.switch, self.name_server, *self._namespaces())]
        for line in lines:
            _ip(*line.split())
        _batch(self.switch, [f"link add {name} type bridge mcast_snooping 0" for name in bridges.values()])
        pairs, ports = [], []
        for host in self._own_hosts():
            for cable in host.cables:
                peer = f"p{cable.device}"
                pairs.append(
                    f"link add {cable.device} netns {host.namespace} type veth peer name {peer} netns {self.switch}"
                )
                ports += [f"link set {peer} master {bridges[cable.adapter.zone]}", f"link set {peer} up"]
        _batch(None, pairs)
        _batch(self.switch, ports + [f"link set {name} up" for name in bridges.values()])

    def _namespaces(self) -> list[str]:
        return [host.namespace for host in self._own_hosts()]

    def _address(self, host: Host) -> None:
        forwards = int(host.station.is_forwarding)
        with inside(host.namespace):
            _kernel("ipv4/ip_forward", forwards)
            for name in ["all", "default", *(cable.device for cable in host.cables)]:
                for key, value in (("rp_filter", 0), ("send_redirects", 0), ("accept_redirects", 0), ("arp_ignore", 1)):
                    _kernel(f"ipv4/conf/{name}/{key}", value)
                # a router asks for neighbours from its link-local address, which is else tried out for seconds first
                for key, value in (
                    ("forwarding", forwards),
                    ("accept_ra", 0),
                    ("accept_redirects", 0),
                    ("accept_dad", 0),
                    ("dad_transmits", 0),
                ):
                    _kernel(f"ipv6/conf/{name}/{key}", value)
        lines = ["link set lo up"]
        for cable in host.cables:
            held = cable.addresses or list(_NAMELESS.values())
            shown = [*held, *_shown_on(host.station, cable.adapter)]
            lines += [f"addr add {_alone(address)} dev {cable.device}{_at_once(address)}" for address in shown]
            lines += [f"link set {cable.device} up"]
        _batch(host.namespace, lines)

    def _route(self, host: Host) -> None:
        """Main table for what the host sends itself; one table for each adapter for what it answers from there."""
        devices = {cable.adapter.name: cable.device for cable in host.cables}
        lines = self._routes(host, devices, None, "main")
        rules: dict[int, list[str]] = {4: [], 6: []}
        if not host.station.is_forwarding:
            for number, cable in enumerate(host.cables, start=100):
                for address in cable.addresses:
                    rules[address.version].append(f"rule add from {address} lookup {number}")
                lines += [*self._routes(host, devices, cable.adapter, str(number))]
                # the strong host model: what the adapter has no route for is not sent by another one
                for everything in ("0.0.0.0/0", "::/0"):
                    lines += [f"route add unreachable {everything} table {number} metric 2000"]
        _batch(host.namespace, [*lines, *rules[4]])
        _batch(host.namespace, rules[6], "-6")  # a rule without family is taken for one of IPv4

    def _routes(self, host: Host, devices: dict[str, str], only: Interface | None, table: str) -> list[str]:
        lines = []
        for target, address in self._targets():
            if host.station.holds(address):
                continue
            # the table of a host is what it states; the second opinion only reads it, and works out the obvious
            ways = self.routing.ways(host.station, address, only)
            if not ways:
                continue
            way = ways[-1] if self.answers_by_gateway and only else ways[0]
            own = next((a for a in way.adapter.addresses if a.version == address.version), None)
            if own is None and way.adapter.addresses:
                continue  # no address of this version to send from
            source = f" src {own}" if own else ""
            start, device = f"route replace {target}", devices[way.adapter.name]
            scope = " scope link" if address.version == 4 else ""
            line = f"{start} dev {device} table {table}{scope}{source}"
            if way.next.id != _owner_id(self.routing, address) or way.entry.zone != _owner_zone(self.routing, address):
                version = address.version
                hop = next((a for a in way.entry.addresses if a.version == version), _NAMELESS[version])
                line = f"{start} via {hop} dev {device} onlink table {table}{source}"
            lines.append(line)
        return lines

    def _targets(self) -> Iterator[tuple[str, IpAddress]]:
        """Every address on its own: zones without subnets have no network to route, and few are enough."""
        for station in self.routing.stations:
            for adapter in station.adapters:
                for address in (*adapter.addresses, *_shown_on(station, adapter)):
                    yield _alone(address), address

    def _filter(self, host: Host) -> None:
        thing = host.station.thing
        devices = {cable.adapter.name: cable.device for cable in host.cables}
        rules = None
        if isinstance(thing, Router):
            rules = internet_line([c.device for c in host.cables if _is_internet(self.design, c.adapter)])
        elif isinstance(thing, Firewall):
            is_proxy = thing.id in self.twins.values()
            rules = ruleset(self.design, thing, self.arrangements, devices, is_proxy=is_proxy)
        elif isinstance(thing, ReverseProxy) and not thing.hairpin:
            outer = [cable.device for cable in host.cables if cable.adapter.side is Side.EXTERNAL]
            inside_nets = [s for z in self.design.zones if z.zone_kind in INSIDE_KINDS for s in z.subnets]
            rules = own_rule_of_a_proxy(outer, [str(net) for net in inside_nets])
        if rules:
            command = ["ip", "netns", "exec", host.namespace, "nft", "-f", "-"]
            subprocess.run(command, input=rules, text=True, check=True, capture_output=True)

    def _serve_names(self) -> None:
        folder = self.folder
        self.views = {view.id: f"127.0.1.{number}" for number, view in enumerate(self.design.dns_views, start=1)}
        for name, text in name_server_files(self.design, self.arrangements, self.views, folder).items():
            (folder / name).write_text(text, encoding="ascii")
        addresses = [f"addr add {address}/32 dev lo" for address in self.views.values()]
        _batch(self.name_server, ["link set lo up", *addresses])
        command = ["ip", "netns", "exec", self.name_server, "named", "-4", "-g", "-c", str(folder / "named.conf")]
        with (folder / "named.log").open("wb") as log:
            self._processes.append(subprocess.Popen(command, stdout=log, stderr=log))
        self._wait_for_names(folder / "named.log")

    def _wait_for_names(self, log: Path) -> None:
        deadline = time.monotonic() + 20
        while True:
            try:
                with inside(self.name_server):
                    for server in self.views.values():
                        ask(server, "ready.lab.invalid", timeout=1)
                return
            except OSError as error:
                if time.monotonic() > deadline or self._processes[-1].poll() is not None:
                    raise RuntimeError(f"the name server does not answer: {log.read_text()[-2000:]}") from error
                time.sleep(0.1)

    def _wait_for_cables(self) -> None:
        """The kernel tells an adapter up to a second later that its cable has two ends; until then it has no IPv6."""
        deadline = time.monotonic() + 20
        waiting = [self.switch, *self._namespaces()]
        while waiting := [name for name in waiting if not _are_up(name)]:
            if time.monotonic() > deadline:
                raise RuntimeError(f"adapters do not come up in {', '.join(waiting)}")
            time.sleep(0.05)

    # --- looking in

    @property
    def folder(self) -> Path:
        """Where files of this laboratory lie; it goes away with it."""
        return Path(self._folder.name)

    def dropped(self) -> dict[str, set[tuple[int, int]]]:
        """What the filters of firewalls and proxies dropped so far: source and destination port, by device."""
        found: dict[str, set[tuple[int, int]]] = {}
        for host in self._own_hosts():
            station_id = host.station.id
            if isinstance(host.station.thing, Firewall | ReverseProxy):
                start = ["ip", "netns", "exec", host.namespace, "nft", "-n", "list", "set"]
                listed = (
                    subprocess.run([*start, family, "lab", "dropped"], text=True, capture_output=True, check=False)
                    for family in FAMILY.values()
                )
                pairs = re.findall(r"(\d+) \. (\d+)", "".join(done.stdout for done in listed))
                found[station_id] = {(int(a), int(b)) for a, b in pairs}
        return found

    def hosts_of(self, source: str) -> list[Host]:
        """Where a question starts: a machine, all machines of a server, a device, a client, a host of a zone."""
        element = source.partition("/")[0]
        owner = self.design.owner_of(element)
        if isinstance(owner, LoadBalancer):
            element = owner.id
        found = [
            host
            for host in self.hosts.values()
            if element in (host.station.id, host.station.server.id if host.station.server else None)
        ]
        if found:
            return found
        addresses = self._traffic.addresses_of(element)
        return [host for host in self.hosts.values() if any(host.station.holds(address) for address in addresses)][:1]


def _are_up(namespace: str) -> bool:
    """Tells whether the kernel takes every adapter of a namespace for connected."""
    states = {link["ifname"]: link["operstate"] for link in json.loads(_ip("-n", namespace, "-j", "link", "show"))}
    return all(state == "UP" for name, state in states.items() if name != "lo")


def _host_of(zone: str) -> str:
    return f"host-of-{zone}"


def _peopled(design: Design, traffic: Traffic) -> tuple[Design, dict[str, tuple[IpAddress, ...]]]:
    """The design with an address for each client, and a host in each zone for questions that start at a zone.

    Also the addresses of each of those: a client of the design has one at most, a host one of each version.
    """
    cloud = [
        service if service.addresses else replace(service, addresses=tuple(traffic.addresses_of(service.id)))
        for service in design.cloud_services
    ]
    taken = {address for service in cloud for address in service.addresses}
    hosts = [Client(id=_host_of(zone.id), name=zone.name, zone=zone.id) for zone in design.zones]
    clients: list[Client] = []
    held: dict[str, tuple[IpAddress, ...]] = {}
    for client in (*design.clients, *hosts):
        element = client.zone if client in hosts else client.id
        addresses = (client.address,) if client.address else traffic.addresses_of(element)
        if not taken.intersection(addresses):  # one host for all who stand for any address of a zone
            held[client.id] = tuple(sorted(addresses, key=lambda address: address.version))
            clients.append(replace(client, address=held[client.id][0]))
            taken.update(addresses)
    return replace(design, clients=tuple(clients), cloud_services=tuple(cloud)), held


def _all_addresses(station: Station, held: dict[str, tuple[IpAddress, ...]]) -> Station:
    """A client's station with its addresses of both versions."""
    if station.id not in held or not isinstance(station.thing, Client):
        return station
    return replace(station, adapters=(replace(station.adapters[0], addresses=held[station.id]),))


def _alone(address: IpAddress) -> str:
    """An address as a network of its own."""
    return f"{address}/{address.max_prefixlen}"


def _at_once(address: IpAddress) -> str:
    """An IPv6 address is looked for in the neighbourhood before it is used; nobody has it here."""
    return " nodad" if address.version == 6 else ""


def _shown_on(station: Station, adapter: Interface) -> list[IpAddress]:
    """Public addresses of NAT: the firewall answers ARP for them."""
    if not isinstance(station.thing, Firewall):
        return []
    return sorted({e.public for e in station.thing.nat if e.interface == adapter.name}, key=str)


def _is_internet(design: Design, adapter: Interface) -> bool:
    return design.zone(adapter.zone).zone_kind is ZoneKind.INTERNET


def _owner_id(routing: Routing, address: IpAddress) -> str | None:
    owner = routing.owner(address)
    return owner[0].id if owner else None


def _owner_zone(routing: Routing, address: IpAddress) -> str | None:
    owner = routing.owner(address)
    return owner[1].zone if owner else None


def _kernel(key: str, value: int) -> None:
    Path("/proc/sys/net", key).write_text(str(value), encoding="ascii")


def _ip(*arguments: str) -> str:
    return subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True).stdout


def _batch(namespace: str | None, lines: list[str], *options: str) -> None:
    command = ["ip", *options, *(["-n", namespace] if namespace else []), "-batch", "-"]
    done = subprocess.run(command, input="\n".join(lines) + "\n", text=True, capture_output=True, check=False)
    if done.returncode:
        numbered = "\n".join(f"{number}: {line}" for number, line in enumerate(lines, 1))
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}\n{numbered}")
