"""Bytes to text: which encoding a topology document really has.

A room of its own because what the XML declaration says is often untrue: PowerShell's `>` writes UTF-16 whatever the
text claims, editors save UTF-8 under a declaration of UTF-16, and documents without a byte-order mark are common.
"""

import codecs
import re

from planner.designfile.topology_builder.faults import Faults
from planner.records import dataclass

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Code pages a declaration may name. Anything else (UTF-7 above all) only serves to smuggle.
_CODE_PAGES = re.compile(r"windows-125\d|cp125\d|iso-8859-\d{1,2}|latin-?1|us-ascii|ascii", re.IGNORECASE)
_FALLBACK = "windows-1252"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A document as text.

    Attributes:
        encoding: what was used.
        is_guess: nothing in the document says so; characters outside ASCII may be wrong.
    """

    text: str
    encoding: str
    is_guess: bool = False


def decode(data: bytes, faults: Faults) -> DecodedText:
    """Decodes a document by its byte-order mark, its first bytes, UTF-8, and last its declaration.

    Raises:
        DesignFileErrors: the bytes are no text in the encoding they announce.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return DecodedText(_strictly(data[len(mark) :], encoding, faults), encoding)
    if (wide := _wide_encoding(data)) is not None:
        return DecodedText(_strictly(data, wide, faults), wide)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:1000])
        name = declared[1].decode("ascii") if declared else ""
        if _CODE_PAGES.fullmatch(name) and _exists(name):
            return DecodedText(_strictly(data, name, faults), name)
        if b"<" in data[:1000] and b"\0" not in data:
            return DecodedText(_strictly(data, _FALLBACK, faults), _FALLBACK, is_guess=True)
        return DecodedText(_strictly(data, "utf-8", faults), "utf-8")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: the document begins with an ASCII character and a zero byte, in either order."""
    if len(data) < 4:
        return None
    first, second, third, fourth = data[:4]
    if first and not second and third and not fourth:
        return "utf-16-le"
    if second and not first and fourth and not third:
        return "utf-16-be"
    return None


def _exists(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _strictly(data: bytes, encoding: str, faults: Faults) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="ignore")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        faults.stop(
            line,
            column,
            f"the bytes here are not {encoding.upper()} text",
            "a whole text file, as Topology Builder saves it or PowerShell writes it",
        )
