"""What can be asked of the network.

A room of its own because findings, worksheets, the path panel and the command line all ask in these words.
"""

from dataclasses import dataclass

from planner.model.addresses import IpAddress
from planner.model.devices import Transport


@dataclass(frozen=True, slots=True)
class Question:
    """One connection that somebody might open.

    Attributes:
        source: id of an element, a machine, a VIP or a zone; `element/interface` limits it to one adapter.
        destination: a DNS name, an address, or the id of an element, machine, VIP or zone, whose addresses are meant.
        source_port: None stands for any port of the dynamic range.
        host: host of the HTTP request; None means the destination name.
        path: path of the HTTP request.
        service: id of the catalog's service that is meant; None means whatever listens.
        tls: None leaves it to the port and the service.
        ignore_filters: firewall rules and openings are not asked.
        source_address: one of the source's own addresses, where it has several (the A/V Edge, for instance).
    """

    source: str
    destination: str
    port: int
    transport: Transport = Transport.TCP
    source_port: int | None = None
    host: str | None = None
    path: str = "/"
    service: str | None = None
    tls: bool | None = None
    ignore_filters: bool = False
    source_address: IpAddress | None = None

    def __hash__(self) -> int:
        return hash((self.source, self.destination, self.port))  # most differ in these, and each is looked up often
