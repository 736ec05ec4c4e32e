"""Every line that Microsoft publishes about DNS, certificates, firewalls and balancers is a row of our worksheets.

The lines come from the collection itself, so a line that nobody compares cannot be forgotten; what is read otherwise
than it is printed stands in `settled`, with its reason.
"""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.model.product import ProductVersion
from planner.worksheets.worksheet import SURENESS, documents_in
from tests.worksheets.published.comparing import found, is_compared
from tests.worksheets.published.designs import design_of
from tests.worksheets.published.lines import Line, lines
from tests.worksheets.published.settled import SETTLED
from tests.worksheets.rows import sheet

ELSEWHERE = {
    ("A6", "ip_per_role"): "tests/findings/test_edge_addresses.py",
    ("A6", "single_ip"): "tests/findings/test_edge_addresses.py",
}
"""Lines that are numbers and no rows, with the test that holds them."""

LINES = [line for line in lines() if (line.case, line.section) not in ELSEWHERE]
NOT_IN_2019 = {5269, 23456}
"""Ports of XMPP, which 2019 does not have."""


@pytest.mark.parametrize("line", LINES, ids=str)
def test_the_line_is_a_row(line: Line) -> None:
    settled = SETTLED.get(line.key)
    if settled is not None and settled.is_none:
        return
    assert found(line), dict(line.content)


@pytest.mark.parametrize("line", [line for line in LINES if line.case in ("A1", "A3")], ids=str)
def test_the_line_holds_for_2019_unless_it_is_about_xmpp(line: Line) -> None:
    is_gone = line.content.get("port") in NOT_IN_2019 or "xmpp" in line.section
    assert bool(found(line, ProductVersion.V2019)) is not is_gone


DEPLOYMENTS = [
    (case, section)
    for case, section in dict.fromkeys((line.case, line.section) for line in LINES)
    if section.startswith(("dns", "certificates", "firewall", "internal"))
]


@pytest.mark.parametrize(("case", "section"), DEPLOYMENTS)
def test_every_row_beyond_the_lines_is_explained_by_its_document(case: str, section: str) -> None:
    """A row that no line prints names an element of the design and documents that the catalog cites for it."""
    kind = "balancing" if section == "internal" else section.partition("_")[0]
    design = design_of(case, section)
    answered = {row for line in LINES if line.case == case for row in found(line)}
    worksheet = sheet(design, kind)
    beyond = [
        row
        for number, row in enumerate(row for group in worksheet.groups_of(worksheet.main_table) for row in group.rows)
        if (kind, number) not in answered
    ]
    titles = tuple(source.title for source in load_catalog().sources)
    for row in beyond:
        assert design.find(row.element) or design.find_vip(row.element), dict(row.values)
        assert row.confidence in SURENESS
        assert documents_in(row.documents), dict(row.values)
        for document in documents_in(row.documents):
            assert document.startswith(titles), document


def test_every_section_is_compared() -> None:
    assert {line.section for line in LINES if not is_compared(line.section)} == set()
    assert len(LINES) > 300


def test_nothing_is_settled_that_is_not_printed() -> None:
    assert set(SETTLED) <= {line.key for line in LINES}
    assert all(settled.reason and (settled.read_as or settled.is_none) for settled in SETTLED.values())
