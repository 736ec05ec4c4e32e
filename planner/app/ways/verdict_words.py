"""Verdicts and workloads in the language of the window.

A module of its own because the command line and the worksheets say them in English, from below Qt; every panel that
shows them says them alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from planner.traffic import Verdict

VERDICTS = (
    QT_TRANSLATE_NOOP("verdicts", "Delivered"),
    QT_TRANSLATE_NOOP("verdicts", "Connected, but the certificate is not trusted"),
    QT_TRANSLATE_NOOP("verdicts", "Connected, but to the wrong service"),
    QT_TRANSLATE_NOOP("verdicts", "Refused"),
    QT_TRANSLATE_NOOP("verdicts", "Blocked"),
    QT_TRANSLATE_NOOP("verdicts", "No route"),
    QT_TRANSLATE_NOOP("verdicts", "Runs in a circle"),
    QT_TRANSLATE_NOOP("verdicts", "The name does not resolve"),
)
WORKLOADS = (
    QT_TRANSLATE_NOOP("workloads", "Sign-in and web services"),
    QT_TRANSLATE_NOOP("workloads", "Mobility"),
    QT_TRANSLATE_NOOP("workloads", "Push notifications"),
    QT_TRANSLATE_NOOP("workloads", "Hybrid and cloud"),
    QT_TRANSLATE_NOOP("workloads", "Exchange"),
    QT_TRANSLATE_NOOP("workloads", "Partners and public networks"),
    QT_TRANSLATE_NOOP("workloads", "Branch"),
    QT_TRANSLATE_NOOP("workloads", "Enterprise Voice"),
    QT_TRANSLATE_NOOP("workloads", "Conferencing"),
    QT_TRANSLATE_NOOP("workloads", "Audio, video and sharing"),
    QT_TRANSLATE_NOOP("workloads", "Persistent Chat and applications"),
    QT_TRANSLATE_NOOP("workloads", "Remote access"),
    QT_TRANSLATE_NOOP("workloads", "Databases and files"),
    QT_TRANSLATE_NOOP("workloads", "Servers among themselves"),
    QT_TRANSLATE_NOOP("workloads", "Directory, DNS, time"),
)


def verdict_word(verdict: Verdict) -> str:
    """How a walk ends, in words."""
    from planner.traffic import describe

    return translate("verdicts", describe(verdict))


def workload_word(title: str) -> str:
    """What a workload is called."""
    return translate("workloads", title)
