"""Elements switched off: what that cuts off, in the list and on the canvas, without an edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from planner.app.panels.what_if import WhatIfPanel
from planner.app.window import MainWindow
from planner.editing.removal import RemoveElements
from tests.app.conftest import wait_for_findings


@pytest.fixture
def panel(window: MainWindow) -> WhatIfPanel:
    return window.what_if_panel


def switch(window: MainWindow, qtbot: QtBot, *ids: str) -> None:
    window.scene.select_ids(ids)
    window.refresh_actions()
    window.actions_table["switch-off"].trigger()
    qtbot.waitUntil(lambda: not window.questions.is_asking("what-if"), timeout=20_000)


def groups(tree: QTreeWidget) -> dict[str, list[str]]:
    """Rows by the title of their group."""
    found = {}
    for number in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(number)
        assert group is not None
        found[group.text(0)] = [group.child(row).text(0) for row in range(group.childCount())]
    return found


def test_switching_the_proxy_off_lists_what_is_cut_off_and_why(
    panel: WhatIfPanel, window: MainWindow, qtbot: QtBot
) -> None:
    before = window.controller.document
    switch(window, qtbot, "proxy01")
    found = groups(panel.effects)
    assert "'Phone on Wi-Fi', ucwa" in found["Mobile devices lose (9)"]
    assert panel.banner.text.startswith("Without 'Reverse proxy'")
    first = panel.effects.topLevelItem(0)
    assert first is not None
    assert first.child(0).text(1) == "No route"
    assert "Nobody answers at 198.51.100.20, an address of 'Reverse proxy'." in first.child(0).text(2)
    assert window.controller.document is before
    assert not window.controller.session.can_undo


def test_the_canvas_and_the_tree_say_it_in_words(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot) -> None:
    tree = window.design_tree
    switch(window, qtbot, "proxy01")
    assert "Switched off" in window.scene.off_texts
    assert any(text.startswith("loses ") for text in window.scene.off_texts)
    assert {"phone-wifi", "phone-cellular"} <= window.scene.faded
    assert "proxy01" not in window.scene.faded
    assert tree._items["proxy01"].text(0) == "Reverse proxy (switched off)"
    assert window.actions_table["switch-off"].isChecked()


def test_escape_returns_to_the_design(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot) -> None:
    switch(window, qtbot, "proxy01")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert list(panel.off) == ["proxy01"]
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert list(panel.off) == []
    assert window.scene.off_texts == ()
    assert window.scene.faded == frozenset()
    assert panel.banner.text.startswith("Nothing is switched off")


def test_several_at_once_and_on_again_one_by_one(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot) -> None:
    switch(window, qtbot, "pool01")
    switch(window, qtbot, "proxy01")
    assert list(panel.off) == ["pool01", "proxy01"]
    assert panel.loss is not None
    assert [part.id for part in panel.loss.others] == ["proxy01"]
    switch(window, qtbot, "pool01")
    assert list(panel.off) == ["proxy01"]
    assert panel.loss is not None
    assert panel.loss.part.id == "proxy01"


def test_what_is_deleted_is_not_off_any_more(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot) -> None:
    switch(window, qtbot, "proxy01")
    window.controller.do(RemoveElements(frozenset({"proxy01"})))
    wait_for_findings(window, qtbot)
    assert list(panel.off) == []


def test_a_client_cannot_be_switched_off(window: MainWindow) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.refresh_actions()
    assert not window.actions_table["switch-off"].isEnabled()


def test_single_points_are_found_with_progress_and_one_is_switched_off_by_enter(
    panel: WhatIfPanel, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_table["single-points"].trigger()
    assert not panel.find_button.isEnabled()
    qtbot.waitUntil(lambda: panel.progress.value() > 0, timeout=30_000)
    qtbot.waitUntil(lambda: panel.points.topLevelItemCount() > 0, timeout=60_000)
    names = [panel.points.topLevelItem(row).text(0) for row in range(panel.points.topLevelItemCount())]
    assert "Internal firewall" in names
    assert "Front End pool" not in names
    item = panel.points.topLevelItem(names.index("Reverse proxy"))
    panel.points.itemActivated.emit(item, 0)
    assert list(panel.off) == ["proxy01"]


def test_the_search_can_be_cancelled(panel: WhatIfPanel, window: MainWindow) -> None:
    window.actions_table["single-points"].trigger()
    panel.cancel_button.click()
    assert not window.questions.is_asking("single points")
    assert panel.find_button.isEnabled()
    assert panel.summary.text() == "The search was cancelled."


def test_the_path_is_that_of_the_what_if_and_says_so(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["follow-path"].trigger()
    path = window.path_panel
    assert path.verdict_text.startswith("Delivered")
    assert path.notice.isHidden()
    switch(window, qtbot, "proxy01")
    assert "Nobody answers at 198.51.100.20" in path.verdict_text
    assert path.notice.text.startswith("What if 'Reverse proxy' were gone")
    assert not path.notice.isHidden()
    assert any(stop.is_blocked for stop in window.scene.path_stops)
    window.actions_table["switch-on-all"].trigger()
    assert path.verdict_text.startswith("Delivered")
    assert path.notice.isHidden()


def test_the_mobility_matrix_is_that_of_the_what_if_also_when_it_is_built_later(
    panel: WhatIfPanel, window: MainWindow, qtbot: QtBot
) -> None:
    switch(window, qtbot, "proxy01")
    window.docks.show("mobility")
    mobility = window.mobility_panel
    mobility.set_seen(True)
    qtbot.waitUntil(lambda: mobility.is_current and mobility.matrix is not None, timeout=20_000)
    assert mobility.notice.text.startswith("What if 'Reverse proxy' were gone")
    assert mobility.matrix is not None
    without = {(fault.position.id, fault.service) for fault in mobility.matrix.faults}
    assert any(position == "phone-wifi" for position, _ in without)
    assert "fail" in mobility.tabs.tabText(0)
    panel.clear()
    qtbot.waitUntil(lambda: mobility.is_current, timeout=20_000)
    assert not mobility.matrix.faults
    assert mobility.notice.isHidden()


def test_an_element_that_is_off_and_then_removed_is_not_asked_for(
    panel: WhatIfPanel, window: MainWindow, qtbot: QtBot
) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["follow-path"].trigger()
    switch(window, qtbot, "owa01")
    window.controller.do(RemoveElements(frozenset({"owa01"})))
    wait_for_findings(window, qtbot)
    assert window.path_panel.walk is not None
    assert window.path_panel.notice.isHidden()


@pytest.mark.parametrize("off", ["phone-wifi", "wifi", "pool01", "external", "lan"])
def test_any_part_of_a_followed_way_can_be_off(panel: WhatIfPanel, window: MainWindow, qtbot: QtBot, off: str) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["follow-path"].trigger()
    panel.switch_off((off,))
    qtbot.waitUntil(lambda: not window.questions.is_asking("what-if"), timeout=20_000)
    assert window.path_panel.verdict_text


def test_the_hint_names_the_key_that_switches_off(window: MainWindow) -> None:
    window.docks.show("what_if")
    (keys,) = window.actions_table["switch-off"].shortcuts()
    assert f"press {keys.toString()}," in window.what_if_panel.banner.text
