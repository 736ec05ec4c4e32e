"""What a form needs from the window: the design that references are chosen from, and whom to tell of changes.

A module of its own so that controls do not know the controller, and tests need none.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from planner.model.design import Design, Element
from planner.model.devices import Firewall
from planner.model.references import Ref
from planner.plain_text import printable
from planner.records import dataclass

Path = tuple[str | int, ...]
Commit = Callable[[Path, Any, bool], str]
"""Called with the path of a field, its new value, and whether the user is still typing. Answers what is wrong with
it in a sentence; empty when the value was taken."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a reference can name."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class FormContext:
    """What every control of a form shares.

    Attributes:
        design: the design as it is now.
        owner: the element of the form as it is now; None for the settings of the design.
        commit: takes a new value.
        show: selects another element.
        leave: the user is done with a field; the next keystroke begins another undo step.
        is_read_only: the design may be looked at only; asked when a control is made.
        is_narrow: there is room for labels above fields only; asked when a form is made.
    """

    design: Callable[[], Design]
    owner: Callable[[], Element | None]
    commit: Commit
    show: Callable[[str], None]
    leave: Callable[[], None]
    is_read_only: Callable[[], bool] = lambda: False
    is_narrow: Callable[[], bool] = lambda: False

    def candidates(self, ref: Ref) -> tuple[Candidate, ...]:
        """Everything that a reference may name, in the order of the design; like names are told apart by their ids."""
        found = tuple(self._candidates(ref))
        counts = Counter(candidate.text for candidate in found)
        return tuple(
            Candidate(item.id, f"{item.text} ({item.id})") if counts[item.text] > 1 else item for item in found
        )

    def _candidates(self, ref: Ref) -> Iterator[Candidate]:
        design = self.design()
        for element in design.elements:
            if element.kind in ref.kinds:
                yield Candidate(element.id, title_of(element))
            if "machine" in ref.kinds:
                for machine in getattr(element, "members", ()):
                    yield Candidate(machine.id, machine.fqdn)

    def suggestions(self, cls: type, name: str) -> tuple[str, ...] | None:
        """Texts that a field may have, where it is neither a choice nor a reference; None for any other field."""
        if (cls.__name__, name) in _INTERFACE_NAMES:
            owner = self.owner()
            return tuple(item.name for item in owner.interfaces) if isinstance(owner, Firewall) else ()
        if (cls.__name__, name) == ("PortOverride", "service"):
            from planner.app.forms.port_services import port_services  # read when such a field is first shown

            return port_services(self.design(), self.owner())
        return None


_INTERFACE_NAMES = frozenset(
    {("NatEntry", "interface"), ("FirewallRule", "from_interface"), ("FirewallRule", "to_interface")}
)


def title_of(element: Element) -> str:
    """What people call an element: its name, else what it says best."""
    for key in ("name", "subject"):
        text = getattr(element, key, "")
        if text:
            return printable(str(text))
    if element.kind == "link":
        return f"{element.source} → {element.target}"
    return element.id
