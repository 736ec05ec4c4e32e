"""Where the traffic of a publishing rule ends: at which port of a pool's servers, by which virtual address.

A module of its own because three things decide it together: what the rule names as its next hop, which port it leads
to, and what the balancer there makes of that port. A rule that is right by itself is wrong before another balancer.
"""

from dataclasses import dataclass, replace

from planner.catalog.ports_in_use import ports_in_use
from planner.findings.publishing import is_http, pool_behind
from planner.findings.rule import Inspection
from planner.model.design import Design
from planner.model.devices import PublishingRule, Vip, VipPurpose
from planner.model.names import same_name
from planner.model.servers import WebPool, internal_web_fqdn
from planner.requirements.web_listeners import web_carriers

_EXTERNAL_SITE = {True: "web-external-https", False: "web-external-http"}
"""Services of the catalog, by whether the rule is HTTPS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPort:
    """A rule whose traffic does not end at the external web site.

    Attributes:
        pool: the pool behind the rule.
        found: port of the members where the traffic ends; None where no virtual address listens.
        wanted: port of the members' external web site.
        silent: id of the virtual address that does not listen on the rule's port; empty if one listens.
        mended: the rule as it would end at the external web site; None where the virtual address has to change.
    """

    pool: WebPool
    found: int | None
    wanted: int
    silent: str
    mended: PublishingRule | None


def wrong_port(inspection: Inspection, rule: PublishingRule) -> WrongPort | None:
    """What is wrong with the port that a rule leads to; None where it is right or no pool is behind the rule."""
    pool = pool_behind(inspection, rule)
    if pool is None:
        return None
    service = inspection.catalog.service(_EXTERNAL_SITE[not is_http(inspection, rule)])
    wanted = ports_in_use(inspection.catalog, pool, service)[0].start
    vips = _entered(inspection.design, pool, rule)
    found = _leads_to(vips, rule.backend_port)
    if found == wanted:
        return None
    mended = _mended(inspection.design, pool, rule, wanted)
    silent = vips[0].id if found is None else ""
    return WrongPort(pool=pool, found=found, wanted=wanted, silent=silent, mended=None if mended == rule else mended)


def _entered(design: Design, pool: WebPool, rule: PublishingRule) -> tuple[Vip, ...]:
    """Virtual addresses that the next hop of a rule stands for; none where it is the servers themselves."""
    if rule.backend == pool.id or same_name(rule.backend, pool.web.external_fqdn or ""):
        carriers = web_carriers(design, pool.id, VipPurpose.WEB_EXTERNAL)
    elif same_name(rule.backend, internal_web_fqdn(pool)):
        carriers = web_carriers(design, pool.id, VipPurpose.WEB_INTERNAL)
    else:
        carriers = ()
    addresses = {vip.address for _, vip in carriers}
    every = (vip for balancer in design.load_balancers for vip in balancer.vips)
    return tuple(vip for vip in every if vip.pool == pool.id and vip.address in addresses)


def _leads_to(vips: tuple[Vip, ...], port: int) -> int | None:
    """Port of the members behind a port; a virtual address without recorded ports hands on each one unchanged."""
    turned = (entry.member_port for vip in vips for entry in vip.ports if entry.port == port)
    is_handed_on = not vips or any(not vip.ports for vip in vips)
    return next(turned, port if is_handed_on else None)


def _mended(design: Design, pool: WebPool, rule: PublishingRule, wanted: int) -> PublishingRule | None:
    """The rule with a port from which traffic ends at `wanted`, past the internal web site if that is its next hop."""
    for backend in dict.fromkeys((rule.backend, pool.id)):
        tried = replace(rule, backend=backend)
        vips = _entered(design, pool, tried)
        listening = (entry.port for vip in vips for entry in vip.ports)
        fitting = [port for port in (wanted, *listening) if _leads_to(vips, port) == wanted]
        if fitting:
            return replace(tried, backend_port=fitting[0])
    return None
