"""Real certificates for the laboratory: one authority, a certificate for each one in force, and who shows which.

Names stand where real clients look: the alternative names. The subject is the common name and nothing more.
"""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Mapping
from pathlib import Path

from planner.model.policies import CertificateUsage
from planner.traffic import ShownCertificate

_WEB_USAGES = {
    "web-external": CertificateUsage.WEB_EXTERNAL,
    "web-internal": CertificateUsage.WEB_INTERNAL,
    "office-web": CertificateUsage.OFFICE_WEB_APPS,
    "edge-": CertificateUsage.EDGE_INTERNAL,
}
_EDGE_FACES = ("access-edge", "web-conferencing-edge", "av-edge")


def usage_for(services: set[str]) -> CertificateUsage:
    """Which certificate services show that listen together at one port."""
    for service in sorted(services):
        if service.startswith(_EDGE_FACES):
            return CertificateUsage.EDGE_EXTERNAL
        for start, usage in _WEB_USAGES.items():
            if service.startswith(start):
                return usage
    return CertificateUsage.DEFAULT


class Authority:
    """Makes certificates in a folder and hands out what both ends of a handshake need."""

    def __init__(self, folder: Path, held: Mapping[str, tuple[ShownCertificate, ...]]) -> None:
        self._folder = folder
        self._held = held
        self._shown: dict[str, ssl.SSLContext] = {}
        self._openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key.pem")
        extensions = ("-addext", "keyUsage=critical,keyCertSign")
        self._openssl("req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=Lab", *extensions, "-out", "ca.pem")
        self.client = ssl.create_default_context(cafile=str(folder / "ca.pem"))

    def certificate(self, holders: tuple[str, ...], usage: CertificateUsage) -> ShownCertificate | None:
        """What the first holder that has any shows: the one for this usage, or else its default one."""
        for holder in holders:
            mine = self._held.get(holder, ())
            for wanted in (usage, CertificateUsage.DEFAULT):
                fitting = [certificate for certificate in mine if wanted in certificate.usages]
                if fitting:
                    return fitting[0]
        return None

    def server(self, certificate: ShownCertificate) -> ssl.SSLContext:
        """The server's end of a handshake."""
        if certificate.id not in self._shown:
            self._shown[certificate.id] = self._made(certificate)
        return self._shown[certificate.id]

    def _made(self, certificate: ShownCertificate) -> ssl.SSLContext:
        file = f"{certificate.id}.crt"
        names = ",".join(f"DNS:{name}" for name in certificate.names)
        extensions = ("-addext", f"subjectAltName={names}") if names else ()
        subject = f"/CN={certificate.subject[:64]}"
        signed = ("-CA", "ca.pem", "-CAkey", "key.pem", "-days", "2", "-out", file)
        self._openssl("req", "-x509", "-new", "-key", "key.pem", "-subj", subject, *extensions, *signed)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # the client's refusal ends the handshake, not the first read
        context.load_cert_chain(self._folder / file, self._folder / "key.pem")
        return context

    def _openssl(self, *arguments: str) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=self._folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"openssl {' '.join(arguments)}: {done.stderr}")
