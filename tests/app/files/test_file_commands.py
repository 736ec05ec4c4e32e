"""Open, save, close, import, recover: nothing is lost, and what goes wrong is said once, in words."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from planner.app.answers import ConflictAnswer, RecoveryAnswer, SaveAnswer
from planner.app.files import backups, design_files
from planner.app.files.recovery import RecoveryFolder, write_copy
from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.editing.nodes import RenameElement
from planner.model.design import Design
from planner.model.document import Document
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow, element, read_element

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "topology-builder"
RENAME = RenameElement("pool01", "Renamed")


@pytest.fixture
def design_path(tmp_path: Path) -> Path:
    """A design of the user's own."""
    return Path(shutil.copy(EXAMPLES / "enterprise.yaml", tmp_path / "plan.yaml"))


@pytest.fixture
def opened(make_window: MakeWindow, design_path: Path) -> MainWindow:
    return make_window(design_path)


def dialogs_of(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def test_what_was_saved_is_what_is_opened_again(opened: MainWindow, design_path: Path) -> None:
    opened.controller.do(RENAME)
    assert opened.isWindowModified()
    assert opened.save()
    assert not opened.isWindowModified()
    saved = opened.controller.document
    assert opened.files.load(design_path)
    assert opened.controller.document == saved
    assert element(opened, "pool01").name == "Renamed"


def test_the_version_before_is_kept_in_one_place_and_not_beside(opened: MainWindow, design_path: Path) -> None:
    before = design_path.read_bytes()
    beside = {path.name for path in design_path.parent.iterdir()}
    opened.controller.do(RENAME)
    assert opened.save()
    (kept,) = backups.versions(design_path, opened.files.versions_folder)
    assert kept.file.read_bytes() == before
    came = {path.name for path in design_path.parent.iterdir()} - beside
    assert came <= {"versions", "recovery"}  # folders of this test


def test_a_new_design_asks_where_to_save(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    path = tmp_path / "new.yaml"
    dialogs_of(window).answer_with(path)
    assert window.save()
    assert read_document(path).document.design == Design()
    assert window.controller.path == path
    assert window.settings.recent_files[0] == path


def test_saving_can_be_given_up(make_window: MakeWindow) -> None:
    window = make_window()
    dialogs_of(window).answer_with(None)
    assert not window.save()


def test_a_file_that_somebody_else_changed_is_asked_about(opened: MainWindow, design_path: Path) -> None:
    opened.controller.do(RENAME)
    theirs = design_path.read_text(encoding="utf-8").replace("Enterprise pool with", "Their pool with")
    design_path.write_text(theirs, encoding="utf-8")
    dialogs_of(opened).answer_with(ConflictAnswer.CANCEL)
    assert not opened.save()
    assert dialogs_of(opened).asked == ["plan.yaml changed"]
    assert design_path.read_text(encoding="utf-8") == theirs
    assert opened.controller.is_dirty


@pytest.mark.parametrize(
    ("answer", "title"), [(ConflictAnswer.OVERWRITE, "Enterprise"), (ConflictAnswer.RELOAD, "Their")]
)
def test_it_can_be_overwritten_or_reloaded(
    opened: MainWindow, design_path: Path, answer: ConflictAnswer, title: str
) -> None:
    opened.controller.do(RENAME)
    theirs = design_path.read_text(encoding="utf-8").replace("Enterprise pool with", "Their pool with")
    design_path.write_text(theirs, encoding="utf-8")
    dialogs_of(opened).answer_with(answer)
    assert opened.save()
    assert opened.controller.document.title.startswith(title)
    assert read_document(design_path).document.title.startswith(title)
    assert not opened.controller.is_dirty


def test_the_conflict_can_be_avoided_by_another_name(opened: MainWindow, design_path: Path, tmp_path: Path) -> None:
    opened.controller.do(RENAME)
    design_path.write_text("format: 1\ntitle: Theirs\n", encoding="utf-8")
    other = tmp_path / "mine.yaml"
    dialogs_of(opened).answer_with(ConflictAnswer.SAVE_AS, other)
    assert opened.save()
    assert read_element(other, "pool01").name == "Renamed"
    assert read_document(design_path).document.title == "Theirs"


def test_a_file_that_is_gone_is_asked_about(opened: MainWindow, design_path: Path) -> None:
    opened.controller.do(RENAME)
    design_path.unlink()
    dialogs_of(opened).answer_with(ConflictAnswer.OVERWRITE)
    assert opened.save()
    assert dialogs_of(opened).asked == ["plan.yaml gone"]
    assert design_path.is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_reported_and_nothing_is_lost(opened: MainWindow, design_path: Path) -> None:
    opened.controller.do(RENAME)
    design_path.chmod(0o444)
    assert not opened.save()
    ((title, text),) = dialogs_of(opened).told
    assert "could not be saved" in title
    assert "Nothing is lost" in text
    assert opened.controller.is_dirty


def test_a_full_disk_is_reported_and_nothing_is_lost(
    opened: MainWindow, design_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = design_path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    opened.controller.do(RENAME)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert not opened.save()
    ((title, text),) = dialogs_of(opened).told
    assert title == "'plan.yaml' could not be saved"
    assert "no space left on device" in text
    assert design_path.read_bytes() == before
    assert not list(design_path.parent.glob("*.tmp"))
    assert opened.controller.is_dirty
    assert opened.save()  # there is room again
    assert not opened.controller.is_dirty


BROKEN = {
    "damaged": b"format: 1\nzones: [\n",
    "wrong fields": b"format: 1\nzones:\n- id: lan\n  nmae: LAN\n  zone_kind: nowhere\n",
    "newer": b"format: 99\n",
    "yaml bomb": b"format: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep": b"[" * 100_000,
    "binary": bytes(range(256)) * 100,
    "empty": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_design_gets_one_message_and_changes_nothing(
    opened: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    before = opened.controller.document
    assert not opened.files.load(path)
    assert len(dialogs_of(opened).told) == 1
    title, text = dialogs_of(opened).told[0]
    assert title == "The file cannot be opened"
    assert "'broken.yaml'" in text
    assert "Traceback" not in text
    assert opened.controller.document is before


def test_a_newer_format_names_both_versions(opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "newer.yaml"
    path.write_bytes(BROKEN["newer"])
    assert not opened.files.load(path)
    assert "format 99, this one reads up to 1" in dialogs_of(opened).told[0][1]


def test_a_file_of_200_megabytes_is_refused_without_reading_it(opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    assert not opened.files.load(path)
    assert "200.0 MB" in dialogs_of(opened).told[0][1]


def test_all_problems_of_a_file_stand_in_one_dialog_with_their_lines(opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(BROKEN["wrong fields"])
    assert not opened.files.load(path)
    lines = dialogs_of(opened).told[0][1].splitlines()[1:]
    assert len(lines) >= 2
    assert all(line.startswith("Line ") for line in lines)


def test_a_recent_file_that_is_gone_leaves_the_list(opened: MainWindow, tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    opened.settings.add_recent(gone)
    assert not opened.files.open(gone)
    assert gone not in opened.settings.recent_files
    assert "no such file" in dialogs_of(opened).told[0][1]


def test_a_file_with_a_name_that_is_too_long_is_told(opened: MainWindow, tmp_path: Path) -> None:
    long = tmp_path / f"{'x' * 300}.yaml"
    assert not opened.files.open(long)
    [(title, _)] = dialogs_of(opened).told
    assert title == "The file cannot be opened"


# --- new, import, drop


def test_a_new_design_from_a_reference_has_no_file(opened: MainWindow) -> None:
    dialogs_of(opened).answer_with("standard")
    opened.files.new()
    assert opened.controller.path is None
    assert opened.controller.document == read_document(EXAMPLES / "standard.yaml").document
    assert not opened.controller.is_dirty


def test_a_new_design_can_be_empty(opened: MainWindow) -> None:
    dialogs_of(opened).answer_with("empty")
    opened.files.new()
    assert opened.controller.document == Document()


def test_giving_up_the_choice_keeps_the_document(opened: MainWindow) -> None:
    before = opened.controller.document
    dialogs_of(opened).answer_with(None)
    opened.files.new()
    assert opened.controller.document is before


def _sample() -> Path:
    found = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".tbxml", ".xml"))
    if not found:
        pytest.skip("no Topology Builder document here")
    return found[0]


def test_a_topology_document_is_imported_with_its_report(opened: MainWindow) -> None:
    dialogs_of(opened).answer_with(_sample())
    assert opened.files.import_topology()
    ((title, text),) = dialogs_of(opened).told
    assert title == "Import report"
    assert "Not in the document" in text
    assert opened.controller.is_dirty
    assert opened.controller.path is None
    assert opened.scene.sync.nodes


def test_a_document_that_cannot_be_imported_is_told(opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.tbxml"
    path.write_text("<nothing", encoding="utf-8")
    before = opened.controller.document
    assert not opened.files.load(path)
    assert "cannot be imported" in dialogs_of(opened).told[0][1]
    assert opened.controller.document is before


def test_a_file_dropped_on_the_window_is_opened(opened: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(EXAMPLES / "standard.yaml"))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    opened.dragEnterEvent(enter)
    assert enter.isAccepted()
    opened.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    assert opened.controller.path == EXAMPLES / "standard.yaml"


# --- close


@pytest.mark.parametrize(
    ("answer", "closes", "name"),
    [
        (SaveAnswer.SAVE, True, "Renamed"),
        (SaveAnswer.DISCARD, True, "Front End pool"),
        (SaveAnswer.CANCEL, False, "Front End pool"),
    ],
)
def test_closing_with_unsaved_changes_asks(
    opened: MainWindow, design_path: Path, answer: SaveAnswer, closes: bool, name: str
) -> None:
    opened.controller.do(RENAME)
    dialogs_of(opened).answer_with(answer)
    assert opened.close() is closes
    assert dialogs_of(opened).asked == ["save plan.yaml"]
    assert read_element(design_path, "pool01").name == name
    assert opened.isVisible() is not closes


def test_closing_without_changes_asks_nothing(opened: MainWindow) -> None:
    assert opened.close()
    assert dialogs_of(opened).asked == []


def test_opening_another_file_asks_first(opened: MainWindow) -> None:
    opened.controller.do(RENAME)
    dialogs_of(opened).answer_with(SaveAnswer.CANCEL)
    assert not opened.files.open(EXAMPLES / "standard.yaml")
    assert element(opened, "pool01").name == "Renamed"


def test_a_save_that_fails_keeps_the_window_open(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(design_files, "write_design", fails)
    opened.controller.do(RENAME)
    dialogs_of(opened).answer_with(SaveAnswer.SAVE)
    assert not opened.close()
    assert opened.isVisible()


# --- recovery


def test_work_of_a_crashed_run_is_restored(
    make_window: MakeWindow, recovery: RecoveryFolder, design_path: Path, qtbot: QtBot
) -> None:
    crashed = make_window(design_path)
    crashed.controller.do(RENAME)
    qtbot.waitUntil(lambda: bool(list(recovery.folder.glob("*.recovery"))), timeout=5_000)
    _crash(crashed)
    window = make_window()
    dialogs_of(window).answer_with(RecoveryAnswer.RESTORE)
    assert window.files.offer_recovery(RecoveryFolder(recovery.folder), None)
    assert dialogs_of(window).asked == ["recover plan.yaml"]
    assert element(window, "pool01").name == "Renamed"
    assert window.controller.path == design_path
    assert window.controller.is_dirty
    assert window.save()
    assert read_element(design_path, "pool01").name == "Renamed"


def _crash(window: MainWindow) -> None:
    """What kill -9 leaves: the copy, and a lock that nobody holds."""
    window.runner.stop()
    window.background.stop()
    assert window.recovery._lock is not None
    window.recovery._lock.unlock()
    window.recovery._file = None
    window.recovery._lock = None


def _orphan(folder: RecoveryFolder, document: Document, path: Path | None = None) -> Path:
    folder.folder.mkdir(parents=True, exist_ok=True)
    file = folder.folder / "1-dead.recovery"
    write_copy(file, document, path, "", "Plan")
    return file


def test_a_copy_can_be_deleted(make_window: MakeWindow, recovery: RecoveryFolder) -> None:
    file = _orphan(recovery, Document(title="Plan"))
    window = make_window()
    dialogs_of(window).answer_with(RecoveryAnswer.DELETE)
    assert not window.files.offer_recovery(recovery, None)
    assert not file.exists()


def test_a_copy_can_wait(make_window: MakeWindow, recovery: RecoveryFolder) -> None:
    file = _orphan(recovery, Document(title="Plan"))
    window = make_window()
    dialogs_of(window).answer_with(RecoveryAnswer.LATER)
    assert not window.files.offer_recovery(recovery, None)
    assert file.exists()


@pytest.mark.parametrize(
    "content", [b"half a cop", b"\xff\xfe", b"7", b"[" * 100_000], ids=lambda data: repr(data[:10])
)
def test_a_copy_that_cannot_be_read_is_kept_aside(
    make_window: MakeWindow, recovery: RecoveryFolder, content: bytes
) -> None:
    recovery.folder.mkdir(parents=True)
    file = recovery.folder / "1-dead.recovery"
    file.write_bytes(content)
    window = make_window()
    assert not window.files.offer_recovery(recovery, None)
    assert not file.exists()
    assert file.with_suffix(".unreadable").read_bytes() == content
    assert dialogs_of(window).asked == []


def test_a_copy_of_a_broken_design_is_kept_aside_and_told(make_window: MakeWindow, recovery: RecoveryFolder) -> None:
    file = _orphan(recovery, Document(title="Plan"))
    file.write_bytes(file.read_bytes().replace(b"format: 1", b"format: x"))
    window = make_window()
    dialogs_of(window).answer_with(RecoveryAnswer.RESTORE)
    assert not window.files.offer_recovery(recovery, None)
    assert file.with_suffix(".unreadable").exists()
    assert dialogs_of(window).told[0][0] == "Unsaved work could not be restored"


def test_only_work_on_the_file_that_is_opened_is_offered(
    make_window: MakeWindow, recovery: RecoveryFolder, design_path: Path
) -> None:
    _orphan(recovery, Document(title="Plan"), design_path.parent / "other.yaml")
    window = make_window()
    assert not window.files.offer_recovery(recovery, design_path)
    assert dialogs_of(window).asked == []


def test_restored_work_stays_on_disk_until_it_is_written_anew(
    make_window: MakeWindow, recovery: RecoveryFolder, qtbot: QtBot
) -> None:
    file = _orphan(recovery, Document(title="Plan"))
    window = make_window()
    dialogs_of(window).answer_with(RecoveryAnswer.RESTORE)
    assert window.files.offer_recovery(recovery, None)
    assert file.exists()
    qtbot.waitUntil(lambda: not file.exists(), timeout=5_000)
    assert len(list(recovery.folder.glob("*.recovery"))) == 1
