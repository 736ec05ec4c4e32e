"""The checklist of what only people can answer."""

from dataclasses import replace

from planner.catalog import load_catalog
from planner.findings.checklist import checklist, count_open
from planner.model.design import Design
from planner.model.document import Document
from planner.model.options import Options
from planner.model.product import ProductVersion
from planner.model.review import CheckAnswer, CheckState

CLAUSES = load_catalog().clauses


def test_it_lists_the_clauses_of_the_product_that_need_a_word() -> None:
    old = checklist(Document(design=Design(product=ProductVersion.V2015)), CLAUSES)
    new = checklist(Document(design=Design(product=ProductVersion.V2019)), CLAUSES)
    assert {row.clause.check for row in (*old, *new)} == {"input"}
    assert "S-INT-06" in {row.clause.id for row in new} - {row.clause.id for row in old}
    assert count_open(new) == len(new) > 20


def test_an_answer_stands_at_its_clause() -> None:
    answer = CheckAnswer(clause="S-INT-01", state=CheckState.MET, author="Ann", date="2026-11-22T10:00+00:00")
    document = replace(Document(), options=Options(checklist=(answer,)))
    rows = checklist(document, CLAUSES)
    assert [row.answer for row in rows if row.state is not None] == [answer]
    assert count_open(rows) == len(rows) - 1
