"""PowerShell for certificates: requests and assignments with the product's own cmdlets.

A module of its own because the product knows its certificates by type; whoever uses it needs no request files.
"""

from collections.abc import Iterator

from planner.requirements import Plan
from planner.requirements.requirement import RequiredCertificate
from planner.worksheets.machine.certificate_requests import key_bits, request_stem
from planner.worksheets.machine.plain import Origin, file_stem, plain_ascii
from planner.worksheets.machine.powershell_text import Argument, Word, command, notes, script
from planner.worksheets.names_shown import element_name

_TYPES = frozenset(
    {
        "Default",
        "WebServicesInternal",
        "WebServicesExternal",
        "AccessEdgeExternal",
        "DataEdgeExternal",
        "AudioVideoAuthentication",
        "Internal",
        "OAuthTokenIssuer",
    }
)
"""Types that Request-CsCertificate and Set-CsCertificate know."""

_KEY_SIZES = (2048, 4096)


def certificate_scripts(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """One script for each server element whose certificates the product's cmdlets know."""
    by_element: dict[str, list[RequiredCertificate]] = {}
    for certificate in plan.certificates:
        if _TYPES.issuperset(certificate.types):
            by_element.setdefault(certificate.element, []).append(certificate)
    files = {}
    for element, certificates in by_element.items():
        purpose = (
            f"Certificates of {element_name(plan.design, element)}: run the lines of a machine on that machine.",
            "The thumbprint is known when the CA has answered; an assignment stands behind each request as a comment.",
        )
        lines = (line for certificate in certificates for line in _certificate(plan, certificate))
        files[f"{file_stem('windows-certificates', element)}.ps1"] = script(origin, purpose, lines)
    return files


def _certificate(plan: Plan, certificate: RequiredCertificate) -> Iterator[str]:
    types = Word(",".join(certificate.types))
    yield ""
    yield from notes(
        f"On {element_name(plan.design, certificate.assigned_to)}: {certificate.title}, "
        f"issuer: {certificate.issuer.value} CA."
        + (" Once for the pool: export it with its key to the other members." if certificate.shared_by_pool else "")
    )
    parameters: dict[str, Argument] = {"New": None, "Type": types}
    names = [name for name in certificate.names if name != certificate.subject]
    if names:
        parameters["DomainName"] = ",".join(names)
    parameters["KeySize"] = next((size for size in _KEY_SIZES if size >= key_bits(certificate)), _KEY_SIZES[-1])
    parameters["PrivateKeyExportable"] = certificate.is_exportable
    if any(use.startswith("client") for use in certificate.eku):
        parameters["ClientEKU"] = True
    parameters["FriendlyName"] = plain_ascii(f"{certificate.title} {certificate.subject}", 100)
    parameters["Output"] = f"C:\\Certificates\\{request_stem(certificate)}.req"
    yield from notes(f"Subject: {certificate.subject}")
    yield command("Request-CsCertificate", **parameters)
    assignment: dict[str, Argument] = {"Type": types, "Thumbprint": "THUMBPRINT"}
    if "OAuthTokenIssuer" in certificate.types:
        assignment["Identity"] = "global"
    yield f"# {command('Set-CsCertificate', **assignment)}"
