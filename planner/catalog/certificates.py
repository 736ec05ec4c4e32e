"""Certificates that the documents ask for, as templates.

A room of its own because certificates are ordered by other people than ports and names.
"""

from dataclasses import dataclass

from planner.catalog.sources import Confidence, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePattern:
    """A name with placeholders; without a name the remark says in words which names."""

    name: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTemplate:
    """A certificate with placeholder names.

    Attributes:
        place: where it is used, in words.
        roles: ids of the roles that hold it.
        usage: ``Type`` values of Request-CsCertificate it is assigned to, or words for foreign devices.
        sn: subject name.
        san: alternative names.
        per_sip_domain: alternative names repeated for each SIP domain.
        one_per: how many are ordered.
        wildcard: what wildcards may stand for, in words.
        consumers: who checks it.
    """

    id: str
    place: str
    roles: tuple[str, ...]
    usage: tuple[str, ...]
    sn: NamePattern
    san: tuple[NamePattern, ...]
    per_sip_domain: tuple[NamePattern, ...]
    eku: tuple[str, ...]
    key: str = ""
    issuer: str
    exportable: str
    one_per: str
    same_cert_across_pool: str = ""
    wildcard: str
    consumers: tuple[str, ...]
    not_needed: tuple[str, ...] = ()
    example: str = ""
    versions: tuple[Version, ...]
    notes: tuple[str, ...] = ()
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFact:
    """A sentence that holds for certificates as a whole."""

    id: str
    fact: str
    planner_note: str = ""
    contradiction: str = ""
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityAddition:
    """Names that mobility with automatic discovery adds.

    Attributes:
        waived_by_http80: not needed when discovery starts over HTTP.
    """

    id: str
    roles: tuple[str, ...]
    where: str
    add: tuple[str, ...]
    alternative: str
    waived_by_http80: bool
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WildcardRule:
    """Whether a wildcard is supported at a place; None where the row is a rule for all of them."""

    id: str
    place: str
    supported: bool | None = None
    exception: str = ""
    remark: str = ""
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainGrowth:
    """What each further SIP domain adds to certificates."""

    certificates: tuple[str, ...]
    names_per_domain: str
    names: tuple[NamePattern, ...]
    remark: str = ""
    confidence: Confidence
