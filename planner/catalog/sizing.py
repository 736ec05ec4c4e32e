"""Sizing facts: how many users, servers, calls and addresses.

A room of its own because only sizing reads it, and most programs never do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from planner.catalog.sources import Confidence, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class SizingFact:
    """One published figure.

    Attributes:
        kind: how binding it is; explained in ``Sizing.kinds``.
        value: number or words; None where ``details`` holds several figures.
        versions: generations it is printed for; empty means all of them.
        details: figures and words that do not fit value and unit.
    """

    id: str
    topic: str
    kind: Literal["limit", "size", "recommend", "target", "assume", "tested", "derived"]
    value: Any = None
    unit: str = ""
    condition: str = ""
    details: Mapping[str, Any] | None = None
    versions: tuple[Version, ...] = ()
    note: str = ""
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""

    def holds_for(self, version: str) -> bool:
        """Whether the figure counts for a generation. SE has no sizing text of its own and is read as 2019."""
        return not self.versions or ("2019" if version == "SE" else version) in self.versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizing:
    """All sizing facts and the published tables behind them.

    Attributes:
        rounding: how to divide users by users per server, and why.
        tables: quorum, collocation, hardware, user_model, calculator, planning_tool_limits,
            planning_tool_ha_rules, reference_topologies; as printed, nested mappings.
    """

    rounding: str
    snapshot: str
    kinds: Mapping[str, Any]
    facts: tuple[SizingFact, ...]
    tables: Mapping[str, Any]
