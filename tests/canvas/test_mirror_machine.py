"""Random edits, undo and redo: what the scene and the tree show is what the document says, after every step."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.scene import CanvasScene
from planner.canvas.tree_model import DesignTreeModel
from planner.editing.change import Change
from planner.editing.session import EditingSession
from planner.model.document import Document
from planner.model.errors import ModelError
from tests.canvas.scene_text import scene_text
from tests.editing.acts import edits
from tests.editing.samples import example


def tree_text(model: QAbstractItemModel, index: QModelIndex | None = None, depth: int = 0) -> str:
    parent = index or QModelIndex()
    text = ""
    for row in range(model.rowCount(parent)):
        child = model.index(row, 0, parent)
        text += "  " * depth + " | ".join(child.siblingAtColumn(column).data() for column in range(3)) + "\n"
        text += tree_text(model, child, depth + 1)
    return text


class MirrorMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        QApplication.instance() or QApplication([])

    @initialize(name=st.sampled_from(["standard", ""]))
    def begin(self, name: str) -> None:
        self.session = EditingSession(example(name) if name else Document())
        self.scene = CanvasScene()
        self.tree = DesignTreeModel()
        self.tester = QAbstractItemModelTester(self.tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.session.subscribe(self._on_change)
        self._show(None)

    def _on_change(self, change: Change) -> None:
        self._show(change)

    def _show(self, change: Change | None) -> None:
        self.scene.show_document(self.session.document, change)
        self.tree.show_document(self.session.document)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        edit = data.draw(edits(self.session.document))
        with suppress(ModelError):
            self.session.do(edit)

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo(self) -> None:
        self.session.undo()

    @precondition(lambda self: self.session.can_redo)
    @rule()
    def redo(self) -> None:
        self.session.redo()

    def teardown(self) -> None:
        if hasattr(self, "scene"):
            self.scene.dispose()

    @invariant()
    def scene_equals_document(self) -> None:
        if not hasattr(self, "scene"):
            return
        fresh = CanvasScene()
        fresh.show_document(self.session.document)
        assert scene_text(self.scene) == scene_text(fresh)
        fresh.dispose()
        design = self.session.document.design
        shown = [item for item in self.scene.items() if isinstance(item, NodeItem | ZoneItem | LinkItem)]
        assert {item.element_id for item in shown if isinstance(item, NodeItem)} == {
            node.id for node in design.nodes if node.id not in self.scene.sync.boxes.folded_into
        }
        assert {item.element_id for item in shown if isinstance(item, ZoneItem)} == {zone.id for zone in design.zones}
        assert len(shown) == len(self.scene.sync.nodes) + len(self.scene.sync.zones) + len(self.scene.sync.links)

    @invariant()
    def tree_equals_document(self) -> None:
        if hasattr(self, "tree"):
            fresh = DesignTreeModel()
            fresh.show_document(self.session.document)
            assert tree_text(self.tree) == tree_text(fresh)


MirrorMachine.TestCase.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)
TestMirrorMachine = MirrorMachine.TestCase
