"""What a Windows server needs before Setup runs: operating system, IIS, ports that others must leave free.

A room of its own because it depends on the product version and on what the server is, not on its names or addresses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalog.sources import Confidence
from planner.model.product import ProductVersion
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    FrontEndPool,
    MediationPool,
    Server,
    SqlRole,
    SqlServer,
)
from planner.requirements.generations import printed_version
from planner.requirements.groundwork import Groundwork

_WINDOWS_ROLES = (FrontEndPool, DirectorPool, EdgePool, MediationPool)
_WEB_ROLES = (FrontEndPool, DirectorPool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """One thing that has to be so on a server.

    Attributes:
        topic: "Operating system", ".NET Framework", "Windows features", "IIS", "SQL Server", "Port 443".
        text: what is needed.
        names: what is entered as it is, such as names of features.
        accepted: operating systems or database versions that are in the list; empty where it is not a list.
        clause: id of the clause behind it; empty where a table says it.
    """

    topic: str
    text: str
    names: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    clause: str = ""
    reference: str
    confidence: Confidence


def derive_prerequisites(ground: Groundwork, server: Server) -> tuple[Prerequisite, ...]:
    """What every member of a server element needs; nothing for what is no server of the product."""
    return tuple(_prerequisites(ground, server))


def _prerequisites(ground: Groundwork, server: Server) -> Iterator[Prerequisite]:
    version = printed_version(ground.design, server)
    if version is None:
        return
    if isinstance(server, SqlServer):
        if server.role is not SqlRole.WITNESS:
            yield _listed(ground, version, "SQL Server", "sql_back_end")
        return
    is_branch_server = isinstance(server, BranchAppliance) and server.role is BranchRole.SBS
    if not (isinstance(server, _WINDOWS_ROLES) or is_branch_server):
        return
    yield _listed(ground, version, "Operating system", "os")
    yield from _software(ground, server, version)
    if isinstance(server, _WEB_ROLES):
        yield _iis(ground)
        if version != ProductVersion.V2015.value:
            yield _clause(ground, "Port 443", "D-VER-04")


def _listed(ground: Groundwork, version: str, topic: str, key: str) -> Prerequisite:
    """A row of the published software table. There is none for SE, which is read as 2019 and marked so."""
    software = ground.catalog.sizing.tables["hardware"]["software"]
    row = software["2019" if version == "SE" else version]
    accepted = tuple(str(item) for item in row[key])
    fact = ground.catalog.clause("D-VER-02")
    text = f"One of: {', '.join(accepted)}."
    if topic == "Operating system":
        text = f"{text} Never Server Core.{' The same on every member of a pool.' if version != '2015' else ''}"
    if version == "SE":
        text = f"{text} The list is that of 2019; confirm it for the Subscription Edition."
    return Prerequisite(
        topic=topic,
        text=text,
        accepted=accepted,
        # The clause is about systems; the page that lists the databases is that of the row.
        reference=fact.reference if topic == "Operating system" else ground.catalog.cite(row["source"]),
        confidence="inferred" if version == "SE" else fact.confidence,
    )


def _software(ground: Groundwork, server: Server, version: str) -> Iterator[Prerequisite]:
    """Features and framework as printed for the role; for SE the list is read as 2019's and marked so."""
    for row in ground.catalog.server_software:
        if server.kind in row.kinds and version in row.versions:
            confidence = "inferred" if version == ProductVersion.SE.value else row.confidence
            for topic, text, names in (
                (".NET Framework", f"{row.dotnet}.", ()),
                ("Windows features", "All of these; Windows Update once more after that.", row.features),
            ):
                yield Prerequisite(topic=topic, text=text, names=names, reference=row.reference, confidence=confidence)


def _iis(ground: Groundwork) -> Prerequisite:
    """The page names two versions that newer systems do not have: what counts is that the system is supported."""
    clause = ground.catalog.clause("S-IIS-02")
    return Prerequisite(
        topic="IIS",
        text="The one that ships with a supported system: IIS 8 of Windows Server 2012 or newer.",
        clause=clause.id,
        reference=clause.reference,
        confidence=clause.confidence,
    )


def _clause(ground: Groundwork, topic: str, clause_id: str) -> Prerequisite:
    clause = ground.catalog.clause(clause_id)
    return Prerequisite(
        topic=topic,
        text=clause.clause,
        clause=clause.id,
        reference=clause.reference,
        confidence=clause.confidence,
    )
