from __future__ import annotations

from planner.editing.contents import Contents
from planner.editing.regions import Ground, Regions, regions_of
from planner.model.design import Design
from planner.model.zones import SiteKind, ZoneKind
from tests import builders as make
from tests.editing.networks import (
    branch,
    firewall,
    ground,
    guarded_site,
    hq_with_branches,
    inner_zones,
    one_guarded_of_three,
    router,
    two_guarded_sites,
    wide_area,
)


def regions(design: Design) -> Regions:
    return regions_of(design, Contents(design, frozenset()).held)


def zone_ids(ground: Ground) -> tuple[list[str], list[str]]:
    return [zone.id for zone in ground.perimeter], [zone.id for zone in ground.inside]


def device_ids(nodes: object) -> list[str]:
    return [node.id for node in nodes]  # type: ignore[attr-defined]


def test_a_central_site_heads_a_band_with_devices_in_the_gaps() -> None:
    found = regions(hq_with_branches(2))
    assert [zone.id for zone in found.outside] == ["internet"]
    (band,) = found.bands
    assert zone_ids(band.ground) == (["hq-outer", "hq-inner"], ["hq-lan", "hq-voice", "hq-wifi"])
    assert device_ids(band.ground.outer) == ["hq-external"]
    assert device_ids(band.ground.front) == ["hq-internal"], "between perimeter and inside, not at the far right"


def test_a_network_of_no_site_that_joins_sites_has_a_storey_with_what_hangs_on_it() -> None:
    (band,) = regions(hq_with_branches(2)).bands
    storey = band.storeys[-1]
    assert storey.transit is not None
    assert storey.transit.id == "wan"
    assert [item.site for item in storey.groups[0]] == ["b0", "b1"]
    assert [device_ids(item.front) for item in storey.groups[0]] == [["b0-router"], ["b1-router"]]


def test_a_network_of_a_site_that_its_branches_hang_on_is_a_transit_network_too() -> None:
    own = make.zone("mpls", ZoneKind.INTERNAL, view="dns", site="hq")
    design = make.design_of(*ground(), *guarded_site("hq", "mpls"), own, *branch("b", "hq", "mpls"))
    (band,) = regions(design).bands
    assert [storey.transit.id for storey in band.storeys if storey.transit] == ["mpls"]


def test_a_lan_that_branches_hang_on_directly_stays_a_lan() -> None:
    design = make.design_of(*ground(), *guarded_site("hq"), *branch("b", "hq", "hq-lan"))
    (band,) = regions(design).bands
    assert band.ground.inside[0].id == "hq-lan"
    assert [item.site for item in band.storeys[0].groups[0]] == ["b"]
    assert [storey.transit for storey in band.storeys] == [None]


def test_the_wan_of_two_central_sites_is_below_the_first_with_the_branches_of_both() -> None:
    east, west = regions(two_guarded_sites()).bands
    assert [storey.transit.id for storey in east.storeys if storey.transit] == ["wan"]
    assert [item.site for item in east.storeys[-1].groups[0]] == ["bonn", "rom"]
    assert not any(storey.transit or any(storey.groups) for storey in west.storeys)


def test_central_sites_without_perimeter_hang_on_the_wan_each_before_its_branches() -> None:
    (east,) = regions(one_guarded_of_three()).bands
    of_bands, others = east.storeys[-1].groups
    assert of_bands == []
    assert [item.site for item in others] == ["west", "rom", "north"]
    assert device_ids(others[0].front) == ["west-internal"]


def test_a_device_between_the_main_network_and_another_stands_between_them() -> None:
    design = make.design_of(
        *ground(),
        make.site("hq"),
        *inner_zones("hq"),
        make.standard_edition("se", "hq-lan"),
        firewall("w", "hq-wifi", "hq-lan"),
    )
    (band,) = regions(design).bands
    assert {key: device_ids(nodes) for key, nodes in band.ground.between.items()} == {"hq-wifi": ["w"]}


def test_a_device_of_several_branches_is_a_hub_above_them() -> None:
    design = make.design_of(
        *ground(),
        *guarded_site("hq"),
        *(make.site(at, site_kind=SiteKind.BRANCH, central="hq") for at in ("b", "c")),
        *(make.zone(f"{at}-lan", ZoneKind.BRANCH, view="dns", site=at) for at in ("b", "c")),
        router("star", "hq-lan", "b-lan", "c-lan", site="hq"),
    )
    (band,) = regions(design).bands
    assert device_ids(band.storeys[0].hubs) == ["star"]


def test_without_a_perimeter_one_gap_is_enough() -> None:
    design = make.design_of(
        *ground(), make.site("hq"), *inner_zones("hq"), firewall("fw", "internet", "hq-lan", site="hq")
    )
    (band,) = regions(design).bands
    assert device_ids(band.ground.front) == ["fw"]
    assert band.ground.outer == []


def test_zones_of_no_site_belong_to_the_first_and_branch_networks_to_themselves() -> None:
    design = make.design_of(
        *ground(),
        wide_area("lan"),
        make.zone("x", ZoneKind.BRANCH, view="dns"),
        make.zone("y", ZoneKind.BRANCH, view="dns"),
    )
    (band,) = regions(design).bands
    assert zone_ids(band.ground) == ([], ["lan"])
    assert [zone_ids(item) for item in band.storeys[0].groups[0]] == [([], ["x"]), ([], ["y"])]


def test_each_network_of_a_site_stays_with_it_though_a_backbone_joins_all() -> None:
    sites = [
        element
        for at in ("east", "west")
        for element in (
            *guarded_site(at, f"{at}-mpls", "backbone"),
            make.zone(f"{at}-mpls", ZoneKind.INTERNAL, view="dns", site=at),
            *branch(f"{at}-branch", at, f"{at}-mpls"),
        )
    ]
    east, west = regions(make.design_of(*ground(), wide_area("backbone"), *sites)).bands
    assert [storey.transit.id for storey in east.storeys if storey.transit] == ["east-mpls", "backbone"]
    assert [storey.transit.id for storey in west.storeys if storey.transit] == ["west-mpls"]
