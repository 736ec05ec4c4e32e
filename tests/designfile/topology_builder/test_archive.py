"""The archive of Export-CsConfiguration is looked into and not unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import archive, import_topology
from tests.designfile.topology_builder.documents import as_published, simple_urls
from tests.designfile.topology_builder.topologies import standard


def _zip(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def _document_set() -> str:
    family = "urn:schema:Microsoft.Rtc.Management.ScopeFramework.2008"
    urls = simple_urls([("Meet", "*", "https://meet.contoso.com/room"), ("Cscp", "*", "https://admin.contoso.com")])
    items = "".join(
        f'<DocItem Name="{name}"><Data><AnchoredXml xmlns="{family}"><Dictionary><Item><Value>'
        f"{content}</Value></Item></Dictionary></AnchoredXml></Data></DocItem>"
        for name, content in (("topology", as_published(standard())), ("urls", urls), ("voice", "<x>$1</x>"))
    )
    return f"<DocItemSet>{items}</DocItemSet>"


def _refusal(data: bytes) -> str:
    with pytest.raises(DesignFileErrors) as caught:
        import_topology(data, "x.zip")
    return str(caught.value)


@pytest.mark.parametrize("name", ["DocItemSet.xml", "export/docitemset.XML", "export\\DocItemSet.xml"])
def test_topology_and_simple_urls_are_read(name: str) -> None:
    result = import_topology(_zip({"schema.xsd": "<x/>", name: _document_set()}), "x.zip")
    design = result.document.design
    assert [server.id for server in design.servers] == ["se01"]
    assert [(url.component, url.host, url.path) for url in design.simple_urls] == [
        ("meet", "meet.contoso.com", "room"),
        ("admin", "admin.contoso.com", ""),
    ]
    assert "holds 3 documents" in result.report.text()


def test_the_document_set_may_be_given_alone() -> None:
    assert import_topology(_document_set().encode(), "DocItemSet.xml").document.design.servers[0].id == "se01"


def test_a_set_without_topology_is_refused() -> None:
    assert "the archive holds no topology" in _refusal(_zip({"DocItemSet.xml": "<DocItemSet/>"}))


def test_another_archive_is_refused() -> None:
    assert "holds no DocItemSet.xml" in _refusal(_zip({"word/document.xml": "<x/>"}))
    assert "holds no DocItemSet.xml" in _refusal(_zip({}))


def test_a_bomb_is_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 100_000)
    data = _zip({"DocItemSet.xml": b" " * 200_000})
    assert len(data) < 1000
    assert "more than 100,000 bytes" in _refusal(data)


def test_too_many_members_are_refused() -> None:
    data = _zip({str(number): "" for number in range(archive.MAX_MEMBERS + 1)})
    assert "the archive is too large" in _refusal(data)


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(compression: int) -> None:
    assert "cannot be read" in _refusal(_zip({"DocItemSet.xml": "<x/>"}, compression))


def test_every_cut_of_an_archive_is_refused() -> None:
    data = _zip({"DocItemSet.xml": _document_set()})
    for end in range(4, len(data) - 1, 97):
        assert "x.zip:1:1: " in _refusal(data[:end])


def test_flipped_bytes_never_escape() -> None:
    data = _zip({"DocItemSet.xml": "<DocItemSet/>" * 3})
    for place in range(len(data)):
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        with pytest.raises(DesignFileErrors):
            import_topology(damaged, "x.zip")
