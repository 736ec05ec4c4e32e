"""Certificate requests: for each certificate a configuration for openssl and one for certreq.

A module of its own because a request is made where the key will stay: these files carry the names and uses, and no key
is ever made here. A certificate that a pool shares is requested once.
"""

import re
from collections.abc import Iterator

from planner.requirements import Plan
from planner.requirements.requirement import RequiredCertificate
from planner.worksheets.machine.plain import Origin, comments, file_of, file_stem, head, plain_ascii, windows_file_of
from planner.worksheets.names_shown import element_name

_LEAST_BITS = 2048
_LONGEST_COMMON_NAME = 64
_USES = {
    "server": ("serverAuth", "1.3.6.1.5.5.7.3.1"),
    "client": ("clientAuth", "1.3.6.1.5.5.7.3.2"),
}
"""Extended key usages by the first word of the catalog's, for openssl and as the OIDs of RFC 5280."""


def request_stem(certificate: RequiredCertificate) -> str:
    """File name, without ending, of everything that belongs to a certificate."""
    return file_stem("certificate", certificate.assigned_to, certificate.certificate_id.replace("_", "-"))


def key_bits(certificate: RequiredCertificate) -> int:
    """Length of the key."""
    found = re.search(r"\d{4,5}", certificate.key)
    return int(found.group()) if found else _LEAST_BITS


def request_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """Two files for each certificate, and one script for each kind of system."""
    files: dict[str, bytes] = {}
    for certificate in plan.certificates:
        stem = request_stem(certificate)
        files[f"{stem}.cnf"] = file_of(_openssl(plan, origin, certificate))
        files[f"{stem}.inf"] = windows_file_of(_certreq(plan, origin, certificate))
    if files:
        files["certificate-requests.sh"] = file_of(_shell(plan, origin))
        files["certificate-requests.cmd"] = windows_file_of(_batch(plan, origin))
    return files


def _about(plan: Plan, certificate: RequiredCertificate) -> Iterator[str]:
    yield f"For {element_name(plan.design, certificate.assigned_to)}: {certificate.title}."
    yield f"Assigned to: {', '.join(certificate.types)}. Issuer: {certificate.issuer.value} CA."
    if certificate.shared_by_pool:
        yield "One certificate for the whole pool: request it once, import it with its key on every member."
    if certificate.optional_names:
        yield f"Wildcards that may stand for some of the names: {', '.join(certificate.optional_names)}."
    if len(certificate.subject) > _LONGEST_COMMON_NAME:
        yield f"The subject is longer than {_LONGEST_COMMON_NAME} characters: no CA can put it into a common name."


def _uses(certificate: RequiredCertificate) -> list[tuple[str, str]]:
    return [_USES[use.split()[0]] for use in certificate.eku if use.split()[0] in _USES]


# --- openssl


def _openssl(plan: Plan, origin: Origin, certificate: RequiredCertificate) -> Iterator[str]:
    stem = request_stem(certificate)
    yield from head(origin, "#", "Certificate request for openssl.", *_about(plan, certificate))
    yield f"# openssl req -new -newkey rsa -nodes -keyout {stem}.key -out {stem}.csr -config {stem}.cnf"
    yield "[ req ]"
    yield "prompt = no"
    yield f"default_bits = {key_bits(certificate)}"
    yield "default_md = sha256"
    yield "string_mask = utf8only"
    yield "distinguished_name = subject"
    yield "req_extensions = extensions"
    yield ""
    yield "[ subject ]"
    yield f"CN = {certificate.subject}"
    yield ""
    yield "[ extensions ]"
    yield "keyUsage = critical, digitalSignature, keyEncipherment"
    if uses := _uses(certificate):
        yield f"extendedKeyUsage = {', '.join(name for name, _ in uses)}"
    if certificate.names:
        yield "subjectAltName = @names"
        yield ""
        yield "[ names ]"
        yield from (f"DNS.{number} = {name}" for number, name in enumerate(certificate.names, start=1))


def _shell(plan: Plan, origin: Origin) -> Iterator[str]:
    yield "#!/bin/sh"
    yield from head(
        origin,
        "#",
        "Makes keys and requests on the machine where it runs:",
        "sh certificate-requests.sh NAME...   with names from the list below; keys that exist are kept.",
    )
    yield from comments("#", (request_stem(item) for item in plan.certificates))
    yield "set -eu"
    yield "umask 077"
    yield 'cd "$(dirname "$0")"'
    yield 'for name in "$@"; do'
    yield '  if [ -e "$name.key" ]; then'
    yield '    openssl req -new -key "$name.key" -out "$name.csr" -config "$name.cnf"'
    yield "  else  # the length of the key stands in the configuration"
    yield '    openssl req -new -newkey rsa -nodes -keyout "$name.key" -out "$name.csr" -config "$name.cnf"'
    yield "  fi"
    yield '  openssl req -in "$name.csr" -noout -verify'
    yield "done"


# --- certreq


def _certreq(plan: Plan, origin: Origin, certificate: RequiredCertificate) -> Iterator[str]:
    stem = request_stem(certificate)
    yield from head(origin, ";", "Certificate request for certreq.", *_about(plan, certificate))
    yield f"; certreq -new {stem}.inf {stem}.req"
    yield "[Version]"
    yield 'Signature = "$Windows NT$"'
    yield ""
    yield "[NewRequest]"
    yield f'Subject = "CN={certificate.subject}"'
    yield f'FriendlyName = "{plain_ascii(f"{certificate.title} {certificate.subject}", 100)}"'
    yield f"KeyLength = {key_bits(certificate)}"
    yield "KeySpec = 1"
    yield "KeyUsage = 0xA0"
    yield "HashAlgorithm = sha256"
    yield "MachineKeySet = TRUE"
    yield f"Exportable = {'TRUE' if certificate.is_exportable else 'FALSE'}"
    yield 'ProviderName = "Microsoft RSA SChannel Cryptographic Provider"'
    yield "ProviderType = 12"
    yield "RequestType = PKCS10"
    yield "SMIME = FALSE"
    if uses := _uses(certificate):
        yield ""
        yield "[EnhancedKeyUsageExtension]"
        yield from (f"OID = {number}" for _, number in uses)
    if certificate.names:
        yield ""
        yield "[Extensions]"
        yield '2.5.29.17 = "{text}"'
        last = len(certificate.names) - 1
        for index, name in enumerate(certificate.names):
            yield f'_continue_ = "dns={name}{"" if index == last else "&"}"'


def _batch(plan: Plan, origin: Origin) -> Iterator[str]:
    yield "@echo off"
    for line in head(
        origin,
        "rem",
        "Makes keys and requests on the machine where it runs:",
        "certificate-requests.cmd NAME ...   with names from the list below.",
    ):
        yield plain_ascii(line, 200)
    for certificate in plan.certificates:
        yield f"rem {request_stem(certificate)}"
    yield ":next"
    yield 'if "%~1"=="" goto :eof'
    yield 'certreq -new "%~dp0%~1.inf" "%~dp0%~1.req" || exit /b 1'
    yield "shift"
    yield "goto next"
