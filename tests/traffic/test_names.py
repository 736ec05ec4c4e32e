"""Answers per DNS view."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.model.design import Design
from planner.model.zones import DnsRecord, DnsView, RecordType
from planner.traffic import Answer
from tests.traffic.networks import ip, office, record, traffic, with_records


def resolve(view: str, name: str, *records: DnsRecord, views: tuple[DnsView, ...] | None = None) -> Answer:
    design = with_records(office(), *records)
    if views is not None:
        design = replace(design, dns_views=views)
    return traffic(design).resolve(view, name)


def alias(view: str, name: str, target: str) -> DnsRecord:
    return record(view, name, target, type=RecordType.CNAME)


def test_each_view_answers_its_own_records() -> None:
    assert resolve("external", "webext.contoso.com").addresses == (ip("203.0.113.20"),)
    assert resolve("internal", "WebExt.Contoso.com.").addresses == (ip("172.16.1.20"),)


def test_a_view_that_holds_the_zone_does_not_ask_further() -> None:
    answer = resolve("internal", "sip.contoso.com")
    assert answer.missing is not None
    assert (answer.missing.view, answer.missing.name) == ("internal", "sip.contoso.com")


def test_a_view_that_does_not_hold_the_zone_forwards() -> None:
    answer = resolve("internal", "www.fabrikam.com", record("external", "www.fabrikam.com", "203.0.113.9"))
    assert answer.addresses == (ip("203.0.113.9"),)
    assert answer.answered_by == "external"


def test_a_pinpoint_zone_holds_one_name_only() -> None:
    views = (
        DnsView(id="external", name="Public", holds=("contoso.com",)),
        DnsView(id="internal", name="Internal", holds=("lost.contoso.com",), forwards_to="external"),
    )
    assert resolve("internal", "sip.contoso.com", views=views).addresses == (ip("203.0.113.30"),)
    assert resolve("internal", "lost.contoso.com", views=views).missing is not None


def test_a_record_without_target_says_that_the_name_does_not_exist() -> None:
    views = (
        DnsView(id="external", name="Public"),
        DnsView(id="internal", name="Internal", forwards_to="external"),
    )
    records = (record("internal", "a.example.com"), record("external", "a.example.com", "203.0.113.9"))
    answer = resolve("internal", "a.example.com", *records, views=views)
    assert answer.missing is not None
    assert answer.missing.view == "internal"


def test_aliases_are_followed_in_the_view_that_was_asked() -> None:
    records = (
        alias("internal", "a.contoso.com", "b.contoso.com"),
        alias("internal", "b.contoso.com", "webext.contoso.com"),
    )
    answer = resolve("internal", "a.contoso.com", *records)
    assert answer.chain == ("a.contoso.com", "b.contoso.com", "webext.contoso.com")
    assert answer.addresses == (ip("172.16.1.20"),)
    assert not answer.crosses_domain


def test_an_alias_into_another_domain_is_noted() -> None:
    records = (
        alias("external", "lyncdiscover.contoso.com", "lyncdiscover.fabrikam.com"),
        record("external", "lyncdiscover.fabrikam.com", "203.0.113.9"),
    )
    answer = resolve("external", "lyncdiscover.contoso.com", *records)
    assert answer.crosses_domain
    assert "TLS client may refuse" in answer.reason


def test_an_alias_to_nothing_names_the_missing_target() -> None:
    answer = resolve("internal", "a.contoso.com", alias("internal", "a.contoso.com", "b.contoso.com"))
    assert answer.missing is not None
    assert answer.missing.name == "b.contoso.com"


def test_aliases_in_a_circle_end() -> None:
    records = (alias("internal", "a.contoso.com", "b.contoso.com"), alias("internal", "b.contoso.com", "a.contoso.com"))
    answer = resolve("internal", "a.contoso.com", *records)
    assert answer.missing is not None
    assert "circle" in answer.reason


def test_views_that_forward_to_each_other_end() -> None:
    views = (
        DnsView(id="external", name="Public", forwards_to="internal"),
        DnsView(id="internal", name="Internal", forwards_to="external"),
    )
    answer = resolve("internal", "nowhere.example.com", views=views)
    assert answer.missing is not None
    assert "forward" in answer.reason


def test_both_ip_versions_are_answered_ipv4_first() -> None:
    records = (record("internal", "a.contoso.com", "fd00::5"), record("internal", "a.contoso.com", "10.0.0.11"))
    assert resolve("internal", "a.contoso.com", *records).addresses == (ip("10.0.0.11"), ip("fd00::5"))


def test_names_of_cloud_services_are_known_to_the_internet_only() -> None:
    assert resolve("internal", "push.example.net").addresses == resolve("external", "push.example.net").addresses
    alone = (DnsView(id="external", name="Public"), DnsView(id="internal", name="Internal"))
    assert resolve("internal", "push.example.net", views=alone).missing is not None


def test_srv_answers_the_best_priority_heaviest_first() -> None:
    def srv(number: int, target: str, priority: int, weight: int) -> DnsRecord:
        base = record("internal", "_sip._tls.contoso.com", target, type=RecordType.SRV)
        return replace(base, id=f"srv{number}", priority=priority, weight=weight, port=5061)

    answer = resolve(
        "internal",
        "_sip._tls.contoso.com",
        srv(1, "later.contoso.com", 10, 0),
        srv(2, "light.contoso.com", 0, 1),
        srv(3, "heavy.contoso.com", 0, 9),
    )
    assert answer.services == (("heavy.contoso.com", 5061), ("light.contoso.com", 5061))


_NAMES = tuple(f"{letter}.contoso.com" for letter in "abcd")


@given(st.dictionaries(st.sampled_from(_NAMES), st.sampled_from((*_NAMES, "10.0.0.11")), min_size=1))
def test_any_web_of_aliases_ends(targets: dict[str, str]) -> None:
    records = [
        record("internal", name, target) if target[0].isdigit() else alias("internal", name, target)
        for name, target in targets.items()
    ]
    for name in targets:
        answer = resolve("internal", name, *records)
        assert bool(answer.addresses) != bool(answer.missing)
        assert len(answer.chain) <= len(_NAMES)


def _pinned(*held: str) -> Design:
    """The inside view holds a few zones, and has a record outside of them."""
    views = tuple(replace(view, holds=held) if view.id == "internal" else view for view in office().dns_views)
    return replace(with_records(office(), record("internal", "meet.contoso.com", "10.0.0.9")), dns_views=views)


def test_a_record_outside_the_zones_of_its_view_stands_in_a_zone_of_its_own() -> None:
    network = traffic(_pinned("pool.contoso.com"))
    assert [str(address) for address in network.resolve("internal", "meet.contoso.com").addresses] == ["10.0.0.9"]
    below = network.resolve("internal", "old.meet.contoso.com")
    assert below.missing is not None
    assert below.answered_by == "internal"
    beside = network.resolve("internal", "nothing.contoso.com")
    assert beside.answered_by == "external"


def test_the_top_of_a_zone_is_no_place_for_an_alias() -> None:
    design = with_records(_pinned("pool.contoso.com"), alias("internal", "dialin.contoso.com", "pool.contoso.com"))
    answer = traffic(design).resolve("internal", "dialin.contoso.com")
    assert answer.missing is not None
    assert "top of a zone" in answer.reason
