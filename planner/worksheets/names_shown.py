"""How elements and places are named on worksheets.

A module of its own so that one element reads the same on every worksheet.
"""

from planner.model.design import Design
from planner.model.devices import Device
from planner.model.interfaces import BoundService
from planner.model.product import Feature
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    Edition,
    FrontEndPool,
    Server,
    SupportRole,
    SupportServer,
)

_KINDS = {
    "front-end-pool": "Front End pool",
    "director-pool": "Director pool",
    "edge-pool": "Edge pool",
    "mediation-pool": "Mediation pool",
    "branch-appliance": "Survivable Branch Appliance",
    "office-web-apps": "Office Web Apps Server",
    "sql-server": "SQL Server",
    "file-store": "File store",
    "gateway": "Gateway",
    "support-server": "Other server",
    "firewall": "Firewall",
    "router": "Router",
    "reverse-proxy": "Reverse proxy",
    "load-balancer": "Load balancer",
}
_SUPPORT = {
    SupportRole.DOMAIN_CONTROLLER: "Domain controller",
    SupportRole.DNS: "DNS server",
    SupportRole.DHCP: "DHCP server",
    SupportRole.TIME: "Time server",
    SupportRole.CERTIFICATE_AUTHORITY: "Certificate authority",
    SupportRole.EXCHANGE: "Exchange server",
    SupportRole.EXCHANGE_UM: "Exchange Unified Messaging",
    SupportRole.PERSISTENT_CHAT: "Persistent Chat server",
    SupportRole.VIDEO_INTEROP: "Video Interop Server",
    SupportRole.VIDEO_GATEWAY: "Video gateway",
    SupportRole.TRUSTED_APPLICATION: "Trusted application server",
    SupportRole.REMOTE_CALL_CONTROL_PBX: "PBX with remote call control",
}

SERVICE_NAMES = {
    BoundService.FRONT_END: "Front End",
    BoundService.MEDIATION: "Mediation",
    BoundService.ACCESS_EDGE: "Access Edge",
    BoundService.WEB_CONFERENCING_EDGE: "Web Conferencing Edge",
    BoundService.AV_EDGE: "A/V Edge",
}
"""Services with an address of their own, in words."""

FEATURE_NAMES = {
    Feature.EXTERNAL_ACCESS: "external access",
    Feature.FEDERATION: "federation",
    Feature.PUBLIC_IM: "public IM",
    Feature.XMPP: "XMPP",
    Feature.HYBRID: "hybrid",
    Feature.SKYPE_SEARCH: "Skype directory search",
    Feature.CONFERENCING: "conferencing",
    Feature.AUDIO_VIDEO: "audio and video",
    Feature.DIAL_IN: "dial-in conferencing",
    Feature.VOICE: "Enterprise Voice",
    Feature.SIP_TRUNK: "SIP trunk",
    Feature.MEDIA_BYPASS: "media bypass",
    Feature.RESPONSE_GROUP: "response group",
    Feature.CALL_PARK: "call park",
    Feature.CALL_ADMISSION_CONTROL: "Call Admission Control",
    Feature.E911: "E9-1-1",
    Feature.REMOTE_CALL_CONTROL: "Remote Call Control",
    Feature.PHONES: "IP phones",
    Feature.CLOUD_VOICEMAIL: "cloud voice mail",
    Feature.OUTLOOK_WEB_IM: "instant messaging in Outlook on the web",
    Feature.CENTRALIZED_LOGGING: "Centralized Logging Service",
    Feature.EMERGENCY_MITIGATION: "Emergency Mitigation service",
    Feature.LEGACY_CLIENTS: "legacy clients",
    Feature.LEGACY_OCS_2007: "OCS 2007 R2 servers",
    Feature.STRICT_DNS_MATCHING: "strict DNS name matching",
    Feature.AUTOMATIC_CONFIGURATION: "automatic configuration",
}
"""What a plan offers, in the words of the window."""


def kind_name(element: Server | Device) -> str:
    """What a server or device is, in words: a Standard Edition server is no pool, a branch server no appliance."""
    if isinstance(element, FrontEndPool) and element.edition is Edition.STANDARD:
        return "Standard Edition server"
    if isinstance(element, BranchAppliance) and element.role is BranchRole.SBS:
        return "Survivable Branch Server"
    if isinstance(element, SupportServer):
        return _SUPPORT[element.role]
    return _KINDS[element.kind]


def element_name(design: Design, element_id: str) -> str:
    """Display name of an element, machine or VIP; the id itself where there is none."""
    member = design.find_member(element_id)
    if member is not None:
        return member[1].fqdn
    element = design.find(element_id)
    if isinstance(element, Server):
        return f"{element.name} ({element.fqdn})"
    name = getattr(element, "name", None)
    return str(name) if name else element_id


def short_name(design: Design, element_id: str) -> str:
    """Display name of an element alone."""
    return str(getattr(design.find(element_id), "name", element_id))


def zone_name(design: Design, zone_id: str | None) -> str:
    """Display name of a zone; empty for none."""
    return design.zone(zone_id).name if zone_id else ""
