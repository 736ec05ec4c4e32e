"""What really is in force: records, publishing rules, openings and certificates, derived and the planner's own.

A room of its own because the walk must not know who derived what: requirements hand these in, the walk only asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.model.addresses import IpNetwork
from planner.model.design import Design
from planner.model.devices import PortRange, PublishingRule, Transport
from planner.model.policies import Certificate
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
    certificates: Mapping[str, tuple[Certificate, ...]] = field(default_factory=dict)


def recorded_arrangements(design: Design, openings: Mapping[str, tuple[Opening, ...]] | None = None) -> Arrangements:
    """What the planner wrote down, and nothing derived."""
    records: dict[str, tuple[DnsRecord, ...]] = {}
    for record in design.dns_records:
        records[record.view] = (*records.get(record.view, ()), record)
    certificates: dict[str, tuple[Certificate, ...]] = {}
    for certificate in design.certificates:
        certificates[certificate.assigned_to] = (*certificates.get(certificate.assigned_to, ()), certificate)
    publishing = {proxy.id: proxy.rules for proxy in design.reverse_proxies}
    return Arrangements(records, publishing, openings, certificates)
