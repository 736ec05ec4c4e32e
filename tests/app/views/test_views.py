"""Saved views in the window, by mouse and keys: nothing goes missing unsaid, and nothing of the plan changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.app.appearance.settings import Settings
from planner.app.searching.command_palette import CommandPalette
from planner.app.searching.commands import commands_of
from planner.app.views.looking import Looking, looking_of
from planner.app.views.save_dialog import SaveViewDialog, ViewWish
from planner.app.views.view_chip import ViewChip
from planner.app.window import MainWindow
from planner.canvas.layers import Layer
from planner.designfile import format_document, parse_document
from planner.editing.nodes import ChangeId
from planner.editing.saved_views import KeepView
from planner.findings.finding import Finding, Severity
from planner.model.views import DrawnKind, SavedView, ViewArea
from tests.app.conftest import AnsweringDialogs

PERIMETER = SavedView(name="Perimeter only", only=("perimeter-edge", "perimeter-outer", "perimeter-inner"))
INSIDE = SavedView(name="Inside", only=("lan",), layers=(Layer.SITES,), folded=("pool01",))


@pytest.fixture
def viewed(window: MainWindow) -> MainWindow:
    """A window on a design with two views."""
    for view in (PERIMETER, INSIDE):
        window.controller.do(KeepView(view))
    return window


def chip(window: MainWindow) -> str:
    found = window.view.findChild(ViewChip)
    return found.text if isinstance(found, ViewChip) else ""


def looking(window: MainWindow) -> Looking:
    return looking_of(window)


def views_menu(window: MainWindow) -> QMenu:
    for menu in window.menuBar().findChildren(QMenu):
        if window.actions_table["view-all"] in menu.actions():
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            return menu
    raise AssertionError("there is no menu of views")


def seen(window: MainWindow, *ids: str) -> bool:
    items = [window.scene.item_of(key) for key in ids]
    return all(item is not None and item.isVisible() for item in items)


def dialogs(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def test_hiding_saving_and_coming_back_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    design = window.controller.document.design
    window.activateWindow()
    window.view.setFocus()
    window.scene.select_ids(("lan",))
    qtbot.keyClick(window.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not seen(window, "lan")
    assert not seen(window, "pool01")
    assert seen(window, "edgepool01")
    count = looking(window).hidden_count
    assert chip(window) == f"View that is not saved · {count} elements hidden"
    dialogs(window).answer_with("Without the LAN")
    window.actions_table["view-save"].trigger()
    assert dialogs(window).asked[-1] == f"save view View 1, {count} elements hidden, None"
    [view] = window.controller.document.options.views
    assert (view.name, view.hidden, view.area, view.folded) == ("Without the LAN", ("lan",), None, None)
    assert window.controller.document.design is design
    assert chip(window) == f"View 'Without the LAN' · {count} elements hidden"
    qtbot.keyClick(window.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert chip(window) == ""
    assert seen(window, "lan", "pool01")
    window.undo()
    assert window.controller.document.options.views == ()


def test_the_menu_lists_views_and_ticks_the_one_that_is_looked_through(viewed: MainWindow, qtbot: QtBot) -> None:
    names = [action.text() for action in views_menu(viewed).actions()]
    assert names[2:4] == ["&1  Perimeter only", "&2  Inside"]
    views_menu(viewed).actions()[2].trigger()
    assert chip(viewed).startswith("View 'Perimeter only' · ")
    assert seen(viewed, "edgepool01", "external-firewall")
    assert not seen(viewed, "pool01")
    assert [action.text() for action in views_menu(viewed).actions() if action.isChecked()] == ["&1  Perimeter only"]
    assert len([name for name in (a.text() for a in views_menu(viewed).actions()) if "Inside" in name]) == 1


def test_the_button_in_the_corner_shows_everything(viewed: MainWindow, qtbot: QtBot) -> None:
    looking(viewed).switch_to("Perimeter only")
    found = viewed.view.findChild(ViewChip)
    assert isinstance(found, ViewChip)
    assert found.isVisible()
    assert "elements hidden" in found.button.accessibleName()
    qtbot.mouseClick(found.button, Qt.MouseButton.LeftButton)
    assert chip(viewed) == ""
    assert seen(viewed, "pool01")
    assert viewed.view.hasFocus() or not viewed.isActiveWindow()


def test_a_view_is_chosen_from_a_list_and_from_the_command_palette(viewed: MainWindow, qtbot: QtBot) -> None:
    dialogs(viewed).answer_with("Inside")
    viewed.actions_table["view-choose"].trigger()
    assert looking(viewed).name == "Inside"
    palette = CommandPalette(viewed, commands_of(viewed))
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.line, "perimeter only")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert looking(viewed).name == "Perimeter only"


def test_layers_and_folds_of_a_view_end_with_it(viewed: MainWindow, settings: Settings) -> None:
    usual = viewed.scene.sync.layers
    looking(viewed).switch_to("Inside")
    assert viewed.scene.sync.layers == {Layer.SITES}
    assert looking(viewed).folded_now() == ("pool01",)
    viewed.toggle_layer(Layer.NAMES)
    assert chip(viewed).startswith("View 'Inside' (changed) · ")
    assert Layer.ADDRESSES.value not in settings.hidden_layers
    viewed.scene.select_ids(("pool01",))
    viewed.actions_table["unfold"].trigger()
    assert looking(viewed).folded_now() == ()
    assert not viewed.controller.document.layout.placements["pool01"].is_folded
    looking(viewed).show_all()
    assert viewed.scene.sync.layers == usual
    assert looking(viewed).folded_now() == ()


def test_updating_keeps_what_is_shown_now_and_can_be_undone(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    assert not looking(viewed).is_changed
    viewed.scene.select_ids(("edgepool01",))
    viewed.actions_table["hide-selection"].trigger()
    assert "(changed)" in chip(viewed)
    viewed.actions_table["view-update"].trigger()
    assert viewed.controller.document.options.views[0].hidden == ("edgepool01",)
    assert "(changed)" not in chip(viewed)
    assert viewed.actions_table["undo"].text().replace("&", "") == "Undo save view 'Perimeter only'"
    viewed.undo()
    assert viewed.controller.document.options.views[0] == PERIMETER
    assert seen(viewed, "edgepool01")
    assert "(changed)" not in chip(viewed)


def test_renaming_and_deleting(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    dialogs(viewed).answer_with("DMZ")
    viewed.actions_table["view-rename"].trigger()
    assert [view.name for view in viewed.controller.document.options.views] == ["DMZ", "Inside"]
    assert chip(viewed).startswith("View 'DMZ' · ")
    viewed.actions_table["view-delete"].trigger()
    assert [view.name for view in viewed.controller.document.options.views] == ["Inside"]
    assert chip(viewed).startswith("View that is not saved · ")
    assert not seen(viewed, "pool01")  # nothing jumps because a name is gone
    viewed.undo()
    assert [view.name for view in viewed.controller.document.options.views] == ["DMZ", "Inside"]


def test_a_name_that_is_taken_is_refused_in_words(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    dialogs(viewed).answer_with("INSIDE")
    viewed.actions_table["view-rename"].trigger()
    assert "two views" in viewed.status.currentMessage()
    assert looking(viewed).name == "Perimeter only"


@pytest.mark.parametrize("key", ["pool01", "fe02", "voice", "dc01"])
def test_what_somebody_goes_to_is_shown_until_they_go_elsewhere(viewed: MainWindow, key: str) -> None:
    looking(viewed).switch_to("Perimeter only")
    before = chip(viewed)
    viewed.wiring.show_element(key)
    owner = viewed.controller.document.design.owner_of(key)
    assert owner is not None
    assert seen(viewed, owner.id)
    assert viewed.scene.selected_ids() == (owner.id,)
    assert "is hidden in this view" in viewed.status.currentMessage()
    assert chip(viewed) != before
    assert "(changed)" not in chip(viewed)
    viewed.wiring.show_element("edgepool01")
    assert not seen(viewed, owner.id)
    assert chip(viewed) == before


def test_a_finding_on_a_hidden_element_shows_it(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    finding = Finding(
        code="FW01", severity=Severity.ERROR, message="m", hint="h", elements=("pool01",), clauses=(), field=()
    )
    viewed.wiring.show_finding(finding)
    assert seen(viewed, "pool01")
    assert viewed.scene.selected_ids() == ("pool01",)


def test_a_link_with_hidden_ends_is_shown_with_them(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    link = next(item for item in viewed.controller.document.design.links if item.source == "pool01")
    viewed.wiring.show_element(link.id)
    assert seen(viewed, link.id, link.source, link.target)


def test_a_way_shows_what_it_leads_over(viewed: MainWindow, qtbot: QtBot) -> None:
    looking(viewed).switch_to("Perimeter only")
    viewed.docks.show("path")
    viewed.path_panel.ask("phone-wifi")
    qtbot.waitUntil(lambda: viewed.path_panel.trace is not None and bool(viewed.scene.path_ways), timeout=20_000)
    on_way = {stop.element for stop in viewed.scene.path_stops if stop.element is not None}
    assert "phone-wifi" in on_way
    assert seen(viewed, *on_way)
    viewed.clear_path()
    assert not seen(viewed, "phone-wifi")


def test_what_is_added_is_shown(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    before = viewed.controller.document.design.all_ids
    viewed.scene.place("sql-server")
    [new] = {element.id for element in viewed.controller.document.design.servers if element.id not in before}
    assert seen(viewed, new)
    assert viewed.scene.selected_ids() == (new,)
    assert "no box of the drawing" not in viewed.status.currentMessage()
    assert "(changed)" in chip(viewed)


def test_a_view_follows_a_zone_whose_id_is_changed(viewed: MainWindow) -> None:
    looking(viewed).switch_to("Inside")
    viewed.controller.do(ChangeId("lan", "hq-lan"))
    assert seen(viewed, "hq-lan", "pool01")
    assert viewed.controller.document.options.views[1].only == ("hq-lan",)
    assert "(changed)" not in chip(viewed)


def test_moving_a_zone_takes_what_is_hidden_in_it_along(window: MainWindow) -> None:
    window.scene.select_ids(("pool01",))
    window.actions_table["hide-selection"].trigger()
    places = window.controller.document.layout.placements
    window.scene.select_ids(("lan",))
    window.scene.nudge(1, 0)
    moved = window.controller.document.layout.placements
    assert moved["pool01"].x - places["pool01"].x == moved["lan"].x - places["lan"].x != 0


def test_hiding_a_kind_and_showing_only_what_is_selected(window: MainWindow) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["hide-alike"].trigger()
    assert not any(seen(window, client.id) for client in window.controller.document.design.clients)
    assert window.scene.view_in_use is not None
    assert window.scene.view_in_use.hidden_kinds == (DrawnKind.CLIENT,)
    window.scene.select_ids(("lan", "edgepool01"))
    window.actions_table["show-only-selection"].trigger()
    assert set(window.scene.sync.nodes) >= {"edgepool01", "pool01"}
    assert "branch-sba" not in window.scene.sync.nodes
    assert set(window.scene.sync.zones) == {"lan"}


def test_a_view_can_be_a_part_of_the_drawing(window: MainWindow) -> None:
    area = ViewArea(x=500, y=100, width=600, height=400)
    window.controller.do(KeepView(SavedView(name="Corner", area=area)))
    looking(window).switch_to("Corner")
    found = looking(window).area_now()
    assert abs(found.x + found.width / 2 - 800) < 3
    assert abs(found.y + found.height / 2 - 300) < 3
    assert found.width >= 598
    assert found.height >= 398
    assert min(found.width / 600, found.height / 400) < 1.01


def test_another_document_is_seen_whole(viewed: MainWindow, qtbot: QtBot) -> None:
    looking(viewed).switch_to("Perimeter only")
    viewed.controller.show_document(parse_document(format_document(viewed.controller.document), "f").document)
    assert chip(viewed) == ""
    assert seen(viewed, "pool01")
    assert viewed.scene.view_in_use is None


def test_the_tree_says_what_is_hidden(viewed: MainWindow) -> None:
    viewed.docks.show("tree")
    looking(viewed).switch_to("Perimeter only")
    texts = {item.text(0) for item in viewed.design_tree._items.values()}
    assert "Front End pool (hidden)" in texts
    assert "Edge pool" in texts
    looking(viewed).show_all()
    assert not any("(hidden)" in item.text(0) for item in viewed.design_tree._items.values())


def test_a_view_draws_its_workload_and_takes_it_off_again(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.do(KeepView(SavedView(name="Mobility", workload="Mobility", hidden=("voice",))))
    looking(window).switch_to("Mobility")
    qtbot.waitUntil(lambda: len(window.scene.path_ways) > 2, timeout=30_000)
    assert window.traffic_panel.drawn_workload == "Mobility"
    looking(window).show_all()
    assert window.scene.path_ways == ()


def test_read_only_designs_can_be_looked_at_but_keep_no_views(viewed: MainWindow) -> None:
    viewed.controller.set_read_only(True)
    assert not any(viewed.actions_table[key].isEnabled() for key in ("view-save", "view-rename", "view-delete"))
    looking(viewed).switch_to("Perimeter only")
    assert not seen(viewed, "pool01")


def test_views_speak_german(german: None, viewed: MainWindow) -> None:
    looking(viewed).switch_to("Perimeter only")
    assert chip(viewed).startswith("Ansicht „Perimeter only“ · ")
    assert chip(viewed).endswith(" Elemente ausgeblendet")


def test_exporting_asks_for_the_part_only_where_there_is_a_choice(viewed: MainWindow, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    dialogs(viewed).answer_with("view Perimeter", out)
    viewed.export_picture()
    assert dialogs(viewed).asked[0] == "Part of the drawing"
    text = out.read_text("utf-8")
    assert "– Perimeter only" in text
    assert "Front End pool" not in text
    dialogs(viewed).answer_with("everything", out)
    viewed.export_picture()
    assert "Front End pool" in out.read_text("utf-8")
    viewed.scene.select_ids(("lan",))
    viewed.actions_table["show-only-selection"].trigger()
    dialogs(viewed).answer_with("now", out)
    viewed.export_picture()
    assert "Front End pool" in out.read_text("utf-8")
    assert "Edge pool" not in out.read_text("utf-8")
    dialogs(viewed).answer_with(None)
    viewed.export_picture()


def test_the_dialog_offers_what_can_be_kept(qtbot: QtBot, window: MainWindow) -> None:
    dialog = SaveViewDialog(window, "View 1", ("Perimeter only",), "3 elements hidden", None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.workload.isVisible()
    assert "3 elements hidden" in dialog.note.text()
    qtbot.keyClick(dialog.name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.name, "perimeter ONLY")
    assert dialog.note.text() == "Replaces the view of this name."
    qtbot.keyClick(dialog.area, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.layers, Qt.Key.Key_Space)
    assert dialog.wish == ViewWish(name="perimeter ONLY", has_layers=False, has_area=True)
    qtbot.keyClick(dialog.name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QApplication.processEvents()
