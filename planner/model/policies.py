"""Settings and policies: mobility, push, federation, voice, simple URLs, certificates that exist.

A room of its own because none of it is drawn as a box, yet each decides whether users are served.
"""

from dataclasses import field
from enum import StrEnum
from typing import Literal

from planner.model.ids import check_id
from planner.model.names import check_certificate_names, check_dns_name
from planner.model.references import GatewayRef, HolderRef, SiteRef
from planner.model.zones import Provenance
from planner.records import dataclass


class Discovery(StrEnum):
    """How clients find their pool."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"


class DiscoveryTransport(StrEnum):
    """Protocol of the first Autodiscover request at the reverse proxy."""

    HTTPS = "https"
    HTTP = "http"


class PolicyScope(StrEnum):
    """Scopes of a policy; user wins over site, site over global."""

    GLOBAL = "global"
    SITE = "site"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class PushSettings:
    """Push notification, off by default as in Set-CsPushNotificationConfiguration.

    Attributes:
        scope: of the configuration; the cmdlet knows global and site.
        is_confirmed: somebody has seen that the push service in the cloud still answers.
    """

    apple: bool = False
    microsoft: bool = False
    scope: PolicyScope = PolicyScope.GLOBAL
    is_confirmed: bool = False

    @property
    def is_enabled(self) -> bool:
        """Any platform gets push."""
        return self.apple or self.microsoft


@dataclass(frozen=True, slots=True, kw_only=True)
class McxSettings:
    """Settings of the Mobility service for Lync 2010 clients (2015 only), defaults as in Set-CsMcxConfiguration.

    Attributes:
        session_lifetime: seconds; of iOS and Windows Phone devices.
        short_session_lifetime: seconds; of devices whose app runs in the background.
        push_target: SIP address of the push service.
    """

    session_lifetime: int = 259200
    short_session_lifetime: int = 3600
    push_target: str = "sip:push@push.lync.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilitySettings:
    """What the deployment offers to mobile devices.

    Attributes:
        wifi_only: Mobility is for devices on the internal Wi-Fi alone.
        exposed_internal: MCX answers internal URLs (`Set-CsMcxConfiguration -ExposedWebURL Internal`, 2015 only).
        uses_call_via_work, uses_voip: the plan promises these functions.
        uses_click_to_join: users without Enterprise Voice join meetings by link, and the server calls them.
        promises_notification: the plan promises that inactive devices learn of messages and calls.
        devices_trust_internal_ca: devices on the Wi-Fi have the root of the internal CA, or get it.
    """

    enabled: bool = True
    discovery: Discovery = Discovery.AUTOMATIC
    discovery_transport: DiscoveryTransport = DiscoveryTransport.HTTPS
    wifi_only: bool = False
    exposed_internal: bool = False
    push: PushSettings = field(default_factory=PushSettings)
    uses_call_via_work: bool = False
    uses_voip: bool = True
    uses_click_to_join: bool = True
    promises_notification: bool = False
    devices_trust_internal_ca: bool = True
    mcx: McxSettings = field(default_factory=McxSettings)


class VerificationLevel(StrEnum):
    """How far messages from a hosting provider are believed, as in New-CsHostingProvider."""

    SOURCE = "use-source-verification"
    VERIFIABLE = "always-verifiable"
    UNVERIFIABLE = "always-unverifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostingProvider:
    """A hosting provider that the Edge talks to.

    Attributes:
        shares_address_space: users of one SIP domain are homed here and there.
        hosts_users: the provider homes users of this deployment.
        autodiscover_url: where discovery sends users who are homed at the provider.
    """

    name: str
    proxy_fqdn: str
    is_enabled: bool = True
    verification: VerificationLevel = VerificationLevel.SOURCE
    shares_address_space: bool = False
    hosts_users: bool = False
    autodiscover_url: str = ""

    def __post_init__(self) -> None:
        check_dns_name(self.proxy_fqdn)


class PartnerRouting(StrEnum):
    """How the Access Edge finds partners: by DNS SRV records, or everything by one route."""

    DNS_SRV = "dns-srv"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class FederationSettings:
    """Settings of federation that are made in the Management Shell.

    Attributes:
        provenance: `derived` is set up as the worksheets list it; `recorded` is what the deployment has, and is judged.
        routing: of the Access Edge.
        allowed_domains: domains that federation is allowed with.
    """

    provenance: Provenance = Provenance.DERIVED
    routing: PartnerRouting = PartnerRouting.DNS_SRV
    allowed_domains: tuple[str, ...] = ()
    hosting_providers: tuple[HostingProvider, ...] = ()

    def __post_init__(self) -> None:
        for name in self.allowed_domains:
            check_dns_name(name)


class UrlComponent(StrEnum):
    """Components of simple URLs."""

    MEET = "meet"
    DIALIN = "dialin"
    ADMIN = "admin"
    SCHEDULER = "scheduler"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleUrl:
    """A simple URL.

    Attributes:
        domain: the SIP domain it serves; None means all of them ("*").
        host: host part of the URL.
        path: what follows the host, without leading slash.
    """

    component: UrlComponent
    host: str
    domain: str | None = None
    path: str = ""

    def __post_init__(self) -> None:
        check_dns_name(self.host)


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityPolicy:
    """A mobility policy; defaults are those of New-CsMobilityPolicy."""

    kind: Literal["mobility-policy"] = "mobility-policy"
    id: str
    name: str
    scope: PolicyScope = PolicyScope.GLOBAL
    site: SiteRef | None = None
    enable_mobility: bool = True
    enable_outside_voice: bool = True
    enable_ip_audio_video: bool = True
    require_wifi_for_ip_audio: bool = False
    require_wifi_for_ip_video: bool = False
    require_wifi_for_sharing: bool = False
    allow_save_call_logs: bool = True
    allow_save_credentials: bool = True
    allow_save_im_history: bool = True
    allow_exchange_connectivity: bool = True
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePolicy:
    """A voice policy with its PSTN usages."""

    kind: Literal["voice-policy"] = "voice-policy"
    id: str
    name: str
    scope: PolicyScope = PolicyScope.GLOBAL
    site: SiteRef | None = None
    allow_simultaneous_ring: bool = True
    usages: tuple[str, ...] = ()
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRoute:
    """A voice route: numbers of `pattern` with one of `usages` leave by `gateways` (ids)."""

    kind: Literal["voice-route"] = "voice-route"
    id: str
    name: str
    pattern: str = ".*"
    usages: tuple[str, ...] = ()
    gateways: tuple[GatewayRef, ...] = ()
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


Policy = MobilityPolicy | VoicePolicy | VoiceRoute


class CertificateUsage(StrEnum):
    """What a certificate is assigned to. Values are those of Set-CsCertificate in words."""

    DEFAULT = "default"
    WEB_INTERNAL = "web-internal"
    WEB_EXTERNAL = "web-external"
    EDGE_EXTERNAL = "edge-external"
    EDGE_INTERNAL = "edge-internal"
    PROXY_LISTENER = "proxy-listener"
    OFFICE_WEB_APPS = "office-web-apps"
    OAUTH = "oauth-token-issuer"


class Issuer(StrEnum):
    """Kind of certification authority."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Signature(StrEnum):
    """Signature algorithms as far as the product tells them apart."""

    SHA2 = "sha-2"
    SHA1 = "sha-1"
    RSASSA_PSS = "rsassa-pss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate that exists or is decided; it stands in place of the derived one.

    Attributes:
        assigned_to: id of a server element, a machine or a reverse proxy.
        names: subject alternative names in order.
        key_bits: length of an RSA key; 0 for a key of another kind.
        server_authentication: Server Authentication stands among its extended key usages.
        revocation_list: it names a place where its revocation list is fetched (CRL distribution point).
        exportable: the private key can be taken to another machine.
    """

    kind: Literal["certificate"] = "certificate"
    id: str
    assigned_to: HolderRef
    usages: tuple[CertificateUsage, ...]
    subject: str
    names: tuple[str, ...] = ()
    issuer: Issuer = Issuer.INTERNAL
    key_bits: int = 2048
    signature: Signature = Signature.SHA2
    server_authentication: bool = True
    revocation_list: bool = True
    exportable: bool = True
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        check_certificate_names((self.subject,))
        check_certificate_names(self.names)
