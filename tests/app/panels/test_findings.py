"""Findings come and go as one edits; choosing one shows its element; a repair is one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.inspection_runner import Judgement
from planner.app.marks import severity_word
from planner.app.panels.findings import FindingsPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.findings.finding import Finding, Severity
from tests.app.conftest import wait_for_findings


def break_hairpin(window: MainWindow, qtbot: QtBot) -> Finding:
    """Makes the reference design have findings; answers the first one."""
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    return latest.findings[0]


def shown(panel: FindingsPanel) -> list[str]:
    """Codes in the list, as shown."""
    return [panel._filter.index(row, 1).data() for row in range(panel._filter.rowCount())]


def test_findings_appear_and_disappear(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.findings_panel
    assert shown(panel) == []
    assert panel._nothing.text() == "No findings. The plan is consistent."
    finding = break_hairpin(window, qtbot)
    assert finding.code in shown(panel)
    assert window.scene.sync.nodes["proxy01"] is not None
    window.undo()
    wait_for_findings(window, qtbot)
    assert shown(panel) == []


def test_the_canvas_marks_the_element(window: MainWindow, qtbot: QtBot) -> None:
    from planner.app.badges import badges_of

    break_hairpin(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    badge = badges_of(latest)["proxy01"]
    assert badge.severity == "error"
    assert badge.count == sum(finding.element == "proxy01" for finding in latest.findings)
    assert "PX" in badge.text


def test_choosing_a_finding_shows_its_element_and_page(window: MainWindow, qtbot: QtBot) -> None:
    finding = break_hairpin(window, qtbot)
    panel = window.findings_panel
    qtbot.mouseClick(
        panel.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.view.visualRect(panel._filter.index(0, 3)).center(),
    )
    assert window.scene.selected_ids() == (finding.element,)
    assert window.inspector.element == finding.element
    text = panel.page.toPlainText()
    assert finding.message in text
    assert "Why it matters" in text
    assert "How to fix" in text


def test_f8_walks_through_the_findings(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    window.controller.do(SetField("", ("sip_domains",), ("contoso.com", "fabrikam.com", "adatum.com")))
    wait_for_findings(window, qtbot)
    panel = window.findings_panel
    count = panel._filter.rowCount()
    assert count > 1
    seen = []
    for _ in range(count + 1):
        window.actions_table["next-finding"].trigger()
        seen.append(panel.view.currentIndex().row())
    assert seen == [*range(count), 0]
    window.actions_table["previous-finding"].trigger()
    assert panel.view.currentIndex().row() == count - 1


def test_the_first_press_of_shift_f8_begins_at_the_end(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    panel = window.findings_panel
    window.actions_table["previous-finding"].trigger()
    assert panel.view.currentIndex().row() == panel._filter.rowCount() - 1


def test_a_repair_is_one_step_and_cures_its_finding(window: MainWindow, qtbot: QtBot) -> None:
    finding = break_hairpin(window, qtbot)
    assert finding.repair is not None
    panel = window.findings_panel
    window.actions_table["next-finding"].trigger()
    assert panel.repair.text() == finding.repair.label
    steps = len(window.controller.session.undo_labels)
    panel.repair.click()
    assert window.controller.session.undo_label == finding.repair.label
    assert len(window.controller.session.undo_labels) == steps + 1
    wait_for_findings(window, qtbot)
    assert shown(panel) == []


def test_filter_by_text_and_severity(window: MainWindow, qtbot: QtBot) -> None:
    finding = break_hairpin(window, qtbot)
    panel = window.findings_panel
    panel._search.setText("no such words")
    assert shown(panel) == []
    assert panel._nothing.text() == "No finding matches the filter."
    panel._search.setText("REVERSE PROXY")
    assert finding.code in shown(panel)
    panel._search.clear()
    panel._toggles[finding.severity].setChecked(False)
    assert finding.code not in shown(panel)
    panel._toggles[finding.severity].setChecked(True)
    assert finding.code in shown(panel)


def test_severity_is_said_in_words_and_counted(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    panel = window.findings_panel
    assert panel._filter.index(0, 0).data() == severity_word(Severity.ERROR)
    assert panel._toggles[Severity.ERROR].accessibleName().startswith("Error: ")


def test_the_worst_stand_first_and_the_chosen_one_stays(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    panel = window.findings_panel
    latest = window.runner.latest
    assert latest is not None
    chosen = latest.findings[-1]
    panel.choose_for(chosen.element)
    added = Finding(code="ZZ01", severity=Severity.INFO, message="'x' is worth knowing.", elements=("pool01",))
    before = panel.current
    panel.show_judgement(Judgement(latest.document, latest.plan, (*latest.findings, added), ()))
    assert panel.current == before
    ranks = [panel._filter.index(row, 0).data(Qt.ItemDataRole.UserRole).severity.rank for row in range(2)]
    assert ranks == sorted(ranks)


def test_the_same_findings_again_reset_nothing(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    panel = window.findings_panel
    latest = window.runner.latest
    assert latest is not None
    with qtbot.assertNotEmitted(panel._model.modelReset):
        panel.show_judgement(latest)


def test_a_click_on_the_counts_shows_the_list(window: MainWindow) -> None:
    window.docks.show("path")
    window.status._counts[Severity.ERROR].click()
    assert not window.findings_panel.visibleRegion().isEmpty()
