"""What reverse proxies publish: rules in force, the names they list, and the port where their traffic ends.

A module of its own because the rules of the proxies family ask the same questions of the same rules.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from planner.catalog.ports_in_use import ports_in_use, proxy_ports
from planner.findings.finding import FieldPath, Repair, RepairKind
from planner.findings.places import web_pools
from planner.findings.rule import Inspection
from planner.findings.wording import listed
from planner.model.devices import PublishingRule, ReverseProxy, VipPurpose
from planner.model.names import same_name
from planner.model.servers import DirectorPool, FrontEndPool, WebPool
from planner.model.zones import Provenance

HTTPS_PORT = 443
HTTP_PORT = 80
"""Ports of publishing rules for names that come without a port: discovery, simple URLs, Office Web Apps."""

_EXTERNAL_SITE = {True: "web-external-https", False: "web-external-http"}
"""Services of the catalog, by whether the rule is HTTPS."""


def rules_in_force(inspection: Inspection) -> Iterator[tuple[ReverseProxy, FieldPath, PublishingRule]]:
    """Every rule of every proxy, with its place; a rule that was worked out has the place of the proxy's rules."""
    for proxy in inspection.design.reverse_proxies:
        own = {rule: index for index, rule in reversed(tuple(enumerate(proxy.rules)))}
        for rule in inspection.plan.publishing_in_force.get(proxy.id, ()):
            yield proxy, ("rules", own[rule]) if rule in own else ("rules",), rule


def published_hosts(inspection: Inspection, port: int) -> tuple[str, ...]:
    """Names that any proxy publishes on a port."""
    return tuple(dict.fromkeys(h for _, _, rule in rules_in_force(inspection) if rule.port == port for h in rule.hosts))


def is_http(inspection: Inspection, rule: PublishingRule) -> bool:
    """Tells whether a rule takes requests over HTTP, at the usual port or at one that a pool publishes."""
    return rule.port in proxy_ports(inspection.catalog, inspection.design, "proxy-http")


def proxy_to_blame(inspection: Inspection) -> ReverseProxy | None:
    """The proxy that should publish what is missing: one whose rules are recorded, else the first."""
    proxies = inspection.design.reverse_proxies
    recorded = (proxy for proxy in proxies if proxy.publishing is Provenance.RECORDED)
    return next(recorded, proxies[0] if proxies else None)


def pool_behind(inspection: Inspection, rule: PublishingRule) -> WebPool | None:
    """The pool or Director that a rule leads to, by id or by one of its names."""
    design = inspection.design
    named = design.find(rule.backend)
    if isinstance(named, FrontEndPool | DirectorPool):
        return named
    for pool in web_pools(design):
        names = (pool.fqdn, pool.web.external_fqdn or "", *(machine.fqdn for machine in pool.members))
        if any(same_name(rule.backend, name) for name in names):
            return pool
    return None


def _member_port(inspection: Inspection, pool: WebPool, port: int) -> int:
    """Port of the members at which traffic for `port` of the pool's external web services ends."""
    for balancer in inspection.design.load_balancers:
        for vip in balancer.vips:
            if vip.pool == pool.id and vip.purpose is VipPurpose.WEB_EXTERNAL:
                return next((entry.member_port for entry in vip.ports if entry.port == port), port)
    return port


def _external_site_port(inspection: Inspection, pool: WebPool, *, is_https: bool) -> int:
    """Port of the pool's external web site, as the topology sets it or as the catalog has it."""
    service = inspection.catalog.service(_EXTERNAL_SITE[is_https])
    return ports_in_use(inspection.catalog, pool, service)[0].start


def wrong_port(inspection: Inspection, rule: PublishingRule) -> tuple[WebPool, int, int] | None:
    """Pool, port where the rule's traffic ends, and port of the external web site, where the two ports differ."""
    pool = pool_behind(inspection, rule)
    if pool is None:
        return None
    found = _member_port(inspection, pool, rule.backend_port)
    wanted = _external_site_port(inspection, pool, is_https=not is_http(inspection, rule))
    return (pool, found, wanted) if found != wanted else None


def rule_to_extend(
    inspection: Inspection, proxy: ReverseProxy, names: tuple[str, ...], port: int = HTTPS_PORT
) -> Repair | None:
    """The edit that adds names to the first recorded rule for a port toward a pool, else the rules of the plan."""
    for index, rule in enumerate(proxy.rules):
        if rule.port == port and pool_behind(inspection, rule) is not None:
            return Repair(
                kind=RepairKind.SET_FIELD,
                label="Add the names to the publishing rule",
                element=proxy.id,
                path=("rules", index, "hosts"),
                value=(*rule.hosts, *names),
            )
    return rules_to_add(inspection, proxy, names, port)


def rules_to_add(
    inspection: Inspection, proxy: ReverseProxy, names: Collection[str], port: int = HTTPS_PORT
) -> Repair | None:
    """The edit that publishes names as the plan asks for it; None where rules are worked out, or it asks for none.

    Other names of the plan's rules are left out: the recorded rules may publish them in another way.
    """
    if proxy.publishing is not Provenance.RECORDED:
        return None
    wanted = []
    for row in inspection.plan.publishing:
        hosts = tuple(host for host in row.hosts if any(same_name(host, name) for name in names))
        if row.proxy == proxy.id and row.port == port and hosts:
            wanted.append(replace(row.rule, hosts=hosts))
    if not wanted:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Publish {listed(host for rule in wanted for host in rule.hosts)} on port {port}",
        element=proxy.id,
        path=("rules",),
        value=(*proxy.rules, *wanted),
    )
