"""Whole tasks, as planners do them: draw a design, put a broken one right, review and merge two versions.

A module of its own because each test here crosses every room of the window, by mouse, wheel, keys and clipboard; the
parts are tested beside their modules. What a task leaves behind is a file, and the file is judged from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app.forms.choice_controls import YesNoControl
from planner.app.forms.reference_controls import ReferenceControl
from planner.app.forms.text_controls import LineControl, ListControl
from planner.app.panels.groups import groups_of, rows_of
from planner.app.review import compare_commands
from planner.app.review.merge_dialog import MergeDialog
from planner.app.window import MainWindow
from planner.canvas.name_editor import NameEditor
from planner.canvas.quick_add import QuickAdd
from planner.designfile import read_document, write_document
from planner.editing.links import Connection
from planner.editing.lists import SetField
from planner.editing.merging import Side, merge
from planner.editing.nodes import ChangeField, RenameElement
from planner.editing.templates import new_element
from planner.findings.run import inspect
from planner.model.document import Document
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow, element, wait_for_findings
from tests.app.mouse import Mouse

CONTROL = Qt.KeyboardModifier.ControlModifier

BREAKING: tuple[tuple[str, tuple[str | int, ...], Any], ...] = (
    ("proxy01", ("hairpin",), False),
    ("proxy01", ("idle_timeout",), 60),
    ("proxy01", ("forwards_host_header",), False),
    ("proxy01", ("allows_tls12",), False),
    ("proxy01", ("trusts_internal_ca",), False),
    ("proxy01", ("interfaces", 1, "routes"), ()),
    ("se01", ("mobility",), False),
    ("internal-firewall", ("hairpin",), True),
    ("external-firewall", ("spoofing_prevention",), False),
    ("mobility-global", ("enable_mobility",), False),
    ("mobility-global", ("enable_ip_audio_video",), False),
)
"""What went wrong in the broken design: the usual sins, all of them known to the rules."""


def dialogs_of(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def press(qtbot: QtBot, widget: QWidget, keys: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    """A shortcut, pressed where the keyboard is."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()
    qtbot.keyClick(widget, keys, modifiers)


# --- a design from nothing


class Hands:
    """Draws in a window by mouse and keys, as a planner does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.mouse = Mouse(window.view)

    def drag_from_palette(self, label: str, x: float, y: float) -> str:
        """Drags a row of the palette to a place of the drawing; tells the id of what came."""
        tree = self.window.palette_panel.tree
        item = next(row for group in groups_of(tree) for row in rows_of(group) if row.text(0) == label)
        before = self._ids()
        self.look_at(x, y)
        self.mouse.drop(tree.mimeData([item]), QPointF(x, y))
        return self._new(before)

    def type_to_add(self, words: str, x: float, y: float) -> str:
        """Ctrl+Space, a few letters, Enter; where the mouse is."""
        before = self._ids()
        self.look_at(x, y)
        press(self.qtbot, self.window.view, Qt.Key.Key_Space)
        (popup,) = (shown for shown in self.window.view.findChildren(QuickAdd) if shown.isVisible())
        self.qtbot.keyClicks(popup.field, words)
        self.qtbot.keyClick(popup.field, Qt.Key.Key_Return)
        return self._new(before)

    def look_at(self, x: float, y: float) -> None:
        self.window.view.centerOn(x, y)

    def _ids(self) -> set[str]:
        boxes = self.window.scene.sync.boxes
        return {*boxes.nodes, *boxes.zones}

    def _new(self, before: set[str]) -> str:
        (added,) = self._ids() - before
        assert added in self.window.scene.selected_ids()
        return added

    def fill_in(self, element_id: str, field: str, text: str) -> None:
        """Types into a field of the properties of an element; of the design, when there is no element."""
        self.window.scene.select_ids((element_id,) if element_id else ())
        rows = [row for form in self.window.inspector.forms for row in form.all_rows() if row.path[-1:] == (field,)]
        control = rows[0].control
        assert isinstance(control, LineControl | ListControl)
        typed = control.line if isinstance(control, LineControl) else control.lines
        typed.setFocus()
        self.qtbot.waitUntil(typed.hasFocus)
        press(self.qtbot, typed, Qt.Key.Key_A)
        self.qtbot.keyClick(typed, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(typed, text)
        self.window.view.setFocus()  # leaving the field takes what was typed
        assert rows[0].problem == ""

    def tick(self, element_id: str, field: str) -> None:
        """Changes a check box of an element."""
        self.window.scene.select_ids((element_id,))
        row = self.window.inspector.forms[0].rows[field]
        assert isinstance(row.control, YesNoControl)
        row.control.box.click()

    def choose(self, element_id: str, field: str, name: str) -> None:
        """Types a name into a field that takes another element."""
        self.window.scene.select_ids((element_id,))
        control = self.window.inspector.forms[0].rows[field].control
        assert isinstance(control, ReferenceControl)
        line = control.combo.lineEdit()
        assert line is not None
        line.setFocus()
        self.qtbot.waitUntil(line.hasFocus)
        line.selectAll()
        self.qtbot.keyClicks(line, name)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def confirm(self, element_id: str) -> None:
        """Says of every value that the planner made up that it is right, at its field, table or group."""
        self.window.scene.select_ids((element_id,))
        for name in element(self.window, element_id).unconfirmed:
            standing = self.window.inspector.forms[0].standing_of(name)
            assert standing is not None
            assert standing.text == "not confirmed"
            self.qtbot.mouseClick(standing.confirm, Qt.MouseButton.LeftButton)
            assert name not in element(self.window, element_id).unconfirmed

    def connect(self, source: str, target: str, meaning: str = "") -> None:
        """Selects one after the other and presses Ctrl+L; where a line could mean several things, takes one."""

        def choose(found: Sequence[Connection], place: QPoint) -> Connection:
            return next(connection for connection in found if meaning in connection.label)

        self.window.scene.choose_connection = choose
        self.window.scene.select_ids((source, target))
        press(self.qtbot, self.window.view, Qt.Key.Key_L)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that drop down, without a desktop
def test_the_small_reference_design_is_drawn_from_nothing(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    hands = Hands(window, qtbot)
    press(qtbot, window.view, Qt.Key.Key_0)
    hands.fill_in("", "title", "Drawn by hand")
    hands.fill_in("", "sip_domains", "contoso.com")
    hands.fill_in("", "internal_domains", "contoso.com")

    internet = hands.drag_from_palette("Internet", 0, 0)
    cellular = hands.drag_from_palette("Cellular network", 0, 420)
    outer = hands.drag_from_palette("Perimeter, outer", 560, 0)
    inner = hands.drag_from_palette("Perimeter, inner", 560, 420)
    lan = hands.drag_from_palette("Internal network", 1120, 0)
    wifi = hands.type_to_add("corporate wi-fi", 1120, 420)
    for zone, subnet in (
        (outer, "198.51.100.0/26"),
        (inner, "198.51.100.64/26"),
        (lan, "192.0.2.0/25"),
        (wifi, "192.0.2.128/26"),
    ):
        hands.fill_in(zone, "subnets", subnet)

    def inside(zone: str, row: float) -> tuple[float, float]:
        box = window.scene.sync.boxes.zones[zone]
        return box.x + 115, box.y + 90 + 90 * row

    hands.drag_from_palette("Firewall", 280, 40)
    inner_firewall = hands.type_to_add("firewall", 840, 40)
    hands.connect(inner_firewall, inner)
    hands.connect(inner_firewall, wifi)
    pool = hands.drag_from_palette("Standard Edition server", *inside(lan, 0))
    files = hands.drag_from_palette("File store", *inside(lan, 1.2))
    names = hands.drag_from_palette("DNS server", *inside(lan, 2.4))
    edge = hands.type_to_add("edge pool", *inside(outer, 0))
    proxy = hands.drag_from_palette("Reverse proxy", *inside(outer, 1.2))
    phone = hands.drag_from_palette("Mobile phone", *inside(cellular, 0))
    wifi_phone = hands.drag_from_palette("Mobile phone", *inside(wifi, 0))
    desktop = hands.drag_from_palette("Desktop client", *inside(internet, 0))
    hands.connect(pool, files)
    hands.connect(edge, pool, "next hop")
    hands.connect(pool, edge, "media")
    for user in (phone, wifi_phone, desktop):
        hands.choose(user, "home", "Standard Edition server")
    hands.tick(proxy, "hairpin")
    for placeholder in (pool, files, names, edge):
        hands.confirm(placeholder)
    wait_for_findings(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    assert [f"{finding.code} {finding.message}" for finding in latest.findings] == []

    path = tmp_path / "drawn.yaml"
    dialogs_of(window).answer_with(path)
    press(qtbot, window.view, Qt.Key.Key_S)
    drawn = read_document(path).document
    assert inspect(drawn) == ()
    assert {server.kind for server in drawn.design.servers} == {
        "front-end-pool",
        "file-store",
        "support-server",
        "edge-pool",
    }
    while window.controller.session.can_undo:
        press(qtbot, window.view, Qt.Key.Key_Z)
    assert window.controller.document.design.elements == ()
    while window.controller.session.can_redo:
        press(qtbot, window.view, Qt.Key.Key_Y)
    assert window.controller.document == drawn


@pytest.mark.parametrize("chosen", ["se01", "lan"])
def test_what_was_renamed_stays_selected(make_window: MakeWindow, qtbot: QtBot, chosen: str) -> None:
    window = make_window("standard")
    window.scene.select_ids((chosen,))
    for name in ("Berlin", "Hamburg"):
        press(qtbot, window.view, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        (field,) = (line for line in window.view.findChildren(NameEditor) if line.isVisible())
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.scene.selected_ids() == (chosen,)
        assert element(window, chosen).name == name
        assert window.view.hasFocus()


# --- a broken design


def test_a_broken_design_is_put_right_with_quick_repairs_only(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.yaml"
    whole = broken = read_document(EXAMPLES / "standard.yaml").document
    codes: set[str] = set()
    for sin in BREAKING:
        broken = SetField(*sin).apply(broken)
        codes |= {finding.code for finding in inspect(SetField(*sin).apply(whole))}
    write_document(path, broken)
    assert len(codes) >= 10

    window = make_window(path)
    wait_for_findings(window, qtbot)
    panel = window.findings_panel
    repaired = 0
    while window.runner.latest is not None and window.runner.latest.findings:
        press(qtbot, window.view, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
        chosen = panel.current
        assert chosen is not None
        assert chosen.repair is not None, f"nothing to press for {chosen.code}: {chosen.message}"
        qtbot.mouseClick(panel.repair, Qt.MouseButton.LeftButton)
        assert window.controller.session.undo_label == chosen.repair.label
        wait_for_findings(window, qtbot)
        repaired += 1
        # A repair may uncover what another sin hid (nobody misses a route of a service that is off).
        assert {finding.code for finding in window.runner.latest.findings} <= codes
        assert repaired < 40, "repairs go round in circles"
    assert repaired >= len(codes) - 2  # one repair may put two things right
    press(qtbot, window.view, Qt.Key.Key_S)
    assert inspect(read_document(path).document) == ()

    for _ in range(repaired):  # each was one step
        press(qtbot, window.view, Qt.Key.Key_Z)
    assert window.controller.document.design == broken.design


# --- two versions


def _mine(base: Document) -> Document:
    return RenameElement("edge01", "Edge in Berlin").apply(
        ChangeField("proxy01", ("note",), "checked by Ann").apply(base)
    )


def _theirs(base: Document) -> Document:
    document = RenameElement("edge01", "Edge in Hamburg").apply(
        ChangeField("files01", ("share",), "SfbShare2").apply(base)
    )
    return new_element(document, "support-dns", (1340.0, 370.0)).apply(document)


@pytest.fixture(name="versions")
def _versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    base = read_document(EXAMPLES / "standard.yaml").document
    paths = tmp_path / "base.yaml", tmp_path / "mine.yaml", tmp_path / "theirs.yaml"
    for path, document in zip(paths, (base, _mine(base), _theirs(base)), strict=True):
        write_document(path, document)
    return paths


def test_two_versions_are_reviewed_and_merged(
    make_window: MakeWindow, qtbot: QtBot, versions: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, mine, theirs = versions
    window = make_window(mine)
    wait_for_findings(window, qtbot)
    dialogs = dialogs_of(window)

    # The other version is looked at, and what is said about it stays in the file.
    dialogs.answer_with(theirs)
    shown = compare_commands.compare_with_file(window)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.found is not None, timeout=60_000)
    titles = [shown.changes.topLevelItem(row).text(0) for row in range(shown.changes.topLevelItemCount())]
    assert any("Edge in" in title for title in titles), titles
    assert shown.legend.text().startswith("+ 1 added")
    shown.close()
    window.scene.select_ids(("edge01",))
    window.refresh_actions()
    window.settings.author = "Ann"
    dialogs.answer_with("Berlin or Hamburg?")
    window.actions_table["comment"].trigger()
    (comment,) = window.controller.document.options.review_notes
    assert comment.text == "Berlin or Hamburg?"

    # The real dialog, answered by its buttons.
    monkeypatch.setattr(dialogs, "merge", lambda *sides: _merged_by_hand(qtbot, *sides))
    dialogs.answer_with(theirs, base)
    window.actions_table["merge-file"].trigger()
    assert element(window, "edge01").name == "Edge in Hamburg"
    assert element(window, "proxy01").note == "checked by Ann"
    assert element(window, "files01").share == "SfbShare2"
    assert any(server.kind == "support-server" and server.id != "dc01" for server in _servers(window))
    press(qtbot, window.view, Qt.Key.Key_Z)
    assert element(window, "edge01").name == "Edge in Berlin"
    press(qtbot, window.view, Qt.Key.Key_Y)
    press(qtbot, window.view, Qt.Key.Key_S)
    saved = read_document(mine).document
    assert saved.design == window.controller.document.design
    assert saved.options.review_notes == (comment,)


def _servers(window: MainWindow) -> tuple[Any, ...]:
    return window.controller.document.design.servers


def _merged_by_hand(
    qtbot: QtBot, base: Document | None, ours: Document, theirs: Document, names: tuple[str, str]
) -> Document:
    dialog = MergeDialog(None, (base, ours, theirs), names, merge(base, ours, theirs))
    qtbot.addWidget(dialog)
    dialog.show()
    (item,) = dialog.view.findItems("servers.edge01.name", Qt.MatchFlag.MatchExactly)
    assert [item.text(column) for column in (2, 3)] == ["Edge in Berlin", "Edge in Hamburg"]
    dialog.view.setCurrentItem(item)
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    return dialog.document
