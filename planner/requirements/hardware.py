"""The machine that the documents recommend for each server: processor, memory, disks, adapters.

A room of its own because it is what somebody buys: it depends on role, edition and version, and on nothing that is
configured.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.catalog.sources import Confidence
from planner.model.product import ProductVersion
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    Edition,
    FrontEndPool,
    MediationPool,
    Server,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
)
from planner.requirements.generations import printed_version
from planner.requirements.groundwork import Groundwork

_STORES = frozenset({SqlRole.BACK_END, SqlRole.MIRROR, SqlRole.AVAILABILITY_REPLICA})
_SUPPORT = {SupportRole.PERSISTENT_CHAT: "Persistent Chat", SupportRole.VIDEO_INTEROP: "Video Interop"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HardwareProfile:
    """A recommended machine, and the servers that it is for.

    Attributes:
        role: as the table prints it, for instance "Front End".
        servers: ids of the server elements.
        count: machines in all.
        memory_gb: gigabytes of memory.
        processor, disks, network: as printed.
    """

    role: str
    servers: tuple[str, ...]
    count: int
    processor: str
    memory_gb: int
    disks: str
    network: str
    reference: str
    confidence: Confidence

    @property
    def text(self) -> str:
        """All of it in one line."""
        return f"{self.processor}; {self.memory_gb} GB of memory; disks {self.disks}; network {self.network}."


def derive_hardware(ground: Groundwork) -> tuple[HardwareProfile, ...]:
    """A profile for each kind of machine of the product, in the order of the servers; devices and others have none."""
    found: dict[tuple[str, str], list[Server]] = {}
    for server in ground.design.servers:
        role, version = _printed_role(server), printed_version(ground.design, server)
        if role and version and server.members:
            found.setdefault((role, version), []).append(server)
    profiles = (_profile(ground, role, version, servers) for (role, version), servers in found.items())
    return tuple(profile for profile in profiles if profile is not None)


def _printed_role(server: Server) -> str:
    """The role under which the hardware tables print a server; empty for what they leave out."""
    match server:
        case FrontEndPool():
            return "Standard Edition" if server.edition is Edition.STANDARD else "Front End"
        case DirectorPool():
            return "Director"
        case EdgePool():
            return "Edge"
        case MediationPool():
            return "stand-alone Mediation"
        case SqlServer():
            return "Back End" if server.role in _STORES else ""
        case BranchAppliance():
            # sizing fact sbs.hardware: the same as a Front End Server
            return "Front End" if server.role is BranchRole.SBS else ""
        case SupportServer():
            return _SUPPORT.get(server.role, "")
    return ""


def _profile(ground: Groundwork, role: str, version: str, servers: list[Server]) -> HardwareProfile | None:
    """The row of the published table. There is none for SE, which is read as 2019 and marked so."""
    is_read_as = version == ProductVersion.SE.value
    table: tuple[Mapping[str, Any], ...] = ground.catalog.sizing.tables["hardware"]["2019" if is_read_as else version]
    row = next((row for row in table if role in row["roles"]), None)
    if row is None:
        return None
    return HardwareProfile(
        role=role,
        servers=tuple(server.id for server in servers),
        count=sum(len(server.members) for server in servers),
        processor=row["cpu"],
        memory_gb=row["ram_gb"],
        disks=row["disk"],
        network=row["nic"],
        reference=ground.catalog.cite(row["source"]),
        confidence="inferred" if is_read_as else "documented",
    )
