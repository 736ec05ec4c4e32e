"""Which things have to do with a part, so that they may be otherwise without it.

A room of its own because whoever takes parts out asks it of thousands of parts: what each thing relies on (`Reliance`)
is worked out once, and looked up by part.
"""

from collections.abc import Iterable

from planner.model.design import Design
from planner.traffic.failures import Part, ids_of


class Concerns:
    """Things by the parts that concern them.

    Args:
        design: the network's.
        things: of each the ids of everything that it relies on.

    Attributes:
        everything: numbers of all things.
    """

    def __init__(self, design: Design, things: Iterable[Iterable[str]]) -> None:
        self._design = design
        self._relying: dict[str, list[int]] = {}
        number = -1
        for number, ids in enumerate(things):
            for id in ids:
                self._relying.setdefault(id, []).append(number)
        self.everything = range(number + 1)

    def of(self, parts: Iterable[Part]) -> list[int]:
        """Numbers of the things that any of some parts concerns, in order."""
        ids = ids_of(self._design, parts)
        if ids is None:
            return list(self.everything)
        return sorted({number for id in ids for number in self._relying.get(id, ())})
