"""Ids are readable, unique, and the same at every import."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.topology_builder.naming import Names, host_part, same_host, slug
from planner.model.ids import is_valid_id
from tests.designfile.topology_builder.documents import imported
from tests.designfile.topology_builder.topologies import enterprise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SKYPE-FE_01", "skype-fe-01"),
        ("Main Site", "main-site"),
        ("Ж", "element"),
        ("--", "element"),
        ("a.b.c", "a-b-c"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("fqdn", "expected"),
    [("FE01.contoso.com", "FE01"), ("host", "host"), ("192.0.2.7", "192.0.2.7"), ("7up.com", "7up")],
)
def test_hosts_are_called_by_their_first_label(fqdn: str, expected: str) -> None:
    assert host_part(fqdn) == expected


def test_a_taken_name_gets_its_noun_then_a_number() -> None:
    names = Names()
    assert [names.claim("sql01", "server") for _ in range(4)] == [
        "sql01",
        "sql01-server",
        "sql01-server-2",
        "sql01-server-3",
    ]


@given(st.lists(st.text(max_size=80), max_size=30))
def test_ids_are_always_valid_and_never_twice(texts: list[str]) -> None:
    names = Names()
    given_out = [names.claim(text, "web-apps") for text in texts]
    assert all(is_valid_id(name) for name in given_out)
    assert len(set(given_out)) == len(given_out)


def test_hosts_compare_without_case() -> None:
    assert same_host("FE01.contoso.com", "fe01.Contoso.com")
    assert not same_host("fe01", "fe02")


def test_the_same_document_gives_the_same_design() -> None:
    assert imported(enterprise()) == imported(enterprise())
