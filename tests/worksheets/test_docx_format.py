"""The Word document keeps every text as text, repeats itself, and shows findings before tables."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from planner.findings.finding import Finding, Severity
from planner.plain_text import printable
from planner.worksheets.formats.docx_format import docx_bytes
from planner.worksheets.worksheet import Column, Group, Row, Worksheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = {"title": "Plan", "product": "P", "planner": "0"}


def worksheet(text: str) -> Worksheet:
    return Worksheet(
        kind="sample",
        title="Sample",
        purpose="Shows it.",
        columns=(Column(key="name", title="Name"),),
        groups=(Group(title="Place", rows=(Row(values={"name": text}), Row(values={"name": "b"}, is_required=False))),),
        findings=(Finding(code="XX01", severity=Severity.ERROR, message="It is wrong.", hint="Do it."),),
    )


def texts(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = fromstring(archive.read("word/document.xml"))
    return [
        "".join(
            "\n" if part.tag == f"{W}br" else part.text or "" for part in item.iter() if part.tag in (f"{W}t", f"{W}br")
        )
        for item in root.iter(f"{W}p")
    ]


@given(st.text(max_size=40))
def test_any_text_reads_back_as_it_is_printed(text: str) -> None:
    assert printable(text).replace("\r", "") in texts(docx_bytes((worksheet(text),), FACTS))


def test_markup_in_a_text_stays_text() -> None:
    text = '</w:t></w:r><w:instrText>DDEAUTO c:\\\\x "cmd"</w:instrText>'
    data = docx_bytes((worksheet(text),), FACTS)
    assert text in texts(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not list(fromstring(archive.read("word/document.xml")).iter(f"{W}instrText"))


def test_findings_stand_before_the_table_and_every_sheet_begins_a_page() -> None:
    data = docx_bytes((worksheet("a"), worksheet("b")), FACTS)
    found = texts(data)
    assert found.index("error XX01: It is wrong. Do it.") < found.index("Name")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = fromstring(archive.read("word/document.xml"))
        footer = fromstring(archive.read("word/footer1.xml"))
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 2  # the contents stand in front
    assert [item.get(f"{W}instr") for item in footer.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def test_the_same_worksheets_give_the_same_bytes() -> None:
    assert docx_bytes((worksheet("a"),), FACTS) == docx_bytes((worksheet("a"),), FACTS)


def test_several_worksheets_have_contents_with_a_link_to_each() -> None:
    sheets = (worksheet_named("first", "First <one>"), worksheet_named("second", "Second"))
    with zipfile.ZipFile(io.BytesIO(docx_bytes(sheets, FACTS))) as archive:
        body = fromstring(archive.read("word/document.xml"))
    links = {link.get(f"{W}anchor"): "".join(link.itertext()) for link in body.iter(f"{W}hyperlink")}
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert list(links) == marks
    assert list(links.values()) == ["First <one>", "Second"]
    with zipfile.ZipFile(io.BytesIO(docx_bytes(sheets[:1], FACTS))) as archive:
        assert b"hyperlink" not in archive.read("word/document.xml")


def worksheet_named(kind: str, title: str) -> Worksheet:
    columns = (Column(key="name", title="Name"),)
    group = Group(title="Place", rows=(Row(values={"name": "a"}),))
    return Worksheet(kind=kind, title=title, purpose="What for.", columns=columns, groups=(group,))


def test_a_heading_and_its_note_never_stay_behind_alone() -> None:
    base = worksheet("a")
    [group] = base.groups
    data = docx_bytes((replace(base, groups=(replace(group, note="Read this first."),)),), FACTS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = fromstring(archive.read("word/document.xml"))
    [note] = [item for item in root.iter(f"{W}p") if "".join(item.itertext()) == "Read this first."]
    assert note.find(f"{W}pPr/{W}keepNext") is not None
