"""Ports of the document against the catalog's defaults: only what differs goes into the design.

A room of its own because a document lists some eighty ports a pool and nearly all are defaults; the one that differs
is a decision people must see.
"""

from collections.abc import Iterable

from planner.designfile.topology_builder.document import ParsedCluster, ParsedPort, ParsedService
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.model.servers import PortOverride

_SERVICES: dict[tuple[str, ...], str] = {
    ("Registrar", "SipServer", "Primary"): "registrar-sip",
    ("Registrar", "WebServer", "Primary"): "focus-https",
    ("McuFactory", "WebServer", "Primary"): "focus-https",
    ("McuFactory", "WcfServer", "Primary"): "conference-directory",
    ("PresenceFocus", "UserPinManagement", "Primary"): "pin-management",
    ("WinFab", "WinFabFederation", "Primary"): "fabric-federation",
    ("WinFab", "WinFabLeaseAgent", "Primary"): "fabric-lease-agent",
    ("WinFab", "WinFabClientConnection", "Primary"): "fabric-client",
    ("WinFab", "WinFabIPC", "Primary"): "fabric-ipc",
    ("WinFab", "WinFabReplication", "Primary"): "fabric-replication",
    ("Lyss", "WcfMtls", "Primary"): "storage-service",
    ("XmppFederation", "SipServer", "Primary"): "xmpp-gateway-sip",
    ("IMConf", "SipServer", "Primary"): "im-conference-sip",
    ("AVConf", "SipServer", "Primary"): "av-conference-sip",
    ("AppSharingConf", "SipServer", "Primary"): "sharing-conference-sip",
    ("DataConf", "PsomClient", "Primary"): "conference-psom",
    ("ConfServices", "MediaComp", "AudioCommunication", "Primary"): "conference-audio",
    ("ConfServices", "MediaComp", "VideoCommunication", "Primary"): "conference-video",
    ("ConfServices", "MediaComp", "AppSharingCommunication", "Primary"): "conference-sharing",
    ("ApplicationServer", "MediaComp", "AudioCommunication", "Primary"): "application-audio",
    ("MediationServer", "MediaComp", "AudioCommunication", "Primary"): "mediation-audio",
    ("OCSWebSite", "WebSite", "Primary", "Http"): "web-internal-http",
    ("OCSWebSite", "WebSite", "Primary", "Https"): "web-internal-https",
    ("OCSWebSite", "WebSite", "External", "Http"): "web-external-http",
    ("OCSWebSite", "WebSite", "External", "Https"): "web-external-https",
    ("Reach", "PsomServer", "Primary"): "reach-psom-primary",
    ("Reach", "PsomServer", "External"): "reach-psom-external",
    # Real documents have UcwaService on 5088 and UcwaServiceExternal on 5089; the cmdlet help that names the
    # catalog's rows says the reverse. What counts is the default a port is compared with.
    ("UcwaService", "SipServer", "Primary"): "ucwa-sip-external",
    ("UcwaServiceExternal", "SipServer", "Primary"): "ucwa-sip-primary",
    ("RGS", "SipServer", "Primary"): "response-group-sip",
    ("RGS", "WcfMtls", "Primary"): "response-group-mtls",
    ("Caa", "SipServer", "Primary"): "attendant-sip",
    ("Cas", "SipServer", "Primary"): "announcement-sip",
    ("Cps", "SipServer", "Primary"): "call-park-sip",
    ("testbot", "SipServer", "Primary"): "audio-test-sip",
    ("PDP", "SipServer", "Primary"): "bandwidth-turn",
    ("PDP", "TURNServer", "Primary"): "bandwidth-policy",
    ("Mediation", "SipServer", "Primary"): "mediation-sip",
    ("Mediation", "SipClient", "Pstn", "Tls"): "mediation-gateway-sip-tls",
    ("Mediation", "SipClient", "Pstn", "Tcp"): "mediation-gateway-sip-tcp",
    ("AccessEdge", "SipServer", "Internal"): "edge-internal-sip",
    ("AccessEdge", "SipClient", "External"): "access-edge-sip",
    ("AccessEdge", "SipServer", "External"): "access-edge-federation",
    ("DataEdge", "PsomServer", "Internal"): "edge-internal-psom",
    ("DataEdge", "PsomClient", "External"): "web-conferencing-edge",
    ("MediaRelayAuthenticationEdge", "SipServer", "Internal"): "edge-internal-mras",
    ("MediaRelayEdge", "TURNServer", "Internal", "Tcp"): "edge-internal-turn-tcp",
    ("MediaRelayEdge", "TURNServer", "Internal", "Udp"): "edge-internal-turn-udp",
    ("MediaRelayEdge", "TURNServer", "External", "Tcp"): "av-edge-stun-tcp",
    ("MediaRelayEdge", "TURNServer", "External", "Udp"): "av-edge-stun-udp",
    ("MediaRelayEdge", "MediaCommunication", "External"): "av-edge-media",
    ("SkypeSearchProxy", "WebServer", "Internal"): "edge-skype-search",
    ("XmppFederationProxy", "XmppServer", "External"): "access-edge-xmpp",
    ("XmppFederationProxy", "XptServer", "Internal"): "edge-xmpp-gateway",
    ("ReplicationService", "Replication", "Internal"): "edge-replication",
}
"""Owner, usage, side and where needed protocol (or the role in front) -> service of the catalog."""

_DIRECTOR_SERVICES = {"registrar-sip": "director-sip"}
_WITHOUT_SERVICE = frozenset(
    {
        "QoE",
        "IMConf",
        "AVConf",
        "AppSharingConf",
        "DataConf",
        "MediaComp",
        "McxService",
        "McxServiceExternal",
        "PersistentChatWebManager",
        "PersistentChatWebManagerExternal",
        "PlatformService",
        "GatewayComp",
    }
)
"""Owners whose other ports no row of the catalog stands for; firewalls between zones never see them."""

USUAL_PUBLISHED = {"Http": 80, "Https": 443}
"""Ports of URLs that name none."""


def service_of(role: str, port: ParsedPort, *, is_director: bool = False) -> str | None:
    """Id of the catalog's service for a port, or None."""
    plain = (port.owner, port.usage, port.side)
    for key in ((*plain, port.protocol), (role, *plain), plain):
        if (found := _SERVICES.get(key)) is not None:
            return _DIRECTOR_SERVICES.get(found, found) if is_director else found
    return None


def all_services() -> Iterable[str]:
    """Ids of the catalog that this table names."""
    return (*_SERVICES.values(), *_DIRECTOR_SERVICES.values())


def port_overrides(
    draft: Draft, cluster: ParsedCluster, element_id: str, *, is_director: bool = False
) -> tuple[PortOverride, ...]:
    """Ports of a cluster that differ from the catalog."""
    overrides: dict[str, PortOverride] = {}
    for service in draft.parsed.services_on(cluster):
        for port in service.ports:
            _report_published(draft, port, element_id)
            name = service_of(service.role, port, is_director=is_director)
            if name is None:
                _report_unknown(draft, service, port, element_id)
            elif not _is_default(draft, name, port):
                override = PortOverride(service=name, port=port.port, count=port.count)
                if overrides.setdefault(name, override) != override:
                    message = f"'{name}' has two ports; the design holds {overrides[name].port}, not {port.port}."
                    draft.say(ReportKind.NOT_UNDERSTOOD, message, element_id, port.line)
    return tuple(overrides.values())


def _is_default(draft: Draft, name: str, port: ParsedPort) -> bool:
    for default in draft.catalog.service(name).ports:
        count = default.end - default.start + 1
        # Topology Builder counts its own media ranges one short (49152 with 8348 for 49152 to 57500).
        if port.port == default.start and (port.count == count or 1 < port.count == count - 1):
            return True
    return False


def _report_unknown(draft: Draft, service: ParsedService, port: ParsedPort, element_id: str) -> None:
    if port.owner in _WITHOUT_SERVICE or not port.owner:
        return
    message = (
        f"Port {port.port} of '{port.owner}' ({port.usage}, {port.side.lower()} side, service '{service.role}'): "
        "the catalog has no such service."
    )
    draft.say(ReportKind.NOT_UNDERSTOOD, message, element_id, port.line)


def _report_published(draft: Draft, port: ParsedPort, element_id: str) -> None:
    if port.published_port is None or port.owner != "OCSWebSite" or port.side != "External":
        return
    if port.published_port != USUAL_PUBLISHED.get(port.protocol, port.published_port):
        message = (
            f"The external web site is published at port {port.published_port}; set it at the reverse proxy "
            "once there is one."
        )
        draft.say(ReportKind.NOTE, message, element_id, port.line)
