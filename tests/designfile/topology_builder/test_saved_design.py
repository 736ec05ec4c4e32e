"""What only a saved design has: GUIDs, sites that hold their clusters, bare machines."""

from __future__ import annotations

import re

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import import_topology
from planner.designfile.write import format_document
from tests.designfile.topology_builder.documents import as_saved, imported, messages, server
from tests.designfile.topology_builder.topologies import SQL, enterprise, with_branch

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def _refusal(text: str) -> str:
    with pytest.raises(DesignFileErrors) as caught:
        import_topology(text.encode(), "x.tbxml")
    return str(caught.value)


def test_neither_guids_nor_the_author_come_through() -> None:
    text = as_saved(enterprise(), file_name=r"C:\Users\jane.doe\Desktop\secret.tbxml")
    result = import_topology(text.encode(), "x.tbxml")
    for out in (format_document(result.document), result.report.text(), repr(result)):
        assert not GUID.search(out)
        assert "jane" not in out
        assert "secret" not in out


def test_a_bare_machine_has_the_name_of_its_cluster() -> None:
    assert [member.fqdn for member in server(imported(enterprise()), "sql01").members] == [SQL]


def test_guids_are_compared_without_case() -> None:
    text = as_saved(enterprise())
    shouted = re.sub(r'InstalledOn="([^"]+)"', lambda match: f'InstalledOn="{match[1].upper()}"', text)
    assert import_topology(shouted.encode(), "x").document == import_topology(text.encode(), "x").document


def test_two_clusters_of_one_guid_are_refused() -> None:
    text = as_saved(enterprise())
    first, second = re.findall(r'<Cluster [^>]*UniqueId="([^"]+)"', text)[:2]
    assert "this <Cluster> has the identity of an earlier one" in _refusal(
        text.replace(f'UniqueId="{second}"', f'UniqueId="{first}"', 1)
    )


def test_a_cluster_without_guid_is_refused() -> None:
    text = re.sub(r'(<Cluster [^>]*)UniqueId="[^"]+"', r"\1", as_saved(enterprise()), count=1)
    assert "a <Cluster> has no UniqueId" in _refusal(text)


def test_a_service_that_stands_nowhere_is_reported_and_left_out() -> None:
    text = as_saved(enterprise())
    place = re.search(r'RoleName="WacService"[^>]*InstalledOn="([^"]+)"', text)
    assert place
    broken = text.replace(f'InstalledOn="{place[1]}"', 'InstalledOn="00000000-0000-0000-0000-000000000000"')
    result = import_topology(broken.encode(), "x")
    assert "Service 'WacService' is installed on a cluster that is not in the document" in messages(
        result, "not understood"
    )


def test_branches_stand_inside_their_central_site() -> None:
    result = imported(with_branch(enterprise(), "pool01.contoso.com"))
    assert [(site.id, site.central) for site in result.document.design.sites] == [
        ("main-site", None),
        ("branch-office", "main-site"),
    ]
