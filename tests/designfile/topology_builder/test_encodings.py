"""The bytes decide what the encoding is; the declaration comes last."""

from __future__ import annotations

import codecs

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder.encodings import decode
from planner.designfile.topology_builder.faults import Faults

TEXT = '<a x="Zürich €"/>'


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_each_encoding_is_recognised(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding), Faults("t"))
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (TEXT, encoding, False)


def test_a_code_page_is_taken_from_the_declaration() -> None:
    text = f'<?xml version="1.0" encoding="windows-1252"?>{TEXT}'
    decoded = decode(text.encode("windows-1252"), Faults("t"))
    assert (decoded.text, decoded.is_guess) == (text, False)


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "hex", "idna", "unicode_escape", "iso-8859-99"])
def test_only_code_pages_may_be_declared(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>{TEXT}'
    decoded = decode(text.encode("windows-1252"), Faults("t"))
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (text, "windows-1252", True)


def test_an_undeclared_code_page_is_a_guess() -> None:
    assert decode(TEXT.encode("windows-1252"), Faults("t")).is_guess


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a>\n  \xff\0</a>", "t:2:3: the bytes here are not UTF-8 text"),
        (codecs.BOM_UTF8 + b"ab\xff", "t:1:3: the bytes here are not UTF-8 text"),
        (codecs.BOM_UTF16_LE + "<a/>".encode("utf-16-le")[:-1], "t:1:4: the bytes here are not UTF-16-LE text"),
        (codecs.BOM_UTF16_LE + b"<\0\0\xd8a\0", "UTF-16-LE text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "UTF-8 text"),
    ],
)
def test_bytes_that_are_no_text_are_placed(data: bytes, words: str) -> None:
    with pytest.raises(DesignFileErrors) as caught:
        decode(data, Faults("t"))
    assert words in str(caught.value)
