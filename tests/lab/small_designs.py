"""The hairpins of the facts as small designs: the seven cases, the five paths, and each of them broken.

A case says what the walk must answer, so that walk and wires cannot agree on nonsense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.model.design import Design
from planner.model.devices import NatDirection, NatEntry, PublishingRule, Router, Transport
from planner.model.interfaces import Side
from planner.model.zones import ZoneKind
from planner.traffic import Question, Verdict
from tests.traffic.networks import (
    PROXY_OUTER,
    PROXY_PUBLIC,
    WEB_INTERNAL_VIP,
    back_firewall,
    edge,
    front_firewall,
    interface,
    ip,
    office,
    proxy,
    record,
    with_records,
    zone,
    zones,
)

NAME = "webext.contoso.com"
WEB_CONFERENCING = "webcon.contoso.com"


@dataclass(frozen=True)
class Case:
    """One small design and the question it is about.

    Attributes:
        path: the row of `hairpin_paths` or `hairpin_cases` that it stands for.
        turns: kinds and devices of the turns that the walk must find.
        blamed: element and field at fault.
        answers_by_gateway: hosts answer by the gateway of the adapter that was addressed.
    """

    name: str
    path: str
    design: Design
    question: Question
    verdict: Verdict = Verdict.DELIVERED
    turns: tuple[tuple[str, str], ...] = ()
    blamed: tuple[str, str] | None = None
    answers_by_gateway: bool = False
    more: tuple[Question, ...] = ()

    def __str__(self) -> str:
        return self.name


def phone(port: int = 443, **changes: str) -> Question:
    return Question("phone-wifi", NAME, port, **changes)  # type: ignore[arg-type]


def cases() -> Iterator[Case]:
    """Every case; each differs from a sound one by what it is about."""
    yield from _proxy_turns()
    yield from _firewall_turns()
    yield from _without_turn()
    yield from _edge_to_edge()
    yield from _web_conferencing()


_AT_PROXY = (("proxy", "proxy"),)
_AT_FRONT = (("front", "firewall"),)


def _proxy_turns() -> Iterator[Case]:
    yield Case("H1 separate proxy", "H1 mobility-proxy-hairpin", office(), phone(), turns=_AT_PROXY)
    strict = office(proxy=proxy(hairpin=False))
    yield Case("H7 the proxy refuses the turn", "H7", strict, phone(), Verdict.BLOCKED, blamed=("proxy", "hairpin"))
    inner = with_records(strict, record("internal", NAME, "172.16.2.20"))
    yield Case("H1 by the inner interface", "H1", inner, phone(), turns=_AT_PROXY)


def _nat(*, keeps_source: bool) -> tuple[NatEntry, ...]:
    entry = NatEntry(interface="outside", public=ip(PROXY_PUBLIC), private=ip(PROXY_OUTER), keeps_source=keeps_source)
    return (entry,)


def _at_firewall(*, keeps_source: bool = False, hairpin: bool = True, spoofing_prevention: bool = True) -> Design:
    front = front_firewall(
        nat=_nat(keeps_source=keeps_source), hairpin=hairpin, spoofing_prevention=spoofing_prevention
    )
    return with_records(office(front=front, proxy=proxy(hairpin=False)), record("internal", NAME, PROXY_PUBLIC))


def _firewall_turns() -> Iterator[Case]:
    path = "H2 mobility-firewall-hairpin"
    yield Case("H2 turn at the firewall", path, _at_firewall(), phone(), turns=_AT_FRONT, answers_by_gateway=True)
    kept = _at_firewall(keeps_source=True)
    yield Case("H2 private source is translated", path, kept, phone(), turns=_AT_FRONT, answers_by_gateway=True)
    calm = _at_firewall(spoofing_prevention=False)
    yield Case("H2 spoofing prevention off", path, calm, phone(), turns=_AT_FRONT, answers_by_gateway=True)
    refused = _at_firewall(hairpin=False)
    yield Case("H7 the firewall refuses", "H7", refused, phone(), Verdict.BLOCKED, blamed=("front", "hairpin"))
    for hairpin in (True, False):
        yield Case(
            f"H3 firewall is the proxy, hairpin {'allowed' if hairpin else 'refused'}",
            "H3",
            _combined(hairpin=hairpin),
            phone(),
            Verdict.DELIVERED if hairpin else Verdict.BLOCKED,
            turns=_AT_FRONT + _AT_PROXY if hairpin else (),
            blamed=None if hairpin else ("front", "hairpin"),
            more=(Question("phone-cell", NAME, 443), Question("laptop", NAME, 443)),
        )


def _combined(*, hairpin: bool) -> Design:
    itself = proxy(
        interfaces=(
            interface("outer", "internet", "203.0.113.1", side=Side.EXTERNAL, gateway="203.0.113.254"),
            interface("inner", "outer", "172.16.1.1", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.1.2"}),
        )
    )
    design = office(front=front_firewall(hairpin=hairpin, nat=()), proxy=itself)
    return with_records(design, record("internal", NAME, "203.0.113.1"), record("external", NAME, "203.0.113.1"))


def _without_turn() -> Iterator[Case]:
    shadowed = office()
    kept = tuple(r for r in shadowed.dns_records if (r.view, r.name) != ("internal", NAME))
    shadowed = replace(shadowed, dns_records=kept)
    yield Case("H4 name shadowed", "H4", shadowed, phone(), Verdict.UNRESOLVED, blamed=("internal", "records"))
    for address in (WEB_INTERNAL_VIP, "10.0.0.11"):
        wrong = with_records(office(), record("internal", NAME, address))
        case = f"H5 record at the pool, {address}"
        yield Case(case, "H5", wrong, phone(), Verdict.MISDELIVERED, blamed=("internal", "records"))
    for line in ("internet", "internet-2"):
        yield Case(f"H6 own line by {line}", "H6", _own_line(line), phone())
    internal = Question("phone-wifi", "webint.contoso.com", 443)
    yield Case("internal web site over Wi-Fi", "mobility-no-hairpin", office(), internal)
    port = PublishingRule(hosts=(NAME,), backend="pool", backend_port=443)
    wrong_port = office(proxy=proxy(rules=(port,)), balancer=None)
    yield Case(
        "wrong port translation", "H1", wrong_port, phone(), Verdict.MISDELIVERED, _AT_PROXY, blamed=("proxy", "rules")
    )
    nowhere = office(proxy=proxy(rules=(replace(port, backend_port=4444),)))
    yield Case("translation to no port", "H1", nowhere, phone(), Verdict.REFUSED, _AT_PROXY, blamed=("proxy", "rules"))


def _own_line(line: str) -> Design:
    router = Router(
        id="wifi-line",
        name="Wi-Fi line",
        interfaces=(interface("wifi", "wifi", "10.0.1.2"), interface("line", line, "203.0.113.77")),
    )
    more = zone("internet-2", ZoneKind.INTERNET, view="external")
    if line == "internet":
        base = office(zones=(*zones(), more))
    else:  # both ways to the Internet are equally long, so only one is drawn: no phone has two gateways
        back = back_firewall()
        wired = tuple(adapter for adapter in back.interfaces if adapter.zone != "wifi")
        base = office(zones=(*zones(), more), back=replace(back, interfaces=wired))
    return with_records(replace(base, devices=(*base.devices, router)), record("internal", NAME, PROXY_PUBLIC))


def _pair(*, hairpin: bool, keeps_source: bool = True, direction: NatDirection = NatDirection.BOTH) -> Design:
    """Two Edge Servers behind NAT, each with a public A/V address."""
    entries = tuple(
        NatEntry(
            interface="outside",
            public=ip(f"203.0.113.3{number}"),
            private=ip(f"172.16.1.3{number}"),
            keeps_source=keeps_source,
            direction=direction,
        )
        for number in (2, 3)
    )
    first = edge()
    second = replace(
        first.members[0],
        id="edge2",
        fqdn="edge2.contoso.com",
        interfaces=(
            interface("outside", "outer", "172.16.1.33", side=Side.EXTERNAL, gateway="172.16.1.1"),
            interface("inside", "inner", "172.16.2.33", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.2.1"}),
        ),
        bindings=(),
    )
    members = (*first.members, second)
    return office(front=front_firewall(nat=entries, hairpin=hairpin), edge=replace(first, members=members))


def _edge_to_edge() -> Iterator[Case]:
    path = "edge-av-nat-hairpin"

    def ask(port: int, service: str, transport: Transport) -> Question:
        source = ip("172.16.1.32")
        return Question("edge1/outside", "203.0.113.33", port, transport, source_address=source, service=service)

    tcp, udp = ask(443, "av-edge-stun-tcp", Transport.TCP), ask(3478, "av-edge-stun-udp", Transport.UDP)
    blamed = ("front", "hairpin")
    yield Case("Edge to Edge behind NAT", path, _pair(hairpin=True), tcp, turns=_AT_FRONT, more=(udp,))
    yield Case("Edge to Edge, turn refused", path, _pair(hairpin=False), tcp, Verdict.BLOCKED, (), blamed, more=(udp,))
    inbound = _pair(hairpin=True, direction=NatDirection.INBOUND)
    yield Case("Edge to Edge, inbound NAT only", path, inbound, tcp, turns=_AT_FRONT, more=(udp,))
    hidden = _pair(hairpin=True, keeps_source=False)
    yield Case("Edge to Edge, source not kept", path, hidden, tcp, turns=_AT_FRONT, more=(udp,))


def _web_conferencing() -> Iterator[Case]:
    """Hybrid: cloud-homed users inside join meetings at the external Web Conferencing address."""
    path = "hybrid-webconf-hairpin"
    question = Question("desktop", WEB_CONFERENCING, 443, service="web-conferencing-edge")
    yield Case("hybrid Web Conferencing", path, _meeting(hairpin=True), question, turns=_AT_FRONT)
    refused = _meeting(hairpin=False)
    yield Case(
        "hybrid Web Conferencing, refused", path, refused, question, Verdict.BLOCKED, (), blamed=("front", "hairpin")
    )


def _meeting(*, hairpin: bool) -> Design:
    nat = (NatEntry(interface="outside", public=ip("203.0.113.31"), private=ip("172.16.1.31")),)
    front = front_firewall(nat=nat, hairpin=hairpin)
    records = [record(view, WEB_CONFERENCING, "203.0.113.31") for view in ("internal", "external")]
    return with_records(office(front=front), *records)
