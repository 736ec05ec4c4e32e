"""XML as plain elements, read with care: nothing in a document may make this program fetch, expand or swell.

A room of its own because documents come from other people's mailboxes. Refused are: a document type declaration of
any kind (with it go entities, and with those the expansion bombs and the reading of local files), too many bytes,
elements or attributes, and deep nesting. Expat is used directly since ElementTree keeps no line numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from planner.designfile.topology_builder.encodings import DecodedText, decode
from planner.designfile.topology_builder.faults import Faults

MAX_BYTES = 32 * 1024 * 1024
"""Largest document read. Real ones have tens of kilobytes; 2,000 servers stay below 10 MB."""
MAX_DEPTH = 64
MAX_ELEMENTS = 300_000
MAX_ATTRIBUTES = 100
"""Of one element."""

_FAMILY = "urn:schema:Microsoft.Rtc.Management"
_EXPECTED = "a topology saved by Topology Builder (.tbxml) or printed by Get-CsTopology -AsXml"


@dataclass(slots=True, eq=False)
class XmlElement:
    """An element with its place in the file.

    Attributes:
        name: local name. namespace: empty when it has none.
        text: character data directly inside, stripped.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list["XmlElement"] = field(default_factory=list)
    text: str = ""

    @property
    def is_known_family(self) -> bool:
        """The element belongs to the product's own schemas."""
        return self.namespace.startswith(_FAMILY)

    def get(self, name: str) -> str:
        """An attribute without white space around it; empty when it is absent."""
        return self.attributes.get(name, "").strip()

    def all(self, *names: str) -> Iterator["XmlElement"]:
        """Children of the product's schemas with one of these local names."""
        return (child for child in self.children if child.name in names and child.is_known_family)

    def first(self, name: str) -> "XmlElement | None":
        """The first child of this name, or None."""
        return next(self.all(name), None)

    def descendants(self) -> Iterator["XmlElement"]:
        """This element and everything inside, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def read_xml(data: bytes, faults: Faults) -> tuple[XmlElement, DecodedText]:
    """The root element of a document, and how it was decoded.

    Raises:
        DesignFileErrors: the bytes are too many, no text, no well-formed XML, or XML that is refused.
    """
    if len(data) > MAX_BYTES:
        faults.stop(1, 1, f"the file has {len(data):,} bytes", f"at most {MAX_BYTES:,}; {_EXPECTED}")
    decoded = decode(data, faults)
    # Real documents begin with an empty line, which XML forbids before a declaration.
    text = decoded.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        faults.stop(1, 1, _not_xml(decoded.text), _EXPECTED)
    skipped = decoded.text[: len(decoded.text) - len(text)]
    return _Reader(faults, skipped).read(text), decoded


def _not_xml(text: str) -> str:
    if not text.strip("\ufeff \t\r\n\0"):
        return "the file is empty"
    if "<Topology" in text:
        return "there is text before the first element of the document"
    return "this is not an XML document"


class _Reader:
    """Drives expat once.

    Args:
        skipped: white space taken off the front, counted in positions.
    """

    def __init__(self, faults: Faults, skipped: str) -> None:
        self._faults = faults
        lines = skipped.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._lines_before = len(lines) - 1
        self._columns_before = len(lines[-1].replace("\ufeff", ""))
        self._open: list[XmlElement] = []
        self._texts: list[list[str]] = []
        self._root: XmlElement | None = None
        self._count = 0
        # The encoding given here outranks the declaration, which may be untrue. A blank parts namespace and name.
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._parser.EntityDeclHandler = self._refuse_document_type
        self._parser.ExternalEntityRefHandler = self._refuse_document_type

    def read(self, text: str) -> XmlElement:
        """Parses the whole text."""
        try:
            self._parser.Parse(text.encode("utf-8", errors="surrogatepass"), True)
        except expat.ExpatError as error:
            line, column = self._place(error.lineno, error.offset)
            reason = expat.ErrorString(error.code) or "not well-formed"
            self._faults.stop(line, column, f"the XML is broken: {reason}", "a whole, well-formed document")
        assert self._root is not None  # expat refuses a document without an element
        return self._root

    def _place(self, line: int, offset: int) -> tuple[int, int]:
        """Line and column in the file, from 1, of a place in the stripped text."""
        return line + self._lines_before, offset + 1 + (self._columns_before if line == 1 else 0)

    def _here(self) -> tuple[int, int]:
        return self._place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber)

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        line, column = self._here()
        self._count += 1
        if self._count > MAX_ELEMENTS:
            self._faults.stop(line, column, f"more than {MAX_ELEMENTS:,} elements", "a topology document")
        if len(self._open) >= MAX_DEPTH:
            self._faults.stop(line, column, f"elements nested more than {MAX_DEPTH} deep", "a topology document")
        if len(attributes) > MAX_ATTRIBUTES:
            self._faults.stop(
                line, column, f"an element with {len(attributes):,} attributes", f"at most {MAX_ATTRIBUTES}"
            )
        namespace, _, name = full_name.rpartition(" ")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = XmlElement(name, namespace, plain, line, column)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._texts.append([])

    def _end(self, _name: str) -> None:
        self._open.pop().text = "".join(self._texts.pop()).strip()

    def _characters(self, data: str) -> None:
        self._texts[-1].append(data)

    def _refuse_document_type(self, *_details: object) -> NoReturn:
        line, column = self._here()
        self._faults.stop(
            line,
            column,
            "the document has a document type declaration (DOCTYPE)",
            "none: topology documents have no DTD and no entities, and this reader follows neither",
        )
