"""The two web sites of a pool: their names, and whether Mobility runs there.

A room of its own because these names decide nearly every path of a mobile device.
"""

from planner.designfile.topology_builder.document import ParsedCluster, ParsedService
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.designfile.topology_builder.naming import same_host
from planner.designfile.topology_builder.ports import USUAL_PUBLISHED
from planner.designfile.topology_builder.safe_xml import XmlElement
from planner.model.names import is_dns_name
from planner.model.servers import WebServices

_MOBILITY_COMPONENTS = frozenset({"McxService", "UcwaService"})


def web_services(draft: Draft, cluster: ParsedCluster, element_id: str) -> WebServices:
    """The internal and the external name of a pool's web sites."""
    service = draft.parsed.service_on(cluster, "WebServices")
    if service is None or service.details is None:
        line = service.line if service is not None else cluster.line
        draft.say(ReportKind.MISSING, f"The web services of '{cluster.fqdn}'.", element_id, line)
        return WebServices()
    external = _host(draft, service.details, "ExternalSettings", element_id)
    # No document with an internal override was seen; InternalSettings is inferred from its external sister.
    internal = _host(draft, service.details, "InternalSettings", element_id)
    if external is None:
        draft.say(ReportKind.MISSING, f"The external web FQDN of '{cluster.fqdn}'.", element_id, service.line)
    elif same_host(external, internal or cluster.fqdn):
        message = f"The external web FQDN '{external}' is also the internal one, so inside and outside share a name."
        draft.say(ReportKind.NOTE, message, element_id, service.line)
    if internal is not None and same_host(internal, cluster.fqdn):
        internal = None
    return WebServices(internal_fqdn=internal, external_fqdn=external, **_published(service))


_FIELDS = {
    ("External", "Https"): "published_external_https",
    ("External", "Http"): "published_external_http",
    ("Primary", "Https"): "published_internal_https",
    ("Primary", "Http"): "published_internal_http",
}


def _published(service: ParsedService) -> dict[str, int]:
    """Ports in the URLs that the design would not take for granted (usual ports outside, the site's own inside)."""
    found: dict[str, int] = {}
    for port in service.ports:
        name = _FIELDS.get((port.side, port.protocol)) if port.owner == "OCSWebSite" else None
        if name is not None and port.published_port is not None:
            usual = USUAL_PUBLISHED.get(port.protocol)
            if port.published_port != usual or (port.side == "Primary" and port.port != usual):
                found[name] = port.published_port
    return found


def _host(draft: Draft, details: XmlElement, name: str, element_id: str) -> str | None:
    settings = details.first(name)
    if settings is None:
        return None
    overrides = settings.first("OverrideUrls")
    if overrides is not None and (overrides.children or overrides.text):
        message = f"URLs that override those of the web services ({name}/OverrideUrls) were not taken."
        draft.say(ReportKind.NOT_UNDERSTOOD, message, element_id, overrides.line)
    host = settings.get("Host")
    if host and not is_dns_name(host):
        message = f"The host '{host}' of the web services ({name}) is no DNS name."
        draft.say(ReportKind.NOT_UNDERSTOOD, message, element_id, settings.line)
        return None
    return host.rstrip(".") or None


def serves_mobility(service: ParsedService | None) -> tuple[bool, bool]:
    """Whether the pool serves mobile users, and whether that is a guess."""
    components = service.details.first("WebComponents") if service is not None and service.details else None
    if components is None:
        return True, True
    names = {item.get("ComponentName") for item in components.all("Component")}
    return bool(names & _MOBILITY_COMPONENTS), False
