"""Every field of every element shows, takes what it shows without a change, and edits with one undo step."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.app.appearance.language import speak
from planner.app.appearance.marks import MarkedLine
from planner.app.appearance.settings import Language
from planner.app.forms.choice_controls import ChoiceControl, ChoicesControl, YesNoControl
from planner.app.forms.context import FormContext
from planner.app.forms.field_control import FieldControl
from planner.app.forms.form import FieldRow, Form
from planner.app.forms.reference_controls import ReferenceControl, SuggestionControl
from planner.app.forms.shapes import Control, shapes_of
from planner.app.forms.text_controls import LineControl, ListControl
from planner.app.forms.texts import text_of
from planner.app.forms.wording import choice_word, field_label
from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.editing.design_settings import SETTINGS
from planner.editing.lists import SetField
from planner.editing.removal import RemoveElements
from planner.model import clients, devices, links, policies, servers, zones
from planner.model.design import Design
from planner.model.devices import Firewall
from planner.resource_files import resource_path
from tests.app.conftest import MakeWindow, element, wait_for_findings

EXAMPLES = ["enterprise", "standard"]  # every kind of element is in one of them
KINDS = [
    (stem, element.id)
    for stem in EXAMPLES
    for element in {
        element.kind: element
        for element in read_document(resource_path("examples", f"{stem}.yaml")).document.design.elements
    }.values()
]


def rows_of(form: Form) -> list[FieldRow]:
    """Every field row of a form, those of the first row of each table too."""
    found = form.all_rows()
    for table in _tables(form):
        if table._model.items:
            table.choose_row(0)
            below = table.controls_below()
            if below is not None:
                found += rows_of(below)
    return found


def _tables(form: Form) -> list[Any]:
    return [*form.tables.values(), *(table for group in form.groups.values() for table in _tables(group))]


def commit_shown(control: FieldControl) -> None:
    """Does what a person does who goes into a field and out again, or chooses what is chosen."""
    if isinstance(control, LineControl):
        control.line.textEdited.emit(control.line.text())
        control.line.editingFinished.emit()
    elif isinstance(control, ListControl):
        control.lines.textChanged.emit()
        control.lines.left.emit()
    elif isinstance(control, YesNoControl):
        control.box.toggled.emit(control.box.isChecked())
    elif isinstance(control, ChoiceControl):
        control.combo.activated.emit(control.combo.currentIndex())
    elif isinstance(control, ChoicesControl):
        control.list.itemChanged.emit(control.list.item(0))
    elif isinstance(control, ReferenceControl | SuggestionControl):
        line = control.combo.lineEdit()
        assert line is not None
        line.editingFinished.emit()
    else:
        pytest.fail(f"no way to commit a {type(control).__name__}")


def shown_text(control: FieldControl) -> str | None:
    """The text a person reads in a control; None for check boxes and lists of them."""
    if isinstance(control, LineControl):
        return control.line.text()
    if isinstance(control, ListControl):
        return control.lines.toPlainText()
    if isinstance(control, ChoiceControl | ReferenceControl | SuggestionControl):
        return control.combo.currentText()
    return None


@pytest.mark.parametrize("stem", EXAMPLES)
def test_every_field_of_every_element_shows_and_taking_it_changes_nothing(make_window: Any, stem: str) -> None:
    window: MainWindow = make_window(stem)
    document = window.controller.document
    for planned in document.design.elements:
        window.inspector.show_selection((planned.id,))
        (form,) = window.inspector.forms
        cls: Any = type(planned)
        names = {shape.name for shape in shapes_of(cls)}
        assert set(form.rows) | set(form.tables) | set(form.groups) == names
        for row in rows_of(form):
            assert row.control.value == _value_at(planned, row.path)
            commit_shown(row.control)
            assert row.problem == ""
    assert window.controller.document is document
    assert not window.controller.is_dirty


def _value_at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


@pytest.mark.parametrize("stem", EXAMPLES)
def test_what_is_shown_is_what_is_planned(make_window: Any, stem: str) -> None:
    window: MainWindow = make_window(stem)
    design = window.controller.document.design
    for planned in design.elements:
        window.inspector.show_selection((planned.id,))
        for row in rows_of(window.inspector.forms[0]):
            control = row.control
            text = shown_text(control)
            if text is None or control.value is None:
                continue
            if isinstance(control, ReferenceControl):
                owner = design.owner_of(control.value)
                assert owner is None or text
            else:
                assert text == text_of(control.shape, control.value, "\n" if isinstance(control, ListControl) else ", ")


def test_settings_of_the_design_show_when_nothing_is_selected(window: MainWindow) -> None:
    window.inspector.show_selection(())
    title, settings = window.inspector.forms
    assert list(title.rows) == ["title"]
    assert {*settings.rows, *settings.groups, *settings.tables} == set(SETTINGS)
    document = window.controller.document
    for row in (*title.all_rows(), *rows_of(settings)):
        commit_shown(row.control)
    assert window.controller.document is document


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Replaces the text of a field by typing."""
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    qtbot.keyClicks(widget, text)


@pytest.mark.parametrize(("stem", "element_id"), KINDS, ids=[f"{stem}-{key}" for stem, key in KINDS])
def test_a_note_typed_into_any_element_is_one_undo_step(
    make_window: Any, qtbot: QtBot, stem: str, element_id: str
) -> None:
    window: MainWindow = make_window(stem)
    start = window.controller.document
    window.inspector.show_selection((element_id,))
    control = window.inspector.forms[0].rows["note"].control
    assert isinstance(control, ListControl)
    control.lines.setFocus()
    qtbot.keyClicks(control.lines, "checked")
    assert element(window, element_id).note == "checked"
    assert len(window.controller.session.undo_labels) == 1
    window.undo()
    assert window.controller.document.design == start.design
    assert control.lines.toPlainText() == ""


def test_typing_a_name_counts_at_once_and_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("pool01",))
    control = window.inspector.forms[0].rows["name"].control
    assert isinstance(control, LineControl)
    type_into(qtbot, control.line, "Main pool")
    assert element(window, "pool01").name == "Main pool"
    assert len(window.controller.session.undo_labels) == 1
    window.undo()
    assert element(window, "pool01").name == "Front End pool"
    assert control.line.text() == "Front End pool"
    assert not window.controller.is_dirty


def test_a_value_that_cannot_be_is_marked_at_its_field_and_not_taken(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("pool01",))
    row = window.inspector.forms[0].rows["fqdn"]
    control = row.control
    assert isinstance(control, LineControl)
    type_into(qtbot, control.line, "pool 01")
    assert "is not a DNS name" in row.problem
    assert element(window, "pool01").fqdn in ("pool", "pool01.contoso.com")
    assert control.line.text() == "pool 01"
    type_into(qtbot, control.line, "pool02.contoso.com")
    assert row.problem == ""
    assert element(window, "pool01").fqdn == "pool02.contoso.com"


def test_addresses_are_checked_one_a_line(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("lan",))
    row = window.inspector.forms[0].rows["subnets"]
    control = row.control
    assert isinstance(control, ListControl)
    control.lines.setPlainText("192.0.2.1/26")
    assert "expected '192.0.2.0/26'" in row.problem
    control.lines.setPlainText("192.0.2.0/26\n2001:db8::/64")
    assert row.problem == ""
    assert [str(net) for net in window.controller.document.design.zone("lan").subnets] == [
        "192.0.2.0/26",
        "2001:db8::/64",
    ]


def test_a_reference_is_chosen_by_name_and_searched(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("phone-wifi",))
    control = window.inspector.forms[0].rows["home"].control
    assert isinstance(control, ReferenceControl)
    assert control.combo.currentText() == "Front End pool"
    line = control.combo.lineEdit()
    assert line is not None
    line.setText("nobody")
    line.editingFinished.emit()
    assert "none of the elements" in window.inspector.forms[0].rows["home"].problem
    line.setText("survivable branch appliance")
    line.editingFinished.emit()
    assert element(window, "phone-wifi").home == "sba01"
    line.setText("")
    line.editingFinished.emit()
    assert element(window, "phone-wifi").home is None


def test_the_arrow_beside_a_reference_shows_what_it_names(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("phone-wifi",))
    control = window.inspector.forms[0].rows["home"].control
    assert isinstance(control, ReferenceControl)
    qtbot.mouseClick(control.jump, Qt.MouseButton.LeftButton)
    assert window.scene.selected_ids() == ("pool01",)
    assert window.inspector.element == "pool01"


def test_a_changed_id_is_followed_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("pool01",))
    control = window.inspector.forms[0].rows["id"].control
    assert isinstance(control, LineControl)
    type_into(qtbot, control.line, "main-pool")
    assert window.controller.document.design.find("main-pool") is None  # only the finished id counts
    qtbot.keyClick(control.line, Qt.Key.Key_Return)
    design = window.controller.document.design
    assert design.find("main-pool") is not None
    assert design.get("phone-wifi").home == "main-pool"
    assert window.inspector.element == "main-pool"
    assert window.scene.selected_ids() == ("main-pool",)


def test_an_id_in_use_is_refused_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("pool01",))
    row = window.inspector.forms[0].rows["id"]
    assert isinstance(row.control, LineControl)
    type_into(qtbot, row.control.line, "dirpool01")
    qtbot.keyClick(row.control.line, Qt.Key.Key_Return)
    assert "is in use" in row.problem
    assert window.inspector.element == "pool01"


def test_a_machine_is_added_with_a_name_and_address_of_its_own_and_removed(window: MainWindow) -> None:
    window.scene.select_ids(("pool01",))
    table = window.inspector.forms[0].tables["members"]
    table.add_row()
    pool = element(window, "pool01")
    assert len(pool.members) == 4
    added = pool.members[3]
    assert added.fqdn == "fe04.contoso.com"
    used = [address for machine in pool.members for face in machine.interfaces for address in face.addresses]
    assert len(used) == len(set(used))
    assert table.row == 3
    table.remove_row()
    assert element(window, "pool01").members == pool.members[:3]
    window.undo()
    window.undo()
    assert not window.controller.is_dirty


@pytest.mark.parametrize(
    ("element_id", "name"),
    [
        ("external-firewall", "interfaces"),
        ("external-firewall", "nat"),
        ("external-firewall", "rules"),
        ("proxy01", "rules"),
        ("balancer01", "vips"),
        ("pool01", "ports"),
    ],
)
def test_rows_can_be_added_to_every_table(window: MainWindow, element_id: str, name: str) -> None:
    window.inspector.show_selection((element_id,))
    table = window.inspector.forms[0].tables[name]
    before = getattr(element(window, element_id), name)
    table.add_row()
    assert table.problem.text == ""
    assert len(getattr(element(window, element_id), name)) == len(before) + 1
    window.undo()
    assert getattr(element(window, element_id), name) == before


def test_the_order_of_rules_is_changed(window: MainWindow) -> None:
    window.inspector.show_selection(("balancer01",))
    table = window.inspector.forms[0].tables["vips"]
    balancer = element(window, "balancer01")
    table.choose_row(0)
    table.move_row(1)
    moved = element(window, "balancer01")
    assert [vip.id for vip in moved.vips[:2]] == [balancer.vips[1].id, balancer.vips[0].id]
    assert table.row == 1


def test_a_cell_of_a_table_is_edited_in_place(window: MainWindow) -> None:
    window.inspector.show_selection(("external-firewall",))
    table = window.inspector.forms[0].tables["nat"]
    model = table._model
    column = next(i for i, shape in enumerate(model.columns) if shape.name == "private")
    assert not model.setData(model.index(0, column), "nowhere")
    assert "is not an IP address" in table.problem.text
    assert model.index(0, column).data() == "nowhere"  # stays to be put right
    assert not window.controller.is_dirty
    assert model.setData(model.index(0, column), "198.51.100.21")
    firewall = element(window, "external-firewall")
    assert isinstance(firewall, Firewall)
    assert str(firewall.nat[0].private) == "198.51.100.21"
    assert table.problem.text == ""


def test_a_renamed_interface_of_a_firewall_takes_its_nat_along(window: MainWindow) -> None:
    window.inspector.show_selection(("external-firewall",))
    table = window.inspector.forms[0].tables["interfaces"]
    table.choose_row(0)
    control = table.controls_below().rows["name"].control
    assert isinstance(control, LineControl)
    control.line.setText("wan")
    control.line.editingFinished.emit()
    firewall = element(window, "external-firewall")
    assert isinstance(firewall, Firewall)
    assert firewall.interfaces[0].name == "wan"
    assert {entry.interface for entry in firewall.nat} <= {face.name for face in firewall.interfaces}


def test_a_finding_stands_at_its_field_and_goes_when_it_is_cured(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("proxy01",))
    row = window.inspector.forms[0].rows["hairpin"]
    assert isinstance(row.control, YesNoControl)
    row.control.box.click()
    wait_for_findings(window, qtbot)
    assert "hairpinning" in row.said
    row.control.box.click()
    wait_for_findings(window, qtbot)
    assert row.said == ""


def test_undo_from_elsewhere_shows_in_the_form(window: MainWindow) -> None:
    window.inspector.show_selection(("phone-wifi",))
    row = window.inspector.forms[0].rows["device"]
    assert isinstance(row.control, ChoiceControl)
    index = next(i for i in range(row.control.combo.count()) if row.control.combo.itemText(i) == "Desktop")
    row.control.combo.setCurrentIndex(index)
    row.control.combo.activated.emit(index)
    client = element(window, "phone-wifi")
    assert choice_word(client.device) == "Desktop"
    window.undo()
    assert row.control.combo.currentText() == "Mobile"


def test_settings_are_edited_with_undo(window: MainWindow) -> None:
    window.inspector.show_selection(())
    _, form = window.inspector.forms
    push = form.groups["mobility"].groups["push"].rows["apple"].control
    assert isinstance(push, YesNoControl)
    push.box.click()
    assert window.controller.document.design.mobility.push.apple
    features = form.rows["features"].control
    assert isinstance(features, ChoicesControl)
    features.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert [feature.value for feature in window.controller.document.design.features][-1] == "pic"
    window.undo()
    window.undo()
    assert not window.controller.is_dirty
    assert not push.box.isChecked()


def test_several_elements_are_listed(window: MainWindow) -> None:
    window.scene.select_ids(("pool01", "edgepool01"))
    assert window.inspector.forms == ()
    assert window.inspector.element == ""


def test_a_removed_element_gives_way_to_the_settings(window: MainWindow) -> None:
    window.inspector.show_selection(("route-all",))
    window.controller.do(SetField("", ("policies",), ()))
    assert window.inspector.element == ""
    assert len(window.inspector.forms) == 2


def test_the_form_of_an_empty_design_shows(make_window: Any) -> None:
    window: MainWindow = make_window()
    assert window.controller.document.design == Design()
    title, _ = window.inspector.forms
    control = title.rows["title"].control
    assert isinstance(control, LineControl)
    control.line.setText("Plan")
    control.line.textEdited.emit("Plan")
    assert window.controller.document.title == "Plan"
    assert window.windowTitle().startswith("Plan")


def test_a_prefix_of_something_wrong_is_not_left_behind(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("sql01",))
    row: Any = window.inspector.forms[0].rows["fqdn"]
    line = row.control.line
    line.setFocus()
    line.selectAll()
    steps = len(window.controller.session.undo_labels)
    qtbot.keyClicks(line, "sql 01!")
    assert line.text() == "sql 01!"
    assert "is not a DNS name" in row.problem
    assert element(window, "sql01").fqdn == "sql01.contoso.com"
    assert len(window.controller.session.undo_labels) == steps
    for _ in "01!":
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == "sql"
    assert row.problem == ""
    assert element(window, "sql01").fqdn == "sql"
    assert len(window.controller.session.undo_labels) == steps + 1
    window.undo()
    assert element(window, "sql01").fqdn == "sql01.contoso.com"


def test_an_address_that_becomes_wrong_while_typing_stands_again(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("balancer01",))
    form = window.inspector.forms[0]
    form.tables["vips"].choose_row(0)
    row: Any = form.tables["vips"].controls_below().rows["address"]
    before = element(window, "balancer01").vips[0].address
    row.control.line.setFocus()
    row.control.line.selectAll()
    qtbot.keyClicks(row.control.line, "192.0.2.19x")
    assert element(window, "balancer01").vips[0].address == before
    assert "is not an IP address" in row.problem


def test_several_elements_are_edited_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("external-firewall", "internal-firewall"))
    form: Any = window.inspector.common
    assert "id" not in form.rows
    assert "name" not in form.rows
    timeout = form.rows["idle_timeout"].control.line
    timeout.setFocus()
    timeout.selectAll()
    steps = len(window.controller.session.undo_labels)
    qtbot.keyClicks(timeout, "900")
    qtbot.keyClick(timeout, Qt.Key.Key_Return)
    assert {element(window, key).idle_timeout for key in ("external-firewall", "internal-firewall")} == {900}
    assert window.controller.session.undo_label == "Change Idle timeout (seconds) of 2 elements"
    assert len(window.controller.session.undo_labels) == steps + 1


def test_fields_that_differ_say_so_and_one_choice_goes_to_all(window: MainWindow, qtbot: QtBot) -> None:
    chosen = ("external-firewall", "internal-firewall")
    window.controller.do(SetField(chosen[0], ("idle_timeout",), 60))
    window.controller.do(SetField(chosen[0], ("hairpin",), not element(window, chosen[1]).hairpin))
    window.scene.select_ids(chosen)
    form: Any = window.inspector.common
    timeout, hairpin = form.rows["idle_timeout"].control, form.rows["hairpin"].control
    assert (timeout.line.text(), timeout.line.placeholderText()) == ("", "differs")
    assert hairpin.box.checkState() is Qt.CheckState.PartiallyChecked
    before = window.controller.document
    timeout.line.setFocus()
    hairpin.box.setFocus()
    assert window.controller.document is before
    hairpin.box.click()
    assert [element(window, key).hairpin for key in chosen] == [True, True]
    assert hairpin.box.checkState() is Qt.CheckState.Checked
    window.undo()
    assert hairpin.box.checkState() is Qt.CheckState.PartiallyChecked


def test_elements_of_different_kinds_share_what_both_have(window: MainWindow) -> None:
    window.scene.select_ids(("proxy01", "pool01"))
    form: Any = window.inspector.common
    assert {"site", "note"} <= set(form.rows)
    assert form.rows["note"].control.shape.control is Control.NOTE


def test_fields_of_groups_go_to_all(window: MainWindow, qtbot: QtBot) -> None:
    chosen = ("pool01", "dirpool01")
    window.scene.select_ids(chosen)
    form: Any = window.inspector.common
    line = form.groups["web"].rows["external_fqdn"].control.line
    assert (line.text(), line.placeholderText()) == ("", "differs")
    line.setFocus()
    qtbot.keyClicks(line, "web.contoso.com")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert {element(window, key).web.external_fqdn for key in chosen} == {"web.contoso.com"}
    assert window.controller.session.undo_label == "Change External web FQDN of 2 elements"


def test_tables_show_what_all_have_and_a_new_row_goes_to_all(window: MainWindow, qtbot: QtBot) -> None:
    chosen = ("external-firewall", "internal-firewall")
    window.scene.select_ids(chosen)
    form: Any = window.inspector.common
    assert "interfaces" not in form.tables, "addresses are nobody else's"
    table = form.tables["rules"]
    own = {key: element(window, key).rules for key in chosen}
    shown = len(table._model.items)
    assert bool(table.remarked) == any(len(rows) > shown for rows in own.values())
    table.add.setFocus()
    qtbot.keyClick(table.add, Qt.Key.Key_Space)
    added = table._model.items[-1]
    assert [element(window, key).rules for key in chosen] == [(*own[key], added) for key in chosen]
    assert window.controller.session.undo_label == "Change Rules of 2 elements"
    qtbot.keyClick(table.remove, Qt.Key.Key_Space)
    assert {key: element(window, key).rules for key in chosen} == own


def test_a_choice_that_some_have_is_half_checked_and_goes_to_all(window: MainWindow) -> None:
    chosen = ("phone-wifi", "phone-cellular")
    first, second = (element(window, key).platforms for key in chosen)
    window.controller.do(SetField(chosen[0], ("platforms",), first[:1]))
    window.scene.select_ids(chosen)
    control: Any = window.inspector.common.rows["platforms"].control
    state = {entry: control.list.item(row).checkState() for row, (entry, _) in enumerate(control._entries)}
    assert state[first[0]] is Qt.CheckState.Checked
    assert state[second[1]] is Qt.CheckState.PartiallyChecked
    row = next(row for row, (entry, _) in enumerate(control._entries) if entry == second[1])
    control.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert all(second[1] in element(window, key).platforms for key in chosen)
    assert control.list.item(row).checkState() is Qt.CheckState.Checked
    control.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not any(second[1] in element(window, key).platforms for key in chosen)
    assert all(first[0] in element(window, key).platforms for key in chosen)


def grid_of(window: MainWindow, element_id: str, name: str) -> Any:
    """A table of an element, with the keyboard in its first cell."""
    window.scene.select_ids((element_id,))
    table = window.inspector.forms[0].tables[name]
    table.grid.setFocus()
    table.grid.setCurrentIndex(table.grid.model().index(0, 0))
    return table


def test_cells_are_copied_as_a_spreadsheet_takes_them(window: MainWindow, qtbot: QtBot) -> None:
    table = grid_of(window, "pool01", "members")
    table.grid.selectAll()
    qtbot.keyClick(table.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t") for line in lines] == [
        [machine.fqdn, machine.id] for machine in element(window, "pool01").members
    ]


def test_a_block_is_pasted_in_one_step_and_adds_rows(window: MainWindow, qtbot: QtBot) -> None:
    table = grid_of(window, "pool01", "members")
    steps = len(window.controller.session.undo_labels)
    names = [f"sfb{number}.contoso.com" for number in range(1, 6)]
    QGuiApplication.clipboard().setText("\r\n".join(names) + "\r\n")
    qtbot.keyClick(table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [machine.fqdn for machine in element(window, "pool01").members] == names
    assert len({machine.id for machine in element(window, "pool01").members}) == 5
    assert len(window.controller.session.undo_labels) == steps + 1
    window.undo()
    assert len(element(window, "pool01").members) == 3


def test_bad_cells_are_told_at_the_cell_and_take_no_other_with_them(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    speak(qapp, Language.ENGLISH)  # its file holds the singular
    table = grid_of(window, "balancer01", "vips")
    before = element(window, "balancer01").vips
    table.grid.setCurrentIndex(table.grid.model().index(0, 1))
    QGuiApplication.clipboard().setText("Director pool\t192.0.2.51\nDirector pool\tnowhere\n")
    qtbot.keyClick(table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    after = element(window, "balancer01").vips
    assert [vip.pool for vip in after[:2]] == ["dirpool01", "dirpool01"]
    assert (str(after[0].address), after[1].address) == ("192.0.2.51", before[1].address)
    bad = table.grid.model().index(1, 2)
    assert bad.data() == "nowhere"
    assert "is not an IP address" in bad.data(Qt.ItemDataRole.ToolTipRole)
    assert table.problem.text.startswith("1 cell was not taken. 'nowhere'")


def test_a_block_that_is_too_wide_is_refused_whole(window: MainWindow, qtbot: QtBot) -> None:
    table = grid_of(window, "pool01", "members")
    before = window.controller.document
    QGuiApplication.clipboard().setText("a\tb\tc\td")
    qtbot.keyClick(table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.controller.document is before
    assert "4 columns" in table.problem.text


def element_classes() -> list[type]:
    """Every class of the model whose values are elements: they have an id and a kind of their own."""
    found: dict[type, None] = {}
    for module in (servers, devices, clients, zones, policies, links):
        for cls in vars(module).values():
            if isinstance(cls, type) and is_dataclass(cls) and get_origin(get_type_hints(cls).get("kind")) is Literal:
                found[cls] = None
    return list(found)


def test_the_kinds_are_those_of_the_reference_designs_and_more() -> None:
    kinds = {get_args(get_type_hints(cls)["kind"])[0] for cls in element_classes()}
    design = read_document(resource_path("examples", "enterprise.yaml")).document.design
    assert {item.kind for item in design.elements} <= kinds
    assert len(kinds) > 20


@pytest.mark.parametrize("cls", element_classes(), ids=lambda cls: cls.__name__)
def test_every_field_of_every_class_of_the_model_has_a_control(cls: type, window: MainWindow) -> None:
    context = FormContext(
        lambda: window.controller.document.design, lambda: None, lambda *_: "", lambda _: None, lambda: None
    )
    form = Form(cls, (), context)
    shown = {*form.rows, *form.tables, *form.groups}
    assert shown == {field.name for field in fields(cls)} - {"kind"}
    form.deleteLater()


def test_defaults_are_shown_as_defaults(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("external-firewall",))
    row: Any = window.inspector.forms[0].rows["idle_timeout"]
    default = next(shape.default for shape in shapes_of(Firewall) if shape.name == "idle_timeout")
    window.controller.do(SetField("external-firewall", ("idle_timeout",), default))
    shown = "default" if default is not None else ""
    assert (row.standing.text if row.standing is not None else "") == shown
    window.controller.do(SetField("external-firewall", ("idle_timeout",), 77))
    assert row.standing is None or row.standing.text == ""
    window.scene.select_ids(("edgepool01",))
    generation: Any = window.inspector.forms[0].rows["balancing"]
    window.controller.do(SetField("edgepool01", ("balancing",), generation.control.shape.default))
    assert generation.standing is not None
    assert generation.standing.text == "default"


def test_placeholders_are_marked_at_their_field_and_confirmed_there(window: MainWindow) -> None:
    window.controller.do(SetField("sql01", ("unconfirmed",), ("fqdn", "site")))
    window.scene.select_ids(("sql01",))
    row: Any = window.inspector.forms[0].rows["fqdn"]
    assert row.standing.text == "not confirmed"
    row.standing.confirm.click()
    assert element(window, "sql01").unconfirmed == ("site",)
    assert row.standing.text == ""
    window.undo()
    assert row.standing.text == "not confirmed"


@pytest.mark.parametrize(("element_id", "name"), [("pool01", "members"), ("pool01", "web"), ("balancer01", "vips")])
def test_tables_and_groups_are_confirmed_where_they_stand(
    window: MainWindow, qtbot: QtBot, element_id: str, name: str
) -> None:
    window.controller.do(SetField(element_id, ("unconfirmed",), ("site", name)))
    window.scene.select_ids((element_id,))
    form: Any = window.inspector.forms[0]
    standing = form.standing_of(name)
    assert standing.text == "not confirmed"
    assert standing.confirm.accessibleName() == f"Confirm {field_label(form.cls, name)}"
    standing.confirm.setFocus()
    qtbot.keyClick(standing.confirm, Qt.Key.Key_Space)
    assert element(window, element_id).unconfirmed == ("site",)
    assert standing.text == ""
    window.undo()
    assert standing.text == "not confirmed"


def test_what_is_not_confirmed_is_listed_in_words_and_ticked_off(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.do(SetField("sql01", ("unconfirmed",), ("fqdn", "a-name-of-a-later-version")))
    window.scene.select_ids(("sql01",))
    control: Any = window.inspector.forms[0].rows["unconfirmed"].control
    items = {control.list.item(row).text(): control.list.item(row) for row in range(control.list.count())}
    assert {text for text, item in items.items() if item.checkState() is Qt.CheckState.Checked} == {"FQDN"}
    items["Members"].setCheckState(Qt.CheckState.Checked)
    assert element(window, "sql01").unconfirmed == ("fqdn", "a-name-of-a-later-version", "members")
    items["FQDN"].setCheckState(Qt.CheckState.Unchecked)
    assert element(window, "sql01").unconfirmed == ("a-name-of-a-later-version", "members")


def test_what_is_not_confirmed_is_one_line_until_somebody_unfolds_it(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("sql01",))
    control: Any = window.inspector.forms[0].rows["unconfirmed"].control
    assert control.words.text() == "Everything is confirmed"
    assert not control.list.isVisible()
    assert not control.confirm.isVisible()
    control.details.setFocus()
    qtbot.keyClick(control.details, Qt.Key.Key_Space)
    assert control.list.isVisible()
    window.controller.do(SetField("sql01", ("unconfirmed",), ("fqdn",)))
    assert control.words.text() == "1 field: FQDN"
    window.controller.do(SetField("sql01", ("unconfirmed",), ("fqdn", "site", "members", "name", "users")))
    assert control.words.text() == "5 fields: FQDN, Site, Members, Name, …"
    control.confirm.setFocus()
    qtbot.keyClick(control.confirm, Qt.Key.Key_Space)
    assert element(window, "sql01").unconfirmed == ()
    assert control.words.text() == "Everything is confirmed"
    assert control.isAncestorOf(QApplication.focusWidget() or window), "the keyboard is not lost with the button"
    window.undo()
    assert len(element(window, "sql01").unconfirmed) == 5


def test_a_click_on_the_words_of_a_check_box_is_one_on_the_box(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("external-firewall",))
    control: Any = window.inspector.forms[0].rows["hairpin"].control
    before = element(window, "external-firewall").hairpin
    (words,) = control.findChildren(QLabel)
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert element(window, "external-firewall").hairpin is not before
    assert control.box.hasFocus()


def test_labels_go_above_their_fields_where_there_is_little_room(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("sql01",))

    def is_label_above() -> bool:
        form = window.inspector.forms[0]
        control = form.rows["fqdn"].control
        label = next(label for label in form.findChildren(QLabel) if label.buddy() is control)
        return control.mapTo(form, control.rect().topLeft()).y() > label.geometry().center().y()

    for width, is_above in ((400, False), (240, True), (400, False)):
        window.resizeDocks([window.docks["inspector"]], [width], Qt.Orientation.Horizontal)
        qtbot.waitUntil(lambda is_above=is_above: is_label_above() is is_above)  # type: ignore[misc]


@pytest.mark.parametrize("stem", EXAMPLES)
def test_every_table_takes_back_from_a_spreadsheet_what_was_copied(make_window: Any, stem: str, qtbot: QtBot) -> None:
    window: MainWindow = make_window(stem)
    seen = 0
    for planned in window.controller.document.design.elements:
        window.inspector.show_selection((planned.id,))
        (form,) = window.inspector.forms
        for table in _tables(form):
            if not table._model.items:
                continue
            table.choose_row(0)
            table.grid.selectAll()
            qtbot.keyClick(table.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            table.grid.setCurrentIndex(table._model.index(0, 0))
            qtbot.keyClick(table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert not table.problem.text, f"{planned.id} {table.path}: {table.problem.text}"
            assert element(window, planned.id) == planned
            seen += 1
    assert seen > 5


def test_a_hosting_provider_is_added(window: MainWindow) -> None:
    window.scene.select_ids(())
    window.inspector.show_selection(())
    table: Any = window.inspector.forms[1].groups["federation"].tables["hosting_providers"]
    table.add.click()
    table.add.click()
    assert [item.name for item in window.controller.document.design.federation.hosting_providers] == [
        "Provider 1",
        "Provider 2",
    ]


def test_what_may_only_be_looked_at_is_greyed_and_comes_back(make_window: Any, qtbot: QtBot) -> None:
    window: MainWindow = make_window("enterprise")
    window.inspector.show_selection(("edgepool01",))
    window.controller.set_read_only(True)
    (form,) = window.inspector.forms
    for row in rows_of(form):
        if isinstance(row.control, ReferenceControl):
            assert not row.control.combo.isEnabled()
            assert row.control.jump.isEnabled() == (row.control.value is not None)
        else:
            assert not row.control.isEnabled(), row.path
    members = form.tables["members"]
    assert members.grid.isEnabled()
    assert not members.add.isEnabled()
    palette = form.rows["name"].control.palette()
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base) == palette.window().color()
    before = window.controller.document
    members.choose_row(1)
    members.grid.setFocus()
    qtbot.keyClick(members.grid, Qt.Key.Key_F2)
    qtbot.keyClicks(members.grid, "changed")
    assert not members.remove.isEnabled()
    assert window.controller.document is before
    window.controller.set_read_only(False)
    (form,) = window.inspector.forms
    assert all(row.control.isEnabled() for row in form.rows.values())
    assert form.tables["members"].add.isEnabled()


def test_what_is_said_about_an_element_opens_no_window(window: MainWindow, qtbot: QtBot) -> None:
    """A line that is shown before it stands in the panel is a window for a moment, and takes the keyboard away."""
    opened: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(watched)
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    window.scene.select_ids(("pool01",))
    window.controller.do(RemoveElements(frozenset({"proxy01"})))
    wait_for_findings(window, qtbot)
    application.removeEventFilter(watch)
    assert "PX03" in " ".join(line.text for line in window.inspector.findChildren(MarkedLine))
    assert [type(item).__name__ for item in opened] == []


def test_of_many_selected_elements_some_are_named(make_window: MakeWindow) -> None:
    window = make_window("enterprise")
    window.scene.select_all()
    chosen = window.scene.selected_ids()
    assert len(chosen) > 31
    texts = [label.text() for label in window.inspector.findChildren(QLabel)]
    named = next(text for text in texts if "and " in text and "\n" in text).splitlines()
    assert len(named) == 31
    assert named[-1] == f"and {len(chosen) - 30} more"
