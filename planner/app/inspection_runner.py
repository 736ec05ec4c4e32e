"""Judges the document beside the window: a snapshot in a thread, the newest wins.

A module of its own because documents are frozen: a thread can judge one while the next is being edited, without
locks. The plan that the rules need is handed on with the findings, so that panels do not work it out again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from planner.app.document_controller import DocumentController
from planner.editing.change import Change
from planner.findings.finding import Finding, Suppressed
from planner.model.document import Document
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.requirements import Plan

_log = logging.getLogger(__name__)

DELAY = 30
"""Milliseconds without an edit before judging begins."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said about one version of a document.

    Attributes:
        plan: what its design needs; None when even that could not be worked out.
        seconds: it took.
    """

    document: Document
    plan: Plan | None
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    seconds: float = 0.0


Judge = Callable[[Document], Judgement]


def judge(document: Document, before: Plan | None = None) -> Judgement:
    """Plan and findings of a document. The rules are imported here, beside the window and after its first paint.

    Args:
        document: what is judged.
        before: the plan of an older version, from which is taken what the edits in between leave alone.
    """
    from planner.catalog import load_catalog
    from planner.findings.run import inspect_document
    from planner.requirements import build_plan

    start = time.monotonic()
    plan = None
    try:
        plan = build_plan(document.design, load_catalog(), before)
    except Exception:  # inspect_document makes a finding of it
        _log.exception("the plan could not be worked out")
    said = inspect_document(document, plan=plan)
    return Judgement(document, plan, said.findings, said.suppressed, time.monotonic() - start)


class Judging:
    """Judges one version after the other and remembers the last plan, so that an edit costs what depends on it."""

    def __init__(self) -> None:
        self._before: Plan | None = None

    def __call__(self, document: Document) -> Judgement:
        """Judges a document; called by one thread at a time."""
        judgement = judge(document, self._before)
        self._before = judgement.plan
        return judgement


class InspectionRunner(QObject):
    """Judges the controller's document after every change and tells it by `findings_changed`.

    Signals:
        started(): judging has begun; what is shown is of an older version.
        finished(Judgement): of the newest version.
    """

    started = Signal()
    finished = Signal(object)
    _answered = Signal(object)

    def __init__(self, controller: DocumentController, judging: Judge | None = None) -> None:
        super().__init__(controller)
        self._controller = controller
        self._judge = judging or Judging()
        self._latest: Judgement | None = None
        self._wanted: Document | None = None
        self._wake = threading.Condition()
        self._is_ending = False
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.run_now)
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)
        self._is_active = False
        controller.changed.connect(self._on_changed)
        controller.replaced.connect(self._on_replaced)

    @property
    def latest(self) -> Judgement | None:
        """The last judgement; it may be of an older version."""
        return self._latest

    @property
    def is_current(self) -> bool:
        """Tells whether the last judgement is of the document as it is now."""
        return self._latest is not None and self._latest.document is self._controller.document

    def start(self) -> None:
        """Judges from now on; called after the first paint."""
        self._is_active = True
        self.run_now()

    def run_now(self) -> None:
        """Judges the document as it is now, without waiting for a pause."""
        self._timer.stop()
        if not self._is_active:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="planner-inspection", daemon=True)
            self._thread.start()
        self.started.emit()
        with self._wake:
            self._wanted = self._controller.document
            self._wake.notify()

    def stop(self) -> None:
        """Ends the thread; what it is about to say is dropped."""
        self._is_active = False
        self._timer.stop()
        if self._thread is not None:
            with self._wake:
                self._is_ending = True
                self._wake.notify()
            self._thread.join()
            self._thread = None

    def _on_changed(self, change: Change) -> None:
        if change.touches_design or change.has_options:
            self._timer.start()
        elif self._latest is not None and not self._timer.isActive():
            # Boxes moved: what was said still holds, of the document as it is now.
            latest = self._latest
            if latest.document.design is self._controller.document.design:
                self._latest = Judgement(
                    self._controller.document, latest.plan, latest.findings, latest.suppressed, latest.seconds
                )

    def _on_replaced(self) -> None:
        self._latest = None
        self.run_now()

    def _work(self) -> None:
        while True:
            with self._wake:
                while self._wanted is None and not self._is_ending:
                    self._wake.wait()
                if self._is_ending:
                    return
                document, self._wanted = self._wanted, None
            assert document is not None
            answer = self._judge(document)
            if not self._is_ending:
                self._answered.emit(answer)

    @Slot(object)
    def _on_answer(self, judgement: Judgement) -> None:
        present = self._controller.document
        if judgement.document.design is not present.design or judgement.document.options != present.options:
            return  # a newer version is being judged
        self._latest = judgement
        self.finished.emit(judgement)
        self._controller.findings_changed.emit(judgement)
