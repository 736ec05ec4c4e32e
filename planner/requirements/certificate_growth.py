"""Certificate growth: the names that one SIP domain more would add, certificate by certificate.

A room of its own because nothing of it is needed now: whoever orders a public certificate asks what the next company
that is bought will cost. The answer is the difference between two derivations and no table, so that it holds for
shared simple URLs, discovery over HTTP and strict name matching alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.catalog.sources import Confidence
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.policies import Issuer, SimpleUrl
from planner.requirements.certificates import derive_certificates
from planner.requirements.groundwork import Groundwork
from planner.requirements.publishing import derive_publishing
from planner.requirements.requirement import RequiredCertificate

_FURTHER = "further-sip-domain.example"
_SHOWN = "<SIP-domain>"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateGrowth:
    """What a further SIP domain adds to one certificate, or to those of all members of a pool.

    Attributes:
        names: patterns with "<SIP-domain>" in place of the domain; empty where nothing is added.
    """

    element: str
    title: str
    types: tuple[str, ...]
    issuer: Issuer
    names: tuple[str, ...]
    reference: str
    confidence: Confidence


def derive_certificate_growth(ground: Groundwork) -> tuple[CertificateGrowth, ...]:
    """Every kind of certificate of every element, in the order of the certificates; none without a SIP domain."""
    if not ground.sip_domains:
        return ()
    first = normalized(ground.sip_domains[0])
    urls = tuple(url for url in ground.design.simple_urls if url.domain is None or normalized(url.domain) == first)
    alone = replace(ground.design, sip_domains=(first,), simple_urls=urls)
    grown = replace(alone, sip_domains=(first, _FURTHER), simple_urls=(*urls, *_further_urls(urls, first)))
    before = {_kind(item): item.names for item in _certificates(alone, ground)}
    after = {_kind(item): item for item in _certificates(grown, ground)}
    return tuple(_growth(item, before.get(key, ())) for key, item in after.items())


def _certificates(design: Design, ground: Groundwork) -> tuple[RequiredCertificate, ...]:
    work = Groundwork(design, ground.catalog)
    return derive_certificates(work, derive_publishing(work))


def _kind(certificate: RequiredCertificate) -> tuple[str, str]:
    """Members of a pool have certificates of their own, and what is added to them is the same."""
    return certificate.element, certificate.certificate_id


def _further_urls(urls: tuple[SimpleUrl, ...], first: str) -> Iterator[SimpleUrl]:
    """Simple URLs that the plan has for each domain with a host of its own, as it would have them for one more."""
    for url in urls:
        host, found, _ = normalized(url.host).rpartition(f".{first}")
        if url.domain is not None and found:
            yield replace(url, host=f"{host}.{_FURTHER}", domain=_FURTHER)


def _growth(certificate: RequiredCertificate, before: tuple[str, ...]) -> CertificateGrowth:
    added = (name for name in certificate.names if name not in before)
    return CertificateGrowth(
        element=certificate.element,
        title=certificate.title,
        types=certificate.types,
        issuer=certificate.issuer,
        names=tuple(name.replace(_FURTHER, _SHOWN) for name in added if _FURTHER in name),
        reference=certificate.reference,
        confidence=certificate.confidence,
    )
