"""Users behind a pool, and pairs of pools."""

from __future__ import annotations

from planner.findings.branch_users import pairs, partner_of, users_of
from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.servers import BranchAppliance, FrontEndPool

ONE = FrontEndPool(id="one", name="One", fqdn="one.contoso.com", users=100)
TWO = FrontEndPool(id="two", name="Two", fqdn="two.contoso.com")
BRANCH = BranchAppliance(id="sba", name="Branch", fqdn="sba.contoso.com", users=30)


def _link(link_id: str, source: str, target: str) -> Link:
    return Link(id=link_id, link_kind=LinkKind.BACKUP, source=source, target=target)


def test_users_of_branches_count_and_those_of_the_partner_do_not() -> None:
    design = Design(servers=(ONE, TWO, BRANCH), links=(_link("a", "sba", "one"), _link("b", "two", "one")))
    assert users_of(design, ONE) == 130
    assert users_of(design, TWO) == 0


def test_a_pair_that_is_said_from_both_sides_is_one() -> None:
    design = Design(servers=(ONE, TWO, BRANCH), links=(_link("a", "one", "two"), _link("b", "two", "one")))
    assert [(link.id, first.id, second.id) for link, first, second in pairs(design)] == [("a", "one", "two")]
    assert partner_of(design, ONE) is TWO
    assert partner_of(design, TWO) is ONE


def test_a_branch_is_no_partner_and_neither_is_the_pool_itself() -> None:
    design = Design(servers=(ONE, BRANCH), links=(_link("a", "sba", "one"), _link("b", "one", "one")))
    assert partner_of(design, ONE) is None
