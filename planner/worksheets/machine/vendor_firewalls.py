"""Cisco ASA, Juniper SRX and Palo Alto: rules written by aerleon, where that package is installed (extra `firewall`).

A module of its own because it leans on a package that not everybody needs. Without it the rows are in the firewall
worksheet as CSV, whose columns are documented there; with it the same rows come out in three more languages. No
product of these vendors was at hand to read them.
"""

import importlib.util
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from planner.model.addresses import IpNetwork
from planner.model.devices import Firewall, Transport
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.machine.passing import PassingRule, Ports, alike, ends, lacks_an_end, names_without_address
from planner.worksheets.machine.plain import INCOMPLETE, Origin, file_of, file_stem, head, plain_ascii

_VENDORS = {"ciscoasa": "!", "srx": "#", "paloalto": "  "}
"""Targets of aerleon, with the mark of a comment line."""

_LONGEST_COMMENT = 100
Rows = dict[PassingRule, list[RequiredOpening]]


def vendor_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """A file for each drawn firewall and vendor; without the package one that says what to do."""
    if importlib.util.find_spec("aerleon") is None:
        note = (
            "Rules for Cisco ASA, Juniper SRX and Palo Alto need the Python package aerleon:",
            "pip install aerleon. Until then take the rows from firewall.csv (--format csv).",
        )
        return {"vendor-firewalls.txt": file_of(head(origin, "#", *note))}
    files = {}
    for firewall in plan.design.firewalls:
        required = [item for item in plan.openings if item.firewall == firewall.id and item.is_required]
        rows = alike(firewall, required)
        whole = {rule: same for rule, same in rows.items() if not lacks_an_end(rule, same[0])}
        for vendor in _VENDORS if whole else ():
            text = _generated(_policy(plan, firewall, vendor, whole))
            name = f"{file_stem(vendor, firewall.id)}.{'xml' if vendor == 'paloalto' else 'txt'}"
            files[name] = file_of(_with_head(origin, firewall, vendor, text, rows))
    return files


def _generated(policy: tuple[list[dict[str, Any]], dict[str, Any]]) -> str:
    """The one text that aerleon makes of a policy for one target.

    Raises:
        ValueError: it skipped the target, which it does without an error.
    """
    from aerleon.api import Generate
    from aerleon.lib.naming import Naming

    filters, definitions = policy
    names = Naming()
    names.ParseDefinitionsObject(definitions, "planned")
    policies: Any = [{"filename": "planned", "filters": filters}]
    # It logs through the module, which gives the root logger a handler on today's standard error where it has none.
    handler = logging.NullHandler()
    logging.root.addHandler(handler)
    try:
        outputs = Generate(policies, names) or {}
    finally:
        logging.root.removeHandler(handler)
    if len(outputs) != 1:
        raise ValueError(f"aerleon made {len(outputs)} files instead of one")
    (text,) = outputs.values()
    return str(text)


def _with_head(origin: Origin, firewall: Firewall, vendor: str, text: str, rows: Rows) -> Iterator[str]:
    missing = [name for same in rows.values() for name in names_without_address(same)]
    lines = head(
        origin,
        _VENDORS[vendor],
        f"Rules of {firewall.name}. Names of interfaces and zones are placeholders from the design.",
        f"{INCOMPLETE}, no address is planned for: {', '.join(dict.fromkeys(missing))}" if missing else "Complete.",
        "An access list of a Cisco ASA binds to the device that traffic comes in by, wherever it goes.",
    )
    first, _, rest = text.partition("\n")
    if vendor == "paloalto":  # nothing may stand before the declaration, and no two hyphens inside a comment
        yield first
        yield "<!--"
        yield from (plain_ascii(line, 400).replace("--", "- ") for line in lines)
        yield "-->"
    else:
        yield from (f"{_VENDORS[vendor]} {plain_ascii(line, 400)}" for line in lines)
        yield first
    yield from (line for line in rest.splitlines() if not line.rstrip().endswith(("$Id:$", "$Date:$", "$Revision:$")))


def _policy(plan: Plan, firewall: Firewall, vendor: str, rows: Rows) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    definitions = _Definitions()
    filters: dict[str, list[dict[str, Any]]] = {}
    for number, (rule, same) in enumerate(rows.items(), start=1):
        term = _term(rule, definitions, _publics(firewall, rule) if vendor == "paloalto" else {})
        comment = plain_ascii(f"{ends(plan, same[0])}: {same[0].purpose}", _LONGEST_COMMENT)
        header = f"{rule.from_interface}-in" if vendor == "ciscoasa" else _between(rule)
        filters.setdefault(header, []).append({"name": f"row-{number}", "comment": comment, **term})
    listed = [{"header": {"targets": {vendor: header}}, "terms": terms} for header, terms in filters.items()]
    return listed, definitions.plain


def _between(rule: PassingRule) -> str:
    return f"from-zone {rule.from_interface} to-zone {rule.to_interface}"


def _publics(firewall: Firewall, rule: PassingRule) -> dict[str, str]:
    """Palo Alto matches the address that was asked for, with the zone where it really is."""
    return {str(entry.private): str(entry.public) for entry in firewall.nat if entry.interface == rule.from_interface}


def _term(rule: PassingRule, definitions: "_Definitions", publics: dict[str, str]) -> dict[str, Any]:
    protocols = ["tcp", "udp"] if rule.transport is Transport.ANY else [rule.transport.value]
    term: dict[str, Any] = {"protocol": protocols, "action": "accept"}
    for key, nets in (("source-address", rule.sources), ("destination-address", rule.destinations)):
        if nets:
            term[key] = definitions.networks(nets, publics if key == "destination-address" else {})
    for key, ports in (("source-port", rule.source_ports), ("destination-port", rule.ports)):
        if ports:
            term[key] = definitions.services(ports, protocols)
    return term


class _Definitions:
    """Names for networks and ports; aerleon knows no others."""

    def __init__(self) -> None:
        self._networks: dict[tuple[str, ...], str] = {}
        self._services: dict[tuple[Ports, tuple[str, ...]], str] = {}

    def networks(self, nets: Iterable[IpNetwork], instead: dict[str, str]) -> str:
        """The name of a set of networks."""
        texts = tuple(instead.get(str(net.network_address), str(net)) for net in nets)
        return self._networks.setdefault(texts, f"NETWORKS_{len(self._networks) + 1}")

    def services(self, ports: Ports, protocols: list[str]) -> str:
        """The name of a set of ports."""
        key = (ports, tuple(protocols))
        return self._services.setdefault(key, f"PORTS_{len(self._services) + 1}")

    @property
    def plain(self) -> dict[str, Any]:
        """All of them, as aerleon reads them."""
        return {
            "networks": {
                name: {"values": [{"address": text} for text in texts]} for texts, name in self._networks.items()
            },
            "services": {
                name: [
                    {"protocol": protocol, "port": str(first) if first == last else f"{first}-{last}"}
                    for first, last in ports
                    for protocol in protocols
                ]
                for (ports, protocols), name in self._services.items()
            },
        }
