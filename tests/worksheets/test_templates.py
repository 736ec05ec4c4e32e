"""A team's own templates: laid over ours, shut in, told of their faults by name and line; the guide tells the truth."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from planner.findings.finding import Finding, Severity
from planner.model.document import Document
from planner.resource_files import resource_path
from planner.worksheets import render_worksheets
from planner.worksheets.render import FILTERS, FUNCTIONS, TemplateFault, render
from planner.worksheets.starter_templates import GUIDE, StarterExists, starter_files, write_starter_templates
from planner.worksheets.worksheet import Column, Group, Row, Worksheet
from tests.worksheets.regenerate import sheets_of

FACTS = {"title": "T", "product": "P", "planner": "0"}


def worksheet(*names: str) -> Worksheet:
    return Worksheet(
        kind="sample",
        title="Sample",
        purpose="Shows it.",
        columns=(Column(key="name", title="Name"), Column(key="hidden", title="Hidden", in_print=False)),
        groups=(Group(title="Place", rows=tuple(Row(values={"name": name}) for name in names)),),
    )


def test_a_team_template_lies_over_ours(tmp_path: Path) -> None:
    (tmp_path / "worksheet.md.j2").write_text("{% for w in worksheets %}{{ w.title }}!{% endfor %}")
    files = render_worksheets((worksheet("a"),), Document(), ("md", "csv"), (tmp_path,))
    assert files["sample.md"] == b"Sample!"
    assert files["sample.csv"].startswith(b"name,")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a\n{% if %}", "worksheet.md.j2:2:"),
        ("\n\n{{ nothing }}", "worksheet.md.j2:3: 'nothing' is undefined"),
        ("{{ worksheets.__class__ }}", "unsafe"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% for i in range(10**9) %}{% endfor %}", "[Rr]ange too big"),
        ("{% include '../secret' %}", "secret"),
    ],
)
def test_templates_cannot_do_what_they_should_not(tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "worksheet.md.j2").write_text(template)
    (tmp_path.parent / "secret").write_text("secret")
    with pytest.raises(TemplateFault, match=message):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


def test_a_link_out_of_the_template_folder_is_not_followed(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (tmp_path / "secret.j2").write_text("secret")
    (templates / "worksheet.md.j2").symlink_to(tmp_path / "secret.j2")
    with pytest.raises(TemplateFault, match="outside of its template folder"):
        render_worksheets((worksheet("a"),), Document(), ("md",), (templates,))


def test_faults_name_the_template_that_holds_them(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "worksheet.md.j2").write_text("one\n{% include 'parts/inner.md.j2' %}")
    (tmp_path / "parts" / "inner.md.j2").write_text("a\nb\n{{ worksheets[0].nothing }}")
    with pytest.raises(TemplateFault, match=r"^parts/inner\.md\.j2:3: .*nothing"):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\nb\xff\n", r"worksheet\.md\.j2:2: is not UTF-8"),
        (b"x" * 1_000_001, r"worksheet\.md\.j2:1: is larger than 1 MB"),
        (b"{{ 'a' * 10 ** 9 }}", "repeats a text|too high"),
        (b"{{ [1] * 1000000 }}", r"worksheet\.md\.j2:1: repeats a text or list too often"),
        (b"\n{{ 10 ** 1000 }}", r"worksheet\.md\.j2:2: raises to too high a power"),
        (b"{% include 'worksheet.md.j2' %}", "recursion"),
        (b"{% include 'missing.j2' %}", r"worksheet\.md\.j2:1: there is no template 'missing.j2'"),
        (b"{% include '/etc/passwd' %}", "there is no template '/etc/passwd'"),
        (b"{{ worksheets[0].groups[0].rows[0].values.update({'name': 'x'}) }}", "not safely callable|unsafe"),
        (b"{{ printed_rows.__globals__ }}", "unsafe"),
        (b"{{ worksheets[0]|attr('__class__') }}", "unsafe"),
        (b"{{ '{0.__class__}'.format(worksheets[0]) }}", "unsafe"),
    ],
)
def test_what_a_template_must_not_do_is_told_with_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "worksheet.md.j2").write_bytes(data)
    with pytest.raises(TemplateFault, match=message):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}", "loops too often"),
        ("{% set l = range(9000)|list %}{% for a in l %}{% for b in l %}x{% endfor %}{% endfor %}", "loops too often"),
        (
            "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
            "loops too often",
        ),
        ("{% for a in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}", "loops too often|recursion"),
        (
            "{% set n = namespace(t='x') %}{% for a in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
            "too long a text",
        ),
        (
            "{% set n = namespace(t='x') %}{% for a in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
            "too long a text",
        ),
        (
            "{% set n = namespace(t='x') %}{% for a in range(60) %}{% set x %}{{ n.t }}{{ n.t }}{% endset %}"
            "{% set n.t = x %}{% endfor %}",
            "too long a text",
        ),
        (
            "{% set n = namespace(t='x') %}{% for a in range(60) %}{% set n.t = [n.t, n.t]|join %}{% endfor %}",
            "too long",
        ),
        (
            "{% set n = namespace(t='xx') %}{% for a in range(60) %}{% set n.t = n.t|replace('x', n.t) %}{% endfor %}",
            "long",
        ),
        (
            "{% set n = namespace(t='xx') %}{% for a in range(60) %}{% set n.t = ''.join([n.t, n.t]) %}{% endfor %}",
            "long",
        ),
        (
            "{% set n = namespace(t=[1]) %}{% for a in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
            "too long a list",
        ),
        ("{{ 'x'.center(1000000000) }}", "too long a text"),
        ("{{ 'x'|center(1000000000) }}", "too long a text"),
        ("{{ [1]|batch(1000000000, 'x')|list }}", "too long a text"),
        ("{{ '%1000000000d'|format(1) }}", "too long a text"),
        ("{{ '%1000000000d' % 1 }}", "too long a text"),
        ("{{ '{:>1000000000}'.format(1) }}", "too long a text"),
        ("{{ '%*d'|format(1000000000, 1) }}", "too long a text"),
        ("{% for a in range(3000) %}{{ 'x' * 90000 }}{% endfor %}", "too long a text"),
    ],
)
def test_a_template_that_asks_for_too_much_is_stopped(
    tmp_path: Path, template: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The clock is the last to stop a template; on a busy machine it would be the first.
    monkeypatch.setattr("planner.worksheets.template_limits._SECONDS", 3600.0)
    (tmp_path / "worksheet.md.j2").write_text(template)
    with pytest.raises(TemplateFault, match=rf"^worksheet\.md\.j2:1: .*{message}"):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


def test_a_template_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(0, 10_000_000, 30))
    monkeypatch.setattr("planner.worksheets.template_limits.time.monotonic", lambda: next(ticks))
    (tmp_path / "worksheet.md.j2").write_text("\n{% for a in range(90000) %}{{ a }}{% endfor %}")
    with pytest.raises(TemplateFault, match=r"^worksheet\.md\.j2:2: takes too long"):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


def test_loops_of_a_team_know_where_they_are(tmp_path: Path) -> None:
    text = "{% for g in worksheets[0].groups %}{% for r in g.rows %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}{% endfor %}"  # noqa: E501
    (tmp_path / "worksheet.md.j2").write_text(
        text + "{{ 'a' ~ 1 ~ 'b' }}{{ ['x', 'y']|join('-') }}{{ 'n'|center(3) }}|"
    )
    files = render_worksheets((worksheet("a", "b"),), Document(), ("md",), (tmp_path,))
    assert files["sample.md"] == b"1/2,2/2a1bx-y n |"


def test_what_is_joined_by_tildes_is_escaped_on_pages(tmp_path: Path) -> None:
    (tmp_path / "worksheet.html.j2").write_text("{{ '<b>' ~ facts.title }}{{ ('<i>'|safe) ~ facts.title }}")
    page = render("worksheet.html.j2", (worksheet("a"),), {**FACTS, "title": "<script>"}, (tmp_path,))
    assert page == "&lt;b&gt;&lt;script&gt;<i>&lt;script&gt;"


def test_a_wrong_field_is_told_in_words_of_the_guide(tmp_path: Path) -> None:
    (tmp_path / "worksheet.md.j2").write_text("{{ worksheets[0].titel }}")
    with pytest.raises(TemplateFault, match=r"^worksheet\.md\.j2:1: a worksheet has no 'titel' \(templates\.md lists"):
        render_worksheets((worksheet("a"),), Document(), ("md",), (tmp_path,))


def test_parts_without_a_kind_of_text_are_escaped_too(tmp_path: Path) -> None:
    (tmp_path / "worksheet.html.j2").write_text("{% include 'part.j2' %}")
    (tmp_path / "part.j2").write_text("{{ facts.title }}")
    page = render("worksheet.html.j2", (worksheet("a"),), {**FACTS, "title": "<script>"}, (tmp_path,))
    assert page == "&lt;script&gt;"


# --- starter templates


def test_starter_templates_lay_out_what_ours_do(tmp_path: Path) -> None:
    paths = write_starter_templates(tmp_path / "house")
    assert {path.name for path in paths} == {*starter_files()} >= {"worksheet.html.j2", "worksheet.md.j2", GUIDE}
    sheets = tuple(sheets_of("standard"))
    assert render_worksheets(sheets, Document(), ("html", "md"), (tmp_path / "house",)) == render_worksheets(
        sheets, Document(), ("html", "md")
    )


def test_starter_templates_never_replace_a_file(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("ours")
    with pytest.raises(StarterExists, match=r"page\.html\.j2 exists already"):
        write_starter_templates(tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("page.html.j2", "ours")]


# --- the guide


def _guide() -> str:
    return resource_path("help", GUIDE).read_text(encoding="utf-8")


def test_the_guide_names_every_template_function_and_filter() -> None:
    guide = _guide()
    for name in starter_files():
        assert name == GUIDE or f"`{name}`" in guide
    for name in FUNCTIONS:
        assert f"`{name}(worksheet, group)`" in guide
    for name in FILTERS:
        assert f"\\| {name}`" in guide


def _documented() -> list[str]:
    """Every expression of the table of what a template sees, attributes with a leading dot completed."""
    section = _guide().split("## What a template sees")[1].split("## What a template cannot")[0]
    found = []
    for line in section.splitlines():
        if not line.startswith("| `") or "\\|" in line:
            continue
        owner = ""
        for expression in re.findall(r"`([^`]+)`", line.split(" | ")[0]):
            owner = expression.split(".")[0] if not expression.startswith(".") else owner
            found.append(owner + expression if expression.startswith(".") else expression)
    return found


def test_everything_the_guide_promises_is_there(tmp_path: Path) -> None:
    expressions = _documented()
    assert len(expressions) > 25
    begin = (
        "{% for worksheet in worksheets %}{% for finding in worksheet.findings %}{% for group in worksheet.groups %}"
        "{% for row in group.rows %}{% for drawing in group.drawings %}"
        "{% for column in worksheet.table_of(group).printed_columns %}{% set key = column.key %}"
    )
    body = "".join(f"[{{{{ {expression} }}}}]" for expression in expressions)
    (tmp_path / "worksheet.md.j2").write_text(begin + body + "{% endfor %}" * 6)
    [flows] = (sheet for sheet in sheets_of("standard") if sheet.kind == "flows")
    page = render("worksheet.md.j2", (_with_finding(flows),), FACTS, (tmp_path,))
    assert "[Flow map]" in page
    assert "[XX01]" in page


def _with_finding(sheet: Worksheet) -> Worksheet:
    group = sheet.groups[0]
    short = replace(group, rows=group.rows[:1])
    return replace(
        sheet, groups=(short,), findings=(Finding(code="XX01", severity=Severity.ERROR, message="Wrong.", hint="Do."),)
    )
