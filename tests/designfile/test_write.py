"""The canonical text: same document, same bytes; nothing in it means something else when it is read."""

from __future__ import annotations

import json
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.designfile import format_document, parse_document, read_document, write_document
from planner.designfile.convert import to_plain
from planner.designfile.format import WIDTH
from planner.designfile.strict_yaml import load
from planner.designfile.write import text_of
from planner.model.design import Design
from planner.model.document import Document
from planner.model.layout import Layout, Placement
from planner.model.options import Options, SeverityOverride, Suppression
from planner.model.product import ProductVersion, ServerGeneration
from planner.model.review import ReviewNote
from planner.model.zones import ZoneKind
from tests.builders import design_of, document_of, enterprise_site, large_site, small_site, view, zone
from tests.strategies import documents, wild_texts

FULL = """\
# Contoso, second draft
format: 1
title: Contoso
product: "2015"
sip_domains: [contoso.com, fabrikam.com]
features: [federation]

mobility:
  enabled: false
  push: {apple: true}

simple_urls:
  - {component: meet, host: meet.contoso.com, domain: contoso.com}

zones:
  - id: lan
    name: "443"
    zone_kind: internal
    subnets: [10.0.0.0/16, fd00::/64]
    view: inner
    note: |-
      First line: with a colon
        indented
      # no comment

      last

dns_views:
  - id: inner
    name: Inner

servers:
  - id: web
    kind: gateway
    name: "a: b"
    fqdn: gw.contoso.com
    members:
      - id: web1
        fqdn: gw.contoso.com
        interfaces:
          - name: lan
            zone: lan
            addresses: [10.0.0.1, fd00::1]
            routes:
              - {network: 0.0.0.0/0, via: 10.0.0.254}
    generation: "2015"
    ports:
      - {service: sip, port: 5067}
    transport: tcp

devices:
  - id: fw
    kind: firewall
    name: no
    interfaces:
      - name: a
        zone: lan
    policy: recorded
    rules:
      - sources: [lan, 10.1.0.0/16]
        destination_ports: [{first: 443, last: 443}, {first: 50000, last: 59999}]
        from_interface: a
    nat:
      - {interface: a, public: 203.0.113.1, private: 10.0.0.1}

policies:
  - id: route
    kind: voice-route
    name: Route
    pattern: ^\\+1(\\d{10})$

options:
  severities:
    FW01: off
  suppressions:
    - code: DN02
      reason: known

layout:
  lan: {x: -5, y: 0.5, width: 100, height: 20, is_folded: true}
  web: {x: 1, y: 2}

# the end
"""


def test_canonical_text_is_what_it_was() -> None:
    text = FULL.replace("name: no\n", 'name: "no"\n').replace("FW01: off", 'FW01: "off"')
    assert format_document(parse_document(text).document) == text


def test_the_emptiest_document() -> None:
    assert format_document(Document()) == 'format: 1\nproduct: "2019"\n'


@pytest.mark.parametrize("design", [small_site(), enterprise_site()], ids=["small", "enterprise"])
def test_a_site_survives_and_its_text_is_stable(design: Design) -> None:
    document = document_of(design)
    text = format_document(document)
    assert parse_document(text).document == document
    assert format_document(parse_document(text).document) == text
    assert max(map(len, text.splitlines())) <= WIDTH


@given(documents(with_comments=False))
def test_every_document_survives(document: Document) -> None:
    text = format_document(document)
    assert parse_document(text).document == document
    assert format_document(document) == text


@given(documents())
def test_text_with_comments_is_canonical_from_the_first_save_on(document: Document) -> None:
    text = format_document(document)
    again = parse_document(text).document
    assert replace(again, comments=()) == replace(document, comments=())
    assert format_document(again) == text


@pytest.mark.heavy
@pytest.mark.timeout(1800)
@settings(max_examples=1500)
@given(documents())
def test_every_document_survives_long_run(document: Document) -> None:
    text = format_document(document)
    again = parse_document(text).document
    assert replace(again, comments=()) == replace(document, comments=())
    assert format_document(again) == text


@given(documents(with_comments=False))
def test_other_readers_of_yaml_see_the_same(document: Document) -> None:
    # What our strict reader takes for text must not be a date or a truth value elsewhere.
    plain = json.loads(json.dumps(to_plain(document)))
    text = format_document(document)
    assert yaml.load(text, Loader=yaml.CSafeLoader) == plain  # a safe loader
    assert load(text).data == plain


@settings(max_examples=10)  # PyYAML's own parser is ten times slower
@given(documents())
def test_pyyamls_own_parser_reads_the_same(document: Document) -> None:
    text = format_document(document)
    assert load(text, pure=True).data == load(text).data


@given(st.one_of(wild_texts, st.text(st.sampled_from("ab:#-?[]{},&*!|>'\"%@`\\ ~.0123456789eE+_\t"), max_size=12)))
def test_a_text_on_one_line_is_read_back(text: str) -> None:
    written, in_flow = text_of(text), text_of(text, True)
    assert "\n" not in written + in_flow
    for pure in (False, True):
        assert load(f"k: {written}", pure=pure).data == {"k": text}
        assert load(f"k: [{in_flow}, {{a: {in_flow}}}]", pure=pure).data == {"k": [text, {"a": text}]}
        assert load(f"- {written}", pure=pure).data == [text]
        assert load(f"{written}: 1", pure=pure).data == {text: 1}
        assert yaml.load(f"[{in_flow}]\n", Loader=yaml.SafeLoader if pure else yaml.CSafeLoader) == [text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("contoso.com", "contoso.com"),
        ("10.0.0.1", "10.0.0.1"),
        ("fd00::1", "fd00::1"),
        ("fd00::", '"fd00::"'),
        ("::1", '"::1"'),
        ("10.0.0.0/24", "10.0.0.0/24"),
        ("*.contoso.com", '"*.contoso.com"'),
        ("Windows Server 2019", "Windows Server 2019"),
        ("2019", '"2019"'),
        ("10.5", '"10.5"'),
        ("1e5", '"1e5"'),
        ("0443", '"0443"'),
        ("0x1F", '"0x1F"'),
        ("12:30:45", '"12:30:45"'),
        ("2024-01-01", '"2024-01-01"'),
        ("yes", '"yes"'),
        ("off", '"off"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("- a", '"- a"'),
        ("Zürich 東京", "Zürich 東京"),
        ("a\tb", r'"a\tb"'),
        ("a\nb", r'"a\nb"'),
        ("a\x07\x85\u2028\ufeffb", r'"a\x07\x85\u2028\ufeffb"'),
        ('say "hi"', 'say "hi"'),
        ('"hi"', "'\"hi\"'"),
        (r"^\d+$", r"^\d+$"),
        (r"[0-9]\d", r"'[0-9]\d'"),
        ("it's", "it's"),
        ('\'tis "so"', r'''"'tis \"so\""'''),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert text_of(text) == written


def test_half_a_character_does_not_prevent_a_save() -> None:
    document = Document(title="a\ud800b")
    assert parse_document(format_document(document)).document.title == "a\ufffdb"


def test_a_box_at_infinity_does_not_prevent_a_save() -> None:
    design = design_of(view("v"), zone("a", ZoneKind.WIFI, view="v"), zone("b", ZoneKind.WIFI, view="v"))
    placements = {"a": Placement(x=float("nan"), y=0), "b": Placement(x=1e300, y=0), "v": Placement(x=1e-7, y=1.25)}
    document = Document(design=design, layout=Layout(placements=placements, bends={"l": ((float("inf"), 0), (1, 2))}))
    layout = parse_document(format_document(document)).document.layout
    assert layout == Layout(placements={"v": Placement(x=1e-7, y=1.25)}, bends={"l": ((1, 2),)})


@pytest.mark.parametrize("version", ProductVersion)
def test_the_product_is_always_written(version: ProductVersion) -> None:
    text = format_document(Document(design=Design(product=version)))
    assert f"product: {text_of(version.value)}\n" in text
    assert parse_document(text).document.design.product is version


def test_versions_may_be_written_without_quotes() -> None:
    text = "format: 1\nproduct: 2015\nservers: [{id: a, kind: file-store, name: A, fqdn: a, generation: 2019}]\n"
    design = parse_document(text).document.design
    assert design.product is ProductVersion.V2015
    assert design.servers[0].generation is ServerGeneration.V2019


def test_sections_without_content_are_empty_sections() -> None:
    assert parse_document("format: 1\nservers:\nlinks: []\ntitle:\nmobility:\nlayout:\n").document == Document()


def test_options_and_review_notes_survive() -> None:
    options = Options(
        severities={"FW01": SeverityOverride.OFF},
        suppressions=(Suppression(code="DN02", element="se", reason="known"),),
        review_notes=(ReviewNote(id="n1", text="two\nlines", date="2026-11-22"),),
    )
    text = format_document(Document(options=options))
    assert "text: |-\n        two\n        lines\n" in text
    assert 'date: "2026-11-22"' in text
    assert parse_document(text).document.options == options


def test_a_list_that_is_too_long_has_one_item_a_line() -> None:
    domains = tuple(f"domain-number-{number}.example.com" for number in range(5))
    text = format_document(Document(design=Design(sip_domains=domains)))
    assert "sip_domains:\n  - domain-number-0.example.com\n  - domain-number-1.example.com\n" in text


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    first, second = Document(title="one"), Document(title="two")
    assert write_document(path, first) == path.read_bytes()
    write_document(path, second)
    assert read_document(path).document == second
    assert [file.name for file in tmp_path.iterdir()] == ["site.yaml"]
    assert stat.S_ISREG(path.stat().st_mode)
    assert path.read_bytes().endswith(b"\n")
    assert b"\r" not in path.read_bytes()


@pytest.mark.benchmark
def test_speed_of_a_large_file() -> None:
    document = document_of(large_site(400))
    started = time.process_time()  # other programs must not make it fail
    text = format_document(document)
    written = time.process_time()
    parse_document(text)
    read = time.process_time()
    print(f"{len(text) / 1e6:.2f} MB: written in {written - started:.2f} s, read in {read - written:.2f} s")
    assert written - started < 3
    assert read - written < 6
