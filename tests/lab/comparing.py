"""Walks beside real connections: the same question to both, and what is different in their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.catalog import Catalog
from planner.model.addresses import parse_address
from planner.model.devices import Transport
from planner.model.servers import DirectorPool, FrontEndPool, WebPool
from planner.model.zones import OUTSIDE_KINDS
from planner.traffic import Question, Trace, Traffic, Verdict
from tests.lab.exchange import FIRST_PORT, Exchange, Seen
from tests.lab.lab import Lab

_CONNECTED = {Verdict.DELIVERED, Verdict.MISDELIVERED}
_AT_ONCE = 40


@dataclass(frozen=True)
class End:
    """What can be seen from outside: how a connection ended, with or because of whom, under which source."""

    address: str | None
    outcome: str
    who: str | None = None
    source: str | None = None
    is_meant: bool | None = None


@dataclass(frozen=True)
class Compared:
    """One question and what each of the two says."""

    question: Question
    walked: frozenset[End]
    seen: frozenset[End]

    @property
    def agrees(self) -> bool:
        return self.walked == self.seen

    def __str__(self) -> str:
        lines = [
            f"{self.question.source} -> {self.question.destination} {self.question.transport} {self.question.port}"
        ]
        lines += [f"  only the walk:  {end}" for end in self.walked - self.seen]
        lines += [f"  only the wires: {end}" for end in self.seen - self.walked]
        return "\n".join(lines)


def compare(
    traffic: Traffic, catalog: Catalog, questions: Iterable[Question], *, answers_by_gateway: bool = False
) -> list[Compared]:
    """Builds the design, asks every question for real, takes it away again.

    Clients speak TLS where a question says so, and check the certificate for the name that was asked for.
    """
    asked = list(dict.fromkeys(replace(question, tls=bool(question.tls)) for question in questions))
    for question in asked:
        traffic.walk(question)  # now, so that nothing waits for it while connections are timed
    with Lab(traffic, answers_by_gateway=answers_by_gateway) as lab:
        exchange = Exchange(lab, catalog, _ports(asked))
        seen = asyncio.run(_ask_all(exchange, traffic, asked))
        dropped = lab.dropped()
        return [
            Compared(
                question,
                frozenset(_of_trace(question, trace) for trace in traffic.walk(question).traces),
                frozenset(_of_connection(exchange, traffic, question, item, dropped) for item in seen[question]),
            )
            for question in asked
        ]


def _ports(asked: list[Question]) -> set[tuple[str, int]]:
    transports = (Transport.TCP, Transport.UDP)
    return {(t.value, q.port) for q in asked for t in transports if q.transport in (t, Transport.ANY)}


async def _ask_all(exchange: Exchange, traffic: Traffic, asked: list[Question]) -> dict[Question, set[Seen]]:
    await exchange.open()
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(question: Question) -> set[Seen]:
        is_id = parse_address(question.destination) is None and "." not in question.destination
        addresses = [str(a) for a in traffic.addresses_of(question.destination)] if is_id else None
        async with turns:
            return await exchange.try_question(question, addresses)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = {q: group.create_task(one(q)) for q in asked if q.source_port is None}
        # A fixed source port may be that of a listener or of another question, so those go one by one.
        fixed = {q: await one(q) for q in asked if q.source_port is not None}
        return {question: task.result() for question, task in tasks.items()} | fixed
    finally:
        exchange.close()


def _of_trace(question: Question, trace: Trace) -> End:
    address = str(trace.address) if trace.address else None
    if trace.verdict in _CONNECTED:
        is_self = trace.arrived == question.source
        source = None if is_self else str(trace.source_shown)
        return End(address, "connected", trace.arrived, source, trace.verdict is not Verdict.MISDELIVERED)
    is_named = trace.verdict in (Verdict.BLOCKED, Verdict.UNTRUSTED)
    blamed = trace.blame.element if trace.blame and is_named else None
    return End(None if trace.verdict is Verdict.UNROUTABLE else address, trace.verdict.value, blamed)


def _of_connection(
    exchange: Exchange, traffic: Traffic, question: Question, seen: Seen, dropped: dict[str, set[tuple[int, int]]]
) -> End:
    if seen.verdict == "connected":
        source = None if seen.arrived == question.source else seen.source_shown
        return End(seen.address, "connected", seen.arrived, source, _is_meant(exchange, traffic, question, seen))
    if seen.verdict == "untrusted":
        return End(seen.address, "untrusted", seen.arrived)
    blamed = next((device for device, pairs in dropped.items() if _is_among(seen.ports, pairs)), None)
    if seen.verdict == "unroutable" or (seen.verdict == "silent" and blamed is None):
        return End(None, "unroutable")
    return End(seen.address, "blocked" if seen.verdict == "silent" else seen.verdict, blamed)


def _is_among(ports: tuple[int, int] | None, pairs: set[tuple[int, int]]) -> bool:
    """Tells whether a packet of a connection is among those dropped, whichever way it went.

    Source ports of the laboratory are used once, so they are enough where translation changed the other one.
    """
    if ports is None:
        return False
    if ports[0] > FIRST_PORT:
        return any(ports[0] in pair for pair in pairs)
    return ports in pairs or (ports[1], ports[0]) in pairs


def _is_meant(exchange: Exchange, traffic: Traffic, question: Question, seen: Seen) -> bool:
    """Whether the service that took the connection is one that was meant."""
    services = exchange.services_of_machine(seen.arrived or "", question.transport.value, seen.port or 0)
    if question.service is not None and services:
        return question.service in services
    is_internal_site = any(service.startswith("web-internal") for service in services)
    return not (is_internal_site and _means_external_site(exchange, traffic, question))


def _means_external_site(exchange: Exchange, traffic: Traffic, question: Question) -> bool:
    """Outside users are meant for the external web site, and so is who asks for an external web name."""
    pools: list[WebPool] = [*traffic.design.servers_of(FrontEndPool), *traffic.design.servers_of(DirectorPool)]
    if {question.host, question.destination} & {pool.web.external_fqdn for pool in pools if pool.web.external_fqdn}:
        return True
    zone = exchange.lab.hosts_of(question.source)[0].cables[0].adapter.zone
    return traffic.design.zone(zone).zone_kind in OUTSIDE_KINDS
