"""Findings come and go as one edits; choosing one shows its element; a repair is one step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.appearance.marks import severity_word
from planner.app.inspection_runner import Judgement
from planner.app.panels.findings import FindingsPanel
from planner.app.panels.findings_list import Grouping
from planner.app.window import MainWindow
from planner.designfile import format_document, parse_document
from planner.editing.lists import SetField
from planner.findings.finding import Finding, Severity
from planner.model.devices import Persistence
from tests.app.conftest import AnsweringDialogs, MakeWindow, element, wait_for_findings


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
    from planner.app.ways.badges import badges_of

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


def suppressed_rows(panel: FindingsPanel) -> list[str]:
    """Messages of the accepted findings in the list."""
    rows = range(panel._filter.rowCount())
    texts = [panel._filter.index(row, 0).data() for row in rows]
    return [panel._filter.index(row, 3).data() for row in rows if texts[row] == "Accepted"]


def heads(panel: FindingsPanel) -> list[str]:
    """Heads of groups in the list, in order."""
    rows = (panel._filter.index(row, 0) for row in range(panel._filter.rowCount()))
    return [index.data() for index in rows if index.data(Qt.ItemDataRole.UserRole) is None]


def test_the_keyboard_stays_in_the_panel_when_its_last_finding_is_accepted(
    window: MainWindow, dialogs: AnsweringDialogs, qtbot: QtBot
) -> None:
    """Else the next letters would rename the element, whose fields are shown."""
    finding = break_hairpin(window, qtbot)
    window.docks.show("findings")
    window.docks.panel("inspector")
    window.activateWindow()
    panel = window.findings_panel
    panel.choose_for(finding.element)
    dialogs.answer_with("The provider does it.")
    panel.accept.setFocus()
    qtbot.keyClick(panel.accept, Qt.Key.Key_Space)
    wait_for_findings(window, qtbot)
    qtbot.waitUntil(lambda: not panel.accept.isVisible())
    assert panel.isAncestorOf(window.focusWidget())
    window.controller.undo()
    wait_for_findings(window, qtbot)
    panel.view.setFocus()
    window.controller.redo()
    wait_for_findings(window, qtbot)
    qtbot.waitUntil(lambda: not panel.view.isVisible())
    assert panel.isAncestorOf(window.focusWidget())


def test_accepting_asks_for_a_reason_and_survives_the_next_check_and_the_file(
    window: MainWindow, dialogs: AnsweringDialogs, qtbot: QtBot
) -> None:
    finding = break_hairpin(window, qtbot)
    panel = window.findings_panel
    panel.choose_for(finding.element)
    dialogs.answer_with("The provider does it.")
    panel.accept.click()
    assert window.controller.session.undo_label == f"Accept {finding.code}"
    wait_for_findings(window, qtbot)
    assert finding.code not in shown(panel)
    assert panel.suppressed.text() == "Accepted: 1"
    panel.suppressed.setChecked(True)
    assert suppressed_rows(panel) == [f"{finding.message} Accepted: The provider does it."]
    window.controller.do(SetField("proxy01", ("name",), "Proxy"))
    wait_for_findings(window, qtbot)
    assert len(suppressed_rows(panel)) == 1
    read = parse_document(format_document(window.controller.document), "again").document
    assert [(item.code, item.reason) for item in read.options.suppressions] == [(finding.code, "The provider does it.")]
    panel.view.selectRow(0)
    assert panel.accept.text() == "Do not accept any more"
    panel.accept.click()
    wait_for_findings(window, qtbot)
    assert suppressed_rows(panel) == []
    assert finding.code in shown(panel)


def test_without_a_reason_nothing_is_accepted(window: MainWindow, dialogs: AnsweringDialogs, qtbot: QtBot) -> None:
    finding = break_hairpin(window, qtbot)
    window.findings_panel.choose_for(finding.element)
    dialogs.answer_with("")
    window.findings_panel.accept.click()
    assert window.controller.document.options.suppressions == ()


def break_much(window: MainWindow, qtbot: QtBot) -> FindingsPanel:
    """Findings of several rules, elements and severities."""
    window.controller.do(SetField("", ("sip_domains",), ("contoso.com", "fabrikam.com", "adatum.com", "litware.com")))
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    vips = element(window, "balancer01").vips
    short = tuple(replace(vip, idle_timeout=60, persistence=Persistence.TCP) for vip in vips)
    window.controller.do(SetField("balancer01", ("vips",), short))
    wait_for_findings(window, qtbot)
    return window.findings_panel


def test_groups_have_heads_with_counts_and_f8_passes_them(window: MainWindow, qtbot: QtBot) -> None:
    panel = break_much(window, qtbot)
    count = panel._filter.rowCount()
    for grouping in (Grouping.SEVERITY, Grouping.RULE, Grouping.ELEMENT, Grouping.CLAUSE):
        panel.grouping.setCurrentIndex(panel.grouping.findData(grouping))
        panel.grouping.activated.emit(panel.grouping.currentIndex())
        assert heads(panel), grouping
        assert panel._filter.rowCount() == count + len(heads(panel))
        assert sum(int(head.rpartition("(")[2][:-1]) for head in heads(panel)) == count
        assert panel._filter.index(0, 0).data(Qt.ItemDataRole.UserRole) is None
    seen = []
    for _ in range(count):
        window.actions_table["next-finding"].trigger()
        assert panel.current is not None
        seen.append(panel.current)
    assert len(set(map(repr, seen))) == count


def test_all_repairs_of_a_kind_are_one_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = break_much(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    counts = Counter(item.code for item in latest.findings if item.repair is not None)
    code, count = counts.most_common(1)[0]
    assert count > 1
    panel._select(lambda finding: finding.code == code and finding.repair is not None)
    assert panel.repair_all.text() == f"Repair all {count} of this kind"
    steps = len(window.controller.session.undo_labels)
    panel.repair_all.click()
    assert len(window.controller.session.undo_labels) == steps + 1
    wait_for_findings(window, qtbot)
    after = window.runner.latest
    assert after is not None
    assert sum(item.code == code and item.repair is not None for item in after.findings) < count


def test_the_list_keeps_its_place_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    panel = break_much(window, qtbot)
    panel.view.setFixedHeight(70)
    qtbot.wait(20)
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().maximum())
    panel.view.selectRow(panel._filter.rowCount() - 2)
    place, chosen = panel.view.verticalScrollBar().value(), panel.current
    assert place > 0
    window.controller.do(SetField("pool01", ("name",), "Front End pools"))
    wait_for_findings(window, qtbot)
    assert panel.current is not None
    assert chosen is not None
    assert (panel.current.code, panel.current.elements) == (chosen.code, chosen.elements)
    assert panel.view.verticalScrollBar().value() == place


def test_an_empty_design_is_not_called_consistent(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    wait_for_findings(window, qtbot)
    panel = window.findings_panel
    texts = [panel._nothing.text(), *(panel._filter.index(row, 3).data() for row in range(panel._filter.rowCount()))]
    assert not any("consistent" in text for text in texts)


def test_marks_on_the_drawing_can_be_hidden(window: MainWindow, qtbot: QtBot) -> None:
    break_hairpin(window, qtbot)
    assert "proxy01" in window.scene.sync.badges
    window.actions_table["show-badges"].trigger()
    assert window.scene.sync.badges == {}
    window.controller.do(SetField("pool01", ("name",), "Pool"))
    wait_for_findings(window, qtbot)
    assert window.scene.sync.badges == {}
    window.actions_table["show-badges"].trigger()
    assert "proxy01" in window.scene.sync.badges
