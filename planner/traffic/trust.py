"""Whether a TLS client would accept the certificate that is shown to it.

A room of its own because it is judged at the end of each leg, after everything else, and will grow with the rules
on wildcards by consumer.
"""

from collections.abc import Iterator, Mapping

from planner.model.names import Cover
from planner.model.policies import CertificateUsage
from planner.traffic.arrangements import ShownCertificate
from planner.traffic.labels import Labels
from planner.traffic.trace import Blame

_USAGES = (
    ("web-external", CertificateUsage.WEB_EXTERNAL),
    ("web-internal", CertificateUsage.WEB_INTERNAL),
    ("office-web-apps", CertificateUsage.OFFICE_WEB_APPS),
    ("access-edge", CertificateUsage.EDGE_EXTERNAL),
    ("web-conferencing-edge", CertificateUsage.EDGE_EXTERNAL),
    ("av-edge", CertificateUsage.EDGE_EXTERNAL),
    ("edge-", CertificateUsage.EDGE_INTERNAL),
)
"""Which certificate a service shows, by the beginning of its id; all others show the default one."""


def usage_of(service: str) -> CertificateUsage:
    """The usage of the certificate that a service of the catalog shows."""
    return next((usage for start, usage in _USAGES if service.startswith(start)), CertificateUsage.DEFAULT)


class Trust:
    """Judges names against certificates in force. What a holder shows is sought when it is first asked.

    Names that certificates share are one `Cover`, kept with the tuple that it was made of: while that is kept, no other
    has its identity.

    Devices end TLS on all ports but those of web services over HTTP.
    """

    def __init__(
        self, certificates: Mapping[str, tuple[ShownCertificate, ...]], http_ports: frozenset[int], labels: Labels
    ) -> None:
        self._certificates = certificates
        self._http_ports = http_ports
        self._labels = labels
        self._shown: dict[tuple[str, CertificateUsage], tuple[str, tuple[Cover, ...]] | None] = {}
        self._shared: dict[int, tuple[tuple[str, ...], Cover]] = {}

    def fault(self, holders: tuple[str, ...], usage: CertificateUsage, name: str) -> Blame | None:
        """Why a client that asked for `name` refuses what the first holder with a certificate shows, or None.

        Nothing is judged where no holder has a certificate of this usage, nor a default one in its place.
        """
        for holder in holders:
            shown = self._certificate(holder, usage)
            if shown is not None:
                first, covers = shown
                if any(cover.holds(name) for cover in covers):
                    return None
                reason = f"The {usage.value} certificate of {self._labels(holder)} does not hold the name {name}."
                return Blame(first, "names", reason)
        return None

    def fault_of_device(
        self, device: str, usage: CertificateUsage, name: str | None, port: int, *, tls: bool | None
    ) -> Blame | None:
        """Why a client refuses the proxy or balancer that ends its connection, or None.

        Args:
            device: id of the device.
            usage: of the certificate that it shows.
            name: what the client asked for; None where it asked for an address.
            port: where the device listens.
            tls: whether the connection is TLS; None goes by the port.
        """
        is_tls = port not in self._http_ports if tls is None else tls
        return self.fault((device,), usage, name) if is_tls and name is not None else None

    def _certificate(self, holder: str, usage: CertificateUsage) -> tuple[str, tuple[Cover, ...]] | None:
        """Id of the certificate that a holder shows, and the names clients find there; None where it shows none."""
        key = (holder, usage)
        if key not in self._shown:
            listed = self._certificates.get(holder, ())
            shown = [item for item in listed if usage in item.usages]
            shown = shown or [item for item in listed if CertificateUsage.DEFAULT in item.usages]
            covers = tuple(cover for item in shown for cover in self._covers(item))
            self._shown[key] = (shown[0].id, covers) if shown else None
        return self._shown[key]

    def _covers(self, certificate: ShownCertificate) -> Iterator[Cover]:
        own, shared = certificate.own_names, certificate.shared_names
        # Clients look at the subject only where there are no alternative names (RFC 6125, 6.4.4).
        yield Cover(own if own or shared else (certificate.subject,))
        if shared:
            yield self._shared.setdefault(id(shared), (shared, Cover(shared)))[1]
