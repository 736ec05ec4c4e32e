"""Sizing facts: how many users, servers, calls and addresses.

A room of its own because only sizing reads it, and most programs never do; rules judge a design by the same figures
that propose one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
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

    def figure(self, name: str, version: str) -> SizingFact | None:
        """The figure of this name that counts for a generation; None where none is published for it.

        Args:
            name: id of a sizing fact, without the versions at its end.
            version: as documents print it, for instance "2019", or "SE".
        """
        for fact in self.facts:
            named = fact.id == name or (fact.id.startswith(f"{name}.") and fact.id[len(name) + 1 :][:1].isdigit())
            if named and fact.holds_for(version):
                return fact
        return None


_TOLERANCE = 0.02
"""Servers by which a published example may be short."""


def servers_for(users: int, per_server: int) -> int:
    """How many servers carry the users. Published examples round a shortage of 0.02 servers down (table rounding)."""
    return max(ceil(users / per_server - _TOLERANCE), 1 if users else 0)
