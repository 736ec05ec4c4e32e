"""Groundwork: the choices that several derivations share, made once for a design.

A room of its own because "which pool answers discovery" or "which proxy publishes this name" is asked for DNS, for
certificates and for publishing alike; two answers would make a design contradict itself.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from planner.catalog import Catalog
from planner.catalog.ports_in_use import ports_in_use, published_port, usual_port
from planner.catalog.sources import Version
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import ReverseProxy, VipPurpose
from planner.model.links import LinkKind
from planner.model.names import normalized
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool, OfficeWebApps, Server, WebPool
from planner.model.zones import Provenance, SiteKind
from planner.requirements.features import active_features
from planner.requirements.generations import holds_for, planned_versions
from planner.requirements.views import AskedView, Audience, asked_views
from planner.requirements.whereabouts import Addresses, Whereabouts

P = TypeVar("P", FrontEndPool, DirectorPool, EdgePool)


class Groundwork:
    """One design with its features, views, addresses and entry points."""

    def __init__(self, design: Design, catalog: Catalog) -> None:
        self.design = design
        self.catalog = catalog
        self.whereabouts = Whereabouts(design)

    @cached_property
    def features(self) -> frozenset[str]:
        """Active feature tags."""
        return active_features(self.design)

    def has_any(self, *tags: str) -> bool:
        """Tells whether one of the feature tags is active."""
        return not self.features.isdisjoint(tags)

    def applies(self, versions: Iterable[Version]) -> bool:
        """Tells whether a fact for these versions holds for the planned one."""
        return self.design.product.value in versions

    def applies_to(self, versions: Iterable[Version], element: str) -> bool:
        """As `applies`, for one element, which may have stayed with an older version."""
        return holds_for(self.design, versions, element)

    def concerns(self, versions: Iterable[Version]) -> bool:
        """Tells whether a fact for these versions can hold for anything in the design."""
        return not self._planned_versions.isdisjoint(versions)

    @cached_property
    def _planned_versions(self) -> frozenset[Version]:
        return planned_versions(self.design)

    def port(self, server: Server | None, service_id: str) -> int:
        """The port of a service: as the server uses it, else the catalog's default."""
        service = self.catalog.service(service_id)
        return service.port if server is None else ports_in_use(self.catalog, server, service)[0].start

    def url_port(self, pool: WebPool, site: str) -> int:
        """The port in the URLs of a web site of a pool: as published, else the usual one."""
        purposes = self.design.vips_by_purpose
        is_balanced = any((pool.id, purpose) in purposes for purpose in (VipPurpose.WEB_INTERNAL, VipPurpose.SIP))
        return published_port(self.catalog, pool, site, is_balanced=is_balanced)

    def url_host(self, pool: WebPool, host: str, site: str) -> str:
        """A host as it stands in a URL of a web site: with the port, where that is not the usual one."""
        port = self.url_port(pool, site)
        return host if port == usual_port(self.catalog, site) else f"{host}:{port}"

    # Views.

    @cached_property
    def views(self) -> tuple[AskedView, ...]:
        """Every DNS view with its audience."""
        return asked_views(self.design)

    @cached_property
    def inside_views(self) -> tuple[AskedView, ...]:
        """Views that answer servers and desktop clients inside."""
        return tuple(view for view in self.views if view.audience is Audience.INSIDE)

    @cached_property
    def device_views(self) -> tuple[AskedView, ...]:
        """Views that answer mobile devices inside: the inside views, and those of mobile devices alone."""
        return tuple(view for view in self.views if view.audience in (Audience.INSIDE, Audience.MOBILE))

    @cached_property
    def outside_views(self) -> tuple[AskedView, ...]:
        """Views that answer outside users."""
        return tuple(view for view in self.views if view.audience is Audience.OUTSIDE or view.is_also_outside)

    @cached_property
    def views_by_id(self) -> dict[str, AskedView]:
        """The views by their ids."""
        return {view.id: view for view in self.views}

    def asks_inside(self, view_id: str) -> bool:
        """Tells whether a question to the view can end at one that serves the inside."""
        at: str | None = view_id
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            if self.views_by_id[at].audience in (Audience.INSIDE, Audience.MOBILE):
                return True
            at = self.views_by_id[at].view.forwards_to
        return False

    # Pools and entry points.

    @cached_property
    def default_site(self) -> str | None:
        """Id of the first central site."""
        return next((site.id for site in self.design.sites if site.site_kind is SiteKind.CENTRAL), None)

    def _default_site_first(self, servers: Iterable[P]) -> list[P]:
        return sorted(servers, key=lambda server: server.site != self.default_site)

    @cached_property
    def directors(self) -> tuple[DirectorPool, ...]:
        """Directors, those of the default site first."""
        return tuple(self._default_site_first(self.design.servers_of(DirectorPool)))

    @cached_property
    def pools(self) -> tuple[FrontEndPool, ...]:
        """Front End pools: those with Mobility first, among them those of the default site first."""
        in_place = self._default_site_first(self.design.servers_of(FrontEndPool))
        return tuple(sorted(in_place, key=lambda pool: not pool.mobility))

    @cached_property
    def web_pools(self) -> tuple[WebPool, ...]:
        """Front End pools in order of the file, then Directors."""
        return (*self.design.servers_of(FrontEndPool), *self.design.servers_of(DirectorPool))

    @cached_property
    def web_entry(self) -> WebPool | None:
        """Where discovery and simple URLs enter: the Director, else the first pool (see `pools`).

        A Director pool of several members without a web VIP cannot take web traffic (clause D-LB-08), so the next
        one that can is chosen; if none can, the first stands and its records wait for an address.
        """
        candidates: tuple[WebPool, ...] = (*self.directors, *self.pools)
        able = (
            pool for pool in candidates if self.whereabouts.web_internal(pool) or self.whereabouts.web_external(pool)
        )
        return next(able, None) or next(iter(candidates), None)

    @cached_property
    def sign_in_host(self) -> DirectorPool | FrontEndPool | None:
        """What sip.{domain} leads to inside: the Director, else the first pool."""
        candidates: tuple[DirectorPool | FrontEndPool, ...] = (*self.directors, *self.pools)
        return next(iter(candidates), None)

    @cached_property
    def registrar(self) -> FrontEndPool | None:
        """The pool named to clients that look for a registrar by SRV: the first one (see `pools`)."""
        return next(iter(self.pools), None)

    @cached_property
    def edges(self) -> tuple[EdgePool, ...]:
        """Edge pools, those of the default site first."""
        return tuple(self._default_site_first(self.design.servers_of(EdgePool)))

    @cached_property
    def sign_in_edge(self) -> EdgePool | None:
        """The Edge that outside clients are told: the first one."""
        return next(iter(self.edges), None)

    @cached_property
    def federation_edge(self) -> EdgePool | None:
        """The Edge that partners are told: the first federation route, else the first Edge."""
        return next((edge for edge in self.edges if edge.federation), self.sign_in_edge)

    def next_hop(self, edge: EdgePool) -> DirectorPool | FrontEndPool | None:
        """The pool an Edge hands SIP to: the linked one, else the Director, else the first pool."""
        for server in self.design.linked_from(edge.id, LinkKind.NEXT_HOP):
            if isinstance(server, DirectorPool | FrontEndPool):
                return server
        return self.sign_in_host

    # Reverse proxies.

    @cached_property
    def _recorded_hosts(self) -> dict[str, ReverseProxy]:
        """Host names to the proxy that publishes them by its recorded rules."""
        found: dict[str, ReverseProxy] = {}
        for proxy in self.design.reverse_proxies:
            if proxy.publishing is Provenance.RECORDED:
                for rule in proxy.rules:
                    for host in rule.hosts:
                        found.setdefault(normalized(host), proxy)
        return found

    def proxy_for(self, host: str, backend: Server) -> ReverseProxy | None:
        """The proxy that publishes `host`.

        A proxy whose recorded rules name it; else the first one at the backend's site; else the first of all.
        """
        if self._recorded_hosts:
            name = normalized(host)
            for pattern in (name, "*." + name.partition(".")[2]):
                if (proxy := self._recorded_hosts.get(pattern)) is not None:
                    return proxy
        return self._site_proxy(backend.site)

    def _site_proxy(self, site: str | None) -> ReverseProxy | None:
        proxies = self.design.reverse_proxies
        return next((proxy for proxy in proxies if proxy.site == site), None) or next(iter(proxies), None)

    def published_at(self, host: str, backend: Server) -> tuple[IpAddress, ...]:
        """The public addresses outside users are told for a published host; empty while there is no proxy."""
        proxy = self.proxy_for(host, backend)
        return self.whereabouts.proxy_public(proxy) if proxy is not None else ()

    def turned_at(self, host: str, backend: Server) -> Addresses:
        """The proxy's own outer addresses, which inside devices are told so that they turn at the proxy."""
        proxy = self.proxy_for(host, backend)
        return self.whereabouts.proxy_outer(proxy) if proxy is not None else ()

    # Names.

    @cached_property
    def simple_urls(self) -> dict[UrlComponent, tuple[SimpleUrl, ...]]:
        """Simple URLs by component."""
        return {
            component: tuple(url for url in self.design.simple_urls if url.component is component)
            for component in UrlComponent
        }

    def hosts(self, component: UrlComponent) -> tuple[str, ...]:
        """The distinct hosts of the simple URLs of a component, in order."""
        return distinct(url.host for url in self.simple_urls[component])

    @cached_property
    def meet_hosts(self) -> dict[str, str]:
        """The Meet host of each SIP domain that has one: its own, else the one that serves all domains."""
        own = {normalized(url.domain): url.host for url in self.simple_urls[UrlComponent.MEET] if url.domain}
        shared = next((url.host for url in self.simple_urls[UrlComponent.MEET] if not url.domain), None)
        found = {domain: own.get(normalized(domain), shared) for domain in self.sip_domains}
        return {domain: host for domain, host in found.items() if host is not None}

    @cached_property
    def sip_domains(self) -> tuple[str, ...]:
        """SIP domains, each once."""
        return distinct(self.design.sip_domains)

    @cached_property
    def planned_names(self) -> frozenset[str]:
        """Names for which the planner has a record with a target."""
        return frozenset(normalized(record.name) for record in self.design.dns_records if record.targets)

    def farms(self) -> Iterator[OfficeWebApps]:
        """Office Web Apps farms."""
        yield from self.design.servers_of(OfficeWebApps)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once, compared as DNS does."""
    return tuple(by_comparable(names).values())


def by_comparable(names: Iterable[str]) -> dict[str, str]:
    """The same names by the form in which DNS compares them."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(normalized(name), name)
    return found
