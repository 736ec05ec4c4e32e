"""Answers for tests: a small one, and random ones of every shape."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.model.product import ProductVersion
from planner.proposal import Answers, BranchAnswers, EdgeNames, SiteAnswers, Telephony

SMALL = Answers(sip_domains=("contoso.com",), sites=(SiteAnswers(name="Office", users=800, is_highly_available=False),))
LARGE = Answers(
    sip_domains=("contoso.com", "fabrikam.com"),
    internal_domain="corp.contoso.com",
    sites=(
        SiteAnswers(
            name="Headquarters",
            users=12_000,
            branches=(
                BranchAnswers(name="Bonn", users=120),
                BranchAnswers(name="Köln", users=1_500),
                BranchAnswers(name="Ulm", users=30, is_survivable=False),
            ),
        ),
    ),
    directors=True,
    guest_wifi=True,
    office_web_apps=True,
    telephony=Telephony.GATEWAY,
    dial_in=True,
    monitoring=True,
)


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Answers without faults."""
    count = draw(st.integers(1, 3))
    from_outside = draw(st.booleans())
    telephony = draw(st.sampled_from(Telephony))
    return Answers(
        product=draw(st.sampled_from(ProductVersion)),
        sip_domains=draw(
            st.sampled_from([("contoso.com",), ("contoso.com", "fabrikam.com"), ("eu.contoso.com", "contoso.com")])
        ),
        internal_domain=draw(st.sampled_from(["", "corp.contoso.com", "corp.local"])),
        sites=tuple(draw(_sites(number)) for number in range(count)),
        external_access=from_outside,
        federation=from_outside and draw(st.booleans()),
        mobility=from_outside and draw(st.booleans()),
        guest_wifi=draw(st.booleans()),
        is_behind_nat=draw(st.booleans()),
        edge_names=draw(st.sampled_from(EdgeNames)),
        directors=from_outside and draw(st.booleans()),
        conferencing=draw(st.booleans()),
        office_web_apps=draw(st.booleans()),
        telephony=telephony,
        dial_in=telephony is not Telephony.NONE and draw(st.booleans()),
        disaster_recovery=count > 1 and draw(st.booleans()),
        monitoring=draw(st.booleans()),
    )


@st.composite
def _sites(draw: st.DrawFn, number: int) -> SiteAnswers:
    branches = tuple(
        BranchAnswers(
            name=f"Branch {number} {place}",
            users=draw(st.sampled_from([30, 300, 1_500])),
            is_survivable=draw(st.booleans()),
        )
        for place in range(draw(st.integers(0, 2)))
    )
    return SiteAnswers(
        name=f"Site {number}",
        users=draw(st.sampled_from([1, 800, 2_600, 4_900, 12_000, 30_000])),
        branches=branches,
        is_highly_available=draw(st.booleans()),
        has_edge=draw(st.booleans()),
    )
