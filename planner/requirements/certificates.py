"""Required certificates: every row of the catalog, expanded for a design.

A room of its own because certificates are ordered by people who see nothing else of the plan: each must be complete
in itself, with its names in order and the reason beside it.
"""

from collections.abc import Callable, Iterable, Iterator

from planner.catalog.certificates import CertificateTemplate
from planner.catalog.ports_in_use import proxy_ports
from planner.model.clients import CloudRole
from planner.model.policies import CertificateUsage, Issuer, UrlComponent
from planner.model.relations import store_holders
from planner.model.servers import (
    BranchAppliance,
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    MediationPool,
    Server,
    SupportRole,
    SupportServer,
    WebPool,
    internal_web_fqdn,
)
from planner.requirements.certificate_names import LYNCDISCOVER, CertificateNames, Listed, Values, role_of
from planner.requirements.groundwork import Groundwork
from planner.requirements.requirement import RequiredCertificate, RequiredPublishing, RequiredTrust

DEFAULT_KEY = "2048 bits"
"""The certificate wizard's default, and the least the documents recommend (certificate fact key_length)."""

_USAGES = {
    "Default": CertificateUsage.DEFAULT,
    "WebServicesInternal": CertificateUsage.WEB_INTERNAL,
    "WebServicesExternal": CertificateUsage.WEB_EXTERNAL,
    "AccessEdgeExternal": CertificateUsage.EDGE_EXTERNAL,
    "DataEdgeExternal": CertificateUsage.EDGE_EXTERNAL,
    "AudioVideoAuthentication": CertificateUsage.EDGE_EXTERNAL,
    "Internal": CertificateUsage.EDGE_INTERNAL,
    "third-party SSL listener": CertificateUsage.PROXY_LISTENER,
    "farm certificate": CertificateUsage.OFFICE_WEB_APPS,
}
"""What the model calls the types of Set-CsCertificate; a type without an entry is shown by no listener."""


class Work:
    """What the expansions of certificate rows share."""

    def __init__(self, ground: Groundwork, publishing: Iterable[RequiredPublishing]) -> None:
        self.ground = ground
        self.names = CertificateNames(ground)
        self.published: dict[str, set[str]] = {}
        ports = proxy_ports(ground.catalog, ground.design, "proxy-https")
        for item in publishing:
            if item.port in ports:
                self.published.setdefault(item.proxy, set()).update(item.hosts)


_UNNAMED = Listed(())

Certificates = Iterator[RequiredCertificate]
Expansion = Callable[[Work, CertificateTemplate], Certificates]


def _certificate(
    work: Work,
    row: CertificateTemplate,
    holder: str,
    element: str,
    names: Listed,
    *,
    subject: str | None = None,
    optional: tuple[str, ...] = (),
    shared: bool = False,
) -> RequiredCertificate:
    """A certificate of a row; the subject is the first name unless it is given (then no names are evaluated)."""
    eku = tuple(use for use in row.eku if not use.startswith("client") or "pic" in work.ground.features)
    return RequiredCertificate(
        assigned_to=holder,
        element=element,
        certificate_id=row.id,
        title=row.place,
        usages=tuple(dict.fromkeys(_USAGES[kind] for kind in row.usage if kind in _USAGES)),
        types=row.usage,
        subject=(names.own or names.shared)[0] if subject is None else subject,
        own_names=names.own,
        shared_names=names.shared,
        optional_names=optional,
        issuer=Issuer.PUBLIC if row.issuer.startswith("public") else Issuer.INTERNAL,
        issuer_note=row.issuer,
        eku=eku,
        key=row.key or DEFAULT_KEY,
        is_exportable=_is_exportable(row, shared),
        exportable_note=row.exportable,
        shared_by_pool=shared,
        purpose=f"Checked by: {', '.join(row.consumers)}.",
        reference=row.reference,
        confidence=row.confidence,
    )


def _is_exportable(row: CertificateTemplate, shared: bool) -> bool:
    """A row that says "yes" without a condition; one with a condition only for a certificate that is shared."""
    if row.exportable.startswith(("yes when", "yes if")):
        return shared
    return row.exportable.startswith("yes")


def _members(server: Server) -> Iterator[tuple[str, str]]:
    """Holder and computer name of each member; the element itself stands in while no member is planned."""
    if not server.members:
        yield server.id, server.fqdn
    for machine in server.members:
        yield machine.id, machine.fqdn


def _front_ends(work: Work, edition: Edition) -> Iterator[FrontEndPool]:
    return (pool for pool in work.ground.design.servers_of(FrontEndPool) if pool.edition is edition)


def _values(work: Work, pool: WebPool, computer: str) -> Values:
    external = (pool.web.external_fqdn,) if pool.web.external_fqdn is not None else ()
    own: dict[str, tuple[str, ...]] = {
        "pool_fqdn": (pool.fqdn,),
        "server_fqdn": (computer,),
        "web_int_fqdn": (internal_web_fqdn(pool),),
        "web_ext_fqdn": external,
    }
    prefix = "dir_" if isinstance(pool, DirectorPool) else ""
    return {**{"{" + prefix + key + "}": names for key, names in own.items()}, **work.names.url_values}


def _default(work: Work, row: CertificateTemplate, pool: WebPool) -> Certificates:
    """Default certificates of the members of a pool, the pool name as subject."""
    names = work.names
    added = names.additions(role_of(pool), pool)
    patterns = names.domain_patterns(row, names.left_out_of_default(pool), added)
    optional = names.wildcards(names.per_domain(added))
    more = (*names.planned("sipinternal"), *names.sign_in_targets(pool))
    for holder, computer in _members(pool):
        fixed = names.fixed(row, pool.fqdn, _values(work, pool, computer))
        listed = names.listed(fixed, patterns, more)
        yield _certificate(work, row, holder, pool.id, listed, optional=optional)


def _web(work: Work, row: CertificateTemplate, pool: WebPool) -> Certificates:
    """Web certificates of the members of a pool; a Director's carries its computer name as subject."""
    names = work.names
    patterns = names.domain_patterns(row, (), names.additions(role_of(pool), pool))
    urls = (host for component in UrlComponent for host in work.ground.hosts(component))
    optional = names.wildcards((*names.per_domain(patterns), *urls))
    for holder, computer in _members(pool):
        subject = computer if row.sn.name in ("{server_fqdn}", "{dir_server_fqdn}") else pool.fqdn
        listed = names.listed(names.fixed(row, subject, _values(work, pool, computer)), patterns)
        yield _certificate(work, row, holder, pool.id, listed, optional=optional)


def _of_standard_edition(expand: Callable[[Work, CertificateTemplate, WebPool], Certificates]) -> Expansion:
    def expansion(work: Work, row: CertificateTemplate) -> Certificates:
        for pool in _front_ends(work, Edition.STANDARD):
            yield from expand(work, row, pool)

    return expansion


def _of_enterprise(expand: Callable[[Work, CertificateTemplate, WebPool], Certificates]) -> Expansion:
    def expansion(work: Work, row: CertificateTemplate) -> Certificates:
        for pool in _front_ends(work, Edition.ENTERPRISE):
            yield from expand(work, row, pool)

    return expansion


def _of_directors(expand: Callable[[Work, CertificateTemplate, WebPool], Certificates]) -> Expansion:
    def expansion(work: Work, row: CertificateTemplate) -> Certificates:
        for pool in work.ground.design.servers_of(DirectorPool):
            yield from expand(work, row, pool)

    return expansion


def med_default(work: Work, row: CertificateTemplate) -> Certificates:
    """Stand-alone Mediation Servers."""
    for pool in work.ground.design.servers_of(MediationPool):
        for holder, computer in _members(pool):
            values = {"{med_pool_fqdn}": (pool.fqdn,), "{med_server_fqdn}": (computer,)}
            listed = work.names.listed(work.names.fixed(row, pool.fqdn, values), ())
            yield _certificate(work, row, holder, pool.id, listed)


def sba_default(work: Work, row: CertificateTemplate) -> Certificates:
    """Survivable Branch Appliances and Servers."""
    patterns = work.names.domain_patterns(row)
    for server in work.ground.design.servers_of(BranchAppliance):
        for holder, computer in _members(server):
            yield _certificate(work, row, holder, server.id, work.names.listed((server.fqdn, computer), patterns))


def pchat_default(work: Work, row: CertificateTemplate) -> Certificates:
    """Persistent Chat Servers."""
    for server in work.ground.design.servers_of(SupportServer):
        if server.role is SupportRole.PERSISTENT_CHAT and work.ground.applies_to(row.versions, server.id):
            for holder, computer in _members(server):
                yield _certificate(work, row, holder, server.id, work.names.listed((server.fqdn, computer), ()))


def vis_default(work: Work, row: CertificateTemplate) -> Certificates:
    """Video Interop Servers."""
    for server in work.ground.design.servers_of(SupportServer):
        if server.role is SupportRole.VIDEO_INTEROP:
            for holder, computer in _members(server):
                yield _certificate(work, row, holder, server.id, work.names.listed((server.fqdn, computer), ()))


def edge_external(work: Work, row: CertificateTemplate) -> Certificates:
    """The public certificate of each Edge pool; with XMPP its own row takes the place."""
    edges = (edge for edge in work.ground.design.servers_of(EdgePool) if not _has_xmpp(work, edge))
    yield from _edge(work, row, edges)


def edge_external_xmpp(work: Work, row: CertificateTemplate) -> Certificates:
    """The public certificate of each Edge pool that proxies XMPP; its wildcards stand beside explicit names."""
    yield from _edge(work, row, (edge for edge in work.ground.design.servers_of(EdgePool) if _has_xmpp(work, edge)))


def _has_xmpp(work: Work, edge: EdgePool) -> bool:
    row = work.ground.catalog.certificate("edge_external_xmpp")
    return "xmpp" in work.ground.features and work.ground.applies_to(row.versions, edge.id)


def _edge(work: Work, row: CertificateTemplate, edges: Iterable[EdgePool]) -> Certificates:
    base = work.ground.catalog.certificate("edge_external")
    patterns = work.names.domain_patterns(row)
    for edge in edges:
        if edge.access_fqdn is None:
            continue
        conferencing = (edge.web_conferencing_fqdn,) if edge.web_conferencing_fqdn is not None else ()
        values: Values = {"{access_fqdn}": (edge.access_fqdn,), "{webconf_fqdn}": conferencing}
        fixed = work.names.fixed(base, edge.access_fqdn, values)
        more = (*_tenant_hosts(work), *work.names.planned("sipexternal"))
        listed = work.names.listed(fixed, patterns, more)
        yield _certificate(work, row, edge.id, edge.id, listed, shared=len(edge.members) > 1)


def _tenant_hosts(work: Work) -> Iterator[str]:
    """Sign-in hosts of a tenant's own SIP domains, which are on every Edge before users move (clause D-HYB-03)."""
    for service in work.ground.design.cloud_services:
        if service.role is CloudRole.OFFICE_365:
            yield from (f"sip.{domain}" for domain in service.sip_domains)


def edge_internal(work: Work, row: CertificateTemplate) -> Certificates:
    """The inside certificate of each Edge pool; alternative names are not evaluated there."""
    for edge in work.ground.design.servers_of(EdgePool):
        yield _certificate(work, row, edge.id, edge.id, _UNNAMED, subject=edge.fqdn, shared=len(edge.members) > 1)


def reverse_proxy_listener(work: Work, row: CertificateTemplate) -> Certificates:
    """The listener of each reverse proxy, with all names that the plan publishes there over HTTPS."""
    for proxy in work.ground.design.reverse_proxies:
        hosts = work.published.get(proxy.id, set())
        if not hosts:
            continue
        fixed = tuple(name for name in _proxy_names(work, row) if name in hosts)
        left_out = [] if "autodiscover-http" not in work.ground.features else [LYNCDISCOVER]
        patterns = work.names.domain_patterns(row, left_out)
        per_domain = tuple(name for name in work.names.per_domain(patterns) if name in hosts)
        rest = sorted(hosts.difference(fixed, per_domain))
        listed = work.names.listed(fixed, (), (*per_domain, *rest))
        web_names = {pool.web.external_fqdn for pool in work.ground.web_pools}
        optional = work.names.wildcards(name for names in listed for name in names if name not in web_names)
        yield _certificate(work, row, proxy.id, proxy.id, listed, optional=optional)


def _proxy_names(work: Work, row: CertificateTemplate) -> tuple[str, ...]:
    """Names that follow no SIP domain, in the row's order, the pool that discovery prefers first."""
    ground = work.ground
    values = {
        "{web_ext_fqdn}": tuple(pool.web.external_fqdn for pool in ground.pools if pool.web.external_fqdn),
        "{dir_web_ext_fqdn}": tuple(pool.web.external_fqdn for pool in ground.directors if pool.web.external_fqdn),
        "{owas_fqdn}": tuple(farm.fqdn for farm in ground.farms() if farm.is_published),
        **work.names.url_values,
    }
    patterns = (pattern.name for pattern in row.san)
    return tuple(name for pattern in patterns for name in values.get(pattern, ()))


def oauth(work: Work, row: CertificateTemplate) -> Certificates:
    """The one certificate for server-to-server trust, assigned once where the Central Management store is."""
    domain = work.ground.design.default_sip_domain
    holder = next(iter(store_holders(work.ground.design)), None)
    if holder is not None and domain is not None:
        yield _certificate(work, row, holder.id, holder.id, _UNNAMED, subject=domain, shared=True)


def owas_farm(work: Work, row: CertificateTemplate) -> Certificates:
    """Office Web Apps farms."""
    for farm in work.ground.farms():
        yield _certificate(work, row, farm.id, farm.id, Listed((farm.fqdn,)), shared=len(farm.members) > 1)


EXPANSIONS: dict[str, Expansion] = {
    "se_default": _of_standard_edition(_default),
    "se_web_internal": _of_standard_edition(_web),
    "se_web_external": _of_standard_edition(_web),
    "fe_default": _of_enterprise(_default),
    "fe_web_internal": _of_enterprise(_web),
    "fe_web_external": _of_enterprise(_web),
    "dir_default": _of_directors(_default),
    "dir_web_internal": _of_directors(_web),
    "dir_web_external": _of_directors(_web),
    "med_default": med_default,
    "sba_default": sba_default,
    "pchat_default": pchat_default,
    "vis_default": vis_default,
    "edge_external": edge_external,
    "edge_external_xmpp": edge_external_xmpp,
    "edge_internal": edge_internal,
    "reverse_proxy_listener": reverse_proxy_listener,
    "oauth": oauth,
    "owas_farm": owas_farm,
}

NOT_EXPANDED: dict[str, str] = {
    "edge_av_auth": "A separate certificate for A/V authentication is an option for rolling certificates; one public "
    "certificate may serve all three usages of the Edge.",
    "reverse_proxy_trust": "A root to trust, not a certificate to order: see derive_trusts.",
    "mobile_device_trust": "A root to trust, not a certificate to order: see derive_trusts.",
}
"""Rows without a function, each with the reason."""


def derive_certificates(
    ground: Groundwork, publishing: Iterable[RequiredPublishing]
) -> tuple[RequiredCertificate, ...]:
    """Every certificate to order, sorted by element, row and holder."""
    work = Work(ground, publishing)
    found = (
        certificate
        for row in ground.catalog.certificates
        if row.id in EXPANSIONS and ground.concerns(row.versions)
        for certificate in EXPANSIONS[row.id](work, row)
    )
    return tuple(sorted(found, key=lambda item: (item.element, item.certificate_id, item.assigned_to)))


def derive_trusts(ground: Groundwork) -> tuple[RequiredTrust, ...]:
    """Roots that reverse proxies and mobile devices inside have to trust."""
    holders: list[tuple[str, str]] = [("reverse_proxy_trust", proxy.id) for proxy in ground.design.reverse_proxies]
    if ground.web_entry is not None and {"mobility", "wifi"} <= ground.features:
        holders.append(("mobile_device_trust", ground.web_entry.id))
    return tuple(
        RequiredTrust(
            element=element,
            certificate_id=row.id,
            title=row.place,
            issuer_note=row.issuer,
            purpose=f"Needed for: {', '.join(row.consumers)}.",
            reference=row.reference,
            confidence=row.confidence,
        )
        for row_id, element in holders
        if (row := ground.catalog.certificate(row_id))
    )
