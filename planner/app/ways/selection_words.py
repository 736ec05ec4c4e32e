"""What is selected on the drawing in words, for those who do not see it.

A module of its own because it is read when something is first selected, after the window's first paint.
"""

from collections.abc import Sequence

from planner.app.appearance.translated import plural
from planner.app.forms.context import title_of
from planner.app.forms.wording import kind_word
from planner.app.inspection_runner import Judgement
from planner.model.design import Design


def selection_words(design: Design, ids: Sequence[str], judgement: Judgement | None) -> str:
    """The name and kind of what is selected, and how many findings it has; of several, how many they are."""
    if len(ids) > 1:
        return plural("Wiring", "%n selected", len(ids))
    element = design.owner_of(ids[0]) if ids else None
    if element is None:
        return ""
    words = f"{title_of(element)}, {kind_word(element.kind)}"
    count = 0
    for finding in judgement.findings if judgement is not None else ():
        owner = design.owner_of(finding.elements[0]) if finding.elements else None
        count += owner is not None and owner.id == element.id
    return ", ".join((words, plural("badges", "%n findings", count))) if count else words
