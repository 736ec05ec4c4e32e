"""Clauses a design is judged by, and the small tables around mobility.

A room of its own because findings quote clauses by id; a clause never changes its id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planner.catalog.sources import Confidence, Version

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence a design keeps or breaks.

    Attributes:
        origin: the mobility page itself, or the wider documentation.
        line: line or lines of the mobility page; empty for the wider documentation.
        check: auto = decidable from the design, input = needs a word of the user, doc = shown only.
        related: clause ids, "dns:<record>", "cert:<certificate or block>", or a table of ``clauses.yaml``.
    """

    id: str
    origin: Literal["mobility", "documents"]
    section: str
    line: str = ""
    clause: str
    severity: Severity
    check: Literal["auto", "input", "doc"]
    satisfied_by: str
    violated_by: str
    versions: tuple[Version, ...]
    related: tuple[str, ...]
    note: str = ""
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySetting:
    """A parameter of the mobility policy, with its default.

    Attributes:
        default: the parameter's default; text where it exists online only.
        versions: empty where the documents do not limit it.
    """

    parameter: str
    feature: str = ""
    default: Any
    scopes: tuple[str, ...] = ()
    false_means: str = ""
    true_means: str = ""
    introduced: str = ""
    needs: tuple[str, ...] = ()
    remark: str = ""
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTable:
    """The mobility policy: the rows of the mobility page, and what cmdlets know beyond."""

    scopes: tuple[str, ...]
    rows: tuple[PolicySetting, ...]
    more: tuple[PolicySetting, ...]
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualUrls:
    """Discovery URLs that a user may type, with placeholders."""

    external: str
    internal: str
    entered_by: str
    use: str
    line: str
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityPort:
    """A step of mobility traffic, its services, and the clauses that ask for it."""

    id: str
    path: str
    services: tuple[str, ...]
    when: str
    note: str = ""
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a device does at one position, step by step."""

    id: str
    position: str
    clauses: tuple[str, ...]
    confidence: Confidence
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HairpinCase:
    """What inside DNS answers for the external web name, and what follows."""

    id: str
    inside_answer: str
    result: Literal["ok", "warning", "error"]
    needs: tuple[str, ...] = ()
    advice: str = ""
    clauses: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFact:
    """What each server generation has of one thing, in words."""

    what: str
    versions: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Where documents disagree or slip, and how the planner settles it."""

    id: str
    about: str
    positions: str = ""
    where: str = ""
    settled: str
