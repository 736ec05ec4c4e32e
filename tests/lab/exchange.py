"""Real connections in the laboratory: listeners, reverse proxies, balancers, clients, all in one event loop.

A request is one line of JSON, so is the reply. A proxy or balancer with several next hops takes the one that the
request names by number and says how many ways there are, so that a client can take each of them once.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import itertools
import json
import socket
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from planner.catalog import Catalog
from planner.model.addresses import parse_address
from planner.model.devices import LoadBalancer, PublishingRule, ReverseProxy
from planner.model.names import covered_by, same_name
from planner.model.policies import CertificateUsage
from planner.model.servers import Machine
from planner.traffic import Question, ShownCertificate
from tests.lab.certificates import Authority, usage_for
from tests.lab.handshake import connect, greet, pump, talk
from tests.lab.lab import Host, Lab
from tests.lab.listening import services_at
from tests.lab.names import ask
from tests.lab.namespaces import inside

FIRST_PORT = 50000
"""Source ports above it are given out once each."""
PATIENCE = 1.8
"""Seconds until a silent network counts as silent; the kernel repeats a SYN after one."""
_PATIENCE_OF_ALL = 15.0
Reply = dict[str, Any]
Answerer = Callable[[Reply, str], Awaitable[Reply]]


@dataclass(frozen=True)
class Seen:
    """What really happened to one way of a question.

    Attributes:
        verdict: "connected", "refused", "unroutable", "unresolved" or "silent".
        ports: for "silent" the source and destination port of the packets that may have been dropped.
    """

    address: str | None
    verdict: str
    arrived: str | None = None
    port: int | None = None
    source_shown: str | None = None
    ports: tuple[int, int] | None = None


class Exchange:
    """Opens listeners for the ports that will be asked, then asks."""

    def __init__(self, lab: Lab, catalog: Catalog, asked: Iterable[tuple[str, int]]) -> None:
        self.lab = lab
        self._authority = Authority(lab.folder, lab.arrangements.certificates)
        self.catalog = catalog
        self._asked = set(asked) | {
            ("tcp", port) for proxy in lab.design.reverse_proxies for port in self._ports_of(proxy)
        }
        self._asked |= {
            (e.transport.value, e.member_port) for b in lab.design.load_balancers for v in b.vips for e in v.ports
        }
        self._ports = itertools.count(FIRST_PORT + 1)
        self._open: list[Any] = []

    def _ports_of(self, proxy: ReverseProxy) -> set[int]:
        return {rule.backend_port for rule in self.lab.arrangements.publishing.get(proxy.id, ())}

    # --- listeners

    async def open(self) -> None:
        """Opens every listener."""
        for host in self.lab.hosts.values():
            thing = host.station.thing
            if isinstance(thing, ReverseProxy):
                await self._open_proxy(host, thing)
            elif isinstance(thing, LoadBalancer):
                await self._open_balancer(host, thing)
            elif not host.station.is_forwarding:
                await self._open_services(host)

    def close(self) -> None:
        """Closes every listener."""
        for server in self._open:
            server.close()

    async def _open_services(self, host: Host) -> None:
        for cable in host.cables:
            for address in cable.addresses:
                for transport, port in self._asked:
                    if not self._listens(host, str(address), transport, port):
                        continue
                    answer = self._answerer(host.station.id, port)
                    if transport == "udp":
                        await self._listen_udp(host, str(address), port, host.station.id)
                    else:
                        certificate = self._certificate_at(host, str(address), port)
                        await self._listen(host, str(address), port, answer, certificate)

    def _certificate_at(self, host: Host, address: str, port: int) -> ShownCertificate | None:
        server = host.station.server
        if server is None:
            return None
        services = self.services(host.station.id, address, "tcp", port)
        return self._authority.certificate((host.station.id, server.id), usage_for(services))

    def _listens(self, host: Host, address: str, transport: str, port: int) -> bool:
        """Nobody on the team decides what a client or a partner accepts, so they accept all that is asked."""
        return host.station.server is None or bool(self.services(host.station.id, address, transport, port))

    def services(self, machine: str, address: str, transport: str, port: int) -> set[str]:
        """Ids of the services that listen at an address and port of a machine."""
        found = self.lab.design.find_member(machine)
        parsed = parse_address(address)
        if found is None or parsed is None:
            return set()
        rows = services_at(self.catalog, *found, parsed)
        return {service for service, by, first, last in rows if by == transport and first <= port <= last}

    def services_of_machine(self, machine: str, transport: str, port: int) -> set[str]:
        """Ids of the services that listen at a port on any address of a machine."""
        cables = self.lab.hosts[machine].cables
        addresses = (str(address) for cable in cables for address in cable.addresses)
        return {service for address in addresses for service in self.services(machine, address, transport, port)}

    def _answerer(self, who: str, port: int) -> Answerer:
        async def answer(request: Reply, peer: str) -> Reply:
            return {"arrived": who, "port": port, "peer": peer, "ways": 1}

        return answer

    async def _open_proxy(self, host: Host, proxy: ReverseProxy) -> None:
        rules = self.lab.arrangements.publishing.get(proxy.id, ())
        for cable, port in itertools.product(host.cables, {rule.port for rule in rules}):

            async def answer(request: Reply, peer: str, port: int = port) -> Reply:
                rule = _rule(rules, str(request["host"]), str(request["path"]), port)
                if rule is None:
                    return {"verdict": "refused", "ways": 1}
                addresses = await self._backend(proxy, rule)
                targets = [(address, rule.backend_port) for address in addresses]
                if not targets:
                    return {"verdict": "unresolved", "ways": 1}
                name = rule.backend if self.lab.design.find(rule.backend) is None else request["host"]
                asked = name if request.get("name") and rule.backend_port not in (80, 8080) else None
                return await self._pass_on(host, targets, {**request, "name": asked})

            certificate = self._authority.certificate((proxy.id,), CertificateUsage.PROXY_LISTENER)
            for address in cable.addresses:
                await self._listen(host, str(address), port, answer, certificate)

    async def _backend(self, proxy: ReverseProxy, rule: PublishingRule) -> list[str]:
        design = self.lab.design
        server = design.find(rule.backend)
        if server is None:
            inner = next((a for a in proxy.interfaces if a.side.value == "internal"), proxy.interfaces[0])
            return await self.resolve(proxy.view or design.zone(inner.zone).view, rule.backend)
        vips = [v for b in design.load_balancers for v in b.vips if v.pool == server.id]
        published = [str(v.address) for v in vips if v.purpose.value == "web-external"]
        own = {address.version for adapter in proxy.interfaces for address in adapter.addresses}
        members = getattr(server, "members", ())
        return published or [address for m in members for version in sorted(own) for address in served(m, version)]

    async def _open_balancer(self, host: Host, balancer: LoadBalancer) -> None:
        for vip in balancer.vips:
            for entry in vip.ports:
                members = getattr(self.lab.design.find(vip.pool), "members", ())
                targets = [(address, entry.member_port) for m in members for address in served(m, vip.address.version)]
                await self._pipe_through(host, str(vip.address), entry.port, targets)

    async def _pass_on(self, host: Host, targets: list[tuple[str, int]], request: Reply) -> Reply:
        choice, rest = request["choice"] % len(targets), request["choice"] // len(targets)
        reply = await self._request(host, targets[choice][0], targets[choice][1], {**request, "choice": rest})
        return {**reply, "ways": len(targets) * reply.get("ways", 1)}

    async def _listen(
        self, host: Host, address: str, port: int, answer: Answerer, certificate: ShownCertificate | None = None
    ) -> None:
        with inside(host.namespace):
            door = socket.socket(family_of(address), socket.SOCK_STREAM)
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            door.bind((address, port))

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            peer = writer.get_extra_info("peername")[0]
            with contextlib.suppress(OSError, ValueError):
                request = json.loads(await reader.readline())
                if "tls" in request:
                    choice = request["choice"]
                    if not await greet(writer, request, certificate, self._authority):
                        return
                    request = {**json.loads(await reader.readline()), "choice": choice}
                reply = await answer(request, peer)
                writer.write(json.dumps(reply).encode() + b"\n")
                await writer.drain()
            writer.close()

        self._open.append(await asyncio.start_server(serve, sock=door))

    async def _listen_udp(self, host: Host, address: str, port: int, who: str) -> None:
        with inside(host.namespace):
            door = socket.socket(family_of(address), socket.SOCK_DGRAM)
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            door.setblocking(False)
            door.bind((address, port))

        class Echo(asyncio.DatagramProtocol):
            def connection_made(self, transport: Any) -> None:
                self.transport = transport

            def datagram_received(self, data: bytes, peer: Any) -> None:
                reply = {"arrived": who, "port": port, "peer": peer[0], "ways": 1}
                self.transport.sendto(json.dumps(reply).encode(), peer)

        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Echo, sock=door)
        self._open.append(transport)

    async def _pipe_through(self, host: Host, address: str, port: int, targets: list[tuple[str, int]]) -> None:
        """A balancer that hands connections on without looking into them."""
        with inside(host.namespace):
            door = socket.socket(family_of(address), socket.SOCK_STREAM)
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            door.bind((address, port))

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(OSError, ValueError):
                first = json.loads(await reader.readline())
                index, rest = first["choice"] % len(targets), first["choice"] // len(targets)
                line = {**first, "choice": rest}
                if "tls" not in first:
                    to, member_port = targets[index]
                    reply = await self._request(host, to, member_port, {**line, "name": None})
                    reply = {**reply, "ways": len(targets) * reply.get("ways", 1)}
                    writer.write(json.dumps(reply).encode() + b"\n")
                    await writer.drain()
                else:
                    await self._hand_on(host, targets[index], line, len(targets), reader, writer)
            writer.close()

        self._open.append(await asyncio.start_server(serve, sock=door))

    async def _hand_on(
        self,
        host: Host,
        target: tuple[str, int],
        line: Reply,
        ways: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """Greets the member, tells how many ways there are, then lets the handshake pass untouched."""
        connection = self._socket(host, target[0], False, "", next(self._ports))
        try:
            await connect(connection, *target, PATIENCE)
        except OSError as error:
            verdict = self._ended(error, (connection.getsockname()[1], target[1]))
            connection.close()
            writer.write(json.dumps({**verdict, "ways": ways}).encode() + b"\n")
            await writer.drain()
            return
        inner_reader, inner_writer = await asyncio.open_connection(sock=connection)
        inner_writer.write(json.dumps(line).encode() + b"\n")
        greeting = json.loads(await inner_reader.readline())
        writer.write(json.dumps({**greeting, "ways": ways * greeting["ways"]}).encode() + b"\n")
        await asyncio.gather(pump(reader, inner_writer), pump(inner_reader, writer))

    # --- clients

    async def resolve(self, view: str, name: str) -> list[str]:
        """What the name server of a view answers."""
        if parse_address(name) is not None:
            return [name]

        def asking() -> list[str]:
            with inside(self.lab.name_server):
                return ask(self.lab.views[view], name)

        return await asyncio.to_thread(asking)

    async def try_question(self, question: Question, addresses: list[str] | None = None) -> set[Seen]:
        """Every sender, every address, every way. `addresses` stand for a destination given by its id."""
        seen: set[Seen] = set()
        for host in self.lab.hosts_of(question.source):
            view = self.lab.design.zone(host.cables[0].adapter.zone).view
            found = addresses if addresses is not None else await self.resolve(view, question.destination)
            if not found:
                seen.add(Seen(None, "unresolved"))
            own = {address.version for cable in host.cables for address in cable.addresses}
            # a host without any address of a version does not try the answers of that version
            for address in [text for text in found if (6 if ":" in text else 4) in own] or found:
                seen |= await self._every_way(host, question, address, is_name=addresses is None)
        return seen

    async def _every_way(self, host: Host, question: Question, address: str, *, is_name: bool) -> set[Seen]:
        seen: set[Seen] = set()
        ways, choice = 1, 0
        while choice < ways:
            name = question.host or question.destination
            asked = question.destination if question.tls and parse_address(question.destination) is None else None
            asked = asked if is_name else None
            request = {"host": name, "path": question.path, "choice": choice, "name": asked}
            reply = await self._request(host, address, question.port, request, question)
            ways, choice = max(ways, reply.get("ways", 1)), choice + 1
            seen.add(_judged(address, reply))
        return seen

    def _bound(self, host: Host, address: str, question: Question | None) -> str:
        """The source to bind: the wanted one where the route leaves by its adapter, else the kernel chooses.

        What a balancer opens itself comes from its adapter's own address, never from a virtual one.
        """
        wanted, target = question.source_address if question else None, parse_address(address)
        if wanted is None or target is None or isinstance(host.station.thing, LoadBalancer):
            return ""
        ways = self.lab.routing.ways(host.station, target)
        is_own = host.station.holds(target) or (ways and wanted in ways[0].adapter.addresses)
        return str(wanted) if is_own else ""

    async def _request(
        self, host: Host, address: str, port: int, request: Reply, question: Question | None = None
    ) -> Reply:
        is_udp = question is not None and question.transport.value == "udp"
        own = self._bound(host, address, question)
        source_port = (question.source_port if question else None) or next(self._ports)
        connection = self._socket(host, address, is_udp, own, source_port)
        try:
            return await self._talk(connection, address, port, request)
        except OSError as error:
            return self._ended(error, (source_port, port))
        finally:
            connection.close()

    def _socket(self, host: Host, address: str, is_udp: bool, own: str, source_port: int) -> socket.socket:
        with inside(host.namespace):
            connection = socket.socket(family_of(address), socket.SOCK_DGRAM if is_udp else socket.SOCK_STREAM)
        connection.setblocking(False)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        connection.bind((own, source_port))
        return connection

    @staticmethod
    def _ended(error: OSError, ports: tuple[int, int]) -> Reply:
        """How a connection ended that was not made."""
        if isinstance(error, TimeoutError):
            return {"verdict": "silent", "ports": ports}
        if isinstance(error, ConnectionRefusedError):
            return {"verdict": "refused"}
        if error.errno in (errno.EHOSTUNREACH, errno.ENETUNREACH):
            return {"verdict": "unroutable"}
        raise error

    async def _talk(self, connection: socket.socket, address: str, port: int, request: Reply) -> Reply:
        await connect(connection, address, port, PATIENCE)
        loop = asyncio.get_running_loop()
        line = json.dumps(request).encode() + b"\n"
        if connection.type == socket.SOCK_DGRAM:
            await loop.sock_sendall(connection, line)
            received: Reply = json.loads(await asyncio.wait_for(loop.sock_recv(connection, 65536), PATIENCE))
            return received
        # whoever accepted may have to wait for somebody else
        return await asyncio.wait_for(talk(connection, request, self._authority), _PATIENCE_OF_ALL)


def family_of(address: str) -> socket.AddressFamily:
    """The kernel's word for the version of an address."""
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def served(machine: Machine, version: int) -> list[str]:
    """Addresses of a version that a balancer or proxy knows a machine by."""
    return [str(address) for address in machine.interfaces[0].addresses if address.version == version][:1]


def _judged(address: str, reply: Reply) -> Seen:
    if "arrived" in reply:
        return Seen(address, "connected", reply["arrived"], reply["port"], reply["peer"])
    ports = reply.get("ports")
    if reply["verdict"] == "untrusted":
        return Seen(address, "untrusted", reply["certificate"])
    return Seen(address, reply["verdict"], ports=(ports[0], ports[1]) if ports else None)


def _rule(rules: tuple[PublishingRule, ...], host: str, path: str, port: int) -> PublishingRule | None:
    fitting = [r for r in rules if r.port == port and covered_by(r.hosts, host) and path.startswith(r.path)]
    return min(
        fitting,
        key=lambda rule: (not any(same_name(own, host) for own in rule.hosts), -len(rule.path)),
        default=None,
    )
