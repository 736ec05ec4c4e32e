"""A missing link is offered where there is exactly one element to join, under an id that is free."""

from __future__ import annotations

from planner.findings.links_to_add import link_to_add, nearest
from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.servers import EdgePool, FrontEndPool
from planner.model.zones import Site, SiteKind

EAST = Site(id="east", name="East")
WEST = Site(id="west", name="West")
BRANCH = Site(id="branch", name="Branch", site_kind=SiteKind.BRANCH, central="west")
POOL = FrontEndPool(id="pool", name="Pool", fqdn="pool.contoso.com", site="branch")
EDGE = EdgePool(id="edge", name="East Edge", fqdn="edge.contoso.com", site="east")
OTHER = EdgePool(id="other", name="West Edge", fqdn="edge2.contoso.com", site="west")
DESIGN = Design(sites=(EAST, WEST, BRANCH), servers=(POOL, EDGE, OTHER))

LABEL = ("Make ", " the A/V Edge of '{pool}'")


def test_the_only_element_is_joined() -> None:
    repair = link_to_add(DESIGN, LinkKind.MEDIA, POOL, (EDGE,), LABEL)
    assert repair is not None
    assert repair.label == "Make 'East Edge' the A/V Edge of '{pool}'"
    assert repair.path == ("links",)
    assert repair.value == Link(id="pool-edge", link_kind=LinkKind.MEDIA, source="pool", target="edge")


def test_nothing_is_chosen_among_several_or_none() -> None:
    assert link_to_add(DESIGN, LinkKind.MEDIA, POOL, (EDGE, OTHER), LABEL) is None
    assert link_to_add(DESIGN, LinkKind.MEDIA, POOL, (), LABEL) is None


def test_an_id_that_is_taken_is_not_given_again() -> None:
    taken = Link(id="pool-edge", link_kind=LinkKind.BACKUP, source="pool", target="edge")
    second = Link(id="pool-media-edge", link_kind=LinkKind.BACKUP, source="pool", target="edge")
    repair = link_to_add(
        Design(sites=(EAST,), servers=(EDGE, _of_no_site()), links=(taken,)), LinkKind.MEDIA, POOL, (EDGE,), LABEL
    )
    assert repair is not None
    assert repair.value.id == "pool-media-edge"
    full = Design(sites=(EAST,), servers=(EDGE, _of_no_site()), links=(taken, second))
    assert link_to_add(full, LinkKind.MEDIA, POOL, (EDGE,), LABEL) is None


def test_the_nearest_are_those_of_the_site_or_of_its_central_site() -> None:
    assert nearest(DESIGN, POOL, (EDGE, OTHER)) == (OTHER,)
    assert nearest(DESIGN, _of_no_site(), (EDGE, OTHER)) == (EDGE, OTHER)


def _of_no_site() -> FrontEndPool:
    return FrontEndPool(id="pool", name="Pool", fqdn="pool.contoso.com")
