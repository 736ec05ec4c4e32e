"""What only a published topology has: composite keys and flat lists."""

from __future__ import annotations

import re

import pytest

from planner.designfile.errors import DesignFileErrors
from planner.designfile.topology_builder import import_topology
from planner.model.design import Design
from tests.designfile.topology_builder.documents import Topology, as_published, imported, messages, server_ids
from tests.designfile.topology_builder.topologies import POOL, enterprise, standard, with_branch, with_director


@pytest.mark.parametrize(
    "topology",
    [enterprise(), standard(), with_director(enterprise(), POOL), with_branch(enterprise(), POOL)],
    ids=["enterprise", "standard", "director", "branch"],
)
def test_both_formats_give_the_same_servers_zones_and_links(topology: Topology) -> None:
    first, second = (imported(topology, form).document.design for form in ("saved", "published"))

    def essence(design: Design) -> tuple[object, ...]:
        return (design.product, design.features, design.servers, design.zones, design.links, design.dns_views)

    assert essence(first) == essence(second)


def test_simple_urls_are_missing_and_said_so() -> None:
    result = imported(enterprise(), "published")
    assert result.document.design.simple_urls == ()
    assert "Simple URLs (meet, dialin, admin): a published topology does not hold them." in messages(result, "missing")


def test_the_place_of_a_site_becomes_its_note() -> None:
    assert imported(enterprise(), "published").document.design.sites[0].note == "Town"


def test_two_clusters_of_one_number_are_refused() -> None:
    text = as_published(enterprise()).replace(
        '<ClusterId SiteId="1" Number="2"/>\n', '<ClusterId SiteId="1" Number="1"/>\n', 1
    )
    with pytest.raises(DesignFileErrors, match="this <Cluster> has the identity of an earlier one"):
        import_topology(text.encode(), "x")


def test_a_cluster_without_identity_is_refused() -> None:
    text = as_published(enterprise()).replace('<ClusterId SiteId="1" Number="1"/>\n', "\n", 1)
    with pytest.raises(DesignFileErrors, match="a <Cluster> has no <ClusterId>"):
        import_topology(text.encode(), "x")


def test_an_instance_that_stands_nowhere_is_reported() -> None:
    text = as_published(enterprise())
    broken = re.sub(r'(<SqlInstanceId Name="">)<ClusterId[^>]*>', r'\1<ClusterId SiteId="7" Number="7"/>', text)
    result = import_topology(broken.encode(), "x")
    assert "A SQL instance stands on a cluster that is not in the document" in messages(result, "not understood")
    assert "sql01" in server_ids(result)


def test_two_services_of_one_identity_are_reported() -> None:
    topology = enterprise()
    text = as_published(topology).replace(
        '<ServiceId SiteId="1" RoleName="MonitoringStore" Instance="1"/>\n',
        '<ServiceId SiteId="1" RoleName="ArchivingStore" Instance="1"/>\n',
        1,
    )
    result = import_topology(text.encode(), "x")
    assert "Service 'ArchivingStore' has the identity of an earlier one" in messages(result, "note")
    assert "depends on a service that is not in the document" in messages(result, "note")


def test_a_branch_that_names_no_central_site_gets_the_first() -> None:
    text = as_published(with_branch(enterprise(), POOL)).replace(' CentralSiteId="1"', "")
    result = import_topology(text.encode(), "x")
    branch = result.document.design.sites[1]
    assert (branch.central, branch.unconfirmed) == ("main-site", ("central",))
    assert "central site of branch site 'Branch Office' was not found" in messages(result, "assumed")


def test_a_cluster_of_an_unknown_site_still_stands_somewhere() -> None:
    text = as_published(enterprise()).replace('<CentralSite SiteId="1">', '<CentralSite SiteId="5">')
    result = import_topology(text.encode(), "x")
    assert len(server_ids(result)) == 6
    assert [zone.id for zone in result.document.design.zones if zone.zone_kind == "internal"] == ["lan"]
    assert "The site of 'pool01.contoso.com' is not in the document." in messages(result, "note")


def test_clusters_of_two_unknown_sites_stand_in_two_zones() -> None:
    text = as_published(enterprise()).replace('<CentralSite SiteId="1">', '<CentralSite SiteId="5">')
    text = text.replace('SiteId="1" Number="3"', 'SiteId="2" Number="3"')
    zones = import_topology(text.encode(), "x").document.design.zones
    assert [zone.id for zone in zones if zone.zone_kind == "internal"] == ["lan", "lan-zone"]
