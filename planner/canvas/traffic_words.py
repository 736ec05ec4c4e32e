"""Traffic words: what the drawing says about ports: on its lines, and at firewalls which way they let what through.

A module of its own because the words come from the plan, which the canvas does not know: whoever works it out hands
them over, as with findings.
"""

from collections.abc import Mapping
from dataclasses import field

from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """What a firewall lets through from one of its interfaces to another.

    Attributes:
        source, target: names of the interfaces.
        source_zone, target_zone: ids of the zones they are in; empty where an interface is not drawn.
        ports: in words, for instance `443, 5061/tcp`.
        is_turn: it goes back out where it came in, or into another of the firewall's own addresses.
    """

    source: str
    target: str
    source_zone: str
    target_zone: str
    ports: str
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class TrafficWords:
    """All words of one plan.

    Attributes:
        ports: of lines by their ids.
        passages: of firewalls by their ids.
    """

    ports: Mapping[str, str] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)


NO_WORDS = TrafficWords()
