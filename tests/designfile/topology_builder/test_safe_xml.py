"""XML is read with places, and nothing in it makes the reader fetch, expand or swell."""

from __future__ import annotations

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import safe_xml
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.safe_xml import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, XmlElement, read_xml

FAMILY = "urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008"


def _read(text: str | bytes) -> XmlElement:
    data = text.encode() if isinstance(text, str) else text
    return read_xml(data, Faults("t.xml"))[0]


def _refusal(text: str | bytes) -> str:
    with pytest.raises(DesignFileErrors) as caught:
        _read(text)
    return str(caught.value)


def test_elements_keep_name_namespace_attributes_text_and_place() -> None:
    root = _read(f'<a xmlns="{FAMILY}">\n  <b x=" 1 "> text </b>\n</a>')
    child = root.children[0]
    assert (root.name, root.namespace, root.line, root.column) == ("a", FAMILY, 1, 1)
    assert (child.name, child.get("x"), child.text, child.line, child.column) == ("b", "1", "text", 2, 3)


def test_only_elements_of_the_products_schemas_are_found() -> None:
    root = _read(f'<a xmlns="{FAMILY}"><b/><b xmlns="urn:other"/><c/></a>')
    assert [child.namespace for child in root.all("b")] == [FAMILY]
    assert [child.name for child in root.all("b", "c")] == ["b", "c"]
    assert root.first("d") is None


def test_descendants_come_in_document_order() -> None:
    assert [item.name for item in _read("<a><b><c/></b><d/></a>").descendants()] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("lead", ["\n", "\r\n\r\n", "\n  ", "\ufeff\n", " \t"])
def test_white_space_before_the_declaration_is_allowed_and_counted(lead: str) -> None:
    root = _read(lead + '<?xml version="1.0"?>\n<a>\n<b/></a>')
    lines = lead.replace("\r\n", "\n").count("\n")
    assert root.line == lines + 2
    assert root.children[0].line == lines + 3


def test_columns_of_the_first_line_count_the_white_space_before() -> None:
    assert _read("   <a/>").column == 4


@pytest.mark.parametrize("declared", ["utf-16", "UTF-16LE", "windows-1252", "no-such-encoding"])
def test_a_declaration_that_contradicts_the_bytes_is_not_believed(declared: str) -> None:
    root = _read(f'<?xml version="1.0" encoding="{declared}"?><a x="ü"/>')
    assert root.get("x") == "ü"


def test_utf_16_under_a_declaration_of_utf_8_is_read() -> None:
    assert _read('<?xml version="1.0" encoding="utf-8"?><a x="ü"/>'.encode("utf-16")).get("x") == "ü"


BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
 <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
]>
<Topology>&lol3;</Topology>"""


@pytest.mark.parametrize(
    "text",
    [
        BILLION_LAUGHS,
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;]><a/>',
        '<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>',
        "<!DOCTYPE a><a/>",
    ],
)
def test_any_document_type_is_refused(text: str) -> None:
    assert "document type declaration" in _refusal(text)


def test_a_document_type_is_refused_where_it_stands() -> None:
    assert _refusal(BILLION_LAUGHS).startswith("t.xml:2:")


def test_an_entity_without_declaration_is_broken_xml() -> None:
    assert "undefined entity" in _refusal("<a>&x;</a>")


def test_the_five_entities_and_characters_by_number_are_read() -> None:
    assert _read("<a>&lt;&amp;&gt;&quot;&apos;&#65;</a>").text == "<&>\"'A"


def test_nesting_has_a_limit() -> None:
    deepest = "<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH
    assert _read(deepest).name == "a"
    assert "nested more than" in _refusal("<a>" + deepest + "</a>")
    assert "nested more than" in _refusal("<a>" * 1_000_000)


def test_size_has_a_limit_that_is_told_before_the_first_element() -> None:
    data = b"<a>" + b" " * 40_000_000 + b"</a>"
    text = _refusal(data)
    assert text.startswith("t.xml:1:1: the file has 40,000,007 bytes")
    assert f"at most {MAX_BYTES:,}" in text


def test_the_number_of_elements_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MAX_ELEMENTS", 10)
    assert len(_read("<a>" + "<b/>" * 9 + "</a>").children) == 9
    assert "more than 10 elements" in _refusal("<a>" + "<b/>" * 10 + "</a>")


def test_the_number_of_attributes_has_a_limit() -> None:
    many = " ".join(f'x{number}=""' for number in range(MAX_ATTRIBUTES + 1))
    assert "an element with 101 attributes" in _refusal(f"<a {many}/>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\n \r\n", "the file is empty"),
        (b"hello", "not an XML document"),
        (b'$xml = @"\n<Topology/>\n"@', "text before the first element"),
        (b"<a>", "the XML is broken: no element found"),
        (b"<a></b>", "mismatched tag"),
        (b"<a/><b/>", "junk after document element"),
        (b'<?xml version="1.0"?>', "no element found"),
    ],
)
def test_what_is_no_document_is_said(data: bytes, words: str) -> None:
    assert words in _refusal(data)


def test_broken_xml_is_placed() -> None:
    assert _refusal("\n\n<a>\n  <b>\n</a>").startswith("t.xml:5:3: ")
