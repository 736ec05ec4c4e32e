"""What reverse proxies publish: rules in force, the names they list, and the pools behind them.

A module of its own because the rules of the proxies family ask the same questions of the same rules.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from planner.catalog.ports_in_use import proxy_ports
from planner.findings.finding import FieldPath, Repair, RepairKind
from planner.findings.places import web_pools
from planner.findings.rule import Inspection
from planner.findings.wording import listed
from planner.model.devices import PublishingRule, ReverseProxy
from planner.model.names import same_name
from planner.model.servers import DirectorPool, FrontEndPool, WebPool, internal_web_fqdn
from planner.model.zones import Provenance

HTTPS_PORT = 443
HTTP_PORT = 80
"""Ports of publishing rules for names that come without a port: discovery, simple URLs, Office Web Apps."""


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


def names_of(pool: WebPool) -> tuple[str, ...]:
    """The names of a pool as a whole: its own, and those of its two web sites."""
    return (pool.fqdn, pool.web.external_fqdn or "", internal_web_fqdn(pool))


def pool_behind(inspection: Inspection, rule: PublishingRule) -> WebPool | None:
    """The pool or Director that a rule leads to, by id or by one of its names."""
    design = inspection.design
    named = design.find(rule.backend)
    if isinstance(named, FrontEndPool | DirectorPool):
        return named
    for pool in web_pools(design):
        names = (*names_of(pool), *(machine.fqdn for machine in pool.members))
        if any(same_name(rule.backend, name) for name in names):
            return pool
    return None


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
