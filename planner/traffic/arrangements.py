"""What really is in force: records, publishing rules, openings and certificates, derived and the planner's own.

A room of its own because the walk must not know who derived what: requirements hand these in, the walk only asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.model.addresses import IpNetwork
from planner.model.design import Design
from planner.model.devices import PortRange, PublishingRule, Transport
from planner.model.policies import Certificate, CertificateUsage, Issuer
from planner.model.zones import DnsRecord


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing that a derived firewall policy lets pass. An empty tuple means any.

    Attributes:
        from_interface, to_interface: names of interfaces of the firewall; None means any.
    """

    from_interface: str | None = None
    to_interface: str | None = None
    sources: tuple[IpNetwork, ...] = ()
    source_ports: tuple[PortRange, ...] = ()
    destinations: tuple[IpNetwork, ...] = ()
    ports: tuple[PortRange, ...] = ()
    transport: Transport = Transport.TCP


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCertificate:
    """What clients see of a certificate.

    Attributes:
        own_names: subject alternative names in order.
        shared_names: those that follow; one tuple for all members of a provider's pools, which have thousands of them.
        note: of the planner, or for a derived one its row of the catalog.
    """

    id: str
    usages: tuple[CertificateUsage, ...]
    subject: str
    issuer: Issuer
    own_names: tuple[str, ...]
    shared_names: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All subject alternative names in order."""
        return self.own_names + self.shared_names


def shown(certificate: Certificate) -> ShownCertificate:
    """What clients see of a certificate that the planner wrote down."""
    return ShownCertificate(
        id=certificate.id,
        usages=certificate.usages,
        subject=certificate.subject,
        issuer=certificate.issuer,
        own_names=certificate.names,
        note=certificate.note,
    )


@dataclass(frozen=True, eq=False)
class Arrangements:
    """Everything in force beside the design itself.

    Attributes:
        records: by id of the DNS view.
        publishing: by id of the reverse proxy.
        openings: by id of the firewall; None means that derived firewalls let everything pass, which is how the
            openings themselves are found. A firewall without an entry lets nothing pass.
        certificates: by id of the server element, machine, proxy or balancer that shows them.
    """

    records: Mapping[str, tuple[DnsRecord, ...]] = field(default_factory=dict)
    publishing: Mapping[str, tuple[PublishingRule, ...]] = field(default_factory=dict)
    openings: Mapping[str, tuple[Opening, ...]] | None = None
    certificates: Mapping[str, tuple[ShownCertificate, ...]] = field(default_factory=dict)


def recorded_arrangements(design: Design, openings: Mapping[str, tuple[Opening, ...]] | None = None) -> Arrangements:
    """What the planner wrote down, and nothing derived."""
    records: dict[str, tuple[DnsRecord, ...]] = {}
    for record in design.dns_records:
        records[record.view] = (*records.get(record.view, ()), record)
    certificates: dict[str, tuple[ShownCertificate, ...]] = {}
    for certificate in design.certificates:
        certificates[certificate.assigned_to] = (*certificates.get(certificate.assigned_to, ()), shown(certificate))
    publishing = {proxy.id: proxy.rules for proxy in design.reverse_proxies}
    return Arrangements(records, publishing, openings, certificates)
