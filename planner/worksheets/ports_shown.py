"""How ports are written on worksheets.

A module of its own so that a port reads the same on every worksheet, and is a number where it is one. Ranges that
touch or overlap are one range: the documents print audio and video beside each other, and whoever enters a rule would
enter both to have the same as with one.
"""

from collections.abc import Iterable

ANY = "any"


def ports_text(ports: tuple[tuple[int, int], ...]) -> int | str:
    """A single port as a number; several, ranges and "any" as text."""
    ports = joined(ports)
    if len(ports) == 1 and ports[0][0] == ports[0][1]:
        return ports[0][0]
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ports) or ANY


def joined(ports: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges from low to high, those that overlap or touch as one; single ports side by side stay single."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(set(ports)):
        before = found[-1] if found else None
        is_range = first != last and before is not None and before[0] != before[1]
        if before is not None and first <= before[1] + is_range:
            found[-1] = (before[0], max(before[1], last))
        else:
            found.append((first, last))
    return tuple(found)
