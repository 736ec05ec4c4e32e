"""Reading: every fault with its line, hostile files, and what is known about a file that was read."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.designfile import (
    DesignFileError,
    DesignFileErrors,
    NewerFormatError,
    format_document,
    parse_document,
    read_document,
    write_document,
)
from planner.designfile.read import MOST_BYTES
from planner.model.document import Document
from tests.builders import document_of, small_site

TOP = Path(__file__).resolve().parents[2]

VIEW = "dns_views:\n  - {id: inner, name: Inner}\n"
ZONE = VIEW + "zones:\n  - {id: lan, name: LAN, zone_kind: internal, view: inner}\n"


def faults(text: str | bytes) -> list[str]:
    """Problems of a text as `line:column: message`."""
    with pytest.raises(DesignFileErrors) as caught:
        parse_document(text, "f")
    assert all(str(error).startswith("f:") for error in caught.value.errors)
    return [str(error)[2:] for error in caught.value.errors]


def test_the_smallest_design() -> None:
    assert parse_document("format: 1\n").document == Document()


def test_a_file_is_read_with_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    document = document_of(small_site())
    data = write_document(path, document)
    loaded = read_document(path)
    assert loaded.document == document
    assert loaded.name == str(path)
    assert loaded.fingerprint == hashlib.sha256(data).hexdigest() == hashlib.sha256(path.read_bytes()).hexdigest()
    assert loaded.format_version == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(encoding: str) -> None:
    text = "format: 1\ntitle: Zürich – 東京\n"
    assert parse_document(text.encode(encoding)).document.title == "Zürich – 東京"


def test_windows_line_ends_are_read() -> None:
    text = format_document(document_of(small_site()))
    assert parse_document(text.replace("\n", "\r\n")).document == document_of(small_site())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "1:1: the file is empty (expected a design that begins with 'format: 1')"),
        (b" \n\n", "1:1: the file is empty (expected a design that begins with 'format: 1')"),
        (b"PK\x03\x04\0\0", "1:1: this is not a text file (expected a design file in UTF-8)"),
        (b"format: 1\ntitle: Z\xfcrich", "2:9: byte 0xfc is not UTF-8 text (expected text in UTF-8)"),
        (b"\xff\xfea\0\0\xd8", "1:2: byte 0x00 is not UTF-16-LE text (expected text in UTF-8)"),
        (b"# only a remark", "1:1: this is not a design (expected 'format: 1' and its sections)"),
        (b"just words", "1:1: this is not a design (expected 'format: 1' and its sections)"),
        (b"- 1\n", "1:1: this is not a design (expected 'format: 1' and its sections)"),
        (b"title: x", "1:1: field 'format' is missing (expected 'format: 1' in the first line)"),
        (b"format: one", "1:9: 'one' is not a format number (expected 'format: 1' in the first line)"),
        (b"format: 0", "1:9: 0 is not a format number (expected 'format: 1' in the first line)"),
        (b"format: true", "1:9: True is not a format number (expected 'format: 1' in the first line)"),
        (
            b"format: 1\n\x07",
            "2:1: the file holds the control character U+0007 "
            "(expected a text file; such a character can be written as an escape in double quotes)",
        ),
    ],
)
def test_what_is_no_design_at_all_is_one_message(data: bytes, problem: str) -> None:
    assert faults(data) == [problem]


def test_a_newer_file_is_refused_naming_both_formats() -> None:
    with pytest.raises(NewerFormatError) as caught:
        parse_document("# head\nformat: 7\nunheard_of: [1, 2]\n", "plan.yaml")
    assert str(caught.value) == "plan.yaml:2:9: made by a newer planner (format 7, this one reads up to 1)"
    assert (caught.value.found, caught.value.supported) == (7, 1)


def test_a_newer_file_is_recognised_although_it_has_other_faults() -> None:
    with pytest.raises(NewerFormatError):
        parse_document("format: 2\nx: &a 1\ny: [")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("zone: []", ["2:1: unknown field 'zone' (expected 'zones')"]),
        (
            ZONE + "clients:\n  - {id: a, name: A, zone: lan, adress: 10.0.0.1}\n",
            ["7:33: unknown field 'adress' (expected 'address')"],
        ),
        ("zones:\n  - {id: a}\n", [
            "3:5: field 'name' is missing (expected text; in quotes if it looks like a number)",
            "3:5: field 'zone_kind' is missing (expected 'internet', 'cellular', 'perimeter-outer', "
            "'perimeter-inner', 'internal', 'wifi', 'guest-wifi', 'branch', 'partner', 'cloud' or 'pstn')",
            "3:5: field 'view' is missing (expected text; in quotes if it looks like a number)",
        ]),
        (ZONE + "clients:\n  - {id: a, name: A, zone: lan, address: 10.0.0.300}\n", [
            "7:42: '10.0.0.300' is not an IP address (expected IPv4 or IPv6)",
        ]),
        (VIEW + "zones:\n  - {id: a, name: A, zone_kind: wifi, view: inner, subnets: [10.0.0.1/24, x, 7]}\n", [
            "5:62: '10.0.0.1/24' is not an IP network (expected its first address, 10.0.0.0/24)",
            "5:75: 'x' is not an IP network "
            "(expected IPv4 or IPv6 with its prefix length, such as 10.0.0.0/24)",
            "5:78: the number 7 stands here (expected an IP network such as 10.0.0.0/24)",
        ]),
        ("servers:\n  - {id: a, kind: fronted-pool, name: A, fqdn: a.b}\n", [
            "3:19: the text 'fronted-pool' is not a kind of element here (expected 'front-end-pool')",
        ]),
        ("devices:\n  - {id: a, name: A}\n", [
            "3:5: field 'kind' is missing (expected 'firewall', 'router', 'reverse-proxy' or 'load-balancer')",
        ]),
        ("devices:\n  - {id: a, kind: 5, name: A}\n", [
            "3:19: the number 5 is not a kind of element here "
            "(expected 'firewall', 'router', 'reverse-proxy' or 'load-balancer')",
        ]),
        ("zones: {a: 1}", ["2:8: a mapping stands here (expected a list)"]),
        ("zones: [1, [], x]", [
            "2:9: the number 1 stands here (expected a mapping of fields)",
            "2:12: a list stands here (expected a mapping of fields)",
            "2:16: the text 'x' stands here (expected a mapping of fields)",
        ]),
        ("mobility: {enabled: yes, push: {apple: 1}}", [
            "2:21: the text 'yes' stands here (expected true or false)",
            "2:40: the number 1 stands here (expected true or false)",
        ]),
        ("title: 2019", ["2:8: the number 2019 stands here (expected text; in quotes if it looks like a number)"]),
        ("product: 2016", ["2:10: '2016' is not known here (expected '2015', '2019' or 'SE')"]),
        ("product: 20.19", ["2:10: the number 20.19 stands here (expected '2015', '2019' or 'SE')"]),
        ("features: [federation, xmp]", ["2:24: 'xmp' is not known here (expected 'xmpp')"]),
        ("sip_domains: [contoso.com, 'con toso.com']", ["2:28: 'con toso.com' is not a DNS domain"]),
        ("sites: [{id: A, name: A}]", [
            "2:14: 'A' is not an id (expected lower-case letters, digits and inner hyphens, at most 64)",
        ]),
        ("dns_views: [{id: a, name: A, holds: [a.b, 'c d']}]", [
            "2:43: 'c d' is not a DNS name (expected labels of letters, digits and hyphens, such as pool.contoso.com)",
        ]),
        ("servers:\n  - {id: a, kind: gateway, name: A, fqdn: a.b, listening_port: '5067'}\n", [
            "3:64: the text '5067' stands here (expected a whole number)",
        ]),
        ("servers:\n  - {id: a, kind: gateway, name: A, fqdn: a.b, ports: [{service: x, port: 70000}]}\n", [
            "3:56: port 70000 with count 1 is outside 1 to 65535",
        ]),
        (
            "layout: {a: {x: 1}, b: {x: 1, y: x}, c: 5, d: {bends: [[1], [1, 2, 3], x]}, e: {bends: [[1, 2]], y: 1}}",
            [
                "2:34: the text 'x' stands here (expected a number)",
                "2:41: the number 5 stands here (expected a mapping of fields)",
                "2:56: a list stands here (expected a list of 2 numbers)",
                "2:61: a list stands here (expected a list of 2 numbers)",
                "2:72: the text 'x' stands here (expected a list of 2 numbers)",
            ],
        ),
        ("layout: {a: {x: 1}, e: {bends: [[1, 2]], y: 1}, f: {}}", [
            "2:13: field 'y' is missing (expected both x and y)",
            "2:24: field 'x' is missing (expected both x and y)",
            "2:52: field 'x' is missing (expected both x and y)",
        ]),
        ("options: {severities: {FW01: none}, suppressions: [{}]}", [
            "2:30: 'none' is not known here (expected 'error', 'warning', 'info' or 'off')",
            "2:52: field 'code' is missing (expected text; in quotes if it looks like a number)",
        ]),
        (ZONE + "clients:\n  - {id: a, name: A, zone: wan}\n", [
            "7:28: 'wan' leads nowhere (expected the id of zone)",
        ]),
        (ZONE + "clients:\n  - {id: a, name: A, zone: inner}\n", ["7:28: 'inner' is a dns-view (expected zone)"]),
        (ZONE + "clients:\n  - {id: lan, name: A, zone: lan}\n", [
            "7:10: the id 'lan' is given twice, first by 'zones[0]' "
            "(expected an id of its own for every element, machine and VIP)",
        ]),
        (ZONE + "sites: [{id: s, name: S, note: }]\nclients: []\n", [
            "6:32: nothing stands here (expected text; in quotes if it looks like a number)",
        ]),
        (
            ZONE + "devices:\n  - id: f\n    kind: firewall\n    name: F\n"
            "    interfaces: [{name: a, zone: lan}]\n    nat: [{interface: b, public: 1.1.1.1, private: 2.2.2.2}]\n",
            ["11:23: firewall 'f' has no interface 'b'"],
        ),
    ],
)  # fmt: skip
def test_every_fault_says_what_and_where(text: str, problems: list[str]) -> None:
    assert faults("format: 1\n" + text) == problems


MANY_FAULTS = """\
format: 1
product: 2018
zones:
  - id: lan
    name: LAN
    zone_kind: intranet
    view: inner
  - id: wifi
    name: Wi-Fi
    zone_kind: wifi
    view: outer
  - id: dmz
    name: &anchor DMZ
    zone_kind: perimeter-outer
    view: inner
    name: twice
dns_views:
  - id: inner
    name: Inner
    adresses: []
servers:
  - id: se
    kind: front-end-pool
    name: SE
    fqdn: se
    members:
      - id: se1
        fqdn: se
        interfaces:
          - {name: lan, zone: lan, addresses: [10.0.0.256, 10.0.0.1]}
          - {name: wifi, zone: wlan}
  - id: edge
    kind: edge-pool
    name: Edge
    fqdn: edge
    members:
      - {id: edge1, fqdn: edge, interfaces: [{name: in, zone: cellar}]}
links:
  - {id: l1, link_kind: next-hop, source: edge, target: se}
  - {id: l2, link_kind: next-hop, source: edge, target: nobody}
  - {id: l2, link_kind: next-hop, source: edge, target: lan}
"""


def test_many_faults_are_told_at_once_and_none_is_invented() -> None:
    # 'inner' and 'se' are faulty elements: what refers to them is not at fault.
    assert [(problem.split(":")[0], problem.split(": ", 1)[1].split(" (")[0]) for problem in faults(MANY_FAULTS)] == [
        ("2", "'2018' is not known here"),
        ("6", "'intranet' is not known here"),
        ("11", "'outer' leads nowhere"),
        ("13", "anchor '&anchor' is not allowed"),
        ("16", "key 'name' is given twice, first on line 13"),
        ("20", "unknown field 'adresses'"),
        ("30", "'10.0.0.256' is not an IP address"),
        ("37", "'cellar' leads nowhere"),
        ("40", "'nobody' leads nowhere"),
        ("41", "the id 'l2' is given twice, first by 'links[1]'"),
    ]


def test_of_very_many_faults_the_first_are_told() -> None:
    problems = faults("format: 1\nsites:\n" + "  - 1\n" * 5000)
    assert len(problems) == 201
    assert problems[0].startswith("3:5: ")
    assert problems[-1] == "203:5: more problems from here on are not listed"


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**30)  # more than the machine could hold
    with pytest.raises(DesignFileErrors) as caught:
        read_document(path)
    assert str(caught.value) == f"{path}:1:1: the file has 65536.0 MB (expected a design file of at most 16 MB)"


def test_huge_text_is_refused() -> None:
    assert faults(b"#" * (MOST_BYTES + 1)) == ["1:1: the file has 16.0 MB (expected a design file of at most 16 MB)"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"format: 1\ntitle: piped\n",))
    writer.start()
    try:
        assert read_document(path).document.title == "piped"
    finally:
        writer.join()


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "none.yaml")


def test_a_bracket_bomb_in_a_file_ends_in_a_message(tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text("format: 1\nzones: " + "[" * 100_000)
    code = (
        "import sys\nfrom planner.designfile import read_document, DesignFileErrors\n"
        "try: read_document(sys.argv[1])\nexcept DesignFileErrors as error: print(len(error.errors), error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"1 {path}:2:39: more than 32 levels of nesting")


def test_comments_without_end_are_refused() -> None:
    assert faults("format: 1\n" + "#\n" * 30_000) == [
        "20002:1: the file holds more than 20000 comments (expected a design with remarks of people)"
    ]


def test_reading_remembers_nothing() -> None:
    with pytest.raises(DesignFileErrors):
        parse_document(MANY_FAULTS)
    first = parse_document("format: 1\ntitle: a # x\n")
    second = parse_document("format: 1\ntitle: b\n")
    assert second.document == Document(title="b")
    assert first.document.title == "a"


VALID = format_document(document_of(small_site(), title="Contoso # 1"))


def read_or_refuse(data: bytes | str) -> None:
    errors: tuple[DesignFileError, ...] = ()
    try:
        document = parse_document(data).document
    except DesignFileErrors as refusal:
        errors = refusal.errors
    else:
        assert parse_document(format_document(document)).document.design == document.design
        return
    assert errors
    assert all(error.line >= 1 and error.column >= 1 and error.what for error in errors)


@st.composite
def _mutations(draw: st.DrawFn) -> bytes:
    """The valid file with some pieces deleted, doubled, replaced or put in."""
    data = bytearray(VALID, "utf-8")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 20))
        piece = draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from(
                    [b"&a ", b"*a", b"!!int ", b"[", b"}", b"\t", b"\n", b"  ", b": ", b"- ", b"#", b"'", b"|"]
                ),
                st.just(bytes(data[at : at + 200])),
            )
        )
        data[at : at + length] = piece
    return bytes(data)


@st.composite
def _lines_moved(draw: st.DrawFn) -> str:
    """The valid file with lines swapped, dropped, doubled or indented otherwise."""
    lines = VALID.split("\n")
    for _ in range(draw(st.integers(1, 5))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        act = draw(st.sampled_from(["drop", "double", "indent", "dedent", "swap"]))
        if act == "drop":
            lines[at] = ""
        elif act == "double":
            lines.insert(to, lines[at])
        elif act == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        else:
            lines[at] = "  " + lines[at] if act == "indent" else lines[at].removeprefix("  ")
    return "\n".join(lines)


_fuzz = st.one_of(
    st.binary(max_size=300), st.text(max_size=200), st.binary(max_size=100).map(b"format: 1\n".__add__),
    _mutations(), _lines_moved(),
)  # fmt: skip


@given(_fuzz)
def test_whatever_is_read_ends_in_a_design_or_our_errors(data: bytes | str) -> None:
    read_or_refuse(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


@pytest.mark.heavy
@pytest.mark.timeout(1800)
@settings(max_examples=5000)
@given(_fuzz)
def test_whatever_is_read_ends_in_a_design_or_our_errors_long_run(data: bytes | str) -> None:
    read_or_refuse(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        ("{name: V, hidden_kinds: [clients]}", "6:32: 'clients' is not known here (expected 'client')"),
        ("{name: V, layers: [words]}", "6:26: 'words' is not known here (expected "),
        ("{name: V, only: lan}", "6:23: "),
        ("{name: V, hiden: [lan]}", "6:17: unknown field 'hiden' (expected 'hidden')"),
        ("{name: ''}", "6:14: '' is no name of a view (expected one line of 1 to 60 characters"),
        ("{name: V, shown: [lan, A B]}", "6:30: 'A B' is not an id (expected that of an element or a note)"),
        ("{name: V, area: {x: 0, y: 0, width: 10, height: 0}}", "6:23: this is no part of a drawing (expected a width"),
        ("{name: V, area: {x: 0, y: 0, width: 10}}", "6:23: field 'height' is missing"),
        ("{name: first}", "6:14: there are two views 'first' (expected a name of its own for every view)"),
        ("{name: V, workload: ''}", "6:27: '' is no workload"),
    ],
)
def test_faults_of_saved_views_have_their_place(view: str, fault: str) -> None:
    text = f"format: 1\nproduct: '2019'\noptions:\n  views:\n    - {{name: First}}\n    - {view}\n"
    [found] = faults(text)
    assert found.startswith(fault)


def test_views_may_name_what_is_not_there_and_stand_in_the_file_only_when_there_are_any() -> None:
    text = (
        "format: 1\ntitle: T\nproduct: '2019'\n\noptions:\n  views:\n    - name: Perimeter only\n"
        "      layers: [addresses, labels]\n      only: [gone]\n      hidden_kinds: [client]\n      folded: []\n"
        "      area: {x: 0, y: -5.5, width: 800, height: 600}\n      workload: Mobility\n"
    )
    document = parse_document(text, "f").document
    assert format_document(document) == text.replace("'2019'", '"2019"')
    assert "views" not in format_document(Document())
