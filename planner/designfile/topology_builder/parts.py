"""The parts that both document formats write alike: machines, interfaces, ports, domains, simple URLs.

A room of its own because the two formats differ in how parts name each other and in nothing else; what is inside a
part is read once, here. A value that cannot be is a fault with its line; an element nobody knows is a remark.
"""

import re
from collections.abc import Iterable

from planner.designfile.topology_builder.document import (
    ParsedInterface,
    ParsedMachine,
    ParsedPort,
    ParsedSimpleUrl,
    Remark,
)
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.safe_xml import XmlElement
from planner.model.addresses import IpAddress, parse_address
from planner.model.names import is_dns_name

# Bounded, so that a hostile text costs no more than its length.
_PLACEHOLDER = re.compile(r"\$(?:[A-Za-z_][\w:.]{0,60}|\{[^}]{0,60}\}|\([^)]{0,60}\))")


_LONGEST_NAME = 120


def refuse_placeholders(root: XmlElement, faults: Faults) -> None:
    """Refuses PowerShell variables in place of names and numbers.

    Raises:
        DesignFileErrors: there are any; each is listed.
    """
    for element in root.descendants():
        texts = (*element.attributes.values(), element.text)
        for found in dict.fromkeys(match[0] for text in texts for match in _PLACEHOLDER.finditer(text)):
            faults.add(
                element.line,
                element.column,
                f"'{found}' in <{element.name}> is a PowerShell variable, so this is a template and not a topology",
                "the real name; run the script that fills the template, then import its output",
            )
        if faults.is_full:
            break
    faults.check()


def fqdn_of(element: XmlElement, attribute: str, faults: Faults) -> str:
    """A host name that must be there; "unreadable.invalid" in place of one that is a fault."""
    text = element.get(attribute)
    if is_dns_name(text):
        return text.rstrip(".")
    what = f"'{text}' is not a host name" if text else f"<{element.name}> has no {attribute}"
    faults.add(element.line, element.column, what, "labels of letters, digits and hyphens, such as pool.contoso.com")
    return "unreadable.invalid"


def optional_fqdn(element: XmlElement, attribute: str, faults: Faults) -> str | None:
    """A host name that may be absent."""
    return fqdn_of(element, attribute, faults) if element.get(attribute) else None


def number_of(element: XmlElement, attribute: str, faults: Faults, *, highest: int, default: int | None) -> int | None:
    """A number from 1 to `highest`; `default` when the attribute is absent."""
    text = element.get(attribute)
    if not text:
        return default
    if text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= highest:
        return int(text)
    faults.add(element.line, element.column, f"{attribute} is '{text}'", f"a number from 1 to {highest}")
    return default


def _address_of(element: XmlElement, attribute: str, faults: Faults) -> IpAddress | None:
    """An address; None when it is absent or stands for all addresses."""
    text = element.get(attribute)
    if not text:
        return None
    address = parse_address(text)
    if address is None or getattr(address, "scope_id", None) is not None:
        faults.add(element.line, element.column, f"{attribute} is '{text}'", "an IPv4 or IPv6 address")
        return None
    return None if address.is_unspecified else address


def machines_of(container: XmlElement | None, cluster: XmlElement, fqdn: str, faults: Faults) -> list[ParsedMachine]:
    """Machines of a cluster. A single machine may be written bare; its name is the cluster's.

    A cluster whose `container` holds none is one machine of the cluster's name.
    """
    elements = list(container.all("Machine")) if container is not None else []
    if not elements:
        return [ParsedMachine(fqdn=fqdn, interfaces=(), line=cluster.line)]
    machines = []
    for element in elements:
        is_bare = len(elements) == 1 and not element.get("Fqdn")
        name = fqdn if is_bare else fqdn_of(element, "Fqdn", faults)
        interfaces = tuple(_interface(item, faults) for item in element.all("NetInterface"))
        machines.append(ParsedMachine(fqdn=name, interfaces=interfaces, line=element.line))
    return machines


def _interface(element: XmlElement, faults: Faults) -> ParsedInterface:
    number = number_of(element, "InterfaceNumber", faults, highest=1000, default=1)
    return ParsedInterface(
        side=element.get("InterfaceSide").capitalize() or "Primary",
        number=number or 1,
        address=_address_of(element, "IPAddress", faults),
        published=_address_of(element, "ConfiguredIPAddress", faults),
        line=element.line,
    )


def ports_of(service: XmlElement, faults: Faults) -> tuple[ParsedPort, ...]:
    """Ports of a service."""
    ports = (_port(item, faults) for group in service.all("Ports") for item in group.all("Port"))
    return tuple(port for port in ports if port is not None)


def _port(element: XmlElement, faults: Faults) -> ParsedPort | None:
    port = number_of(element, "Port", faults, highest=65535, default=None)
    if port is None:
        if not element.get("Port"):
            faults.add(element.line, element.column, "<Port> has no Port", "a number from 1 to 65535")
        return None
    count = number_of(element, "Range", faults, highest=65535, default=1) or 1
    if port + count > 65536:
        faults.add(element.line, element.column, f"{count} ports from {port} on", "ports up to 65535")
        count = 1
    return ParsedPort(
        owner=element.get("Owner").rpartition(":")[2],
        usage=element.get("Usage"),
        side=element.get("InterfaceSide").capitalize() or "Primary",
        interface=number_of(element, "InterfaceNumber", faults, highest=1000, default=1) or 1,
        port=port,
        protocol=element.get("Protocol").capitalize(),
        count=count,
        published_port=number_of(element, "ConfiguredPort", faults, highest=65535, default=None),
        fqdn=optional_fqdn(element, "ConfiguredFqdn", faults),
        line=element.line,
    )


def sip_domains_of(holder: XmlElement, remarks: list[Remark]) -> tuple[tuple[str, ...], str | None]:
    """SIP domains as listed, and the default one."""
    domains: dict[str, str] = {}
    default = None
    for group in holder.all("InternalDomains"):
        if group.get("AllowAllDomains").lower() == "true":
            remarks.append(Remark(message="The topology allows all SIP domains.", line=group.line))
        for item in group.all("InternalDomain"):
            name = item.get("Name")
            if not is_dns_name(name):
                remarks.append(Remark(message=f"'{name}' is not a SIP domain.", line=item.line))
                continue
            domains.setdefault(name.lower(), name)
            if item.get("AllowSubDomains").lower() == "true":
                message = f"SIP domain '{name}' allows its subdomains; only the domain itself was taken."
                remarks.append(Remark(message=message, line=item.line))
        wanted = group.get("DefaultDomain")
        if is_dns_name(wanted):
            default = domains.setdefault(wanted.lower(), wanted)
    return tuple(domains.values()), default


def simple_urls_of(configurations: Iterable[XmlElement]) -> tuple[ParsedSimpleUrl, ...]:
    """Simple URLs of the configurations that hold them."""
    return tuple(
        ParsedSimpleUrl(
            component=item.get("Component"),
            domain=item.get("Domain") or "*",
            url=item.get("ActiveUrl"),
            line=item.line,
        )
        for configuration in configurations
        for item in configuration.all("SimpleUrl")
    )


def place_of(site: XmlElement) -> str:
    """City, state and country of a site, as far as given."""
    location = site.first("Location")
    if location is None:
        return ""
    return ", ".join(text for key in ("City", "State", "CountryCode") if (text := location.get(key)))


def site_name(site: XmlElement, key: str) -> str:
    """The name of a site, or one made of its number."""
    name = site.first("Name")
    text = (name.text if name is not None else "") or site.get("Name") or f"Site {key}"
    return " ".join(text.split())[:_LONGEST_NAME]
