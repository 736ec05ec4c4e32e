"""Random edits, undo and redo; what must hold after every step."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.editing.change import Change, compare
from planner.editing.drawing import drawn_relations
from planner.editing.session import EditingSession
from planner.model.document import Document
from planner.model.errors import ModelError
from tests.editing.acts import edits
from tests.editing.samples import example


class EditingMachine(RuleBasedStateMachine):
    @initialize(document=st.sampled_from(["standard", "enterprise", ""]))
    def begin(self, document: str) -> None:
        self.first = example(document) if document else Document()
        self.session = EditingSession(self.first)
        self.told: list[Change] = []
        self.session.subscribe(self.told.append)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        before = self.session.document
        edit = data.draw(edits(before))
        self.told.clear()
        try:
            change = self.session.do(edit)
        except ModelError:
            assert self.session.document is before
            assert self.told == []
        else:
            assert change == compare(before, self.session.document)
            assert self.told == ([] if change.is_empty else [change])

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo(self) -> None:
        before, label = self.session.document, self.session.undo_label
        self.session.undo()
        assert self.session.redo_label == label
        after = self.session.document
        self.session.redo()
        assert self.session.document is before
        self.session.undo()
        assert self.session.document is after

    @precondition(lambda self: self.session.can_redo)
    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def save(self) -> None:
        self.session.mark_saved()
        assert not self.session.is_dirty

    @invariant()
    def layout_speaks_of_what_exists(self) -> None:
        if not hasattr(self, "session"):
            return
        document = self.session.document
        lines = {relation.id for relation in drawn_relations(document.design)}
        notes = document.layout.annotations
        assert all(document.design.find(key) is not None or key in notes for key in document.layout.placements)
        assert set(document.layout.bends) <= lines
        assert {item.element for item in document.options.suppressions} <= document.design.all_ids | {None}

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        last = self.session.document
        while self.session.can_undo:
            self.session.undo()
        assert self.session.document is self.first
        while self.session.can_redo:
            self.session.redo()
        assert last in (self.session.document, *self._undone(last))

    def _undone(self, last: Document) -> list[Document]:
        """Documents on the way back from the newest one; the machine may have stopped in the middle of them."""
        found = []
        while self.session.can_undo:
            self.session.undo()
            found.append(self.session.document)
        return found


TestEditingMachine = EditingMachine.TestCase
