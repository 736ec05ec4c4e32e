"""What can be done with views from menus and the command palette: switch, save, update, rename, delete, hide.

A module of its own because it asks and proposes; what is looked at is kept by `looking`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.app.answers import Choice
from planner.app.appearance.translated import plural, translate
from planner.app.views.looking import looking_of
from planner.editing.saved_views import KeepView, RemoveView, RenameView
from planner.model.views import DrawnKind, SavedView, find_view, is_view_name

if TYPE_CHECKING:
    from planner.app.views.save_dialog import ViewWish
    from planner.app.window import MainWindow


def show_all(window: MainWindow) -> None:
    """Leaves the view."""
    looking_of(window).show_all()


def switch_to(window: MainWindow, name: str) -> None:
    """Looks through a saved view."""
    looking_of(window).switch_to(name)


def choose(window: MainWindow) -> None:
    """Asks for a saved view and looks through it."""
    name = _asked_for(window, translate("views", "Switch to view"))
    if name is not None:
        switch_to(window, name)


def save(window: MainWindow) -> None:
    """Asks for a name and for what shall be kept, and saves what is looked at as a view."""
    looking, views = looking_of(window), window.controller.document.options.views
    hidden = plural("views", "%n elements hidden", looking.hidden_count)
    suggestion = looking.name or _free_name(views)
    wish = window.dialogs.save_view(suggestion, tuple(view.name for view in views), hidden, _workload(window))
    if wish is None:
        return
    view = _made(window, wish)
    if window.controller.propose(KeepView(view)):
        looking.kept(view)
        window.status.say(translate("views", "Saved as the view '{0}'").format(view.name))


def update(window: MainWindow) -> None:
    """Saves what is looked at under the name of the view, as far as the view says anything of it."""
    looking = looking_of(window)
    before = find_view(window.controller.document.options.views, looking.name)
    if before is None:
        return
    view = replace(
        looking.view_now(),
        area=None if before.area is None else looking.area_now(),
        workload=before.workload and (_workload(window) or before.workload),
    )
    if window.controller.propose(KeepView(view)):
        looking.kept(view)
        window.status.say(translate("views", "Updated the view '{0}'").format(view.name))


def rename(window: MainWindow) -> None:
    """Asks for another name of the view that is looked through, or of one that is chosen."""
    title = translate("views", "Rename view")
    name = _current(window) or _asked_for(window, title)
    if name is None:
        return
    new = window.dialogs.ask_text(title, translate("views", "Name of the view"), name)
    if new is None or new == name:
        return
    looking = looking_of(window)
    is_current = looking.name == name
    if window.controller.propose(RenameView(name, new)) and is_current and looking.view is not None:
        looking.kept(replace(looking.view, name=new))


def delete(window: MainWindow) -> None:
    """Deletes the view that is looked through, or one that is chosen; it can be undone."""
    name = _current(window) or _asked_for(window, translate("views", "Delete view"))
    if name is not None and window.controller.propose(RemoveView(name)):
        window.status.say(translate("views", "Deleted the view '{0}'").format(name))


def hide_selection(window: MainWindow) -> None:
    """Leaves out what is selected."""
    looking_of(window).hide(_selected(window))


def show_only_selection(window: MainWindow) -> None:
    """Leaves out everything but what is selected."""
    looking_of(window).show_only(_selected(window))


def hide_alike(window: MainWindow) -> None:
    """Leaves out everything of the kinds that are selected."""
    known = {kind.value for kind in DrawnKind}
    design, notes = window.controller.document.design, window.controller.document.layout.annotations
    kinds: set[str] = {element.kind for key in _selected(window) if (element := design.find(key)) is not None}
    kinds |= {"frame" if notes[key].is_frame else "note" for key in _selected(window) if key in notes}
    found = [DrawnKind(kind) for kind in sorted(kinds & known)]
    if found:
        looking_of(window).hide_kinds(found)
    else:
        window.status.say(translate("views", "Zones and sites are hidden one by one."))


def _selected(window: MainWindow) -> tuple[str, ...]:
    document = window.controller.document
    known = document.layout.annotations.keys()
    return tuple(key for key in window.scene.selected_ids() if key in known or document.design.find(key) is not None)


def _current(window: MainWindow) -> str | None:
    views = window.controller.document.options.views
    view = find_view(views, looking_of(window).name)
    return view.name if view is not None else None


def _asked_for(window: MainWindow, title: str) -> str | None:
    views = window.controller.document.options.views
    choices = [Choice(view.name, view.name) for view in views]
    return window.dialogs.choose(title, translate("views", "Saved views"), choices)


def _workload(window: MainWindow) -> str | None:
    """The workload whose connections are drawn all at once."""
    return window.traffic_panel.drawn_workload if window.docks.is_built("traffic") else None


def _made(window: MainWindow, wish: ViewWish) -> SavedView:
    looking = looking_of(window)
    return replace(
        looking.view or SavedView(),
        name=wish.name,
        layers=looking.layers_now() if wish.has_layers else None,
        folded=looking.folded_now() if wish.has_folds else None,
        area=looking.area_now() if wish.has_area else None,
        workload=_workload(window) if wish.has_workload else None,
    )


def _free_name(views: tuple[SavedView, ...]) -> str:
    pattern = translate("views", "View {0}")
    names = (pattern.format(number) for number in range(1, len(views) + 2))
    return next(name for name in names if find_view(views, name) is None and is_view_name(name))
