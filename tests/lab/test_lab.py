"""Walks agree with a real network stack: routes, filters, translation, DNS and proxies of Linux.

One command: `installer/test.sh -m lab tests/lab` as root, with iproute2, nftables and bind9 installed. All traffic
stays inside namespaces that the laboratory makes and removes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, NatDirection, PortRange, ReverseProxy, Transport
from planner.model.servers import EdgePool
from planner.model.zones import DnsRecord, Provenance
from planner.requirements import Plan, build_plan
from planner.traffic import Question, Traffic, TurnKind, Verdict
from tests.lab.comparing import Compared, compare

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"

pytestmark = [pytest.mark.lab, pytest.mark.timeout(600)]


def _design(name: str) -> Design:
    return read_document(EXAMPLES / f"{name}.yaml").document.design


def _plan(name: str) -> Plan:
    return build_plan(_design(name), load_catalog())


def _flows(plan: Plan) -> list[Question]:
    return [replace(walk.question, ignore_filters=False) for flow in plan.flow_walks for walk in flow.walks]


def _mobility(design: Design) -> list[Question]:
    """What a phone asks from every position, in the order in which it asks."""
    names = {name for pool in design.servers if (name := getattr(getattr(pool, "web", None), "external_fqdn", None))}
    names |= {
        f"{prefix}.{domain}" for domain in design.sip_domains for prefix in ("lyncdiscoverinternal", "lyncdiscover")
    }
    names |= {url.host for url in design.simple_urls}
    sources = [client.id for client in design.clients] + [zone.id for zone in design.zones]
    return [Question(source, name, port) for source in sources for name in sorted(names) for port in (443, 80)]


def _everything(design: Design) -> Iterator[Question]:
    """Every zone to every server address on ports that are open, half open and closed: the must-nots among them."""
    for zone in design.zones:
        for server in design.servers:
            for machine in server.members:
                for address in (a for adapter in machine.interfaces for a in adapter.addresses):
                    yield from (Question(zone.id, str(address), port) for port in (443, 4443, 5061, 9999))
                    yield Question(zone.id, str(address), 3478, Transport.UDP)


def _assert_agree(found: list[Compared]) -> None:
    different = [item for item in found if not item.agrees]
    summary = f"{len(different)} of {len(found)} questions differ\n"
    assert not different, summary + "\n".join(str(item) for item in different)


def _check(traffic: Traffic, questions: list[Question], *, answers_by_gateway: bool = False) -> None:
    _assert_agree(compare(traffic, load_catalog(), questions, answers_by_gateway=answers_by_gateway))


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_required_flows_arrive_as_walked(name: str) -> None:
    plan = _plan(name)
    _check(plan.traffic, _flows(plan))


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_mobility_from_every_position(name: str) -> None:
    plan = _plan(name)
    _check(plan.traffic, _mobility(plan.design))


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_every_zone_to_every_server(name: str) -> None:
    plan = _plan(name)
    _check(plan.traffic, list(_everything(plan.design)))


# --- broken and changed variants of the standard design


def _with_firewalls(design: Design, **changes: object) -> Design:
    return design.with_elements(tuple(replace(f, **changes) for f in design.firewalls))  # type: ignore[arg-type]


def _with_proxy(design: Design, **changes: object) -> Design:
    return design.with_elements(tuple(replace(p, **changes) for p in design.reverse_proxies))  # type: ignore[arg-type]


def _named_at_the_firewall(design: Design) -> Design:
    """The internal view leads to the public address, so traffic of inside devices turns at the firewall."""
    name = "webext.contoso.com"
    return design.with_element(DnsRecord(id="turn", view="internal", name=name, targets=("203.0.113.20",)))


def _hairpin_allowed(design: Design) -> Design:
    return _with_firewalls(_named_at_the_firewall(design), hairpin=True)


def _inbound_nat(design: Design) -> Design:
    return _with_nat(design, direction=NatDirection.INBOUND)


def _hidden_clients(design: Design) -> Design:
    return _with_nat(_hairpin_allowed(design), keeps_source=False)


def _with_nat(design: Design, **changes: object) -> Design:
    firewall = next(f for f in design.firewalls if f.nat)
    entries = tuple(replace(entry, **changes) for entry in firewall.nat)  # type: ignore[arg-type]
    return design.with_element(replace(firewall, nat=entries))


def _edge_without_inside_routes(design: Design) -> Design:
    return _without_routes(design, design.servers_of(EdgePool)[0])


def _without_routes(design: Design, pool: EdgePool) -> Design:
    members = tuple(
        replace(m, interfaces=tuple(replace(adapter, routes=()) for adapter in m.interfaces)) for m in pool.members
    )
    return design.with_element(replace(pool, members=members))


def _wrong_port(design: Design) -> Design:
    plan = build_plan(design, load_catalog())
    rules = tuple(replace(rule, backend_port=443) for rule in plan.publishing_in_force["proxy01"])
    proxy = design.reverse_proxies[0]
    assert isinstance(proxy, ReverseProxy)
    return design.with_element(replace(proxy, publishing=proxy.publishing.RECORDED, rules=rules))


def _wrong_port_let_through(design: Design) -> Design:
    """The proxy leads to the internal web site, and the firewalls are no help."""
    anything = (FirewallRule(transport=Transport.ANY),)
    return _with_firewalls(_wrong_port(design), policy=Provenance.RECORDED, rules=anything)


def _stateless_and_one_way(design: Design) -> Design:
    """Recorded rules for requests alone, on firewalls that remember nothing."""
    web = (FirewallRule(destination_ports=(PortRange(first=1, last=8080),)),)
    return _with_firewalls(design, policy=Provenance.RECORDED, rules=web, stateful=False)


def _nothing_published(design: Design) -> Design:
    proxy = design.reverse_proxies[0]
    return design.with_element(replace(proxy, publishing=proxy.publishing.RECORDED, rules=()))


def _name_missing_inside(design: Design) -> Design:
    return design.with_element(DnsRecord(id="none", view="internal", name="webext.contoso.com", targets=()))


def _pin_point_zones(design: Design) -> Design:
    views = tuple(
        replace(view, holds=("lyncdiscoverinternal.contoso.com", "se01.contoso.com")) if view.id == "internal" else view
        for view in design.dns_views
    )
    return design.with_elements(views)


def _lonely_internal_view(design: Design) -> Design:
    views = tuple(replace(v, forwards_to=None, holds=("fabrikam.com",)) for v in design.dns_views if v.id == "internal")
    return design.with_elements(views)


def _open_firewalls(design: Design) -> Design:
    return _with_firewalls(design, spoofing_prevention=False)


def _closed_proxy(design: Design) -> Design:
    return _with_proxy(design, hairpin=False)


VARIANTS = [
    _named_at_the_firewall,
    _hairpin_allowed,
    _inbound_nat,
    _hidden_clients,
    _edge_without_inside_routes,
    _wrong_port,
    _wrong_port_let_through,
    _stateless_and_one_way,
    _nothing_published,
    _name_missing_inside,
    _pin_point_zones,
    _lonely_internal_view,
    _open_firewalls,
    _closed_proxy,
]


@pytest.mark.parametrize("change", VARIANTS, ids=lambda change: change.__name__.lstrip("_"))
def test_changed_design_behaves_as_walked(change: Callable[[Design], Design]) -> None:
    plan = build_plan(change(_design("standard")), load_catalog())
    edge = [f"203.0.113.{number}" for number in (10, 11, 12)] + ["198.51.100.70", "192.0.2.20"]
    sources = [zone.id for zone in plan.design.zones] + ["edge01-server", "se01-server"]
    extra = [Question(source, address, port) for source in sources for address in edge for port in (443, 5061)]
    questions = _mobility(plan.design) + extra
    if change is _stateless_and_one_way:  # of two faults the walk names the closed port, the wires the lost refusal
        questions = [q for q in questions if plan.traffic.walk(q).verdict is not Verdict.REFUSED]
    # A turn at the firewall needs answers that come back to it: the proxy's route to inside is its gateway then.
    is_turned = any(firewall.hairpin for firewall in plan.design.firewalls)
    _check(plan.traffic, questions, answers_by_gateway=is_turned)


def test_variants_break_what_they_are_about() -> None:
    """The laboratory compares verdicts; this says that the variants are not all the same."""
    phone = Question("phone-wifi", "webext.contoso.com", 443)

    def walk(change: Callable[[Design], Design]) -> Verdict:
        return build_plan(change(_design("standard")), load_catalog()).traffic.walk(phone).verdict

    assert walk(lambda design: design) is Verdict.DELIVERED
    assert walk(_named_at_the_firewall) is Verdict.BLOCKED
    assert walk(_closed_proxy) is Verdict.BLOCKED
    assert walk(_wrong_port_let_through) is Verdict.MISDELIVERED
    assert walk(_stateless_and_one_way) is Verdict.BLOCKED
    assert walk(_nothing_published) in (Verdict.REFUSED, Verdict.BLOCKED)
    assert walk(_name_missing_inside) is Verdict.UNRESOLVED


def test_turns_are_where_the_walk_says() -> None:
    plan = _plan("standard")
    walk = plan.traffic.walk(Question("phone-wifi", "webext.contoso.com", 443))
    assert [turn.kind for turn in walk.turns] == [TurnKind.PROXY]
    assert isinstance(plan.design.get("external-firewall"), Firewall)
    found = compare(plan.traffic, load_catalog(), [walk.question])
    # the server sees the proxy, not the phone: the connection really ended and began anew there
    assert {end.source for item in found for end in item.seen} == {"198.51.100.80"}
