"""Proxy, firewall and balancer are told the same port, and it changes exactly once, however web traffic is arranged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPort, VipPurpose
from planner.model.servers import FrontEndPool, PoolBalancing, PortOverride
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.worksheet import listed
from tests import builders as make
from tests.worksheets.rows import rows

HTTPS, HTTP = "web-external-https", "web-external-http"

listeners = st.sampled_from(
    (
        (),
        ((443, 4443), (80, 8080)),
        ((4443, 4443), (8080, 8080)),
        ((443, 4443),),
        ((4443, 4443),),
        ((80, 8080),),
        ((443, 4443), (4443, 4443)),
        ((4443, 4443), (443, 4443), (80, 8080)),
        ((8443, 4443), (8081, 8080)),
        ((443, 443), (80, 80)),
    )
)


@dataclass(frozen=True)
class Arrangement:
    """How the web traffic of a pool is arranged.

    Attributes:
        members: of the pool.
        balancing: of SIP; where balancers carry everything, the second VIP is that of SIP.
        port: the members' own port of the external web site.
        vips: listeners and member ports of each virtual server.
        is_wired: the balancer has an interface.
        has_balancer: it is drawn; one with a virtual server always is.
    """

    members: int
    balancing: PoolBalancing
    port: int
    vips: tuple[tuple[tuple[int, int], ...], ...]
    is_wired: bool
    has_balancer: bool

    @property
    def member_port(self) -> str:
        return str(self.port)

    def design(self) -> Design:
        design = make.enterprise_site(members=self.members)
        pool, balancer = design.get("pool"), design.get("balancer")
        assert isinstance(pool, FrontEndPool)
        assert isinstance(balancer, LoadBalancer)
        ports = () if self.port == 4443 else (PortOverride(service=HTTPS, port=self.port),)
        vips = tuple(self._vip(number, given) for number, given in enumerate(self.vips))
        legs = balancer.interfaces if self.is_wired else ()
        pool = replace(pool, sip_balancing=self.balancing, ports=ports)
        design = design.with_elements((pool, replace(balancer, vips=vips, interfaces=legs)))
        return design if self.has_balancer or vips else design.without(frozenset({"balancer"}))

    def _vip(self, number: int, given: tuple[tuple[int, int], ...]) -> Vip:
        is_sip = number == 1 and self.balancing is PoolBalancing.HARDWARE
        return Vip(
            id=f"vip{number}",
            purpose=VipPurpose.SIP if is_sip else VipPurpose.WEB_EXTERNAL,
            pool="pool",
            address=make.addresses(f"10.0.0.3{number + 1}")[0],
            ports=tuple(VipPort(port=self._own(front), member_port=self._own(back)) for front, back in given),
        )

    def _own(self, port: int) -> int:
        return self.port if port == 4443 else port


arrangements = st.builds(
    Arrangement,
    members=st.sampled_from((1, 2, 3)),
    balancing=st.sampled_from((PoolBalancing.DNS, PoolBalancing.HARDWARE)),
    port=st.sampled_from((4443, 4444)),
    vips=st.lists(listeners, max_size=2).map(tuple),
    is_wired=st.booleans(),
    has_balancer=st.booleans(),
)


@given(arrangements)
def test_one_port_for_all_three_and_one_change(arrangement: Arrangement) -> None:
    design = arrangement.design()
    told = {row["backend_port"] for row in rows(design, "publishing") if row["element"] == "pool"}
    opened = _opened(design)
    carried = _listeners(design, arrangement.member_port)
    [asked] = told
    assert opened == {asked}
    member_port = arrangement.member_port
    if carried is None:
        assert asked == member_port, "nothing stands between: the proxy changes the port"
    else:
        assert carried == {(asked, member_port)}
    # 443 outside, the member's own port inside: every step that changes it is one of two, and only one of them does.
    steps = [("443", asked), (asked, member_port)]
    changed = [step for step in steps if step[0] != step[1]]
    assert len(changed) == 1 or asked not in ("443", member_port)


def _opened(design: Design) -> set[str]:
    """Ports that the inner firewall opens from the proxy to the pool's external web site over HTTPS."""
    return {
        port
        for row in rows(design, "firewall")
        if row["source"] == "172.16.2.20" and row["required"] == "yes" and "rp-to-" in row["flow"]
        if "office" not in row["flow"]
        for port in row["destination_port"].split()
    }


def _listeners(design: Design, member_port: str) -> set[tuple[str, str]] | None:
    """Listener and member port of the virtual servers for it; None where none is needed."""
    found = {
        (row["port"], row["member_port"])
        for row in rows(design, "balancing")
        if row["element"] == "pool" and row["required"] == "yes" and row["member_port"] == member_port
        if row["purpose"] in ("external web services", "SIP and everything else")
    }
    return found or None


@given(arrangements)
def test_discovery_over_http_is_entered_as_the_site_is(arrangement: Arrangement) -> None:
    """The optional rows of port 80, too, agree between firewall and balancer."""
    design = arrangement.design()
    opened = {
        port
        for row in rows(design, "firewall")
        if row["flow"].startswith("rp-to-")
        and row["flow"].split("-")[-1] in ("http", "hlb")
        and row["required"] == "no"
        for port in row["destination_port"].split()
    }
    carried = {
        row["port"]
        for row in rows(design, "balancing")
        if row["element"] == "pool" and row["member_port"] == "8080" and row["state"] != "planned, not asked for"
        if row["purpose"] == "external web services" or row["required"] == "yes"
    }
    assert opened == (carried or {"8080"})


@given(arrangements)
def test_the_destination_is_where_the_proxy_connects(arrangement: Arrangement) -> None:
    """The firewall lets the proxy through to the address that the proxy is told, or to what has none yet."""
    design = arrangement.design()
    told = {
        address
        for row in rows(design, "publishing")
        if row["element"] == "pool"
        for address in row["backend_address"].replace(listed([NOT_PLANNED]), "web-VIP-of-pool.contoso.local").split()
    }
    opened = {
        address
        for row in rows(design, "firewall")
        if row["source"] == "172.16.2.20" and row["required"] == "yes" and "rp-to-" in row["flow"]
        if "office" not in row["flow"]
        for address in row["destination"].split()
    }
    assert opened == told
