"""Product generations and what a deployment switches on.

A room of its own because versions and features decide which facts of the catalog apply at all.
"""

from enum import StrEnum


class ProductVersion(StrEnum):
    """The server generation that is planned. SE is the Subscription Edition."""

    V2015 = "2015"
    V2019 = "2019"
    SE = "SE"


class ServerGeneration(StrEnum):
    """The generation of one server, which may be older than the plan (an Edge that stays, for instance)."""

    OCS_2007_R2 = "ocs-2007-r2"
    LYNC_2010 = "lync-2010"
    LYNC_2013 = "lync-2013"
    V2015 = "2015"
    V2019 = "2019"
    SE = "SE"


class ClientGeneration(StrEnum):
    """The generation of a client; Lync 2010 mobile clients need MCX."""

    LYNC_2010 = "lync-2010"
    LYNC_2013 = "lync-2013"
    SKYPE = "skype"


class Feature(StrEnum):
    """What the plan offers beyond what its drawn elements already say.

    Values equal the feature tags of the catalog; tags that follow from elements (edge, director, hlb, wifi, ...)
    are not listed here, they are derived.
    """

    EXTERNAL_ACCESS = "external-access"
    FEDERATION = "federation"
    PUBLIC_IM = "pic"
    XMPP = "xmpp"
    HYBRID = "hybrid"
    SKYPE_SEARCH = "skype-search"
    CONFERENCING = "conferencing"
    AUDIO_VIDEO = "av"
    DIAL_IN = "dial-in"
    VOICE = "voice"
    SIP_TRUNK = "sip-trunk"
    MEDIA_BYPASS = "media-bypass"
    RESPONSE_GROUP = "response-group"
    CALL_PARK = "call-park"
    CALL_ADMISSION_CONTROL = "cac"
    E911 = "e911"
    REMOTE_CALL_CONTROL = "rcc"
    PHONES = "phones"
    CLOUD_VOICEMAIL = "cloud-voicemail"
    OUTLOOK_WEB_IM = "outlook-web-im"
    CENTRALIZED_LOGGING = "cls"
    EMERGENCY_MITIGATION = "ems"
    LEGACY_CLIENTS = "legacy-clients"
    LEGACY_OCS_2007 = "legacy-ocs2007"
    STRICT_DNS_MATCHING = "strict-dns-matching"
    AUTOMATIC_CONFIGURATION = "automatic-configuration"
