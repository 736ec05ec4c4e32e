"""The preview shows the rows that the worksheets will have, and follows the edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.groups import groups_of, rows_of
from planner.app.panels.worksheets import WorksheetsPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from tests.app.conftest import wait_for_findings


def shown(window: MainWindow, qtbot: QtBot) -> WorksheetsPanel:
    window.docks.show("worksheets")
    panel = window.worksheets_panel
    qtbot.waitUntil(lambda: bool(panel.sheets) and panel.table.topLevelItemCount() > 0, timeout=10_000)
    return panel


def cells(panel: WorksheetsPanel) -> list[str]:
    rows = (row for group in groups_of(panel.table) for row in rows_of(group) if not row.isHidden())
    return [" ".join(row.text(column) for column in range(panel.table.columnCount())) for row in rows]


def test_dns_rows_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    rows = cells(panel)
    assert any("lyncdiscover.contoso.com" in row for row in rows)
    sheet = next(sheet for sheet in panel.sheets if sheet.kind == panel._kind.currentData())
    assert len(rows) == len(list(sheet.rows))


def test_every_kind_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    for index in range(panel._kind.count()):
        panel._kind.setCurrentIndex(index)
        panel._kind.activated.emit(index)
        assert panel._about.text()
        assert panel.table.columnCount() > 0


def test_rows_follow_the_edits(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    window.controller.do(SetField("", ("sip_domains",), ("contoso.com", "fabrikam.com", "adatum.com")))
    wait_for_findings(window, qtbot)
    qtbot.waitUntil(lambda: any("lyncdiscover.adatum.com" in row for row in cells(panel)), timeout=10_000)


def test_rows_are_filtered(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    count = len(cells(panel))
    panel._search.setText("fabrikam")
    rows = cells(panel)
    assert 0 < len(rows) < count
    assert all("fabrikam" in row for row in rows)


def test_a_row_shows_the_element_that_asks_for_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    sheet = next(sheet for sheet in panel.sheets if sheet.kind == panel._kind.currentData())
    wanted = next(row.element for row in sheet.rows if row.element)
    with qtbot.waitSignal(panel.element_wanted) as told:
        rows = (row for group in groups_of(panel.table) for row in rows_of(group))
        item = next(row for row in rows if row.data(0, Qt.ItemDataRole.UserRole) == wanted)
        panel.table.itemActivated.emit(item, 0)
    assert told.args == [wanted]


def test_a_hidden_panel_builds_nothing(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.worksheets_panel
    window.docks.show("findings")
    wait_for_findings(window, qtbot)
    assert panel.sheets == ()
