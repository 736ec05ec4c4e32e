"""NAT in both directions, forwards of one port, hidden sources, spoofed sources, answers that miss the translator."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

from planner.model.devices import NatDirection, NatEntry, Router
from planner.model.interfaces import Side, StaticRoute
from planner.model.zones import ZoneKind
from planner.traffic import TranslationKind, Verdict
from tests.traffic.networks import (
    PROXY_OUTER,
    UDP,
    ask,
    ask_one,
    back_firewall,
    blamed,
    edge,
    front_firewall,
    interface,
    ip,
    office,
    pool,
    proxy,
    record,
    with_records,
    zone,
    zones,
)

NAME = "webext.contoso.com"


def test_inbound_changes_the_destination_and_keeps_the_source() -> None:
    trace = ask_one(office(), "laptop", "sip.contoso.com")
    assert [(t.kind, str(t.before), str(t.after)) for t in trace.translations] == [
        (TranslationKind.DESTINATION, "203.0.113.30", "172.16.1.30")
    ]
    assert trace.source_shown == trace.hops[0].source or trace.hops[0].source is None
    crossing = trace.crossings[0]
    assert (crossing.firewall, crossing.from_interface, crossing.to_interface) == ("front", "outside", "dmz")
    assert (str(crossing.destination), str(crossing.shown_destination)) == ("172.16.1.30", "203.0.113.30")


def test_outbound_shows_the_public_address_of_a_symmetric_entry() -> None:
    trace = ask_one(office(), "edge1", "9.9.9.9")
    assert str(trace.source_shown) == "203.0.113.30"
    assert trace.translations[0].kind is TranslationKind.SOURCE


def test_an_inbound_entry_does_not_translate_outbound() -> None:
    entry = NatEntry(
        interface="outside", public=ip("203.0.113.30"), private=ip("172.16.1.30"), direction=NatDirection.INBOUND
    )
    trace = ask_one(office(front=front_firewall(nat=(entry,))), "edge1", "9.9.9.9")
    assert str(trace.source_shown) == "203.0.113.1"  # hidden behind the firewall like any private source


def test_a_source_that_is_not_kept_becomes_the_firewall() -> None:
    entry = replace(front_firewall().nat[1], keeps_source=False)
    trace = ask_one(office(front=front_firewall(nat=(entry,))), "laptop", "sip.contoso.com")
    assert trace.verdict is Verdict.DELIVERED
    assert str(trace.source_shown) == "172.16.1.1"


def test_a_forward_of_one_port_is_closer_than_the_whole_address() -> None:
    whole = front_firewall().nat[0]
    forward = NatEntry(
        interface="outside", public=whole.public, private=ip("172.16.1.30"), port=5061, private_port=5061
    )
    design = office(front=front_firewall(nat=(whole, forward)))
    assert ask_one(design, "laptop", str(whole.public), 5061).arrived == "edge1"
    assert ask_one(design, "laptop", NAME).passes("reverse-proxy")


def test_a_port_forward_on_the_firewalls_own_address() -> None:
    forward = NatEntry(interface="outside", public=ip("203.0.113.1"), private=ip(PROXY_OUTER), port=443)
    design = with_records(office(front=front_firewall(nat=(forward,))), record("external", NAME, "203.0.113.1"))
    assert ask_one(design, "phone-cell", NAME).is_delivered
    refused = ask_one(design, "phone-cell", NAME, 80)
    assert refused.verdict is Verdict.REFUSED
    assert blamed(refused) == ("front", "nat")


def test_a_forward_can_change_the_port() -> None:
    forward = NatEntry(
        interface="outside", public=ip("203.0.113.5"), private=ip("172.16.1.30"), port=8443, private_port=443
    )
    trace = ask_one(office(front=front_firewall(nat=(forward,))), "laptop", "203.0.113.5", 8443)
    assert trace.verdict is Verdict.DELIVERED
    assert (trace.translations[0].port_before, trace.translations[0].port_after) == (8443, 443)


def test_an_entry_that_leads_nowhere_is_blamed() -> None:
    entry = NatEntry(interface="outside", public=ip("203.0.113.5"), private=ip("10.99.0.1"))
    trace = ask_one(office(front=front_firewall(nat=(entry,))), "laptop", "203.0.113.5")
    assert trace.verdict is Verdict.UNROUTABLE
    assert blamed(trace) == ("front", "nat")


def test_a_private_source_without_a_drawn_device_is_hidden_by_its_provider() -> None:
    cgn = tuple(
        replace(item, subnets=(ip_network("10.200.0.0/16"),)) if item.id == "cellular" else item for item in zones()
    )
    trace = ask_one(office(zones=cgn), "phone-cell", NAME)
    assert trace.verdict is Verdict.DELIVERED
    assert any("its provider shows" in hop.reason for hop in trace.hops)
    assert not str(trace.crossings[0].source).startswith("10.")


def test_direct_private_addressing_needs_no_translation() -> None:
    trace = ask_one(office(), "phone-wifi", PROXY_OUTER, host=NAME)
    assert trace.verdict is Verdict.DELIVERED
    assert trace.translations == ()


class TestSpoofing:
    def two_ways(self, **changes: object):
        """Wi-Fi reaches the perimeter by a router too, but the back firewall expects it on its own Wi-Fi side."""
        detour = Router(
            id="detour",
            name="Detour",
            interfaces=(
                interface("wifi", "wifi", "10.0.1.9"),
                interface("outer", "outer", "172.16.1.9", routes={"10.0.0.0/24": "172.16.1.2"}),
            ),
        )
        design = office(back=back_firewall(**changes))
        return replace(design, devices=(*design.devices, detour))

    def test_a_source_from_the_wrong_side_is_dropped(self) -> None:
        machine = edge().members[0]
        through = interface("extra", "wifi", "10.0.1.77", routes={"10.0.0.0/24": "10.0.1.9"}, side=Side.INTERNAL)
        wifi_host = replace(machine, interfaces=(through,), bindings=())
        design = self.two_ways()
        design = replace(design, servers=(design.servers[0], replace(edge(), members=(wifi_host,))))
        trace = ask_one(design, "edge1", "10.0.0.11", 5061)
        assert trace.verdict is Verdict.BLOCKED
        assert blamed(trace) == ("back", "spoofing_prevention")

    def test_not_where_spoofing_prevention_is_off(self) -> None:
        machine = edge().members[0]
        through = interface("extra", "wifi", "10.0.1.77", routes={"10.0.0.0/24": "10.0.1.9"}, side=Side.INTERNAL)
        wifi_host = replace(machine, interfaces=(through,), bindings=())
        design = self.two_ways(spoofing_prevention=False)
        design = replace(design, servers=(design.servers[0], replace(edge(), members=(wifi_host,))))
        assert ask_one(design, "edge1", "10.0.0.11", 5061).is_delivered


class TestAnswers:
    def test_an_answer_to_a_firewall_that_never_saw_the_request_is_dropped(self) -> None:
        other = replace(
            front_firewall(),
            id="other",
            name="Other firewall",
            nat=(),
            interfaces=(interface("wifi", "wifi", "10.0.1.8"), interface("inner", "inner", "172.16.2.8")),
        )
        inner = proxy().interfaces[1]
        astray = replace(
            inner, routes=(StaticRoute(network=ip_network("10.0.0.0/24"), via=ip("172.16.2.8")), *inner.routes)
        )
        design = office(proxy=proxy(interfaces=(proxy().interfaces[0], astray)))
        design = replace(design, devices=(*design.devices, other))
        trace = ask_one(design, "desktop", "172.16.2.20", host=NAME)
        assert trace.verdict is Verdict.BLOCKED
        assert blamed(trace) == ("other", "stateful")
        assert trace.blame is not None
        assert "never saw the request" in trace.blame.reason


def test_a_firewall_with_state_must_see_the_answers_of_tcp() -> None:
    """The way there is forced through the back firewall by a static route, the answer takes a router past it."""
    past = Router(
        id="past", name="Past", interfaces=(interface("i", "inner", "172.16.2.7"), interface("l", "lan", "10.0.0.7"))
    )
    members = tuple(
        replace(
            machine,
            interfaces=(
                replace(
                    machine.interfaces[0],
                    gateway=None,
                    routes=(StaticRoute(network=ip_network("172.16.2.0/24"), via=ip("10.0.0.7")),),
                ),
            ),
        )
        for machine in pool().members
    )
    base = office(pool=pool(members=members))
    design = replace(base, devices=(*base.devices, past))
    trace = ask_one(design, "edge1", "10.0.0.11", 5061)
    assert trace.verdict is Verdict.UNROUTABLE
    assert blamed(trace) == ("pool", "interfaces")
    assert trace.blame is not None
    assert "both directions" in trace.blame.reason
    assert ask_one(design, "edge1", "10.0.0.11", 50000, transport=UDP).is_delivered
    calm = design.with_element(back_firewall(stateful=False))
    assert ask_one(calm, "edge1", "10.0.0.11", 5061).is_delivered


def test_an_answer_may_pass_the_same_device_twice_under_different_addresses() -> None:
    """A router hides the client on the Internet, a firewall turns the packet back to it, and both undo it."""
    hidden = Router(
        id="both-ways",
        name="Both ways",
        interfaces=(
            interface("line", "internet", "203.0.113.2"),
            interface("wifi", "wifi", "10.0.1.2"),
            interface("lan", "lan", "10.0.0.2"),
        ),
    )
    entry = NatEntry(interface="outside", public=ip("203.0.113.4"), private=ip("10.0.0.11"), keeps_source=False)
    firewall = front_firewall(
        nat=(entry,),
        interfaces=(interface("outside", "internet", "203.0.113.1"), interface("wifi", "wifi", "10.0.1.7")),
    )
    base = office(front=firewall)
    kept = tuple(device for device in base.devices if device.id != "back")
    walk = ask(replace(base, devices=(*kept, hidden)), "wifi", "203.0.113.4", 5061)
    assert {trace.verdict for trace in walk.traces if trace.passed[0].element == "both-ways"} == {Verdict.DELIVERED}


class TestIpv6:
    def design(self):
        both = tuple(
            replace(item, subnets=(*item.subnets, ip_network(f"fd00:{number}::/64"))) if item.subnets else item
            for number, item in enumerate(zones())
        )
        lan = next(number for number, item in enumerate(both) if item.id == "lan")
        base = office(zones=both)
        pool = base.servers[0]
        machine = pool.members[0]
        adapter = replace(machine.interfaces[0], addresses=(ip("10.0.0.11"), ip(f"fd00:{lan}::11")))
        changed = replace(pool, members=(replace(machine, interfaces=(adapter,)), *pool.members[1:]))
        design = replace(base, servers=(changed, *base.servers[1:]))
        return with_records(
            design,
            record("internal", "both.contoso.com", "10.0.0.11"),
            record("internal", "both.contoso.com", f"fd00:{lan}::11"),
        )

    def test_both_versions_are_walked(self) -> None:

        walk = ask(self.design(), "phone-wifi", "both.contoso.com", 5061)
        assert sorted(trace.address.version for trace in walk.traces if trace.address) == [4, 6]
        assert walk.verdict is Verdict.DELIVERED

    def test_a_sender_without_a_version_does_not_try_it(self) -> None:

        walk = ask(self.design(), "desktop", "both.contoso.com", 5061)
        assert [str(trace.address) for trace in walk.traces] == ["10.0.0.11"]

    def test_without_a_common_version_there_is_no_way(self) -> None:
        design = with_records(self.design(), record("internal", "six.contoso.com", "fd00:6::11"))
        trace = ask_one(design, "desktop", "six.contoso.com", 5061)
        assert trace.verdict is Verdict.UNROUTABLE
        assert blamed(trace) == ("desktop", "interfaces")
        assert trace.blame is not None
        assert "IP version" in trace.blame.reason


def test_a_branch_reaches_the_centre_over_a_drawn_line_and_not_over_the_internet() -> None:
    branch = zone("branch", ZoneKind.BRANCH, "10.5.0.0/24")
    line = Router(
        id="branch-line",
        name="Branch line",
        interfaces=(interface("lan", "branch", "10.5.0.1"), interface("out", "internet", "203.0.113.55")),
    )
    base = office(zones=(*zones(), branch))
    design = replace(base, devices=(*base.devices, line))
    assert ask_one(design, "branch", "10.0.0.11", 5061).verdict is Verdict.UNROUTABLE
    assert ask_one(design, "branch", "203.0.113.30").is_delivered
    wan = Router(
        id="wan", name="WAN", interfaces=(interface("b", "branch", "10.5.0.2"), interface("l", "lan", "10.0.0.5"))
    )
    joined = replace(design, devices=(*design.devices, wan))
    assert ask_one(joined, "branch", "10.0.0.11", 5061).is_delivered


def test_equal_ways_are_all_walked_where_no_gateway_chooses_one() -> None:
    base = office()
    twin = replace(
        front_firewall(),
        id="front2",
        nat=(),
        interfaces=(interface("outside", "internet", "203.0.113.2"), interface("dmz", "outer", "172.16.1.3")),
    )

    design = replace(base, devices=(*base.devices, twin))
    walk = ask(design, "outer", "9.9.9.9")
    assert {crossing.firewall for crossing in walk.crossings} == {"front", "front2"}
    assert len(walk.traces) == 2
    walk = ask(design, "edge1", "9.9.9.9")
    assert {crossing.firewall for crossing in walk.crossings} == {"front"}
    assert len(walk.traces) == 1
