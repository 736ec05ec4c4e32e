"""What a query finds comes in the order of how well it is meant."""

from __future__ import annotations

from planner.app.searching.search_index import SearchIndex
from planner.designfile import read_document
from tests.app.conftest import EXAMPLES


def test_who_has_an_address_comes_before_the_network_around_it() -> None:
    design = read_document(EXAMPLES / "enterprise.yaml").document.design
    hits = SearchIndex().search(design, (), "192.0.2.21")
    assert hits[0].title == "Director pool"
    assert hits[0].where.endswith("192.0.2.21")
    assert "Internal network" in {hit.title for hit in hits[1:]}


def test_the_very_text_comes_before_a_longer_one() -> None:
    design = read_document(EXAMPLES / "enterprise.yaml").document.design
    hits = SearchIndex().search(design, (), "pool01.contoso.com")
    assert hits[0].title == "Front End pool"
    assert hits[0].where.endswith(": pool01.contoso.com")
    assert len(hits) > 1
