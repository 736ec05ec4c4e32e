"""Sentences that are put together when somebody reads them.

A room of its own because most hops of most walks are never read: an analysis asks for verdicts and crossings, and a
provider's walks have hundreds of thousands of hops. A saying holds what a hop does not know of itself; hops that
differ in nothing but their packet share it.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.traffic.trace import Hop


class Sends(NamedTuple):
    """A host puts a packet on the wire. `how` says why by this adapter, beginning with its comma."""

    sender: str
    zone: str
    how: str

    def __call__(self, hop: "Hop") -> str:
        """The sentence of a hop."""
        return f"{self.sender} sends from {hop.source} in {self.zone} to {_aim(hop)}{self.how}."


class Forwards(NamedTuple):
    """A device hands a packet on from one zone to another."""

    device: str
    zone: str
    out_zone: str

    def __call__(self, hop: "Hop") -> str:
        """The sentence of a hop."""
        return f"{self.device} forwards {hop.source} to {_aim(hop)} from {self.zone} to {self.out_zone}."


class Accepts(NamedTuple):
    """A machine takes a connection, for a service of the catalog where one is known."""

    machine: str
    service: str | None

    def __call__(self, hop: "Hop") -> str:
        """The sentence of a hop."""
        service = f" ({self.service})" if self.service else ""
        return f"{self.machine} accepts on {_aim(hop)}{service} and sees the source {hop.source}."


Saying = Sends | Forwards | Accepts


def _aim(hop: "Hop") -> str:
    return f"{hop.destination} {hop.transport.value} {hop.port}"
