"""Which document it is, by its root element, and the reader for it.

A room of its own because people hand over what they have: an answer in words for each neighbour of a topology
document is worth more than "unknown element".
"""

from dataclasses import replace

from planner.designfile.topology_builder.document import ParsedTopology, Remark
from planner.designfile.topology_builder.encodings import DecodedText
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.published import read_archive, read_published
from planner.designfile.topology_builder.safe_xml import XmlElement, read_xml
from planner.designfile.topology_builder.saved_design import read_saved_design

_EXPECTED = "a .tbxml file, the output of Get-CsTopology -AsXml, or an archive of Export-CsConfiguration"
_READERS = {
    "TopologyBuilder": read_saved_design,
    "Topology": read_published,
    "DocItemSet": read_archive,
}


def parse_topology(data: bytes, faults: Faults) -> ParsedTopology:
    """Parses a document of any known kind.

    Raises:
        DesignFileErrors: it is none, or something in it cannot be.
    """
    root, decoded = read_xml(data, faults)
    reader = _READERS.get(root.name)
    # The archive's own namespace was never seen, so only its name is asked for.
    if reader is None or not (root.is_known_family or root.name == "DocItemSet"):
        faults.stop(root.line, root.column, _what_it_is(root), _EXPECTED)
    parsed = reader(root, faults)
    return replace(parsed, remarks=(*parsed.remarks, *_about_encoding(decoded)))


def _about_encoding(decoded: DecodedText) -> tuple[Remark, ...]:
    if not decoded.is_guess:
        return ()
    message = f"The encoding was guessed ({decoded.encoding}); look at names with letters outside ASCII."
    return (Remark(message=message, line=1, is_misunderstood=False),)


def _what_it_is(root: XmlElement) -> str:
    if root.name == "TopologyInput":
        return "this is the input of Merge-CsLegacyTopology (Office Communications Server), not a topology"
    if root.name in _READERS:
        namespace = root.namespace or "none"
        return f"<{root.name}> is of another product (namespace {namespace})"
    if root.name == "html":
        return "this is a web page"
    return f"a document of <{root.name}> is not a topology"
