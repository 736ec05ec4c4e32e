"""A server that stays with an older version keeps its flows, records and certificates; nothing else does."""

from collections.abc import Iterable

import pytest

from planner.catalog import load_catalog
from planner.findings.run import inspect
from planner.model.design import Design
from planner.model.product import Feature
from planner.requirements import Plan, build_plan
from planner.requirements.generations import holds_for, planned_versions, versions_of
from tests.findings.whole_examples import document_of

CATALOG = load_catalog()

REMOVED = """
base: enterprise
product: "{product}"
features: [external-access, federation, conferencing, av, xmpp, legacy-ocs2007, hybrid]
servers:
- {{id: pool01, generation: "{generation}"}}
- {{id: edgepool01, generation: "{generation}"}}
- id: sql-mirror
  kind: sql-server
  name: Mirror
  fqdn: sql02.contoso.com
  role: mirror
  members:
  - {{id: sql02, fqdn: sql02.contoso.com, interfaces: [{{name: lan, zone: lan, addresses: [192.0.2.97]}}]}}
- id: sql-witness
  kind: sql-server
  name: Witness
  fqdn: sql03.contoso.com
  role: witness
  members:
  - {{id: sql03, fqdn: sql03.contoso.com, interfaces: [{{name: lan, zone: lan, addresses: [192.0.2.98]}}]}}
- id: chat
  kind: support-server
  name: Chat
  fqdn: chat.contoso.com
  role: persistent-chat
  generation: "{generation}"
  members:
  - {{id: chat01, fqdn: chat.contoso.com, interfaces: [{{name: lan, zone: lan, addresses: [192.0.2.99]}}]}}
cloud_services:
- {{id: jabber, name: Jabber, role: xmpp-partner, zone: partner, addresses: [203.0.113.250]}}
links: [{{id: mirror, link_kind: mirror, source: sql01, target: sql-mirror}}]
"""


def plan(product: str, generation: str) -> Plan:
    return build_plan(document_of(REMOVED.format(product=product, generation=generation)).design, CATALOG)


def of_2015_alone(rows: Iterable[object]) -> set[str]:
    return {row.id for row in rows if set(getattr(row, "versions", ())) == {"2015"}}  # type: ignore[attr-defined]


def asked(plan: Plan) -> set[str]:
    """Ids of the catalog's rows of 2015 alone that the plan has."""
    flows = {walk.planned.flow.id for walk in plan.flow_walks}
    records = {record.record_id for record in plan.records}
    certificates = {certificate.certificate_id for certificate in plan.certificates}
    return (
        of_2015_alone(CATALOG.flows) & flows
        | of_2015_alone(CATALOG.records) & records
        | of_2015_alone(CATALOG.certificates) & certificates
    )


@pytest.mark.parametrize("product", ["2019", "SE"])
def test_servers_that_stay_with_2015_keep_what_2015_has(product: str) -> None:
    staying = asked(plan(product, "2015"))
    assert staying == asked(plan("2015", "2015"))
    assert {"edge-xmpp-in", "xmpp-gw-edge", "pchat-sip", "fe-sql-mirror", "sql-witness-endpoint"} <= staying
    assert {"xmpp_srv", "xmpp_a", "pchat_a", "sql_mirror_a", "pchat_default", "edge_external_xmpp"} <= staying


@pytest.mark.parametrize("product", ["2019", "SE"])
def test_what_no_version_of_the_plan_has_is_not_asked_for_and_every_bit_of_it_is_a_finding(product: str) -> None:
    assert asked(plan(product, product)) == set()
    found = inspect(document_of(REMOVED.format(product=product, generation=product)))
    blamed = {item.elements[:1] or item.field for item in found if item.code in ("VE08", "TO03")}
    assert blamed == {("jabber",), ("chat",), ("sql-mirror",), ("sql-witness",), ("features", 4), ("features", 5)}


def test_every_feature_without_a_flow_in_some_version_has_a_finding_there() -> None:
    """A tag that only rows of other versions carry must not be dropped in silence."""
    for product in ("2015", "2019", "SE"):
        for feature in Feature:
            rows = [flow for flow in CATALOG.flows if feature.value in flow.features]
            if not rows or any(product in flow.versions for flow in rows):
                continue
            found = inspect(document_of(f'{{base: standard, product: "{product}", features: [{feature.value}]}}'))
            assert any(item.code == "VE08" for item in found), (product, feature)


def design(text: str) -> Design:
    return document_of(text).design


def test_the_version_of_a_database_server_is_that_of_the_pools_on_it() -> None:
    staying = design(REMOVED.format(product="2019", generation="lync-2013"))
    assert versions_of(staying, "sql-mirror") == versions_of(staying, "sql-witness") == {"2015"}
    assert versions_of(staying, "jabber") == frozenset()
    assert planned_versions(staying) == {"2015", "2019"}


def test_a_fact_holds_between_elements_only_where_all_have_its_version() -> None:
    mixed = design('{base: enterprise, servers: [{id: edgepool01, generation: "2015"}]}')
    assert holds_for(mixed, ("2015",), "edgepool01", "partner")
    assert not holds_for(mixed, ("2015",), "edgepool01", "pool01")
    assert not holds_for(mixed, ("2015",), "wifi", "internet")  # no pool is of 2015
    assert holds_for(mixed, (mixed.product.value,), "pool01")
