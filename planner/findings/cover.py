"""Whether a list of host names, some of them wildcards, covers a name: the same answer as the model's, for many names.

A module of its own because a hosting provider asks this for ten thousand names against lists as long.
"""

from collections.abc import Iterable

from planner.findings.finding import Repair, RepairKind
from planner.findings.wording import listed, quoted
from planner.model.design import Design
from planner.model.devices import ReverseProxy
from planner.model.names import normalized
from planner.model.policies import Certificate, CertificateUsage


class Cover:
    """Names of a certificate or of publishing rules, ready to be asked often."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._wildcards: set[str] = set()
        for name in map(normalized, names):
            if name.startswith("*."):
                self._wildcards.add(name[2:])
            else:
                self._names.add(name)

    def __contains__(self, name: str) -> bool:
        """Tells whether any of the names covers `name`; a wildcard stands for exactly one label."""
        wanted = normalized(name)
        first, _, rest = wanted.partition(".")
        return wanted in self._names or (bool(first) and rest in self._wildcards)

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that are not covered, each once."""
        return tuple(dict.fromkeys(name for name in names if name not in self))


def listener_certificates(design: Design, proxy: ReverseProxy) -> tuple[Certificate, ...]:
    """What the plan records for the listener of a proxy; several certificates have to cover its names together."""
    return tuple(
        certificate
        for certificate in design.certificates
        if certificate.assigned_to == proxy.id and CertificateUsage.PROXY_LISTENER in certificate.usages
    )


def cover_of(certificates: Iterable[Certificate]) -> Cover:
    """The names of certificates together; one without alternative names stands for its subject."""
    return Cover(name for certificate in certificates for name in certificate.names or (certificate.subject,))


def names_added(certificate: Certificate, missing: Iterable[str]) -> Repair:
    """The edit that plans a certificate with the names that it lacks; a subject that counted stays a name."""
    added = tuple(missing)
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Add {listed(added)} to certificate {quoted(certificate.id)}",
        element=certificate.id,
        path=("names",),
        value=(*(certificate.names or (certificate.subject,)), *added),
    )
