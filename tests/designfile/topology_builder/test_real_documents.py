"""Real documents of other people, used where they are present and never copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.designfile.read import parse_document
from planner.designfile.topology_builder import import_topology
from planner.designfile.write import format_document

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "samples" / "topology-builder"
DOCUMENTS = sorted(FOLDER.glob("*.tbxml")) + sorted(FOLDER.glob("*.xml"))
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)

pytestmark = [
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not on this machine"),
    pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name),
]


def test_every_cluster_and_machine_appears(path: Path) -> None:
    design = import_topology(path.read_bytes(), path.name).document.design
    names = {server.fqdn for server in design.servers} | {m.fqdn for server in design.servers for m in server.members}
    elements = re.findall(r"<(?:Cluster|Machine) [^>]*\bFqdn=\"([^\"]+)\"", path.read_text("utf-8-sig"))
    assert elements
    assert set(elements) == names


def test_no_guid_and_no_user_name_comes_through(path: Path) -> None:
    result = import_topology(path.read_bytes(), path.name)
    file_name = re.search(r'FileName="[^"]*?\\Users\\([^"\\]+)', path.read_text("utf-8-sig"))
    for out in (format_document(result.document), result.report.text()):
        assert not GUID.search(out)
        assert file_name is None or file_name[1].lower() not in out.lower()


def test_everything_is_understood(path: Path) -> None:
    report = import_topology(path.read_bytes(), path.name).report
    assert [item for item in report.items if item.kind.value == "not understood"] == []


def test_it_survives_the_design_file(path: Path) -> None:
    document = import_topology(path.read_bytes(), path.name).document
    text = format_document(document)
    again = parse_document(text, path.name).document
    assert again == document
    assert format_document(again) == text
