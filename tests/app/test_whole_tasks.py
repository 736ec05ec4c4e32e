"""Whole tasks, as planners do them: draw a design, put a broken one right, review and merge two versions.

A module of its own because each test here crosses every room of the window, by mouse, wheel, keys and clipboard; the
parts are tested beside their modules. What a task leaves behind is a file, and the file is judged from outside.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app import compare_commands
from planner.app.merge_dialog import MergeDialog
from planner.app.window import MainWindow
from planner.designfile import read_document, write_document
from planner.editing.lists import SetField
from planner.editing.merging import Side
from planner.editing.nodes import ChangeField, RenameElement
from planner.editing.templates import new_element
from planner.findings.run import inspect
from planner.model.document import Document
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow, element, wait_for_findings

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
        # A repair may uncover what another sin hid (nobody misses a route of a service that is off); it brings nothing.
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
    dialog = MergeDialog(None, base, ours, theirs, names)
    qtbot.addWidget(dialog)
    dialog.show()
    (item,) = dialog.view.findItems("servers.edge01.name", Qt.MatchFlag.MatchExactly)
    assert [item.text(column) for column in (2, 3)] == ["Edge in Berlin", "Edge in Hamburg"]
    dialog.view.setCurrentItem(item)
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    return dialog.document
