"""Saved views: named ways to look at one design, such as "Perimeter only" or "Firewall team".

A module of its own because a view is neither what is planned nor where it is drawn: it says what of the drawing is
shown. Ids that lead nowhere are no fault, as in the layout: they show and hide nothing, and go with the next edit.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from planner.model.errors import MisplacedValueError
from planner.model.ids import is_valid_id
from planner.records import dataclass

MOST_VIEWS = 100
MOST_IDS = 20_000
"""In one list of a view; no drawing that can be edited has more elements."""
LONGEST_NAME = 60
LONGEST_WORKLOAD = 64
_FARTHEST = 1e9


class Layer(StrEnum):
    """One kind of words or marks that the drawing says beside boxes and lines."""

    ADDRESSES = "addresses"
    NAMES = "names"
    FLOWS = "flows"
    FINDINGS = "findings"
    LABELS = "labels"
    PORTS = "ports"
    OPENINGS = "openings"
    SITES = "sites"


class DrawnKind(StrEnum):
    """A kind of box or line that a view can leave out as a whole."""

    FRONT_END_POOL = "front-end-pool"
    DIRECTOR_POOL = "director-pool"
    EDGE_POOL = "edge-pool"
    MEDIATION_POOL = "mediation-pool"
    BRANCH_APPLIANCE = "branch-appliance"
    OFFICE_WEB_APPS = "office-web-apps"
    SQL_SERVER = "sql-server"
    FILE_STORE = "file-store"
    GATEWAY = "gateway"
    SUPPORT_SERVER = "support-server"
    FIREWALL = "firewall"
    ROUTER = "router"
    REVERSE_PROXY = "reverse-proxy"
    LOAD_BALANCER = "load-balancer"
    CLIENT = "client"
    CLOUD_SERVICE = "cloud-service"
    LINK = "link"
    NOTE = "note"
    FRAME = "frame"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewArea:
    """A part of the drawing, in scene units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A named way to look at the design. What it does not say is as without it.

    Attributes:
        name: told apart from other views without regard to case.
        layers: those that are shown; None for those that are chosen anyway.
        only: zones and sites with all that is in them, and elements; when there are any, nothing else is shown.
            Firewalls and routers are shown with a zone that they join.
        hidden_kinds: kinds that are not shown.
        hidden: zones and sites with all that is in them, elements, links and notes that are not shown.
        shown: what is shown although the others say that it is not; of a zone or a site itself, without its contents.
        folded: pools and zones that are folded, and no others; None for those that are folded anyway.
        area: the part that is looked at; None for everything that is shown.
        workload: whose planned connections are drawn; None for none.
    """

    name: str = ""
    layers: tuple[Layer, ...] | None = None
    only: tuple[str, ...] = ()
    hidden_kinds: tuple[DrawnKind, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    folded: tuple[str, ...] | None = None
    area: ViewArea | None = None
    workload: str | None = None


_LISTS = ("only", "hidden", "shown", "folded")


def check_views(views: tuple[SavedView, ...]) -> None:
    """Refuses a list of views that no file shall hold.

    Raises:
        MisplacedValueError: with the way to the first fault, from the record that holds the list.
    """
    if len(views) > MOST_VIEWS:
        raise MisplacedValueError(("views",), f"{len(views)} views are too many (expected at most {MOST_VIEWS})")
    seen: set[str] = set()
    for index, view in enumerate(views):
        place = ("views", index, "name")
        if not is_view_name(view.name):
            expected = f"one line of 1 to {LONGEST_NAME} characters without blanks at its ends"
            raise MisplacedValueError(place, f"{view.name[:LONGEST_NAME]!r} is no name of a view (expected {expected})")
        if view.name.casefold() in seen:
            what = f"there are two views '{view.name}'"
            raise MisplacedValueError(place, f"{what} (expected a name of its own for every view)")
        seen.add(view.name.casefold())
        _check_content(view, ("views", index))


def _check_content(view: SavedView, place: tuple[str | int, ...]) -> None:
    for key in _LISTS:
        ids: tuple[str, ...] = getattr(view, key) or ()
        if len(ids) > MOST_IDS:
            raise MisplacedValueError((*place, key), f"{len(ids)} ids are too many (expected at most {MOST_IDS})")
        for index, name in enumerate(ids):
            if not is_valid_id(name):
                what = f"{name[:LONGEST_NAME]!r} is not an id"
                raise MisplacedValueError((*place, key, index), f"{what} (expected that of an element or a note)")
    if view.area is not None and not _can_be_looked_at(view.area):
        expected = "a width and a height above 0, and numbers below 1000000000"
        raise MisplacedValueError((*place, "area"), f"this is no part of a drawing (expected {expected})")
    if view.workload is not None and not (view.workload.isprintable() and 0 < len(view.workload) <= LONGEST_WORKLOAD):
        what = f"{view.workload[:LONGEST_WORKLOAD]!r} is no workload"
        raise MisplacedValueError((*place, "workload"), f"{what} (expected 1 to {LONGEST_WORKLOAD} characters)")


def is_view_name(name: str) -> bool:
    """Tells whether a view can be called so: a short line that can be read."""
    return 0 < len(name) <= LONGEST_NAME and name == name.strip() and name.isprintable()


def _can_be_looked_at(area: ViewArea) -> bool:
    numbers = (area.x, area.y, area.width, area.height)
    is_real = all(math.isfinite(number) and abs(number) < _FARTHEST for number in numbers)
    return is_real and area.width > 0 and area.height > 0


def find_view(views: tuple[SavedView, ...], name: str) -> SavedView | None:
    """The view of this name, whatever its case, or None."""
    return next((view for view in views if view.name.casefold() == name.casefold()), None)


def with_ids(views: tuple[SavedView, ...], change: Callable[[str], str | None]) -> tuple[SavedView, ...]:
    """Views with other ids; None takes an id out. The same object when nothing differs.

    A view of which only what is gone was shown keeps one id that leads nowhere: empty, it would show everything.
    """
    found = tuple(_changed(view, change) for view in views)
    return views if all(new is old for new, old in zip(found, views, strict=True)) else found


def _changed(view: SavedView, change: Callable[[str], str | None]) -> SavedView:
    values: dict[str, Any] = {}
    for key in _LISTS:
        before: tuple[str, ...] | None = getattr(view, key)
        if before is None:
            continue
        after = tuple(dict.fromkeys(new for old in before if (new := change(old)) is not None))
        if key == "only" and before and not after:
            after = before[:1]
        if after != before:
            values[key] = after
    return replace(view, **values) if values else view
