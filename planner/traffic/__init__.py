"""Does a packet arrive: the design as a network, and the walk through it.

A room of its own because every question of reachability has one answer, and it is given here (traffic-model.md):
resolve, locate, route, filter, translate, proxy, arrive, TLS.
"""

from planner.traffic.arrangements import Arrangements, Opening, ShownCertificate, recorded_arrangements, shown
from planner.traffic.explain import conclude, describe, explain, explain_walk
from planner.traffic.locate import Owner, OwnerKind
from planner.traffic.names import Answer, MissingRecord
from planner.traffic.question import Question
from planner.traffic.trace import (
    AssumedRoute,
    Balanced,
    Blame,
    Crossing,
    Hop,
    HopAction,
    Passed,
    Trace,
    Translation,
    TranslationKind,
    Turn,
    TurnKind,
    Verdict,
    Walk,
    badness,
    worst,
)
from planner.traffic.traffic import Traffic

__all__ = [
    "Answer",
    "Arrangements",
    "AssumedRoute",
    "Balanced",
    "Blame",
    "Crossing",
    "Hop",
    "HopAction",
    "MissingRecord",
    "Opening",
    "Owner",
    "OwnerKind",
    "Passed",
    "Question",
    "ShownCertificate",
    "Trace",
    "Traffic",
    "Translation",
    "TranslationKind",
    "Turn",
    "TurnKind",
    "Verdict",
    "Walk",
    "badness",
    "conclude",
    "describe",
    "explain",
    "explain_walk",
    "recorded_arrangements",
    "shown",
    "worst",
]
