"""Each document and each of its neighbours is told by name."""

from __future__ import annotations

import codecs

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import import_topology
from tests.designfile.topology_builder.documents import FORMATS, Topology, messages
from tests.designfile.topology_builder.topologies import enterprise

WRAPPINGS = {
    "plain": lambda text: text.encode(),
    "mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "powershell": lambda text: codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le"),
    "big end": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "no mark": lambda text: text.encode("utf-16-le"),
    "blank line": lambda text: b"\r\n" + text.encode(),
    "blank line in utf-16": lambda text: codecs.BOM_UTF16_LE + ("\r\n" + text).encode("utf-16-le"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_however_it_is_encoded_the_design_is_the_same(form: str, wrapping: str) -> None:
    text = FORMATS[form](enterprise())
    plain = import_topology(text.encode(), "x")
    assert import_topology(WRAPPINGS[wrapping](text), "x").document == plain.document


def test_a_guessed_encoding_is_said() -> None:
    topology = Topology(clusters=enterprise().clusters)
    topology.sites[0].name = "Zürich"
    result = import_topology(FORMATS["published"](topology).encode("windows-1252"), "x")
    assert result.document.design.sites[0].name == "Zürich"
    assert "The encoding was guessed (windows-1252)" in messages(result, "note")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '<TopologyInput xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.LegacyUserInput.2008"/>',
            "input of Merge-CsLegacyTopology",
        ),
        ('<Topology xmlns="urn:some:other"/>', "of another product (namespace urn:some:other)"),
        ("<Topology/>", "of another product (namespace none)"),
        ("<html><body/></html>", "a web page"),
        ("<mxfile/>", "<mxfile> is not a topology"),
        (
            '<TopologyBuilder xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008"/>',
            "the document holds no topology",
        ),
        (FORMATS["published"](Topology()), "no pool and no server"),
        (FORMATS["saved"](Topology()), "no pool and no server"),
    ],
)
def test_neighbours_are_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(DesignFileErrors) as caught:
        import_topology(text.encode(), "x.xml")
    assert words in str(caught.value)
    assert str(caught.value).startswith("x.xml:")
