"""Records by which clients find their pool: Autodiscover, sign-in SRVs and hosts, phones.

A room of its own because these repeat for every SIP domain, with hosts of that domain, and thousands of domains
must stay cheap.
"""

from collections.abc import Iterator

from planner.catalog.records import RecordTemplate
from planner.model.names import is_within, normalized
from planner.model.servers import BranchAppliance, FrontEndPool, SupportRole, SupportServer
from planner.requirements.groundwork import Groundwork
from planner.requirements.record_rows import RecordRow
from planner.requirements.requirement import RequiredRecord
from planner.requirements.views import AskedView

Records = Iterator[RequiredRecord]


def lyncdiscoverinternal_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Internal discovery of each SIP domain, where the view holds the domain."""
    return _internal_discovery(ground, template, pinpoint=False)


def pinpoint_lyncdiscoverinternal_zone(ground: Groundwork, template: RecordTemplate) -> Records:
    """Internal discovery of each SIP domain, where the view holds no zone around the name."""
    return _internal_discovery(ground, template, pinpoint=True)


def _internal_discovery(ground: Groundwork, template: RecordTemplate, *, pinpoint: bool) -> Records:
    server = ground.web_entry
    if server is None:
        return
    row = RecordRow(template)
    addresses = ground.whereabouts.web_internal(server)
    for view in ground.device_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name) and view.is_pinpoint(name) is pinpoint:
                yield from row.host(view, name, addresses, server.id)


def lyncdiscover_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """External discovery of each SIP domain, at the reverse proxy."""
    server = ground.web_entry
    if server is None:
        return
    row = RecordRow(template, is_required=ground.has_any("mobility", "external-access"))
    for view in ground.outside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.host(view, name, ground.published_at(name, server), server.id)


def wants_sign_in_records(ground: Groundwork) -> bool:
    """Whether clients are planned that find their pool by SRV records or sign-in hosts."""
    return ground.has_any("legacy-clients", "phones", "automatic-configuration")


def _must_have_sign_in_records(ground: Groundwork) -> bool:
    return ground.has_any("legacy-clients", "phones")


def sign_in_target(pool: FrontEndPool, domain: str) -> str:
    """The host that a sign-in SRV of `domain` names: the pool itself, or its label repeated in the domain.

    The target has to be a host in the SRV's own domain (clause D-DNS-07).
    """
    return pool.fqdn if is_within(pool.fqdn, domain) else f"{pool.fqdn.partition('.')[0]}.{domain}"


def _sign_in_srv(ground: Groundwork, template: RecordTemplate, *, pinpoint: bool) -> Records:
    pool = ground.registrar
    if pool is None or not wants_sign_in_records(ground):
        return
    row = RecordRow(template, is_required=_must_have_sign_in_records(ground))
    port = ground.port(pool, row.service_id)
    for view in ground.inside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name) and view.is_pinpoint(name) is pinpoint:
                yield from row.service(view, name, port, sign_in_target(pool, domain), pool.id)


def sipinternaltls_srv(ground: Groundwork, template: RecordTemplate) -> Records:
    """Sign-in SRV of older clients and desk phones, where the view holds the SIP domain."""
    return _sign_in_srv(ground, template, pinpoint=False)


def pinpoint_sipinternaltls_zone(ground: Groundwork, template: RecordTemplate) -> Records:
    """The same SRV as a zone of its own."""
    return _sign_in_srv(ground, template, pinpoint=True)


def _sign_in_target_hosts(ground: Groundwork, template: RecordTemplate, *, pinpoint: bool) -> Records:
    pool = ground.registrar
    if pool is None or not wants_sign_in_records(ground):
        return
    row = RecordRow(template, is_required=_must_have_sign_in_records(ground))
    entry = ground.whereabouts.sip_entry(pool, pool.sip_balancing)
    for view in ground.inside_views:
        for domain in ground.sip_domains:
            name = sign_in_target(pool, domain)
            if name != pool.fqdn and view.needs(name) and view.is_pinpoint(name) is pinpoint:
                yield from row.hosts(view, name, entry, pool.id)


def matching_internal_zone_pool_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The pool's label repeated in a SIP domain other than the pool's, where the view holds that domain."""
    return _sign_in_target_hosts(ground, template, pinpoint=False)


def pinpoint_pool_zone(ground: Groundwork, template: RecordTemplate) -> Records:
    """The same host as a zone of its own."""
    return _sign_in_target_hosts(ground, template, pinpoint=True)


def sip_internal_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The sign-in host inside: each Director, else each member of the first pool.

    A branch with an appliance and a view of its own has its own answer, see `sba_registrar_srv`.
    """
    server = ground.sign_in_host
    if server is None or not wants_sign_in_records(ground):
        return
    row = RecordRow(template, is_required=_must_have_sign_in_records(ground))
    entry = ground.whereabouts.sip_entry(server, server.sip_balancing)
    taken = _names_of_meetings_inside(ground)
    for view in ground.inside_views:
        if _appliance_at(ground, view) is not None:
            continue
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name) and normalized(name) not in taken:
                yield from row.hosts(view, name, entry, server.id)


def _names_of_meetings_inside(ground: Groundwork) -> frozenset[str]:
    """Names that lead people inside to the Web Conferencing Edge: two answers would send every second one astray."""
    if "hybrid" not in ground.features:
        return frozenset()
    return frozenset(normalized(edge.web_conferencing_fqdn) for edge in ground.edges if edge.web_conferencing_fqdn)


def sipinternal_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """The older host fallback; only where clients older than Lync 2013 or desk phones are planned."""
    pool = ground.registrar
    if pool is None or not _must_have_sign_in_records(ground):
        return
    row = RecordRow(template, is_required=True)
    entry = ground.whereabouts.sip_entry(pool, pool.sip_balancing)
    for view in ground.inside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.hosts(view, name, entry, pool.id)


def sba_registrar_srv(ground: Groundwork, template: RecordTemplate) -> Records:
    """The branch's own answer for sign-in, in views that only branches ask.

    Such a view can name the appliance, so that users find a Registrar while the line to the central site is down.
    A view shared with the central site cannot, its answer would send everybody to the branch. Where the appliance's
    name lies outside the SIP domain the SRV names sip.{domain}, which its certificate carries.
    """
    row = RecordRow(template)
    for view in ground.inside_views:
        if (appliance := _appliance_at(ground, view)) is None:
            continue
        port = ground.port(appliance, row.service_id)
        members = ground.whereabouts.members(appliance)
        for domain in ground.sip_domains:
            target = appliance.fqdn if is_within(appliance.fqdn, domain) else f"sip.{domain}"
            yield from row.service(view, row.named("sip_domain", domain), port, target, appliance.id)
            if target != appliance.fqdn:
                yield from row.hosts(view, target, members, appliance.id)


def _appliance_at(ground: Groundwork, view: AskedView) -> BranchAppliance | None:
    """The appliance of the branch that alone asks a view."""
    if not view.is_asked_from_branches_only:
        return None
    sites = {zone.site for zone in view.zones if zone.site is not None}
    appliances = ground.design.servers_of(BranchAppliance)
    return next((item for item in appliances if item.site in sites), None)


def ucupdates_a(ground: Groundwork, template: RecordTemplate) -> Records:
    """Device Update for phones that nobody has signed in to."""
    server = ground.web_entry
    if server is None or "phones" not in ground.features:
        return
    row = RecordRow(template)
    addresses = ground.whereabouts.web_internal(server)
    for view in ground.inside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.host(view, name, addresses, server.id)


def ntp_srv(ground: Groundwork, template: RecordTemplate) -> Records:
    """The time source of desk phones: a time server, else a domain controller, which keeps the domain's time."""
    if "phones" not in ground.features:
        return
    row = RecordRow(template)
    servers = ground.design.servers_of(SupportServer)
    source = next((item for item in servers if item.role is SupportRole.TIME), None) or next(
        (item for item in servers if item.role is SupportRole.DOMAIN_CONTROLLER), None
    )
    element = source or ground.registrar
    if element is None:
        return
    port = ground.port(source, row.service_id)
    for view in ground.inside_views:
        for domain in ground.sip_domains:
            name = row.named("sip_domain", domain)
            if view.needs(name):
                yield from row.service(view, name, port, source.fqdn if source else None, element.id)
