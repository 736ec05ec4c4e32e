"""Random work in the window, through its own menus, keys and mouse: the drawing says what the document says.

A module of its own beside `canvas/test_mirror_machine.py`, which feeds edits to a scene: here every act goes the way
of a planner (a menu's action, a key on the drawing, a drag, a name typed into a list), so what is missing between
gesture and edit is found as well. At the end everything is undone and redone, and the files must be the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from planner.app.actions.arrange import ARRANGE
from planner.app.actions.table import ACTIONS
from planner.app.answers import Choice
from planner.app.appearance.settings import Settings, Theme
from planner.app.appearance.theme import ThemeKeeper
from planner.app.files import design_files
from planner.app.files.recovery import RecoveryFolder
from planner.app.review.read_only import WRITING
from planner.app.window import MainWindow
from planner.canvas.quick_add import QuickAdd
from planner.canvas.scene import CanvasScene
from planner.editing.palette import PALETTE
from tests.app.conftest import EXAMPLES, AnsweringDialogs
from tests.app.mouse import Mouse
from tests.canvas.scene_text import scene_text

EDITING = (
    *("cut", "copy", "paste", "duplicate", "delete", "add-note", "add-frame", "rename"),
    *("add-here", "move-to-zone", "connect-to"),
    *(row.id for row in ARRANGE),
)
"""Actions that change the document; the others are tried by `select` and the gestures below."""
SELECTING = ("select-all", "select-connected", "select-alike", "invert-selection")
STEPS = st.integers(-12, 12).map(lambda number: number * 25)
KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Chooser(AnsweringDialogs):
    """Takes one of what is offered; which one is Hypothesis's choice."""

    wish = 0

    def choose(self, title: str, label: str, choices: Sequence[Choice]) -> str | None:
        return choices[self.wish % len(choices)].key if choices else None


class WindowMachine(RuleBasedStateMachine):
    """One planner, one window."""

    window: MainWindow

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.theme = ThemeKeeper(application, Theme.LIGHT)
        self.folder = tempfile.TemporaryDirectory(prefix="window-machine-")

    @initialize(design=st.sampled_from(["standard", ""]))
    def begin(self, design: str) -> None:
        home = Path(self.folder.name)
        self.window = MainWindow(Settings(home / "settings.ini"), RecoveryFolder(home / "recovery"), self.theme)
        self.dialogs = Chooser(self.window)
        self.window._dialogs = self.dialogs
        if design:
            self.window.files.show_opened(design_files.read_design(EXAMPLES / f"{design}.yaml"))
        self.window.resize(1366, 768)
        # Shown and not begun: nothing is judged and no copy is written beside the work.
        self.window.show()
        self.window.view.zoom_fit()
        self.mouse = Mouse(self.window.view)
        self.first = self.text()

    def text(self) -> str:
        return design_files.text_of(self.window.controller.document)

    def drawn(self) -> list[str]:
        boxes = self.window.scene.sync.boxes
        return [*boxes.nodes, *boxes.zones, *boxes.notes]

    def act(self, action: str) -> None:
        """Does what a menu or a shortcut does, and types into the field that this opens."""
        self.window.refresh_actions()
        self.window.actions_table[action].trigger()
        for field in (*self.window.view.findChildren(QLineEdit), *self.window.view.findChildren(QPlainTextEdit)):
            if field.isVisible():
                QTest.keyClicks(field, "Typed")
                QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
                if field.isVisible():
                    QTest.keyClick(field, Qt.Key.Key_Return)
        _let_go()

    # --- what planners do

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        drawn = self.drawn()
        chosen = data.draw(st.lists(st.sampled_from(drawn), max_size=4, unique=True)) if drawn else []
        self.window.scene.select_ids(tuple(chosen))

    @rule(action=st.sampled_from(SELECTING))
    def select_more(self, action: str) -> None:
        self.act(action)

    @rule(action=st.sampled_from(EDITING), wish=st.integers(0, 50))
    def use_the_menu(self, action: str, wish: int) -> None:
        self.dialogs.wish = wish
        self.act(action)

    @rule(template=st.sampled_from(PALETTE))
    def type_to_add(self, template: Any) -> None:
        self.act_on_quick_add(template.label)

    def act_on_quick_add(self, label: str) -> None:
        self.window.view.quick_add()
        (popup,) = (shown for shown in self.window.view.findChildren(QuickAdd) if shown.isVisible())
        QTest.keyClicks(popup.field, label)
        QTest.keyClick(popup.field, Qt.Key.Key_Return)

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=5))
    def nudge(self, keys: list[Qt.Key]) -> None:
        for key in keys:
            QTest.keyClick(self.window.view, key)

    @rule(data=st.data(), dx=STEPS, dy=STEPS, is_free=st.booleans())
    def drag(self, data: st.DataObject, dx: float, dy: float, is_free: bool) -> None:
        boxes = self.window.scene.sync.boxes
        keys = [*boxes.nodes, *boxes.zones]
        if not keys:
            return
        box = boxes.find(data.draw(st.sampled_from(keys)))
        assert box is not None
        start = QPointF(box.x + 20, box.y + 12)
        modifier = Qt.KeyboardModifier.AltModifier if is_free else Qt.KeyboardModifier.NoModifier
        self.mouse.drag(start, start + QPointF(dx / 2, dy / 2), start + QPointF(dx, dy), keys=modifier)

    @rule(text=st.sampled_from(["One", "Two", "Size 3"]))
    def type_a_title(self, text: str) -> None:
        self.window.scene.select_ids(())
        field = self.window.inspector.findChild(QLineEdit)
        if field is not None and field.isEnabled() and not field.isReadOnly():
            field.selectAll()
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Return)

    @precondition(lambda self: hasattr(self, "window") and self.window.controller.session.can_undo)
    @rule()
    def undo(self) -> None:
        self.act("undo")

    @precondition(lambda self: hasattr(self, "window") and self.window.controller.session.can_redo)
    @rule()
    def redo(self) -> None:
        self.act("redo")

    # --- what must hold

    @invariant()
    def scene_equals_document(self) -> None:
        if not hasattr(self, "window"):
            return
        fresh = CanvasScene()
        fresh.show_document(self.window.controller.document)
        try:
            assert scene_text(self.window.scene) == scene_text(fresh)
        finally:
            fresh.dispose()

    def teardown(self) -> None:
        if hasattr(self, "window"):
            try:
                self.check_history()
            finally:
                self.window.end()
                self.window.hide()
                self.window.scene.dispose()
                self.window.deleteLater()
        self.theme.deleteLater()
        QApplication.processEvents()
        _let_go()
        self.folder.cleanup()

    def check_history(self) -> None:
        self.act_while("redo", "can_redo")
        last = self.text()
        self.act_while("undo", "can_undo")
        assert self.text() == self.first
        self.act_while("redo", "can_redo")
        assert self.text() == last

    def act_while(self, action: str, possible: str) -> None:
        while getattr(self.window.controller.session, possible):
            self.act(action)
            self.scene_equals_document()


def _let_go() -> None:
    """Deletes what is to be deleted later: no event loop runs here that would, and every window would stay."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        WindowMachine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_what_changes_a_design_is_greyed_while_it_is_only_looked_at() -> None:
    assert set(EDITING) - {"copy"} <= WRITING
    assert {row.id for row in ACTIONS} >= WRITING


def test_random_work_in_the_window(qapp: QApplication) -> None:
    _run(6, 10)


@pytest.mark.heavy
@pytest.mark.timeout(7200)
def test_random_work_in_the_window_long(qapp: QApplication) -> None:
    _run(int(os.environ.get("WINDOW_MACHINE_EXAMPLES", "200")), 40)
