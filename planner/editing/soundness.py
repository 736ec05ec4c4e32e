"""A merged design made sound: nothing refers to what the other side has removed, no id is given twice.

A module of its own because each side is sound in itself, and only the two together are not: one removed a server, the
other connected it. That is a conflict like any other, found by the model and not by comparing fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.editing.parts import ItemKey, Way
from planner.editing.removal import without_parts
from planner.model.comparison import ABSENT
from planner.model.design import SECTION_OF_KIND, SECTIONS, Design, Element
from planner.model.errors import BrokenDesignError, StructureProblem

Choose = Callable[[Way, Any, Any, Any, str], Any]
"""Notes a conflict (way; value of the base, of ours, of theirs; why) and answers with the value to take."""

_MOST_ROUNDS = 50


@dataclass(slots=True)
class _Sides:
    base: Design | None
    ours: Design
    theirs: Design
    settled: dict[str, Any] = field(default_factory=dict)

    def of(self, element_id: str) -> tuple[Any, Any, Any]:
        """An element as each side has it."""
        base = ABSENT if self.base is None else self.base.find(element_id) or ABSENT
        return base, self.ours.find(element_id) or ABSENT, self.theirs.find(element_id) or ABSENT

    def holder(self, part_id: str) -> Element | None:
        """The element that an id belongs to, on the first side that has it."""
        for design in (self.ours, self.theirs, self.base):
            owner = design.owner_of(part_id) if design is not None else None
            if owner is not None:
                return owner
        return None


def sound_design(
    values: Mapping[str, Any], base: Design | None, ours: Design, theirs: Design, choose: Choose
) -> Design:
    """The design of merged values; what keeps it from being one is put to `choose` and settled."""
    sections = dict(values)
    sides = _Sides(base, ours, theirs)
    unwanted: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            design = Design(**sections)
        except BrokenDesignError as error:
            if not any([_settle(problem, sections, sides, unwanted, choose) for problem in error.problems]):
                break
        else:
            return without_parts(design, frozenset(unwanted & design.all_ids))
    why = "the two versions do not fit together"
    whole = choose(("design",), base or ABSENT, ours, theirs, why)
    assert isinstance(whole, Design)
    return whole


def _settle(
    problem: StructureProblem, sections: dict[str, Any], sides: _Sides, unwanted: set[str], choose: Choose
) -> bool:
    """Does something about one fault; tells whether anything came of it."""
    if not problem.element:
        return False
    target = _target(problem, sections)
    missing = sides.holder(target) if target is not None else None
    if missing is not None and _element(sections, missing.id) != missing:
        return _bring_back(missing, target or "", sections, sides, unwanted, choose)
    versions = sides.of(problem.element)
    if problem.element in sides.settled:
        return False
    why = f"both together are not possible: {problem.message}"
    taken = sides.settled[problem.element] = choose(_way(problem.element, versions), *versions, why)
    rival = sides.ours.owner_of(_given_twice(problem, sections))
    _put(sections, problem.element, taken)
    if rival is not None and taken is versions[2] and rival.id != problem.element:
        # Theirs keeps the id, so what ours gave it to is as theirs has it.
        _put(sections, rival.id, sides.theirs.find(rival.id) or ABSENT)
    return True


def _bring_back(
    missing: Element, target: str, sections: dict[str, Any], sides: _Sides, unwanted: set[str], choose: Choose
) -> bool:
    """An element that one side removed and the other refers to: it stays, or it goes with all that refers to it."""
    if missing.id in sides.settled:
        return False
    versions = sides.of(missing.id)
    why = f"one version removes '{target}', the other one refers to it"
    taken = sides.settled[missing.id] = choose(_way(missing.id, versions), *versions, why)
    _put(sections, missing.id, missing)
    if taken is ABSENT:
        unwanted.add(target)
    return True


def _way(element_id: str, versions: tuple[Any, ...]) -> Way:
    element = next(version for version in versions if version is not ABSENT)
    return ("design", SECTION_OF_KIND[element.kind], ItemKey(("id",), element_id))


def _given_twice(problem: StructureProblem, sections: Mapping[str, Any]) -> str:
    """The id that an element or a part of it shares with another one; empty when the fault is something else."""
    return str(_value(problem, sections)) if problem.path[-1:] == ("id",) else ""


def _target(problem: StructureProblem, sections: Mapping[str, Any]) -> str | None:
    """The id that a reference should lead to."""
    value = _value(problem, sections)
    return value if isinstance(value, str) and problem.path[-1:] != ("id",) else None


def _value(problem: StructureProblem, sections: Mapping[str, Any]) -> Any:
    value: Any = _element(sections, problem.element)
    for step in problem.path:
        if value is None:
            return None
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    return value


def _element(sections: Mapping[str, Any], element_id: str) -> Any:
    return next((item for key in SECTIONS for item in sections[key] if item.id == element_id), None)


def _put(sections: dict[str, Any], element_id: str, element: Any) -> None:
    """Puts an element in place of the one with its id, at the end of its section if there is none; ABSENT removes.

    The two sides may have given one id to elements of two sections; then the other section loses its own.
    """
    home = None if element is ABSENT else SECTION_OF_KIND[element.kind]
    for key in SECTIONS:
        new = element if key == home else ABSENT
        replaced = (new if item.id == element_id else item for item in sections[key])
        sections[key] = tuple(item for item in replaced if item is not ABSENT)
    if home is not None and _element(sections, element_id) is None:
        sections[home] = (*sections[home], element)
