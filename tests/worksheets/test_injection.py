"""Names and notes that try to be more than text, in every format for people: read back, they are text and nothing else.

What machine formats make of the same texts is asked beside each of them (test_free_text_changes_comments_only), and of
their real programs in machine/test_random_designs.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from planner.designfile import format_document, parse_document
from planner.model.document import Document
from planner.plain_text import printable
from planner.worksheets import FORMATS, build_worksheets, render_worksheets, worksheet_kinds
from planner.worksheets.drawing import drawing_svg
from planner.worksheets.worksheet import Worksheet
from tests.worksheets.machine.designs import HOSTILE, design_of, with_text

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>Gone</h1>",
    "]]></w:t></w:r><w:instrText>DDEAUTO c:\\cmd</w:instrText>",
    "&#60;script&#62; &lt;b&gt; &amp;",
    "[a](javascript:alert(1)) ![x](http://evil.example/x.png) <javascript:alert(1)>",
    "| a | b |\n| --- | --- |\n# Heading\n- item",
    "{{ worksheets }}{% raw %}",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
)
TEXTS = (*HOSTILE, *MARKUP)
CALM = "Calm words"
every_text = pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))


@cache
def sheets(text: str) -> tuple[Worksheet, ...]:
    return build_worksheets(with_text(design_of("standard"), text), (), worksheet_kinds())


@cache
def files(text: str) -> dict[str, bytes]:
    return render_worksheets(sheets(text), Document(title=text), tuple(FORMATS))


class Page(HTMLParser):
    """Names of the elements of a page with their attributes, but for texts of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert not any(name.startswith("on") and tag in ("img", "h1", "td", "a", "p") for name, _ in attrs), attrs
        assert not any(value and value.strip().lower().startswith("javascript:") for _, value in attrs), attrs
        self.tags.append(tag)


def tags(data: bytes) -> list[str]:
    page = Page()
    page.feed(data.decode())
    return page.tags


# Drawings break names over lines, and each line is an element of its own.
DRAWN = frozenset({"text", "tspan", "title", "g", "rect", "path", "line", "polygon", "svg"})


@every_text
def test_html_has_the_elements_of_a_calm_page(text: str) -> None:
    for name, data in files(text).items():
        if name.endswith(".html"):
            found, calm = tags(data), tags(files(CALM)[name])
            assert [tag for tag in found if tag not in DRAWN] == [tag for tag in calm if tag not in DRAWN], name


@every_text
def test_markdown_has_the_lines_and_cells_of_a_calm_page(text: str) -> None:
    for name, data in files(text).items():
        if name.endswith(".md"):
            assert shape(data) == shape(files(CALM)[name]), name
            plain = re.sub(r"\\.", "", data.decode())
            assert "<script" not in plain
            assert "](" not in plain
            assert "<javascript" not in plain


def shape(data: bytes) -> list[str]:
    """Of each line what it is: a row with so many cells, a heading, an item, or text."""
    found = []
    for line in data.decode().split("\n"):
        bare = line.replace("\\\\", "").replace("\\|", "")
        found.append(f"row {bare.count('|')}" if bare.startswith("|") else re.sub(r"^(#+ |\d+\. |- |).*", r"\1", bare))
    return found


@every_text
def test_csv_cells_are_text(text: str) -> None:
    for name, data in files(text).items():
        if name.endswith(".csv"):
            lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
            calm = list(csv.reader(io.StringIO(files(CALM)[name].decode(), newline="")))
            assert [len(line) for line in lines] == [len(line) for line in calm]
            assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@every_text
def test_workbook_cells_are_text_or_numbers(text: str) -> None:
    data = files(text)["worksheets.xlsx"]
    book, calm = (openpyxl.load_workbook(io.BytesIO(item)) for item in (data, files(CALM)["worksheets.xlsx"]))
    assert book.sheetnames == calm.sheetnames
    for page, other in zip(book, calm, strict=True):
        assert page.dimensions == other.dimensions
        kinds = {(cell.data_type, bool(cell.hyperlink)) for line in page.iter_rows() for cell in line}
        assert kinds <= {("s", False), ("n", False), ("inlineStr", False)}, page.title
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert not any(part in name for part in ("externalLink", "vba", "connections"))
            fromstring(archive.read(name))


@every_text
def test_word_has_the_elements_of_a_calm_document(text: str) -> None:
    found, calm = parts(files(text)["worksheets.docx"]), parts(files(CALM)["worksheets.docx"])
    assert found == calm


def parts(data: bytes) -> dict[str, list[str]]:
    """Elements of each part; a line end in a text is an element more, and long words are set in smaller letters."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        trees = {name: fromstring(archive.read(name)) for name in archive.namelist()}
    short = {"br", "t", "rPr", "sz"}
    return {
        name: [item.tag.rpartition("}")[2] for item in tree.iter() if item.tag.rpartition("}")[2] not in short]
        for name, tree in trees.items()
    }


@every_text
def test_json_says_the_text_as_it_is(text: str) -> None:
    for name, data in files(text).items():
        if name.endswith(".json"):
            content = json.loads(data)
            assert printable(content["design"]) == printable(text)  # JSON has a form for control characters
            assert len(content["groups"]) == len(json.loads(files(CALM)[name])["groups"])


@every_text
def test_drawings_are_pictures_without_scripts_and_links(text: str) -> None:
    drawings = [drawing for sheet in sheets(text) for group in sheet.groups for drawing in group.drawings]
    assert drawings
    for drawing in drawings:
        tree = fromstring(drawing_svg(drawing))
        for item in tree.iter():
            assert item.tag.rpartition("}")[2] not in ("script", "a", "image", "foreignObject", "style", "use"), (
                item.tag
            )
            assert not any(key.rpartition("}")[2].startswith(("on", "href")) for key in item.attrib), item.attrib


@every_text
def test_the_design_file_says_the_text_as_it_is(text: str) -> None:
    design = with_text(design_of("standard"), printable(text)).design
    document = Document(title=printable(text), design=design)
    assert parse_document(format_document(document), "design.yaml").document == document
