"""Requirements as values: what somebody has to create, and why.

A room of its own because findings and worksheets read these and must not know how they were derived. Each says
which element asks for it, whether the plan fails without it, what it is for, and on which document that rests.
"""

from dataclasses import dataclass

from planner.catalog.sources import Confidence
from planner.model.devices import Persistence, PublishingRule, Transport, VipPort, VipPurpose
from planner.model.policies import CertificateUsage, Issuer
from planner.model.zones import RecordType


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredRecord:
    """A DNS record that the design requires.

    Attributes:
        view: id of the DNS view that answers it, or of the Edge whose HOSTS files hold the line.
        targets: addresses, or the one target name of an SRV; empty while what it leads to has no address yet.
        element: id of the element that asks for it.
        record_id: row of the catalog it was expanded from.
        note: what the team has to know beside the row, for instance that the name is a zone of its own.
    """

    view: str
    name: str
    type: RecordType
    targets: tuple[str, ...] = ()
    priority: int = 0
    weight: int = 0
    port: int | None = None
    element: str
    is_required: bool
    purpose: str
    reference: str
    confidence: Confidence
    record_id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwantedName:
    """A name that must not be answered in a DNS view.

    Attributes:
        clause: id of the clause that says so; its severity tells an error from a mere warning.
        element: id of the element whose name it is.
    """

    view: str
    name: str
    element: str
    clause: str
    reason: str
    reference: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredCertificate:
    """A certificate to order and assign.

    Attributes:
        assigned_to: id of the machine, or of the pool or device whose members share it.
        element: id of the element that asks for it (the owner of `assigned_to`).
        title: place of use, in words.
        usages: empty for a certificate that no listener shows (the OAuth one).
        types: what it is assigned to, in the words of Set-CsCertificate or of the device.
        own_names: subject alternative names in order, the subject first; empty where no client reads them.
        shared_names: those that follow: a provider's pools have the same thousands of them on each member.
        optional_names: wildcards that may stand for some of the names.
        issuer_note, exportable_note: what the documents say about the choice.
    """

    assigned_to: str
    element: str
    certificate_id: str
    title: str
    usages: tuple[CertificateUsage, ...]
    types: tuple[str, ...]
    subject: str
    own_names: tuple[str, ...]
    shared_names: tuple[str, ...] = ()
    optional_names: tuple[str, ...] = ()
    issuer: Issuer
    issuer_note: str = ""
    eku: tuple[str, ...]
    key: str
    is_exportable: bool
    exportable_note: str = ""
    shared_by_pool: bool = False
    is_required: bool = True
    purpose: str
    reference: str
    confidence: Confidence

    @property
    def names(self) -> tuple[str, ...]:
        """All subject alternative names in order."""
        return self.own_names + self.shared_names


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredTrust:
    """A root certificate that a device must trust; nothing is ordered for it."""

    element: str
    certificate_id: str
    title: str
    issuer_note: str
    purpose: str
    reference: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPublishing:
    """What a reverse proxy has to publish.

    Attributes:
        port: where the proxy listens.
        backend: id of the server element; behind a balancer its external VIP is meant.
        backend_port: port at the next hop; where the balancer translates, the VIP's own port.
        element: id of the element that asks for it.
        row_id: port translation of the catalog it rests on.
    """

    proxy: str
    hosts: tuple[str, ...]
    port: int
    backend: str
    backend_port: int
    path: str = "/"
    element: str
    is_required: bool = True
    purpose: str
    reference: str
    confidence: Confidence
    row_id: str

    @property
    def rule(self) -> PublishingRule:
        """The publishing rule that does what is required."""
        return PublishingRule(
            hosts=self.hosts,
            port=self.port,
            path=self.path,
            backend=self.backend,
            backend_port=self.backend_port,
            comment=self.purpose,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredVip:
    """A virtual address that a load balancer has to carry.

    Attributes:
        balancer, vip: ids of the balancer and VIP that carry it; None while no VIP of the design does.
        ports: listeners as the documents recommend them.
        optional_ports: those of them that this design can do without.
        alternative_ports: listeners that are accepted for those with the same member port.
        persistence: accepted settings, the recommended one first; empty where the documents say nothing.
        idle_timeout: seconds; None where the documents say nothing.
        note: settings the documents name beside these.
    """

    balancer: str | None
    vip: str | None
    pool: str
    purpose: VipPurpose
    ports: tuple[VipPort, ...]
    optional_ports: tuple[VipPort, ...] = ()
    alternative_ports: tuple[VipPort, ...] = ()
    persistence: tuple[Persistence, ...] = ()
    idle_timeout: int | None = None
    probe_port: int | None = None
    is_required: bool = True
    note: str = ""
    reference: str
    confidence: Confidence
    row_id: str

    @property
    def element(self) -> str:
        """Id of the element that asks for it: the pool."""
        return self.pool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredOpening:
    """What a firewall has to let pass.

    Attributes:
        direction: inbound is towards the more trusted side.
        from_interface, to_interface: names of interfaces of the firewall.
        source_element, destination_element: id of an element, or None where any host of the zone is meant.
        sources, destinations: addresses, or names where no address is planned yet; empty means any.
        source_ports, ports: empty means any.
        flow: id of the flow of the catalog.
    """

    firewall: str
    direction: str
    from_interface: str | None
    to_interface: str | None
    source_element: str | None
    sources: tuple[str, ...]
    source_zone: str | None
    source_ports: tuple[tuple[int, int], ...] = ()
    destination_element: str | None
    destinations: tuple[str, ...]
    destination_zone: str | None
    ports: tuple[tuple[int, int], ...]
    transport: Transport
    protocol: str
    action: str = "allow"
    is_required: bool = True
    purpose: str
    flow: str
    reference: str
    confidence: Confidence
