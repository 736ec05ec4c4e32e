"""Who sits where: clients, and services in the cloud or at partners.

A room of its own because these are the ends of flows that nobody on the team configures.
"""

from enum import StrEnum
from typing import Literal

from planner.model.addresses import IpAddress
from planner.model.ids import check_id
from planner.model.names import check_dns_name
from planner.model.product import ClientGeneration
from planner.model.references import HomeRef, MobilityPolicyRef, VoicePolicyRef, ZoneRef
from planner.records import dataclass


class ClientDevice(StrEnum):
    """What a client is."""

    MOBILE = "mobile"
    DESKTOP = "desktop"
    BROWSER = "browser"
    PHONE = "phone"
    ADMIN = "admin"


class Platform(StrEnum):
    """Families of mobile devices that Mobility supports."""

    IOS = "ios"
    ANDROID = "android"
    WINDOWS_PHONE = "windows-phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A group of like clients in one zone.

    Attributes:
        home: id of the Front End pool or branch appliance that homes these users; None means any pool.
        address: one representative address; None means any address of the zone.
        enterprise_voice: the users are enabled for Enterprise Voice.
        mobility_policy, voice_policy: ids of policies of scope user that these users were granted; None means those
            of their site, else the global ones.
    """

    kind: Literal["client"] = "client"
    id: str
    name: str
    device: ClientDevice = ClientDevice.MOBILE
    zone: ZoneRef
    generation: ClientGeneration = ClientGeneration.SKYPE
    platforms: tuple[Platform, ...] = ()
    home: HomeRef | None = None
    address: IpAddress | None = None
    enterprise_voice: bool = True
    mobility_policy: MobilityPolicyRef | None = None
    voice_policy: VoicePolicyRef | None = None
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)


class CloudRole(StrEnum):
    """Services outside the organisation. Values equal the role ids of the catalog."""

    PUSH_NOTIFICATION_SERVICE = "push-notification-service"
    APPLE_PUSH = "apple-push"
    OFFICE_365 = "o365"
    FEDERATED_PARTNER = "federated-partner"
    PUBLIC_IM_PROVIDER = "pic-provider"
    XMPP_PARTNER = "xmpp-partner"
    SKYPE_DIRECTORY = "skype-directory"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudService:
    """A service in the cloud or at a partner.

    Attributes:
        sip_domains: SIP domains of a tenant in Microsoft 365 whose users come to this deployment's Edge, beside those
            of the design.
    """

    kind: Literal["cloud-service"] = "cloud-service"
    id: str
    name: str
    role: CloudRole
    zone: ZoneRef
    fqdns: tuple[str, ...] = ()
    addresses: tuple[IpAddress, ...] = ()
    sip_domains: tuple[str, ...] = ()
    note: str = ""
    unconfirmed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id)
        for name in (*self.fqdns, *self.sip_domains):
            check_dns_name(name)
