"""The preview shows the rows that the worksheets will have, and follows the edits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.app.exports.worksheet_clipboard import table_data
from planner.app.panels.groups import groups_of, rows_of
from planner.app.panels.worksheets import WorksheetsPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.worksheets.worksheet import Column, Row, Table
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


# --- the canvas and back


def marked(panel: WorksheetsPanel) -> list[str]:
    items = (row for group in groups_of(panel.table) for row in rows_of(group))
    return [str(row.data(0, Qt.ItemDataRole.UserRole)) for row in items if row.text(0).startswith("▸ ")]


def choose_kind(panel: WorksheetsPanel, kind: str) -> None:
    index = panel._kind.findData(kind)
    panel._kind.setCurrentIndex(index)
    panel._kind.activated.emit(index)


def test_selecting_an_element_marks_its_rows_and_no_others(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    window.view.setFocus()
    window.scene.select_ids(("edgepool01",))
    sheet = next(sheet for sheet in panel.sheets if sheet.kind == "dns")
    assert marked(panel) == [row.element for row in sheet.rows if row.element == "edgepool01"] != []
    window.scene.select_ids(())
    assert marked(panel) == []


def test_rows_of_a_machine_are_marked_with_its_server_and_marks_outlive_edits(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    design = window.controller.document.design
    window.scene.select_ids(("pool01",))
    choose_kind(panel, "servers")
    found = marked(panel)
    assert found
    assert {design.owner_of(key).id for key in found} == {"pool01"}
    window.controller.do(SetField("", ("sip_domains",), ("contoso.com", "adatum.com")))
    wait_for_findings(window, qtbot)
    choose_kind(panel, "dns")
    qtbot.waitUntil(lambda: any("adatum.com" in row for row in cells(panel)), timeout=10_000)
    assert set(marked(panel)) == {"pool01"}


def test_a_click_on_a_row_selects_on_the_canvas_and_marks_its_fellows(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    items = [row for group in groups_of(panel.table) for row in rows_of(group)]
    item = next(row for row in items if row.data(0, Qt.ItemDataRole.UserRole) == "edgepool01")
    panel.table.scrollToItem(item)
    place = QPoint(40, panel.table.visualItemRect(item).center().y())
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.scene.selected_ids() == ("edgepool01",)
    assert item.text(0).startswith("▸ ")
    assert item.isSelected()


# --- the clipboard


def test_shown_rows_are_copied_as_text_and_as_a_table(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    panel._search.setText("lyncdiscover.")
    panel._copy.click()
    data = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().split("\n")]
    assert lines[0][:4] == ["Part", "Zone", "Type", "FQDN"]
    assert len(lines) == 1 + len(cells(panel))
    assert all(len(line) == len(lines[0]) for line in lines)
    assert all("lyncdiscover." in "".join(line) for line in lines[1:])
    assert data.html().count("<tr>") == len(lines)
    assert "▸" not in data.text()


def test_chosen_rows_are_copied_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    group = groups_of(panel.table)[0]
    panel.table.setCurrentItem(rows_of(group)[0])
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert len(text.split("\n")) == 3
    assert text.split("\n")[1].startswith(group.text(0))


def test_copied_cells_run_nowhere() -> None:
    table = Table(name="", title="T", columns=(Column(key="a", title="A"), Column(key="b", title="B")))
    row = Row(values={"a": "=cmd|'/c calc'!A1\n\tx", "b": "</td><script>x</script>"})
    data = table_data([("+part", table, row)], "Part")
    assert data.text().split("\n")[1] == "'+part\t'=cmd|'/c calc'!A1 x\t</td><script>x</script>"
    assert "<script>" not in data.html()
    assert "<td>&#x27;=cmd" in data.html()


def test_every_control_is_seen_whatever_the_worksheet_says_about_itself(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    widths = set()
    for sheet in panel.sheets:
        choose_kind(panel, sheet.kind)
        qtbot.wait(20)
        widths.add(panel.minimumSizeHint().width())
        assert panel._export.geometry().right() <= panel.width()
        assert panel._about.toolTip() == panel._about.text()
    assert len(widths) == 1


def test_the_filter_says_how_many_rows_it_leaves(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    count = len(cells(panel))
    assert f"{count} rows." in panel._about.text()
    panel._search.setText("fabrikam")
    assert f"{len(cells(panel))} of {count} rows." in panel._about.text()
    panel._search.setText("")
    assert f" {count} rows." in panel._about.text()
    assert " of " not in panel._about.text().rpartition(". ")[2]
