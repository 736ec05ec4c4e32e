"""Names that must not be answered in a view.

A room of its own because what a plan must not contain follows from the same names and views as what it must, but
is judged only by findings and belongs on no worksheet.
"""

from collections.abc import Iterable, Iterator

from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY, normalized
from planner.model.policies import UrlComponent
from planner.model.servers import internal_web_fqdn
from planner.requirements.groundwork import Groundwork
from planner.requirements.requirement import UnwantedName
from planner.requirements.views import AskedView, Audience


def derive_unwanted_names(ground: Groundwork) -> tuple[UnwantedName, ...]:
    """Names that must not resolve, sorted by view and name.

    Outside: internal web FQDNs, internal discovery, Admin hosts; a name that also serves as a published one is left
    to the rules about names that must differ. Inside: external discovery (a warning only, internal discovery is
    tried first).
    """
    outside = tuple(view for view in ground.views if view.is_asked_from_outside)
    inside = tuple(view for view in ground.views if view.audience in (Audience.INSIDE, Audience.MOBILE))
    found = (
        *_internal_web(ground, outside),
        *_discovery(ground, outside, INTERNAL_DISCOVERY, "S-DNS-23"),
        *_admin(ground, outside),
        *_discovery(ground, inside, EXTERNAL_DISCOVERY, "S-DNS-24"),
    )
    return tuple(sorted(found, key=lambda item: (item.view, item.name.lower(), item.clause)))


def _published(ground: Groundwork) -> frozenset[str]:
    """Names that outside users have to resolve."""
    urls = (url.host for url in ground.design.simple_urls if url.component is not UrlComponent.ADMIN)
    external = (pool.web.external_fqdn for pool in ground.web_pools if pool.web.external_fqdn)
    return frozenset(map(normalized, (*urls, *external)))


def _unwanted(
    ground: Groundwork, views: Iterable[AskedView], name: str, element: str, clause_id: str
) -> Iterator[UnwantedName]:
    clause = ground.catalog.clause(clause_id)
    for view in views:
        yield UnwantedName(
            view=view.id,
            name=name,
            element=element,
            clause=clause_id,
            reason=clause.clause,
            reference=clause.reference,
            confidence=clause.confidence,
        )


def _internal_web(ground: Groundwork, views: tuple[AskedView, ...]) -> Iterator[UnwantedName]:
    published = _published(ground)
    for pool in ground.web_pools:
        name = internal_web_fqdn(pool)
        if normalized(name) not in published:
            yield from _unwanted(ground, views, name, pool.id, "S-FQDN-02")


def _discovery(ground: Groundwork, views: tuple[AskedView, ...], label: str, clause_id: str) -> Iterator[UnwantedName]:
    server = ground.web_entry
    if server is not None:
        for domain in ground.sip_domains:
            yield from _unwanted(ground, views, f"{label}.{domain}", server.id, clause_id)


def _admin(ground: Groundwork, views: tuple[AskedView, ...]) -> Iterator[UnwantedName]:
    server = ground.web_entry
    published = _published(ground)
    for host in ground.hosts(UrlComponent.ADMIN):
        if server is not None and normalized(host) not in published:
            yield from _unwanted(ground, views, host, server.id, "D-DNS-19")
