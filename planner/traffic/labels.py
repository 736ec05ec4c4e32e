"""How elements are called in sentences.

A room of its own because every reason names elements, and all reasons should name them alike.
"""

from planner.model.design import Design
from planner.plain_text import printable
from planner.traffic.segments import THE_INTERNET


class Labels:
    """Display names in quotes, by id; an id that is unknown stands for itself."""

    def __init__(self, design: Design) -> None:
        self._names = {element.id: getattr(element, "name", "") or element.id for element in design.elements}
        for server in design.servers:
            for machine in server.members:
                self._names[machine.id] = machine.fqdn
        for balancer in design.load_balancers:
            for vip in balancer.vips:
                self._names[vip.id] = f"{balancer.name}, {vip.purpose.value} VIP"
        self._quoted: dict[str, str] = {THE_INTERNET: "the Internet"}

    def __call__(self, id: str) -> str:
        """The display name of an element, machine or VIP, in quotes."""
        label = self._quoted.get(id)
        if label is None:
            label = self._quoted[id] = f"'{printable(self._names.get(id, id))}'"
        return label
