"""What the heavy run found about answers: both opinions lose the same ones for the same reason."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.servers import FrontEndPool
from planner.model.zones import ZoneKind
from planner.traffic import Question, Traffic, recorded_arrangements
from planner.traffic.trace import Verdict
from tests import builders as make
from tests.traffic.second_opinion.opinion import SecondOpinion

CLIENT, PUBLIC, SERVER = "10.1.0.7", "203.0.110.14", "10.1.0.5"


def _design(*, is_stateful: bool) -> Design:
    """A server is published by one firewall, and answers past it by another, behind whose address the client hid."""
    perimeter = ZoneKind.PERIMETER_OUTER
    member = make.machine("server-1", make.interface("lan", "near", SERVER), fqdn="server.contoso.com")
    hides = make.firewall(
        "hides",
        make.interface("out", "internet", "203.0.110.1"),
        make.interface("in", "near", "10.1.0.1"),
        hairpin=True,
        stateful=is_stateful,
    )
    return make.design_of(
        make.view("external"),
        make.view("internal", forwards_to="external"),
        make.zone("internet", ZoneKind.INTERNET, view="external"),
        make.zone("near", perimeter, "10.1.0.0/24", view="internal"),
        make.zone("far", perimeter, "10.5.0.0/24", view="internal"),
        hides,
        make.firewall(
            "publishes",
            make.interface("out", "internet", "203.0.110.2"),
            make.interface("in", "far", "10.5.0.1"),
            hairpin=True,
            nat=(make.nat("out", PUBLIC, SERVER),),
        ),
        make.firewall(
            "joins", make.interface("near", "near", "10.1.0.2"), make.interface("far", "far", "10.5.0.2"), hairpin=True
        ),
        FrontEndPool(id="server", name="Server", fqdn="server.contoso.com", members=(member,)),
        make.phone("phone", "near", address=ip_address(CLIENT)),
    )


@pytest.mark.parametrize("ignores_filters", [True, False])
@pytest.mark.parametrize("is_stateful", [True, False])
def test_an_answer_to_the_address_that_hides_others_is_lost_unless_it_takes_the_way_of_the_request(
    is_stateful: bool, ignores_filters: bool
) -> None:
    design = _design(is_stateful=is_stateful)
    arrangements = recorded_arrangements(design)
    question = Question("phone", PUBLIC, 443, tls=False, ignore_filters=ignores_filters)
    (trace,) = Traffic(design, load_catalog(), arrangements).walk(question).traces
    (outcome,) = SecondOpinion(design, arrangements).ask(question)
    assert trace.verdict is outcome.verdict
    if ignores_filters:
        assert trace.verdict is Verdict.UNROUTABLE
        assert trace.blame is not None
        assert trace.blame.element == "publishes"
        assert "it does not pass 'Publishes', which would have to turn the address back" in trace.blame.reason
