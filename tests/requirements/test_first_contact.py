"""Discovery inside goes where the name leads, and to no other pool."""

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.requirements import build_plan
from planner.requirements.first_contact import first_contacts
from tests.findings.whole_examples import document_of

CATALOG = load_catalog()

_DIRECTOR = """
- id: director01
  kind: director-pool
  name: Director
  fqdn: dir01.contoso.com
  members:
  - id: dir01
    fqdn: dir01.contoso.com
    interfaces: [{name: lan, zone: lan, addresses: [192.0.2.90], gateway: 192.0.2.1}]
"""
_RECORD = "dns_records: [{{id: own, view: internal, name: lyncdiscoverinternal.contoso.com, targets: [{target}]}}]"


def design_of(*parts: str) -> Design:
    return document_of("\n".join(("base: standard", *parts))).design


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((), {"se01"}),
        (("servers:" + _DIRECTOR,), {"director01"}),
        (("servers:" + _DIRECTOR, _RECORD.format(target="192.0.2.20")), {"director01", "se01"}),
        (("servers:" + _DIRECTOR, _RECORD.format(target="se01.contoso.com")), {"director01", "se01"}),
    ],
)
def test_who_is_met_first(parts: tuple[str, ...], expected: set[str]) -> None:
    assert first_contacts(design_of(*parts), CATALOG) == expected


def _discovery(*parts: str) -> set[tuple[str, str]]:
    walks = build_plan(design_of(*parts), CATALOG).flow_walks
    found = {(walk.planned.flow.id, walk.planned.destination.element) for walk in walks}
    return {item for item in found if item[0].startswith("wifi-lyncdiscoverinternal")}


def test_with_a_director_the_front_end_takes_no_discovery_from_wifi() -> None:
    assert {element for _, element in _discovery()} == {"se01"}
    assert {element for _, element in _discovery("servers:" + _DIRECTOR)} == {"director01"}


def test_the_firewall_opens_443_of_the_director_alone() -> None:
    plan = build_plan(design_of("servers:" + _DIRECTOR), CATALOG)
    rows = [item for item in plan.openings if item.flow.startswith("wifi-lyncdiscoverinternal")]
    assert {item.destination_element for item in rows} == {"director01"}
    assert all("other pools take no discovery from Wi-Fi" in item.purpose for item in rows)
