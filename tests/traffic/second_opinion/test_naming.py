"""What the heavy run found about names: both opinions read the same answer."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.zones import DnsRecord, DnsView, RecordType
from planner.traffic import Traffic, recorded_arrangements
from tests.traffic.second_opinion.naming import NoAnswer, answer


def _design(name: str) -> Design:
    """A view inside that serves a zone for one name only and answers it with an alias."""
    external = DnsView(id="external", name="external", holds=("contoso.com",))
    internal = DnsView(id="internal", name="internal", holds=("web.contoso.com",), forwards_to="external")
    pool = DnsRecord(id="pool", view="external", name="pool.contoso.com", targets=("10.3.0.2",))
    alias = DnsRecord(id="web", view="internal", name=name, type=RecordType.CNAME, targets=("pool.contoso.com",))
    return Design(dns_views=(external, internal), dns_records=(pool, alias))


def test_an_alias_at_the_top_of_a_zone_is_no_answer() -> None:
    design = _design("web.contoso.com")
    arrangements = recorded_arrangements(design)
    walked = Traffic(design, load_catalog(), arrangements).resolve("internal", "web.contoso.com")
    assert walked.missing is not None
    with pytest.raises(NoAnswer, match="top of a zone"):
        answer(design, arrangements, "internal", "web.contoso.com")


def test_an_alias_below_the_top_is_followed() -> None:
    design = _design("a.web.contoso.com")
    arrangements = recorded_arrangements(design)
    walked = Traffic(design, load_catalog(), arrangements).resolve("internal", "a.web.contoso.com")
    assert walked.addresses == answer(design, arrangements, "internal", "a.web.contoso.com") != ()
