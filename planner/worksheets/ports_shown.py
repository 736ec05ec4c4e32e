"""How ports are written on worksheets.

A module of its own so that a port reads the same on every worksheet, and is a number where it is one.
"""

ANY = "any"


def ports_text(ports: tuple[tuple[int, int], ...]) -> int | str:
    """A single port as a number; several, ranges and "any" as text."""
    if len(ports) == 1 and ports[0][0] == ports[0][1]:
        return ports[0][0]
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ports) or ANY
