"""Records of web names: external web FQDNs, simple URLs, Office Web Apps.

A room of its own because the same name is answered differently on each side: outside with the reverse proxy's
public address, inside with the pool's VIP, and the external web FQDN inside with the proxy's own outer address.
"""

from collections.abc import Iterator

from planner.catalog.records import RecordTemplate
from planner.model.clients import ClientDevice
from planner.model.devices import ReverseProxy
from planner.model.interfaces import Side
from planner.model.names import same_name
from planner.model.policies import UrlComponent
from planner.model.servers import DirectorPool, FrontEndPool, Server, WebPool, internal_web_fqdn
from planner.model.zones import ZoneKind
from planner.requirements.groundwork import Groundwork
from planner.requirements.record_rows import RecordRow
from planner.requirements.requirement import RequiredRecord
from planner.requirements.server_records import inside
from planner.requirements.views import AskedView, Audience
from planner.requirements.whereabouts import Addresses

Records = Iterator[RequiredRecord]


def _published(ground: Groundwork, row: RecordRow, name: str, server: Server) -> Records:
    """Records of one published name in every view that serves outside users."""
    addresses = ground.published_at(name, server)
    for view in ground.outside_views:
        if view.needs(name):
            yield from row.host(view, name, addresses, server.id)


def fe_web_ext_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """External web FQDNs of Front End pools, outside."""
    row = RecordRow(template, is_required=ground.has_any("external-access", "mobility"))
    yield from _external_web(ground, row, ground.design.servers_of(FrontEndPool))


def dir_web_ext_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """External web FQDNs of Directors, outside."""
    row = RecordRow(template, is_required=ground.has_any("external-access", "mobility"))
    yield from _external_web(ground, row, ground.design.servers_of(DirectorPool))


def _external_web(ground: Groundwork, row: RecordRow, pools: tuple[WebPool, ...]) -> Records:
    for pool in pools:
        if pool.web.external_fqdn is not None:
            yield from _published(ground, row, pool.web.external_fqdn, pool)


def fe_web_ext_internal_view(ground: Groundwork, template: RecordTemplate) -> Records:
    """External web FQDNs of mobile pools, for devices inside: they turn at the reverse proxy.

    Required in views that mobile devices inside ask, optional in other inside views. Not required when a 2015
    deployment answers internal URLs to devices that stay on the Wi-Fi (MCX, ExposedWebURL Internal). A pool whose two
    web names are one (clause S-FQDN-01) gets none: inside, the name is its own.
    """
    if "mobility" not in ground.features:
        return
    mobility = ground.design.mobility
    has_inside_switch = mobility.wifi_only and mobility.exposed_internal and ground.applies(("2015",))
    for pool in ground.design.servers_of(FrontEndPool):
        name = pool.web.external_fqdn
        if name is None or not pool.mobility or same_name(name, internal_web_fqdn(pool)):
            continue
        addresses = ground.turned_at(name, pool)
        for view in ground.device_views:
            if view.needs(name):
                is_required = not has_inside_switch and _is_asked_by_devices(ground, view)
                yield from RecordRow(template, is_required=is_required).host(view, name, addresses, pool.id)


def _is_asked_by_devices(ground: Groundwork, view: AskedView) -> bool:
    """Mobile devices stand where the view is asked from: on the Wi-Fi, or where the planner put some."""
    zones = {zone.id: zone for zone in view.reached_by}
    if any(zone.zone_kind is ZoneKind.WIFI for zone in zones.values()):
        return True
    return any(client.device is ClientDevice.MOBILE and client.zone in zones for client in ground.design.clients)


def dir_web_ext_internal_view(ground: Groundwork, template: RecordTemplate) -> Records:
    """External web FQDNs of Directors for the reverse proxy, in a perimeter view that it asks.

    Never in a view of inside clients: the name must not lead them past the proxy (contradiction names-C42).
    """
    views = {_view_of(ground, proxy) for proxy in ground.design.reverse_proxies}
    row = RecordRow(template)
    for view in ground.views:
        if view.id in views and view.audience is Audience.PERIMETER:
            for pool in ground.design.servers_of(DirectorPool):
                if pool.web.external_fqdn is not None:
                    addresses = ground.whereabouts.web_external(pool)
                    yield from row.host(view, pool.web.external_fqdn, addresses, pool.id)


def _view_of(ground: Groundwork, proxy: ReverseProxy) -> str | None:
    """The view a reverse proxy asks: its own setting, else that of the zone of its inner adapter."""
    if proxy.view is not None or not proxy.interfaces:
        return proxy.view
    inner = next((item for item in proxy.interfaces if item.side is Side.INTERNAL), proxy.interfaces[-1])
    return ground.design.zone(inner.zone).view


def _inside(ground: Groundwork, row: RecordRow, name: str, addresses: Addresses, element: str) -> Records:
    """Records of a web name in every inside view, and in views of mobile devices that would hide it otherwise."""
    yield from inside(ground, row, name, (addresses,), element)
    for view in ground.device_views:
        if view.audience is Audience.MOBILE and view.held_zone(name) is not None:
            yield from row.host(view, name, addresses, element)


def _url_inside(ground: Groundwork, template: RecordTemplate, component: UrlComponent) -> Records:
    server = ground.web_entry
    if server is not None:
        addresses = ground.whereabouts.web_internal(server)
        for host in ground.hosts(component):
            yield from _inside(ground, RecordRow(template), host, addresses, server.id)


def _url_outside(ground: Groundwork, template: RecordTemplate, component: UrlComponent) -> Records:
    server = ground.web_entry
    if server is not None:
        is_required = None if "external-access" in ground.features else False
        row = RecordRow(template, is_required=is_required)
        for host in ground.hosts(component):
            yield from _published(ground, row, host, server)


def meet_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """Meet hosts inside."""
    return _url_inside(ground, template, UrlComponent.MEET)


def meet_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """Meet hosts outside."""
    return _url_outside(ground, template, UrlComponent.MEET)


def dialin_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """Dial-in hosts inside."""
    return _url_inside(ground, template, UrlComponent.DIALIN)


def dialin_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """Dial-in hosts outside."""
    return _url_outside(ground, template, UrlComponent.DIALIN)


def admin_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """Admin hosts; there is no outside counterpart."""
    return _url_inside(ground, template, UrlComponent.ADMIN)


def scheduler_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """Web Scheduler hosts inside."""
    return _url_inside(ground, template, UrlComponent.SCHEDULER)


def scheduler_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """Web Scheduler hosts outside."""
    return _url_outside(ground, template, UrlComponent.SCHEDULER)


def owas_internal(ground: Groundwork, template: RecordTemplate) -> Records:
    """Office Web Apps farms inside."""
    for farm in ground.farms():
        addresses = ground.whereabouts.office_web_apps(farm)
        yield from _inside(ground, RecordRow(template), farm.fqdn, addresses, farm.id)


def owas_external(ground: Groundwork, template: RecordTemplate) -> Records:
    """Published Office Web Apps farms outside."""
    for farm in ground.farms():
        if farm.is_published:
            yield from _published(ground, RecordRow(template), farm.fqdn, farm)
