"""What fields, choices and kinds are called, in the words of the field.

A module of its own because labels are read by people and looked for in the documentation: abbreviations are spelled
as administrators spell them, and a field that nobody has named here still gets a readable label from its own name.
"""

from enum import StrEnum

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate

_FIELDS: dict[str, str] = {
    "id": QT_TRANSLATE_NOOP("fields", "Id"),
    "fqdn": QT_TRANSLATE_NOOP("fields", "FQDN"),
    "fqdns": QT_TRANSLATE_NOOP("fields", "FQDNs"),
    "site_kind": QT_TRANSLATE_NOOP("fields", "Kind of site"),
    "zone_kind": QT_TRANSLATE_NOOP("fields", "Kind of zone"),
    "link_kind": QT_TRANSLATE_NOOP("fields", "Kind of link"),
    "central": QT_TRANSLATE_NOOP("fields", "Central site"),
    "view": QT_TRANSLATE_NOOP("fields", "DNS view"),
    "holds": QT_TRANSLATE_NOOP("fields", "DNS zones held"),
    "forwards_to": QT_TRANSLATE_NOOP("fields", "Forwards to"),
    "resolvers": QT_TRANSLATE_NOOP("fields", "DNS servers not drawn"),
    "provenance": QT_TRANSLATE_NOOP("fields", "Records"),
    "policy": QT_TRANSLATE_NOOP("fields", "Policy"),
    "publishing": QT_TRANSLATE_NOOP("fields", "Publishing"),
    "nat": QT_TRANSLATE_NOOP("fields", "NAT"),
    "vips": QT_TRANSLATE_NOOP("fields", "Virtual IPs (VIPs)"),
    "ttl": QT_TRANSLATE_NOOP("fields", "TTL (seconds)"),
    "session_lifetime": QT_TRANSLATE_NOOP("fields", "Session lifetime (seconds)"),
    "short_session_lifetime": QT_TRANSLATE_NOOP("fields", "Short session lifetime (seconds)"),
    "key_bits": QT_TRANSLATE_NOOP("fields", "Key length (bits)"),
    "idle_timeout": QT_TRANSLATE_NOOP("fields", "Idle timeout (seconds)"),
    "sip_domains": QT_TRANSLATE_NOOP("fields", "SIP domains"),
    "internal_domains": QT_TRANSLATE_NOOP("fields", "Internal domains"),
    "simple_urls": QT_TRANSLATE_NOOP("fields", "Simple URLs"),
    "web": QT_TRANSLATE_NOOP("fields", "Web services"),
    "internal_fqdn": QT_TRANSLATE_NOOP("fields", "Internal web FQDN"),
    "external_fqdn": QT_TRANSLATE_NOOP("fields", "External web FQDN"),
    "published_external_https": QT_TRANSLATE_NOOP("fields", "Published HTTPS port outside"),
    "published_external_http": QT_TRANSLATE_NOOP("fields", "Published HTTP port outside"),
    "published_internal_https": QT_TRANSLATE_NOOP("fields", "Published HTTPS port inside"),
    "published_internal_http": QT_TRANSLATE_NOOP("fields", "Published HTTP port inside"),
    "client_ports": QT_TRANSLATE_NOOP("fields", "Port ranges of clients"),
    "sip_balancing": QT_TRANSLATE_NOOP("fields", "SIP balancing"),
    "holds_cms": QT_TRANSLATE_NOOP("fields", "Holds the Central Management store"),
    "mediation_collocated": QT_TRANSLATE_NOOP("fields", "Mediation collocated"),
    "access_fqdn": QT_TRANSLATE_NOOP("fields", "Access Edge FQDN"),
    "web_conferencing_fqdn": QT_TRANSLATE_NOOP("fields", "Web Conferencing FQDN"),
    "av_fqdn": QT_TRANSLATE_NOOP("fields", "A/V Edge FQDN"),
    "federation": QT_TRANSLATE_NOOP("fields", "Federation route"),
    "homes_mobile_users": QT_TRANSLATE_NOOP("fields", "Homes mobile users"),
    "gateway_module": QT_TRANSLATE_NOOP("fields", "PSTN gateway module"),
    "is_published": QT_TRANSLATE_NOOP("fields", "Published"),
    "gateway": QT_TRANSLATE_NOOP("fields", "Default gateway"),
    "via": QT_TRANSLATE_NOOP("fields", "Next hop"),
    "source_nat": QT_TRANSLATE_NOOP("fields", "Source NAT"),
    "passes_client_address": QT_TRANSLATE_NOOP("fields", "Passes the client address"),
    "keeps_source": QT_TRANSLATE_NOOP("fields", "Keeps the source address"),
    "hairpin": QT_TRANSLATE_NOOP("fields", "Allows hairpinning"),
    "uses_call_via_work": QT_TRANSLATE_NOOP("fields", "Call via Work"),
    "uses_voip": QT_TRANSLATE_NOOP("fields", "VoIP"),
    "wifi_only": QT_TRANSLATE_NOOP("fields", "Internal Wi-Fi only"),
    "exposed_internal": QT_TRANSLATE_NOOP("fields", "MCX answers internal URLs"),
    "apple": QT_TRANSLATE_NOOP("fields", "Apple push notification"),
    "microsoft": QT_TRANSLATE_NOOP("fields", "Microsoft push notification"),
    "push": QT_TRANSLATE_NOOP("fields", "Push notification"),
    "enable_ip_audio_video": QT_TRANSLATE_NOOP("fields", "Enable IP audio and video"),
    "require_wifi_for_ip_audio": QT_TRANSLATE_NOOP("fields", "Require Wi-Fi for IP audio"),
    "require_wifi_for_ip_video": QT_TRANSLATE_NOOP("fields", "Require Wi-Fi for IP video"),
    "require_wifi_for_sharing": QT_TRANSLATE_NOOP("fields", "Require Wi-Fi for sharing"),
    "allow_save_im_history": QT_TRANSLATE_NOOP("fields", "Allow saving IM history"),
    "unconfirmed": QT_TRANSLATE_NOOP("fields", "Not confirmed yet"),
    "home": QT_TRANSLATE_NOOP("fields", "Home pool"),
    "usages": QT_TRANSLATE_NOOP("fields", "Usages"),
    "assigned_to": QT_TRANSLATE_NOOP("fields", "Assigned to"),
    "names": QT_TRANSLATE_NOOP("fields", "Alternative names"),
    "subject": QT_TRANSLATE_NOOP("fields", "Subject name"),
    "ports": QT_TRANSLATE_NOOP("fields", "Ports"),
    "enterprise_voice": QT_TRANSLATE_NOOP("fields", "Enterprise Voice"),
}

_FIELDS_OF: dict[tuple[str, str], str] = {
    ("FrontEndPool", "fqdn"): QT_TRANSLATE_NOOP("fields", "Pool FQDN"),
    ("DirectorPool", "fqdn"): QT_TRANSLATE_NOOP("fields", "Pool FQDN"),
    ("EdgePool", "fqdn"): QT_TRANSLATE_NOOP("fields", "Internal pool FQDN"),
    ("FrontEndPool", "ports"): QT_TRANSLATE_NOOP("fields", "Ports that differ"),
    ("MobilitySettings", "enabled"): QT_TRANSLATE_NOOP("fields", "Mobility enabled"),
    ("VoiceRoute", "usages"): QT_TRANSLATE_NOOP("fields", "PSTN usages"),
    ("VoicePolicy", "usages"): QT_TRANSLATE_NOOP("fields", "PSTN usages"),
}

_CHOICES: dict[str, str] = {
    "SE": QT_TRANSLATE_NOOP("choices", "Subscription Edition"),
    "ocs-2007-r2": QT_TRANSLATE_NOOP("choices", "OCS 2007 R2"),
    "lync-2010": QT_TRANSLATE_NOOP("choices", "Lync 2010"),
    "lync-2013": QT_TRANSLATE_NOOP("choices", "Lync 2013"),
    "skype": QT_TRANSLATE_NOOP("choices", "Skype for Business"),
    "ios": QT_TRANSLATE_NOOP("choices", "iOS"),
    "windows-phone": QT_TRANSLATE_NOOP("choices", "Windows Phone"),
    "wifi": QT_TRANSLATE_NOOP("choices", "Wi-Fi"),
    "guest-wifi": QT_TRANSLATE_NOOP("choices", "Guest Wi-Fi"),
    "pstn": QT_TRANSLATE_NOOP("choices", "PSTN"),
    "perimeter-outer": QT_TRANSLATE_NOOP("choices", "Perimeter, outer"),
    "perimeter-inner": QT_TRANSLATE_NOOP("choices", "Perimeter, inner"),
    "derived": QT_TRANSLATE_NOOP("choices", "Worked out from the plan"),
    "recorded": QT_TRANSLATE_NOOP("choices", "As recorded here"),
    "tcp": QT_TRANSLATE_NOOP("choices", "TCP"),
    "udp": QT_TRANSLATE_NOOP("choices", "UDP"),
    "tls": QT_TRANSLATE_NOOP("choices", "TLS"),
    "https": QT_TRANSLATE_NOOP("choices", "HTTPS"),
    "http": QT_TRANSLATE_NOOP("choices", "HTTP"),
    "dns": QT_TRANSLATE_NOOP("choices", "DNS"),
    "sip": QT_TRANSLATE_NOOP("choices", "SIP"),
    "sba": QT_TRANSLATE_NOOP("choices", "Survivable Branch Appliance"),
    "sbs": QT_TRANSLATE_NOOP("choices", "Survivable Branch Server"),
    "provider-sbc": QT_TRANSLATE_NOOP("choices", "Session border controller of a provider"),
    "gateway": QT_TRANSLATE_NOOP("choices", "PSTN gateway or IP-PBX"),
    "ad-dc": QT_TRANSLATE_NOOP("choices", "Domain controller"),
    "dhcp": QT_TRANSLATE_NOOP("choices", "DHCP server"),
    "ntp": QT_TRANSLATE_NOOP("choices", "Time server"),
    "ca-crl": QT_TRANSLATE_NOOP("choices", "Certification authority"),
    "exchange-um": QT_TRANSLATE_NOOP("choices", "Exchange Unified Messaging"),
    "vis": QT_TRANSLATE_NOOP("choices", "Video Interop Server"),
    "rcc-pbx": QT_TRANSLATE_NOOP("choices", "PBX for Remote Call Control"),
    "apple-push": QT_TRANSLATE_NOOP("choices", "Apple Push Notification service"),
    "push-notification-service": QT_TRANSLATE_NOOP("choices", "Push Notification Clearing House"),
    "o365": QT_TRANSLATE_NOOP("choices", "Microsoft 365"),
    "pic-provider": QT_TRANSLATE_NOOP("choices", "Public IM provider"),
    "xmpp-partner": QT_TRANSLATE_NOOP("choices", "XMPP partner"),
    "federated-partner": QT_TRANSLATE_NOOP("choices", "Federated partner"),
    "web-external": QT_TRANSLATE_NOOP("choices", "External web services"),
    "web-internal": QT_TRANSLATE_NOOP("choices", "Internal web services"),
    "edge-access": QT_TRANSLATE_NOOP("choices", "Access Edge"),
    "edge-web-conferencing": QT_TRANSLATE_NOOP("choices", "Web Conferencing Edge"),
    "edge-av": QT_TRANSLATE_NOOP("choices", "A/V Edge"),
    "edge-internal": QT_TRANSLATE_NOOP("choices", "Edge, internal side"),
    "edge-external": QT_TRANSLATE_NOOP("choices", "Edge, external side"),
    "access-edge": QT_TRANSLATE_NOOP("choices", "Access Edge"),
    "web-conferencing-edge": QT_TRANSLATE_NOOP("choices", "Web Conferencing Edge"),
    "av-edge": QT_TRANSLATE_NOOP("choices", "A/V Edge"),
    "office-web-apps": QT_TRANSLATE_NOOP("choices", "Office Web Apps"),
    "proxy-listener": QT_TRANSLATE_NOOP("choices", "Listener of the reverse proxy"),
    "next-hop": QT_TRANSLATE_NOOP("choices", "Next hop"),
    "media": QT_TRANSLATE_NOOP("choices", "A/V Edge for media"),
    "back-end": QT_TRANSLATE_NOOP("choices", "Back End database"),
    "mirror": QT_TRANSLATE_NOOP("choices", "Database mirror"),
    "monitoring-archiving": QT_TRANSLATE_NOOP("choices", "Monitoring and Archiving"),
    "availability-replica": QT_TRANSLATE_NOOP("choices", "Always On replica"),
    "availability-listener": QT_TRANSLATE_NOOP("choices", "Always On listener"),
    "pic": QT_TRANSLATE_NOOP("choices", "Public IM"),
    "xmpp": QT_TRANSLATE_NOOP("choices", "XMPP"),
    "av": QT_TRANSLATE_NOOP("choices", "Audio and video"),
    "dial-in": QT_TRANSLATE_NOOP("choices", "Dial-in conferencing"),
    "voice": QT_TRANSLATE_NOOP("choices", "Enterprise Voice"),
    "sip-trunk": QT_TRANSLATE_NOOP("choices", "SIP trunk"),
    "cac": QT_TRANSLATE_NOOP("choices", "Call Admission Control"),
    "e911": QT_TRANSLATE_NOOP("choices", "E9-1-1"),
    "rcc": QT_TRANSLATE_NOOP("choices", "Remote Call Control"),
    "phones": QT_TRANSLATE_NOOP("choices", "IP phones"),
    "outlook-web-im": QT_TRANSLATE_NOOP("choices", "Instant messaging in Outlook on the web"),
    "cls": QT_TRANSLATE_NOOP("choices", "Centralized Logging Service"),
    "ems": QT_TRANSLATE_NOOP("choices", "Emergency Mitigation service"),
    "skype-search": QT_TRANSLATE_NOOP("choices", "Skype directory search"),
    "skype-directory": QT_TRANSLATE_NOOP("choices", "Skype directory"),
    "legacy-ocs2007": QT_TRANSLATE_NOOP("choices", "OCS 2007 R2 servers"),
    "strict-dns-matching": QT_TRANSLATE_NOOP("choices", "Strict DNS name matching"),
    "both": QT_TRANSLATE_NOOP("choices", "Both directions"),
    "inbound": QT_TRANSLATE_NOOP("choices", "Inbound only"),
    "meet": QT_TRANSLATE_NOOP("choices", "Meet"),
    "dialin": QT_TRANSLATE_NOOP("choices", "Dial-in"),
    "A": "A",
    "AAAA": "AAAA",
    "CNAME": "CNAME",
    "SRV": "SRV",
    "uses": QT_TRANSLATE_NOOP("choices", "Uses"),
    "none": QT_TRANSLATE_NOOP("choices", "None"),
    "hardware": QT_TRANSLATE_NOOP("choices", "Hardware load balancer"),
}

_CHOICES_OF: dict[tuple[str, str], str] = {
    ("ProductVersion", "2015"): QT_TRANSLATE_NOOP("choices", "2015"),
    ("PoolBalancing", "none"): QT_TRANSLATE_NOOP("choices", "None"),
    ("PoolBalancing", "dns"): QT_TRANSLATE_NOOP("choices", "DNS load balancing"),
    ("SupportRole", "dns"): QT_TRANSLATE_NOOP("choices", "DNS server"),
    ("SupportRole", "video-gateway"): QT_TRANSLATE_NOOP("choices", "Video gateway"),
    ("Persistence", "tcp"): QT_TRANSLATE_NOOP("choices", "TCP session"),
    ("Persistence", "source"): QT_TRANSLATE_NOOP("choices", "Source address"),
    ("Persistence", "cookie"): QT_TRANSLATE_NOOP("choices", "Cookie"),
    ("Side", "pstn"): QT_TRANSLATE_NOOP("choices", "PSTN"),
    ("BoundService", "front-end"): QT_TRANSLATE_NOOP("choices", "Front End"),
    ("LinkKind", "backup"): QT_TRANSLATE_NOOP("choices", "Backup pool"),
    ("LinkKind", "file-store"): QT_TRANSLATE_NOOP("choices", "File store"),
    ("CertificateUsage", "default"): QT_TRANSLATE_NOOP("choices", "Default"),
    ("Issuer", "public"): QT_TRANSLATE_NOOP("choices", "Public CA"),
    ("Issuer", "internal"): QT_TRANSLATE_NOOP("choices", "Internal CA"),
}

_KINDS: dict[str, str] = {
    "office-web-apps": QT_TRANSLATE_NOOP("kinds", "Office Web Apps Server"),
    "sql-server": QT_TRANSLATE_NOOP("kinds", "SQL Server"),
    "front-end-pool": QT_TRANSLATE_NOOP("kinds", "Front End pool"),
    "edge-pool": QT_TRANSLATE_NOOP("kinds", "Edge pool"),
    "director-pool": QT_TRANSLATE_NOOP("kinds", "Director pool"),
    "mediation-pool": QT_TRANSLATE_NOOP("kinds", "Mediation pool"),
    "branch-appliance": QT_TRANSLATE_NOOP("kinds", "Survivable branch"),
    "file-store": QT_TRANSLATE_NOOP("kinds", "File store"),
    "gateway": QT_TRANSLATE_NOOP("kinds", "PSTN gateway"),
    "support-server": QT_TRANSLATE_NOOP("kinds", "Support server"),
    "firewall": QT_TRANSLATE_NOOP("kinds", "Firewall"),
    "router": QT_TRANSLATE_NOOP("kinds", "Router"),
    "reverse-proxy": QT_TRANSLATE_NOOP("kinds", "Reverse proxy"),
    "load-balancer": QT_TRANSLATE_NOOP("kinds", "Load balancer"),
    "client": QT_TRANSLATE_NOOP("kinds", "Client"),
    "cloud-service": QT_TRANSLATE_NOOP("kinds", "Cloud service"),
    "site": QT_TRANSLATE_NOOP("kinds", "Site"),
    "zone": QT_TRANSLATE_NOOP("kinds", "Zone"),
    "dns-view": QT_TRANSLATE_NOOP("kinds", "DNS view"),
    "dns-record": QT_TRANSLATE_NOOP("kinds", "DNS record"),
    "link": QT_TRANSLATE_NOOP("kinds", "Link"),
    "certificate": QT_TRANSLATE_NOOP("kinds", "Certificate"),
    "mobility-policy": QT_TRANSLATE_NOOP("kinds", "Mobility policy"),
    "voice-policy": QT_TRANSLATE_NOOP("kinds", "Voice policy"),
    "voice-route": QT_TRANSLATE_NOOP("kinds", "Voice route"),
    "machine": QT_TRANSLATE_NOOP("kinds", "Machine"),
}

_ITEMS: dict[str, str] = {
    "Machine": QT_TRANSLATE_NOOP("items", "machine"),
    "Interface": QT_TRANSLATE_NOOP("items", "interface"),
    "Binding": QT_TRANSLATE_NOOP("items", "binding"),
    "StaticRoute": QT_TRANSLATE_NOOP("items", "route"),
    "PortOverride": QT_TRANSLATE_NOOP("items", "port"),
    "FirewallRule": QT_TRANSLATE_NOOP("items", "rule"),
    "PortRange": QT_TRANSLATE_NOOP("items", "port range"),
    "NatEntry": QT_TRANSLATE_NOOP("items", "NAT entry"),
    "PublishingRule": QT_TRANSLATE_NOOP("items", "publishing rule"),
    "Vip": QT_TRANSLATE_NOOP("items", "VIP"),
    "VipPort": QT_TRANSLATE_NOOP("items", "port"),
    "SimpleUrl": QT_TRANSLATE_NOOP("items", "simple URL"),
    "HostingProvider": QT_TRANSLATE_NOOP("items", "hosting provider"),
}


def field_label(cls: type, name: str) -> str:
    """The label of a field."""
    return translate("fields", english_field(cls, name))


def english_field(cls: type, name: str) -> str:
    """The label of a field as the translators get it."""
    return _FIELDS_OF.get((cls.__name__, name)) or _FIELDS.get(name) or _from_name(name)


def choice_word(choice: StrEnum) -> str:
    """What a choice is called."""
    return translate("choices", english_choice(choice))


def english_choice(choice: StrEnum) -> str:
    """What a choice is called, as the translators get it."""
    text = _CHOICES_OF.get((type(choice).__name__, choice.value)) or _CHOICES.get(choice.value)
    return text or _from_name(choice.value)


def kinds() -> frozenset[str]:
    """Every element kind that has a word."""
    return frozenset(_KINDS)


def kind_word(kind: str) -> str:
    """What an element kind is called."""
    return translate("kinds", _KINDS.get(kind) or _from_name(kind))


def item_word(cls: type) -> str:
    """What one row of a table is called, inside a sentence."""
    return translate("items", _ITEMS.get(cls.__name__) or _from_name(cls.__name__).lower())


def _from_name(name: str) -> str:
    """A label made of a name: `allows_tls12` reads "Allows TLS 1.2"."""
    words = name.replace("_", " ").replace("-", " ").split()
    if words[:1] in (["is"], ["has"]) and len(words) > 1:
        words = words[1:]
    text = " ".join(_SPELLED.get(word.lower(), word) for word in words)
    return text[:1].upper() + text[1:]


_ABBREVIATIONS = "ca cms crl dhcp dns fqdn http https im ip mcx nat ntp os pki pstn san sba sip sql tls ttl udp uri url"
_SPELLED = {
    **{word: word.upper() for word in _ABBREVIATIONS.split()},
    "fqdns": "FQDNs",
    "ids": "ids",
    "ios": "iOS",
    "owa": "Office Web Apps",
    "sans": "SANs",
    "tls10": "TLS 1.0",
    "tls11": "TLS 1.1",
    "tls12": "TLS 1.2",
    "tls13": "TLS 1.3",
    "urls": "URLs",
    "voip": "VoIP",
    "wifi": "Wi-Fi",
}
