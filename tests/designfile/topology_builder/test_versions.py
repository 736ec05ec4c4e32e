"""Versions of services become generations; guesses are said."""

from __future__ import annotations

import pytest

from tests.designfile.topology_builder.documents import imported, messages, server
from tests.designfile.topology_builder.topologies import EDGE, enterprise


@pytest.mark.parametrize(
    ("number", "product", "generation", "words"),
    [
        (7, "2015", None, ""),
        (8, "2019", None, "Product version 2019, from ServiceVersion 8"),
        (9, "SE", None, "Product version SE"),
        (6, "2015", "lync-2013", "the servers are older (lync-2013)"),
        (5, "2015", "lync-2010", "the servers are older (lync-2010)"),
        (4, "2015", "ocs-2007-r2", "the servers are older (ocs-2007-r2)"),
    ],
)
def test_the_product(number: int, product: str, generation: str | None, words: str) -> None:
    result = imported(enterprise().version(number))
    assert result.document.design.product == product
    assert server(result, "pool01").generation == generation
    assert server(result, "sql01").generation is None
    assert words in messages(result, "assumed")
    assert words or "Product version" not in messages(result)


def test_an_older_edge_says_so_itself() -> None:
    topology = enterprise().version(8)
    for service in topology.services:
        service.version = 6 if service.cluster == EDGE else 8
    result = imported(topology)
    assert (server(result, "edgepool").generation, server(result, "pool01").generation) == ("lync-2013", None)
