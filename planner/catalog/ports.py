"""What may be changed about ports, media ranges seen by quality of service, and time limits.

A room of its own because these are settings beside the numbers; the numbers stand at the services.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planner.catalog.sources import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurablePort:
    """A setting that changes the port of a service. The default is the port of the service that names it.

    Attributes:
        id: cmdlet and parameter in one.
        kind: a switch changes which service is used, not its number.
        count: ports in the range, where the setting is a start and a count.
        default_text: what the documents say beyond the number.
        default_from: which kind of document states the default.
    """

    id: str
    cmdlet: str
    parameter: str
    kind: Literal["port", "switch"] = "port"
    count: int | None = None
    default_text: str = ""
    default_from: str
    note: str = ""
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPorts:
    """A media range as quality of service counts it.

    Attributes:
        place: where, in words.
        parameters: of Set-CsConferencingConfiguration, one for each of the services, each with a sister that ends in
            "Range" (contradiction flows-C23); empty where other cmdlets set the range.
        count: ports from the start of the service's range; None where no start and count exist.
    """

    id: str
    place: str
    services: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    modality: str
    transport: Literal["tcp", "udp", "both"]
    count: int | None = None
    cmdlet: str
    note: str = ""
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """A time limit, in seconds."""

    id: str
    what: str
    seconds: int
    note: str = ""
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityOfService:
    """How media is marked and matched; a recommendation, nothing is marked by default."""

    marking_by: str
    dscp: tuple[Mapping[str, Any], ...]
    match: tuple[Mapping[str, Any], ...]
    example_ranges: Mapping[str, Any]
    rules: tuple[str, ...]
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""
