"""DNS records that the documents ask for, as templates.

A room of its own because names are planned by other people than ports.
"""

from dataclasses import dataclass
from typing import Literal

from planner.catalog.sources import Confidence, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsTo:
    """Where a record leads.

    Attributes:
        role: id of a role.
        interface: primary, internal, external, external-all (one address for three Edge services), any; or None.
        address: which address of it: each_member_ip, own_ip, own_ip_or_vip, vip, internal_web_vip, public_ip,
            external_vip_or_public_ip, service_ip_or_vip, pool_vip_or_server_ip, pool; or words. Empty: not said.
        when: the case in which this target holds, in words.
        proxies_to: what a proxy forwards to, in words.
    """

    role: str
    interface: str | None = None
    address: str = ""
    when: str = ""
    proxies_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecord:
    """The data of an SRV record; the port is the port of the service."""

    priority: int
    weight: int
    service: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTemplate:
    """A DNS record with placeholders; these are explained at the top of ``records.yaml``.

    Attributes:
        name: owner name with placeholders.
        apex: the name is the top of a zone of its own.
        zone: which view answers.
        per: one record for each of these.
        when: the case in which it is needed, in words.
        alternatives: records that may stand instead.
    """

    id: str
    name: str
    type: Literal["A/AAAA", "SRV", "CNAME", "A/AAAA or CNAME"]
    apex: bool = False
    type_note: str = ""
    count: str = ""
    zone: Literal["internal", "external", "perimeter", "pinpoint", "both"]
    srv: ServiceRecord | None = None
    points_to: tuple[PointsTo, ...]
    per: Literal["sip_domain", "edge", "deployment", "pool", "server", "director", "simple_url", "pool_member"]
    when: str
    requirement: Literal["required", "conditional", "optional", "legacy"]
    purpose: str
    versions: tuple[Version, ...]
    alternatives: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFact:
    """A sentence about names that holds for records as a whole."""

    id: str
    text: str
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveryStep:
    """One name a client tries, in the order it tries them."""

    id: str
    order: int
    record: str
    kind: Literal["A", "A/CNAME", "SRV"]
    service: str | None = None
    target: str
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""
