"""Domains, simple URLs and features: what a document says about the deployment as a whole.

A room of its own because none of it belongs to one server.
"""

from urllib.parse import urlsplit

from planner.designfile.topology_builder.document import ParsedSimpleUrl, ParsedTopology
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.edge import has_federation_port, has_xmpp_port
from planner.designfile.topology_builder.import_report import ReportKind
from planner.model.names import is_dns_name
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature

_COMPONENTS = {
    "meet": UrlComponent.MEET,
    "dialin": UrlComponent.DIALIN,
    "cscp": UrlComponent.ADMIN,
    "webscheduler": UrlComponent.SCHEDULER,
    "scheduler": UrlComponent.SCHEDULER,
}


def sip_domains(draft: Draft) -> tuple[str, ...]:
    """SIP domains, the default one first."""
    parsed = draft.parsed
    if not parsed.sip_domains:
        draft.say(ReportKind.MISSING, "SIP domains: the document names none.", line=parsed.line)
        return ()
    default = parsed.default_domain
    if default is None:
        default = parsed.sip_domains[0]
        message = f"Default SIP domain '{default}': the document names none, so the first was taken."
        draft.say(ReportKind.ASSUMED, message, line=parsed.line)
    return (default, *(name for name in parsed.sip_domains if name != default))


def internal_domains(draft: Draft) -> tuple[str, ...]:
    """DNS domains of the servers that are not Edge Servers, as they first appear."""
    parsed = draft.parsed
    inner = [cluster for cluster in parsed.clusters if "EdgeServer" not in parsed.roles_on(cluster)]
    # A file store may be named like its domain, so product servers are asked first.
    asked = [cluster for cluster in inner if cluster.is_product_server] or inner
    found: dict[str, str] = {}
    for cluster in asked:
        for fqdn in (cluster.fqdn, *(machine.fqdn for machine in cluster.machines)):
            domain = fqdn.partition(".")[2]
            if "." in domain and not domain.replace(".", "").isdigit():
                found.setdefault(domain.lower(), domain)
    domains = tuple(found)
    if domains:
        names = ", ".join(f"'{name}'" for name in domains)
        draft.say(ReportKind.ASSUMED, f"Internal DNS domains {names}, from the names of the servers.")
    else:
        draft.say(ReportKind.MISSING, "Internal DNS domains: no server has a name with a domain.")
    return domains


def simple_urls(draft: Draft) -> tuple[SimpleUrl, ...]:
    """The active simple URLs."""
    if draft.parsed.simple_urls is None:
        message = "Simple URLs (meet, dialin, admin): a published topology does not hold them."
        draft.say(ReportKind.MISSING, message)
        return ()
    if not draft.parsed.simple_urls:
        draft.say(ReportKind.MISSING, "Simple URLs (meet, dialin, admin): the document has none.")
    urls = (_simple_url(draft, url) for url in draft.parsed.simple_urls)
    return tuple(dict.fromkeys(url for url in urls if url is not None))


def _simple_url(draft: Draft, url: ParsedSimpleUrl) -> SimpleUrl | None:
    component = _COMPONENTS.get(url.component.lower())
    try:
        parts = urlsplit(url.url)
        host, path = parts.hostname or "", parts.path.strip("/")
        port = parts.port
    except ValueError:
        host, path, port = "", "", None
    if component is None or not is_dns_name(host) or not (url.domain == "*" or is_dns_name(url.domain)):
        message = f"Simple URL '{url.url}' of component '{url.component}' for '{url.domain}'."
        draft.say(ReportKind.NOT_UNDERSTOOD, message, line=url.line)
        return None
    if port is not None or parts.scheme.lower() != "https":
        message = f"Simple URL '{url.url}': only host and path were taken; clients ask it over HTTPS at port 443."
        draft.say(ReportKind.NOTE, message, line=url.line)
    domain = None if url.domain == "*" else url.domain
    return SimpleUrl(component=component, host=host, domain=domain, path=path)


def features(draft: Draft) -> tuple[Feature, ...]:
    """What the services and ports of the document say is offered, in the order of the model."""
    parsed = draft.parsed
    roles = {service.role for service in parsed.services}
    owners = {port.owner for service in parsed.services for port in service.ports}
    edges = [service for service in parsed.services if service.role == "EdgeServer"]
    has_voice = "MediationServer" in roles
    found = {
        Feature.EXTERNAL_ACCESS: bool(edges),
        Feature.FEDERATION: any(has_federation_port(edge) for edge in edges),
        Feature.XMPP: any(has_xmpp_port(edge) for edge in edges),
        Feature.CONFERENCING: "ConfServices" in roles,
        Feature.AUDIO_VIDEO: "AVConf" in owners,
        Feature.DIAL_IN: "Caa" in owners,
        Feature.VOICE: has_voice,
        # These applications are installed with every pool; they serve people only where there is voice.
        Feature.RESPONSE_GROUP: has_voice and "RGS" in owners,
        Feature.CALL_PARK: has_voice and "Cps" in owners,
        Feature.CALL_ADMISSION_CONTROL: "PDP" in owners,
    }
    chosen = tuple(feature for feature in Feature if found.get(feature, False))
    if chosen:
        names = ", ".join(feature.value for feature in chosen)
        draft.say(ReportKind.ASSUMED, f"Features {names}: services and ports for them are in the document.")
    if found[Feature.XMPP]:
        lines = [port.line for edge in edges for port in edge.ports if port.owner == "XmppFederationProxy"]
        draft.say(ReportKind.NOTE, "XMPP federation is switched on at the Edge.", line=lines[0])
    return chosen


def title_of(parsed: ParsedTopology, domains: tuple[str, ...]) -> str:
    """A title for the design. The file name is not used: it may hold the author's name."""
    if domains:
        return f"Topology of {domains[0]}"
    return f"Topology of {parsed.sites[0].name}" if parsed.sites else "Imported topology"
