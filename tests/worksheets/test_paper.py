"""Pages are laid out for the paper that people have."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from planner.model.document import Document
from planner.worksheets import Worksheet, render_worksheets
from planner.worksheets.paper import Paper, paper_of, usual_paper
from planner.worksheets.worksheet import Column, Group, Row

INCH, MILLIMETRE = 1440, 1440 / 25.4
"""Twentieths of a point."""


def sheet() -> Worksheet:
    columns = (Column(key="name", title="Name"), Column(key="purpose", title="Purpose"))
    rows = (Row(values={"name": "a", "purpose": "b"}),)
    return Worksheet(kind="k", title="K", purpose="P", columns=columns, groups=(Group(title="G", rows=rows),))


def files(paper: Paper) -> dict[str, bytes]:
    return render_worksheets((sheet(),), Document(title="T"), ("docx", "xlsx"), paper=paper)


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (297 * MILLIMETRE, 210 * MILLIMETRE)), (Paper.LETTER, (11 * INCH, 8.5 * INCH))]
)
def test_word_pages_have_its_size_and_tables_fill_them(paper: Paper, size: tuple[float, float]) -> None:
    with zipfile.ZipFile(io.BytesIO(files(paper)["worksheets.docx"])) as archive:
        body = archive.read("word/document.xml").decode()
        foot = archive.read("word/footer1.xml").decode()
    [page] = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', body)
    assert [int(side) for side in page] == pytest.approx(size, abs=2)
    [margin] = set(re.findall(r'w:(?:left|right)="(\d+)"', body))
    room = int(page[0]) - 2 * int(margin)
    assert sum(map(int, re.findall(r'<w:gridCol w:w="(\d+)"', body))) == pytest.approx(room, abs=2)
    assert f'w:pos="{room}"' in foot


@pytest.mark.parametrize(("paper", "number"), [(Paper.A4, 9), (Paper.LETTER, 1)])
def test_workbooks_are_set_up_for_it(paper: Paper, number: int) -> None:
    page = openpyxl.load_workbook(io.BytesIO(files(paper)["worksheets.xlsx"])).active
    assert page is not None
    assert page.page_setup.paperSize in (number, str(number))


@pytest.mark.parametrize(
    ("country", "paper"), [("US", Paper.LETTER), ("ca", Paper.LETTER), ("DE", Paper.A4), ("", Paper.A4)]
)
def test_a_country_has_its_paper(country: str, paper: Paper) -> None:
    assert paper_of(country) is paper


@pytest.mark.parametrize(
    ("environment", "paper"),
    [
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LC_ALL": "es_MX@x", "LANG": "de_DE"}, Paper.LETTER),
        ({"LANG": "C.UTF-8"}, Paper.A4),
    ],
)
def test_the_environment_says_where_the_user_is(environment: dict[str, str], paper: Paper) -> None:
    assert usual_paper(environment) is paper
