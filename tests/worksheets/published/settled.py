"""How lines are read that contradict themselves or another page, each with the reason.

A module of its own so that every departure from the printed word can be read, and counted, in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Settled:
    """What a printed line is read as.

    Attributes:
        reason: why not as it is printed.
        read_as: fields that are read otherwise.
        is_none: the line asks for no row of a worksheet.
    """

    reason: str
    read_as: Mapping[str, Any] = field(default_factory=dict)
    is_none: bool = False


_ONE_NAME = "The inside name is spelled in two ways; a certificate's subject must be the pool's name (errata)."
_INSIDE_INTERFACE = "A record of the internal interface: the inside view has it (errata)."
_URL = "The example repeats the web name; the record is the URL's own host."
_NO_EXAMPLE = "The line has no example; name and addresses are the design's."
_OPENS = "The port is at the other end: the role opens connections to it, as the page's own note says."
_POOL = "The example prints the server where the rule beside it says the pool (errata)."
_DIRECTOR = "The Director's own table prints the Edge as destination (errata)."
_FRONT_ENDS = tuple(f"192.168.21.{number}" for number in (122, 123, 124))
_DIRECTORS = tuple(f"192.168.21.{number}" for number in (132, 133, 134))
_ACCESS = ("131.107.16.10", "131.107.16.11")

SETTLED: dict[tuple[str, str, int], Settled] = {
    **{(case, "dns", 5): Settled(_ONE_NAME, {"name": "lsedge.contoso.net"}) for case in ("A1", "A3")},
    **{(case, "certificates", 1): Settled(_ONE_NAME, {"subject": "lsedge.contoso.net"}) for case in ("A1", "A3")},
    **{
        (case, "dns_federation", 0): Settled(
            "The dot is missing; the table above has it (errata).", {"name": "_sipfederationtls._tcp.contoso.com"}
        )
        for case in ("A1", "A3")
    },
    **{("B7", "firewall", number): Settled(_DIRECTOR, {"destination": "Director"}) for number in (6, 7, 8)},
    ("B7", "dns", 4): Settled(
        "The external web name belongs to the proxy's resolver, not to clients inside (names-C42).",
        {"zone": "perimeter"},
    ),
    ("B7", "certificates", 1): Settled(
        "Newer pages: one token certificate for the whole deployment, named after its first SIP domain.",
        {"subject": "contoso.com"},
    ),
    ("C1", "dns_internal", 2): Settled(
        "Printed as .120 here and .121 in the rows of the simple URLs (errata).", {"targets": ("192.168.21.121",)}
    ),
    ("C1", "dns_internal", 3): Settled(
        "Inside, too, the external web name leads to the reverse proxy (names-C03).", {"targets": ("131.107.155.1",)}
    ),
    ("C1", "dns_internal", 7): Settled(_NO_EXAMPLE, {"names": ("Dir01.contoso.com",), "targets": _DIRECTORS[:1]}),
    ("C1", "dns_internal", 8): Settled(
        _NO_EXAMPLE, {"names": ("MedPool.contoso.com",), "targets": ("192.168.21.142", "192.168.21.143")}
    ),
    ("C1", "dns_internal", 9): Settled(_NO_EXAMPLE, {"names": ("Med01.contoso.com",), "targets": ("192.168.21.142",)}),
    ("C1", "dns_internal", 10): Settled(_NO_EXAMPLE, {"names": ("Chat.contoso.com",), "targets": ("192.168.21.150",)}),
    ("C1", "dns_internal", 12): Settled(
        "The alias is another form of the line before it; a name has an address or an alias.", is_none=True
    ),
    ("C1", "dns_internal", 13): Settled(
        'There are Directors: "or to each Director IP address", as the line says.', {"targets": _DIRECTORS}
    ),
    ("C1", "dns_internal", 16): Settled(
        "Printed with the pool's name for its addresses; an A record has addresses.", {"targets": _FRONT_ENDS}
    ),
    ("C1", "dns_internal", 18): Settled(
        "The record names the Access Edge's external name (errata, names-C06).", {"targets": ("Access1.contoso.com",)}
    ),
    ("C1", "dns_internal", 19): Settled(_URL, {"names": ("admin.contoso.com",)}),
    ("C1", "dns_internal", 20): Settled(_URL, {"names": ("meet.contoso.com",)}),
    ("C1", "dns_internal", 21): Settled(_URL, {"names": ("dial-in.contoso.com",)}),
    ("C1", "dns_perimeter", 0): Settled(_INSIDE_INTERFACE, {"zone": "internal"}),
    ("C1", "dns_perimeter", 1): Settled(_INSIDE_INTERFACE, {"zone": "internal"}),
    ("C1", "dns_perimeter", 5): Settled(
        "SRV records may name it, so it is a host and no alias (names-C39).", {"type": "A", "targets": _ACCESS}
    ),
    ("C1", "dns_perimeter", 8): Settled(
        "The record names the XMPP host, which has the Access Edge's address (names-C15).",
        {"targets": ("xmpp.contoso.com",)},
    ),
    **{("D1", "by_role", number): Settled(_POOL, {"subject": "eepool.contoso.com"}) for number in (10, 11)},
    ("D1", "by_role", 12): Settled(
        "The page of 2013 has this example with the pool's full name (errata).", {"subject": "dir-pool.contoso.com"}
    ),
    ("F1", "certificates", 2): Settled(
        "The tool names the proxy's computer; newer pages name the first published host.",
        {"subject": "lsweb0101-ext.contoso.com"},
    ),
    ("F1", "certificates", 3): Settled(
        "The tool counts on sign-in by DNS alone with strict matching, for which documents add this name.",
        {"variant": "strict"},
    ),
    **{("E1", "server_ports", number): Settled(_OPENS, {"opens": True}) for number in (1, 24, 25, 31, 35, 41)},
    **{
        ("E1", "server_ports", number): Settled(
            "SQL Browser answers the own host alone; what crosses a network goes to the Back End.", {"opens": True}
        )
        for number in (0, 38)
    },
}
"""By case, section and number of the line."""
