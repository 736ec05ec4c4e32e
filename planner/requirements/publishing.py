"""What reverse proxies have to publish: web services, simple URLs, discovery, Office Web Apps.

A room of its own because the port that a request arrives at tells the pool whether it came from outside: the change
from 443 to 4443 happens exactly once, at the proxy or at the balancer behind it, and must be decided in one place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.catalog.ports_in_use import published_port
from planner.catalog.records import RecordTemplate
from planner.model.names import EXTERNAL_DISCOVERY, normalized
from planner.model.policies import UrlComponent
from planner.model.servers import DirectorPool, Server, WebPool
from planner.requirements.groundwork import Groundwork, distinct
from planner.requirements.requirement import RequiredPublishing
from planner.requirements.web_listeners import web_entry_port

_PUBLISHED_URLS = {
    UrlComponent.MEET: "meet_external",
    UrlComponent.DIALIN: "dialin_external",
    UrlComponent.SCHEDULER: "scheduler_external",
}
"""Components of simple URLs with their record rows; Admin is for inside use (clause D-DNS-19)."""

HTTPS, HTTP = "web-https", "web-http"


def derive_publishing(ground: Groundwork) -> tuple[RequiredPublishing, ...]:
    """Everything to publish, sorted by proxy, port and backend; nothing while the design has no reverse proxy."""
    found = (*_web_services(ground), *_simple_urls(ground), *_discovery(ground), *_office_web_apps(ground))
    each = _each_host_once(found)
    return tuple(sorted(each, key=lambda item: (item.proxy, -item.port, item.backend, item.row_id)))


def _each_host_once(found: Iterable[RequiredPublishing]) -> Iterable[RequiredPublishing]:
    """Requirements without the hosts that one before them takes the same way: simple URLs may share a host.

    The requirement that names the host says for what else it is published.
    """
    rules: list[RequiredPublishing] = []
    taken: dict[tuple[object, ...], int] = {}
    for rule in found:
        way = (rule.proxy, rule.port, rule.backend, rule.backend_port)
        own = tuple(host for host in rule.hosts if (*way, normalized(host)) not in taken)
        for index in {taken[key] for host in rule.hosts if (key := (*way, normalized(host))) in taken}:
            purpose = " ".join(dict.fromkeys((rules[index].purpose, rule.purpose)))
            is_required = rules[index].is_required or rule.is_required
            rules[index] = replace(rules[index], purpose=purpose, is_required=is_required)
        if own:
            taken.update({(*way, normalized(host)): len(rules) for host in own})
            rules.append(replace(rule, hosts=own))
    return rules


def _web_services(ground: Groundwork) -> Iterator[RequiredPublishing]:
    """The external web FQDN of each pool and each Director (one does not replace the other, clause D-RP-06)."""
    for pool in ground.web_pools:
        if pool.web.external_fqdn is not None:
            row = "dir_web_ext_external" if isinstance(pool, DirectorPool) else "fe_web_ext_external"
            record = ground.catalog.record(row)
            port = published_port(ground.catalog, pool, "web-external-https")
            yield from _rules(ground, HTTPS, (pool.web.external_fqdn,), pool, record, port)


def _simple_urls(ground: Groundwork) -> Iterator[RequiredPublishing]:
    if (server := ground.web_entry) is not None:
        for component, row in _PUBLISHED_URLS.items():
            yield from _rules(ground, HTTPS, ground.hosts(component), server, ground.catalog.record(row))


def _discovery(ground: Groundwork) -> Iterator[RequiredPublishing]:
    """Discovery of every SIP domain, over HTTPS, or over HTTP alone where that variant is planned.

    The variant exists so that the proxy's certificate needs no discovery names; over HTTPS these would then fail.
    """
    if (server := ground.web_entry) is not None:
        record = ground.catalog.record("lyncdiscover_a")
        hosts = tuple(f"{EXTERNAL_DISCOVERY}.{domain}" for domain in ground.sip_domains)
        translation = HTTP if "autodiscover-http" in ground.features else HTTPS
        yield from _rules(ground, translation, hosts, server, record)


def _rules(
    ground: Groundwork,
    translation: str,
    hosts: tuple[str, ...],
    server: WebPool,
    record: RecordTemplate,
    port: int | None = None,
) -> Iterator[RequiredPublishing]:
    """One requirement for each proxy that publishes some of the hosts, at the usual port unless their URLs name one."""
    row = next(row for row in ground.catalog.port_translations if row.id == translation)
    for proxy, its_hosts in _by_proxy(ground, hosts, server):
        yield RequiredPublishing(
            proxy=proxy,
            hosts=its_hosts,
            port=port or ground.catalog.service(row.listener_services[0]).port,
            backend=server.id,
            backend_port=web_entry_port(ground.design, ground.catalog, server, row.target_service),
            element=server.id,
            is_required=record.requirement in ("required", "conditional"),
            purpose=record.purpose,
            reference=row.reference,
            confidence=row.confidence,
            row_id=f"{row.id}/{record.id}",
        )


def _by_proxy(ground: Groundwork, hosts: Iterable[str], server: Server) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for host in hosts:
        if (proxy := ground.proxy_for(host, server)) is not None:
            found.setdefault(proxy.id, []).append(host)
    for proxy_id, its_hosts in found.items():
        yield proxy_id, distinct(its_hosts)


def _office_web_apps(ground: Groundwork) -> Iterator[RequiredPublishing]:
    """Published farms; their traffic keeps its port."""
    row = next(row for row in ground.catalog.port_translations if row.id == "office-web-apps")
    record = ground.catalog.record("owas_external")
    for farm in ground.farms():
        if not farm.is_published:
            continue
        for proxy, hosts in _by_proxy(ground, (farm.fqdn,), farm):
            yield RequiredPublishing(
                proxy=proxy,
                hosts=hosts,
                port=ground.catalog.service(row.listener_services[0]).port,
                backend=farm.id,
                backend_port=ground.port(farm, row.target_service),
                element=farm.id,
                purpose=record.purpose,
                reference=row.reference,
                confidence=row.confidence,
                row_id=f"{row.id}/{record.id}",
            )
