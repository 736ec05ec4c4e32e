"""The window and the command line are two doors to one house: the same words for a path, the same bytes for a file.

A module of its own because only the tests may look through both doors at once.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from planner.app.window import MainWindow
from planner.cli.main import main
from planner.editing.nodes import RenameElement
from planner.model.document import Document
from tests.app.conftest import EXAMPLES, MakeWindow, wait_for_findings

SHIPPED = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def test_window_command_line_and_json_explain_a_path_in_the_same_words(
    make_window: MakeWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window = make_window("standard")
    wait_for_findings(window, qtbot)
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["follow-path"].trigger()
    panel = window.path_panel
    assert panel.trace is not None
    hops = [panel.hops.topLevelItem(row) for row in range(panel.hops.topLevelItemCount())]
    call = ["trace", str(EXAMPLES / "standard.yaml"), "--from", "phone-wifi", "--to", "webext.contoso.com"]
    capsys.readouterr()
    assert main(call) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert main([*call, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["hops"]
    assert len(hops) == len(listed) == len(panel.trace.hops) > 4
    for hop, item, row in zip(panel.trace.hops, hops, listed, strict=True):
        assert hop.reason == row["reason"]
        assert " ".join(hop.reason.split()) in text
        assert item is not None
        assert _says(item, hop.reason)


def _says(item: QTreeWidgetItem, reason: str) -> bool:
    return any(reason in item.text(column) or reason in item.toolTip(column) for column in range(item.columnCount()))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_design_that_is_opened_and_saved_is_the_same_file(
    make_window: MakeWindow, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.yaml"
    shutil.copy(EXAMPLES / path.name, path)
    window = make_window(path)
    _touch(window)
    window.undo()
    window.actions_table["save"].trigger()
    assert path.read_bytes() == (EXAMPLES / path.name).read_bytes()
    _touch(window)
    window.actions_table["save"].trigger()
    before = (EXAMPLES / path.name).read_text(encoding="utf-8").splitlines()
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["    name: Touched"]


def _touch(window: MainWindow) -> None:
    document: Document = window.controller.document
    window.controller.do(RenameElement(document.design.servers[0].id, "Touched"))
