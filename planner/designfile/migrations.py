"""Files of older formats, brought up to date one step at a time.

A room of its own because these functions are never changed once released: each describes what a format number
meant. They work on plain data, before any model exists, since the model only knows the present.

Positions are those of the file as it was written: what a step renames is found at the nearest place around it.

There is one format so far, so the table is empty. A change of the format is one commit: raise `FORMAT_VERSION`, add
a function here, keep `tests/designfile/versions/vN.yaml` of the format that was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.designfile.format import FORMAT_VERSION

Plain = dict[str, Any]
Step = Callable[[Plain], Plain]

STEPS: Mapping[int, Step] = {}
"""By the format a step starts from; it leads to the next number."""


def migrate(data: Plain, found: int, *, steps: Mapping[int, Step] = STEPS, wanted: int = FORMAT_VERSION) -> Plain:
    """Plain data of the wanted format.

    Args:
        data: as read, of format `found`; not changed.
        found: its format number.
        steps: the table of steps.
        wanted: the format to reach.
    """
    for number in range(found, wanted):
        data = steps[number](data)
    return {**data, "format": wanted}
