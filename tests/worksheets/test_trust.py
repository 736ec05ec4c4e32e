"""Every row says who asks for it, what it rests on, and how sure that is; only the summary orders nothing."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.product import Feature, ProductVersion
from planner.requirements import build_plan
from planner.worksheets import build_worksheets, worksheet_kinds
from planner.worksheets.worksheet import REFERENCE, SURENESS, Row, Worksheet
from tests import builders as make
from tests.worksheets.published_edges import redmond, two_servers_behind_nat
from tests.worksheets.regenerate import sheets_of

ORDERS = tuple(kind for kind in worksheet_kinds() if kind != "summary")


def full_site() -> Design:
    features = tuple(item for item in Feature if item is not Feature.STRICT_DNS_MATCHING)
    return make.enterprise_site(features=features, product=ProductVersion.V2015)


def built(design: Design) -> tuple[Worksheet, ...]:
    return build_worksheets(build_plan(design, load_catalog()), (), ORDERS)


DESIGNS = {
    "standard": lambda: sheets_of("standard"),
    "enterprise": lambda: sheets_of("enterprise"),
    "everything": lambda: built(full_site()),
    "balancers": lambda: built(redmond()),
    "nat": lambda: built(two_servers_behind_nat(ProductVersion.V2019)),
}


def rows_of(name: str) -> list[tuple[str, Row]]:
    return [(sheet.kind, row) for sheet in DESIGNS[name]() if sheet.kind in ORDERS for row in sheet.rows]


@pytest.mark.parametrize("name", DESIGNS)
def test_every_row_names_element_document_and_confidence(name: str) -> None:
    for kind, row in rows_of(name):
        assert row.element, (kind, dict(row.values))
        assert row.documents, (kind, dict(row.values))
        assert row.confidence in SURENESS, (kind, row.confidence)
        assert row.is_required in (True, False)


@pytest.mark.parametrize("name", ["standard", "enterprise"])
def test_every_table_of_orders_prints_what_its_rows_rest_on(name: str) -> None:
    for sheet in DESIGNS[name]():
        for table in sheet.tables:
            assert table.printed_columns[-1].key == REFERENCE, (sheet.kind, table.title)
