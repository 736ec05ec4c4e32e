"""A server runs an operating system that its version does not support.

## What it checks

The operating system of each Front End Server, Director, Edge Server, Mediation Server and Survivable Branch Server is
on the list of its version, and no Server Core. On 2019 and Subscription Edition all servers of a pool have the same
one. A server whose system is not decided yet is not asked.

## Why it matters

Setup refuses to run, or runs and is not supported. Mobility in particular needs the IIS of these systems.

## Bad design

```yaml
base: enterprise
servers:
- id: dirpool01
  members:
  - {id: dir01, operating_system: Windows Server 2012 R2}
  - {id: dir02, operating_system: Windows Server 2012 R2}
```

## Good design

```yaml
base: enterprise
servers:
- id: dirpool01
  members:
  - {id: dir01, operating_system: Windows Server 2019}
  - {id: dir02, operating_system: Windows Server 2019}
```

## How to fix

Plan a supported system, with desktop experience.

## References

- S-IIS-01: a Windows Server version that the product version supports. S-IIS-02 with settled reading names-C24: IIS 8
  and 8.5 are those of the systems of the time; the IIS of a supported system is right, and that of 2008 R2 is not.
- D-VER-02: the lists, the same system on all members in 2019, no Server Core. The list of Subscription Edition was not
  in the documents read; it is taken as that of 2019, and newer systems are accepted there (inferred).
"""

import re
from collections.abc import Iterator

from planner.catalog import Catalog
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, listed, quoted
from planner.model.product import ServerGeneration
from planner.model.servers import (
    BranchAppliance,
    BranchRole,
    DirectorPool,
    EdgePool,
    FrontEndPool,
    Machine,
    MediationPool,
    Server,
)

_YEAR = re.compile(r"\b(20\d\d)(\s*r2)?\b", re.IGNORECASE)
_SAME_IN_POOL = frozenset({ServerGeneration.V2019, ServerGeneration.SE})

System = tuple[int, bool]
"""Year, and whether it is a second release; they sort by age."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Servers with the wrong system, then pools with several systems."""
    design = inspection.design
    for server in design.servers:
        if not _is_judged(server):
            continue
        generation = server.generation or ServerGeneration(design.product.value)
        wrong: dict[str, list[Machine]] = {}
        for machine in server.members:
            if machine.operating_system and not _is_supported(inspection.catalog, generation, machine.operating_system):
                wrong.setdefault(machine.operating_system, []).append(machine)
        for system, machines in wrong.items():
            yield _unsupported(inspection, server, generation, system, machines)
        if generation in _SAME_IN_POOL and not wrong:
            yield from _mixed(server)


def _is_judged(server: Server) -> bool:
    if isinstance(server, BranchAppliance):
        return server.role is BranchRole.SBS  # the system of an appliance is its maker's choice
    return isinstance(server, FrontEndPool | DirectorPool | EdgePool | MediationPool)


def _system(text: str) -> System | None:
    found = _YEAR.search(text)
    return (int(found[1]), found[2] is not None) if found is not None else None


def _listed_for(catalog: Catalog, generation: ServerGeneration) -> tuple[str, ...]:
    """Names of the supported systems; none for versions whose list the catalog does not have."""
    known = "2019" if generation is ServerGeneration.SE else generation.value
    return tuple(catalog.sizing.tables["hardware"]["software"].get(known, {}).get("os", ()))


def _is_supported(catalog: Catalog, generation: ServerGeneration, text: str) -> bool:
    names = _listed_for(catalog, generation)
    if not names:
        return True
    system = _system(text)
    if system is None or "core" in text.lower():
        return False
    supported = {_system(name) for name in names}
    is_newer = all(known is not None and system > known for known in supported)
    return system in supported or (generation is ServerGeneration.SE and is_newer)


def _unsupported(
    inspection: Inspection, server: Server, generation: ServerGeneration, system: str, machines: list[Machine]
) -> Remark:
    expected = joined(_listed_for(inspection.catalog, generation), "or")
    has_web = isinstance(server, FrontEndPool | DirectorPool)
    return Remark(
        message=f"{listed(machine.fqdn for machine in machines)} of {quoted(server.name)} "
        f"{'runs' if len(machines) == 1 else 'run'} {quoted(system)}; for version {generation} {expected} with desktop "
        "experience is expected.",
        hint="Plan a supported system.",
        elements=(server.id, *(machine.id for machine in machines)),
        field=("members", server.members.index(machines[0]), "operating_system"),
        clauses=("S-IIS-01", "S-IIS-02", "D-VER-02") if has_web else ("S-IIS-01", "D-VER-02"),
    )


def _mixed(server: Server) -> Iterator[Remark]:
    systems = sorted({found for machine in server.members if (found := _system(machine.operating_system))})
    if len(systems) > 1:
        names = [f"Windows Server {year}{' R2' if is_second else ''}" for year, is_second in systems]
        yield Remark(
            message=f"The servers of {quoted(server.name)} run {joined(names)}; the same system on all members is "
            "expected.",
            hint="Plan one system for all servers of the pool.",
            elements=(server.id,),
            field=("members",),
            clauses=("D-VER-02",),
        )


RULE = Rule(code="VE05", severity=Severity.ERROR, clauses=("S-IIS-01", "S-IIS-02", "D-VER-02"), check=check)
