"""Networks of several sites for tests of automatic layout: as small as they can be, and wired as planners wire them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model.design import Design, Element
from planner.model.devices import Firewall, Router
from planner.model.zones import SiteKind, ZoneKind
from tests import builders as make


def firewall(id: str, *zones: str, site: str | None = None) -> Firewall:
    """A firewall that joins zones."""
    return make.firewall(id, *(make.interface(zone, zone) for zone in zones), site=site)


def router(id: str, *zones: str, site: str | None = None) -> Router:
    """A router that joins zones."""
    return make.router(id, *(make.interface(zone, zone) for zone in zones), site=site)


def ground() -> Iterator[Element]:
    """What all designs have: the Internet, and a DNS view."""
    yield make.view("dns")
    yield make.zone("internet", ZoneKind.INTERNET, view="dns")


def guarded_site(at: str, *also: str) -> Iterator[Element]:
    """A central site with perimeter, LAN, Wi-Fi and voice; its internal firewall leads to other zones also."""
    yield make.site(at)
    yield make.zone(f"{at}-outer", ZoneKind.PERIMETER_OUTER, view="dns", site=at)
    yield make.zone(f"{at}-inner", ZoneKind.PERIMETER_INNER, view="dns", site=at)
    yield from inner_zones(at)
    yield firewall(f"{at}-external", "internet", f"{at}-outer", site=at)
    inside = (f"{at}-outer", f"{at}-inner", f"{at}-lan", f"{at}-wifi", f"{at}-voice")
    yield firewall(f"{at}-internal", *inside, *also, site=at)
    yield make.standard_edition(f"{at}-se", f"{at}-lan")
    yield make.phone(f"{at}-phone", f"{at}-wifi")


def plain_site(at: str, *also: str) -> Iterator[Element]:
    """A central site without perimeter, its firewall joined to other zones also."""
    yield make.site(at)
    yield from inner_zones(at)
    yield firewall(f"{at}-internal", f"{at}-lan", f"{at}-wifi", f"{at}-voice", *also, site=at)


def inner_zones(at: str) -> Iterator[Element]:
    """LAN, Wi-Fi and voice of a site."""
    yield make.zone(f"{at}-lan", ZoneKind.INTERNAL, view="dns", site=at)
    yield make.zone(f"{at}-wifi", ZoneKind.WIFI, view="dns", site=at)
    yield make.zone(f"{at}-voice", ZoneKind.INTERNAL, view="dns", site=at)


def branch(at: str, central: str, uplink: str) -> Iterator[Element]:
    """A branch with a router to another zone."""
    yield make.site(at, site_kind=SiteKind.BRANCH, central=central)
    yield make.zone(f"{at}-lan", ZoneKind.BRANCH, view="dns", site=at)
    yield router(f"{at}-router", f"{at}-lan", uplink, site=at)
    yield make.desktop(f"{at}-desktop", f"{at}-lan")


def wide_area(at: str = "wan") -> Element:
    """A network that belongs to no site."""
    return make.zone(at, ZoneKind.INTERNAL, view="dns")


def hq_with_branches(count: int) -> Design:
    """A central site and branches on a WAN."""
    branches = [element for number in range(count) for element in branch(f"b{number}", "hq", "wan")]
    return make.design_of(*ground(), wide_area(), *guarded_site("hq", "wan"), *branches)


def two_guarded_sites() -> Design:
    """Two central sites with perimeters, a branch of each, and a WAN between them all."""
    return make.design_of(
        *ground(),
        wide_area(),
        *guarded_site("east", "wan"),
        *guarded_site("west", "wan"),
        *branch("bonn", "east", "wan"),
        *branch("rom", "west", "wan"),
    )


def one_guarded_of_three() -> Design:
    """Three central sites of which one has a perimeter."""
    return make.design_of(
        *ground(),
        wide_area(),
        *guarded_site("east", "wan"),
        *plain_site("west", "wan"),
        *plain_site("north", "wan"),
        *branch("rom", "west", "wan"),
    )
