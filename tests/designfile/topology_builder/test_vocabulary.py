"""Unknown words are reported once, with the first line."""

from __future__ import annotations

import pytest

from planner.designfile.topology_builder import import_topology
from tests.designfile.topology_builder.documents import FORMATS, imported, messages
from tests.designfile.topology_builder.topologies import enterprise


@pytest.mark.parametrize("form", FORMATS)
def test_a_usual_document_has_no_unknown_words(form: str) -> None:
    assert messages(imported(enterprise(), form), "not understood") == ""


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("<Services>", "<KerberosAccounts/><Services>", "Element <KerberosAccounts> in <"),
        (
            "</InternalDomains>",
            '<New xmlns="urn:x"/></InternalDomains>',
            "Element <New> in <InternalDomains> is not known.",
        ),
        ("<SqlInstance ", '<SqlInstance MirrorFqdn="x" ', "Attribute 'MirrorFqdn' of <SqlInstance>"),
        ("<NetInterface ", '<NetInterface Speed="1" ', "Attribute 'Speed' of <NetInterface> ("),
        ("<DependsOn>", "<Extra/><More/><DependsOn>", "Element <More> in <Service> ("),
    ],
)
def test_unknown_words_are_reported_with_their_first_line(form: str, before: str, after: str, words: str) -> None:
    text = FORMATS[form](enterprise())
    if before == "<SqlInstance " and form == "published":
        before, after = "<SqlInstance>", '<SqlInstance MirrorFqdn="x">'
    changed = text.replace(before, after)
    result = import_topology(changed.encode(), "x")
    item = next(item for item in result.report.items if words in item.message)
    assert item.kind.value == "not understood"
    assert item.line == changed[: changed.index(after)].count("\n") + 1
    assert result.document == import_topology(text.encode(), "x").document


def test_the_inside_of_an_unknown_element_is_not_listed() -> None:
    text = FORMATS["saved"](enterprise()).replace("<Services>", "<Outer><Inner/></Outer><Services>")
    said = import_topology(text.encode(), "x").report.text()
    assert "<Outer>" in said
    assert "<Inner>" not in said
