"""A window with a home of its own and dialogs that a test answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.answers import Choice, ConflictAnswer, RecoveryAnswer, SaveAnswer
from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language, Settings, Theme
from planner.app.appearance.theme import ThemeKeeper
from planner.app.dialogs import Dialogs
from planner.app.exports.worksheet_choice import ExportChoice
from planner.app.files import design_files
from planner.app.files.recovery import RecoveryFolder
from planner.app.views.save_dialog import ViewWish
from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.editing.merging import Side, merge
from planner.model.document import Document
from planner.resource_files import resource_path

EXAMPLES = resource_path("examples")


class AnsweringDialogs(Dialogs):
    """Answers from a list; a question without an answer fails the test."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.answers: list[Any] = []
        self.asked: list[str] = []
        self.told: list[tuple[str, str]] = []

    def answer_with(self, *answers: Any) -> None:
        """The next answers, in order."""
        self.answers = list(answers)

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"nobody answers: {question}"
        return self.answers.pop(0)

    def open_design(self, folder: Path) -> Path | None:
        answer: Path | None = self._answer("open design")
        return answer

    def open_earlier(self, folder: Path) -> Path | None:
        answer: Path | None = self._answer("open earlier")
        return answer

    def file_for_report(self, suggestion: Path) -> Path | None:
        answer: Path | None = self._answer(f"report {suggestion.name}")
        return answer

    def open_ancestor(self, folder: Path) -> Path | None:
        answer: Path | None = self._answer("open ancestor")
        return answer

    def merge(self, base: Document | None, ours: Document, theirs: Document, names: tuple[str, str]) -> Document | None:
        """Answers with the side to take everywhere; None gives the merge up."""
        side: Side | None = self._answer(f"merge {names[0]} {names[1]}")
        if side is None:
            return None
        found = merge(base, ours, theirs)
        return merge(base, ours, theirs, {conflict.way: side for conflict in found.conflicts}).document

    def open_topology(self, folder: Path) -> Path | None:
        answer: Path | None = self._answer("open topology")
        return answer

    def save_design(self, suggestion: Path) -> Path | None:
        answer: Path | None = self._answer(f"save as {suggestion.name}")
        return answer

    def choose_export(self, choice: ExportChoice) -> ExportChoice | None:
        """Answered with a folder, or with what makes the whole choice of what is offered."""
        answer = self._answer("export")
        if callable(answer):
            chosen: ExportChoice = answer(choice)
            return chosen
        return None if answer is None else replace(choice, folder=answer)

    def file_for_pages(self, suggestion: Path) -> Path | None:
        answer: Path | None = self._answer(f"pages {suggestion.name}")
        return answer

    def file_for_picture(self, suggestion: Path, suffixes: Sequence[str]) -> Path | None:
        answer: Path | None = self._answer(f"picture {suggestion.name}")
        return answer

    def print_preview(self, printer: QPrinter, paint: Callable[[QPrinter], None]) -> None:
        printer.setOutputFileName(str(self._answer(f"print {printer.docName()}")))
        paint(printer)

    def ask_save(self, name: str) -> SaveAnswer:
        answer: SaveAnswer = self._answer(f"save {name}")
        return answer

    def ask_changed_on_disk(self, path: Path, *, is_gone: bool) -> ConflictAnswer:
        answer: ConflictAnswer = self._answer(f"{path.name} {'gone' if is_gone else 'changed'}")
        return answer

    def ask_recover(self, name: str, when: str) -> RecoveryAnswer:
        answer: RecoveryAnswer = self._answer(f"recover {name}")
        return answer

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        answer: str | None = self._answer(title)
        return answer

    def ask_paragraph(self, title: str, label: str, text: str = "") -> str | None:
        answer: str | None = self._answer(title)
        return answer

    def choose(self, title: str, label: str, choices: Sequence[Choice]) -> str | None:
        answer: str | None = self._answer(title)
        return next((choice.key for choice in choices if answer in choice.key), None) if answer else None

    def save_view(self, suggestion: str, known: Sequence[str], hidden: str, workload: str | None) -> ViewWish | None:
        """Answered with a wish, or with a name and what is usual."""
        answer = self._answer(f"save view {suggestion}, {hidden}, {workload}")
        return ViewWish(name=answer) if isinstance(answer, str) else answer

    def interview(self) -> Document | None:
        answer: Document | None = self._answer("interview")
        return answer

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def tell_problem(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def show_lines(self, title: str, intro: str, lines: Sequence[str]) -> None:
        self.told.append((title, "\n".join((intro, *lines))))

    def show_about(self, version: str) -> None:
        self.told.append(("about", version))


MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """Every test begins in English as the program does, with its plural forms, whatever the machine speaks."""
    speak(qapp, Language.ENGLISH)
    yield
    speak(qapp, Language.ENGLISH)


@pytest.fixture
def german(qapp: QApplication, _english: None) -> None:
    """The test goes on in German."""
    speak(qapp, Language.GERMAN)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def recovery(tmp_path: Path) -> RecoveryFolder:
    return RecoveryFolder(tmp_path / "recovery")


@pytest.fixture
def make_window(qapp: QApplication, settings: Settings, recovery: RecoveryFolder) -> Iterator[MakeWindow]:
    """Makes windows on a reference design (or on none) and ends them after the test."""
    made: list[MainWindow] = []
    theme = ThemeKeeper(qapp, Theme.LIGHT)

    def make(design: str | Path | None = None, *, is_shown: bool = True) -> MainWindow:
        window = MainWindow(settings, recovery, theme)
        window._dialogs = AnsweringDialogs(window)
        window.files.versions_folder = recovery.folder.with_name("versions")
        made.append(window)
        if design is not None:
            path = EXAMPLES / f"{design}.yaml" if isinstance(design, str) else design
            window.files.show_opened(design_files.read_design(path))
        window.resize(1366, 768)
        if is_shown:
            window.show()
            window.begin()
        return window

    yield make
    for window in made:
        window.end()
        window.hide()
        window.deleteLater()
    theme.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window on the big reference design, with its findings worked out."""
    window = make_window("enterprise")
    wait_for_findings(window, qtbot)
    return window


@pytest.fixture
def dialogs(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def wait_for_findings(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the findings are those of the document as it is now."""
    qtbot.waitUntil(lambda: window.runner.is_current, timeout=30_000)


def element(window: MainWindow, element_id: str) -> Any:
    """An element of the document as it is now; of whatever kind the test knows it to be."""
    return window.controller.document.design.get(element_id)


def read_element(path: Path, element_id: str) -> Any:
    """An element as it stands in a file."""
    return read_document(path).document.design.get(element_id)


def cancel_when_shown(window: QWidget, title: str) -> QTimer:
    """Presses the button of a dialog of progress as soon as it is there. Keep the answer until then."""
    timer = QTimer(window)

    def cancel() -> None:
        for dialog in window.findChildren(QProgressDialog):
            if dialog.isVisible() and dialog.windowTitle() == title:
                timer.stop()
                dialog.activateWindow()
                button = dialog.findChild(QPushButton)
                assert button is not None
                QTest.keyClick(button, Qt.Key.Key_Space)

    timer.timeout.connect(cancel)
    timer.start(20)
    return timer
