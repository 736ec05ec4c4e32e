"""Long questions about a plan, asked beside the window: the newest of each kind wins, and any can be given up.

A module of its own because the background thread that saves files must never wait behind a search through a network,
and because an answer about yesterday's design is worth nothing.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from planner.records import dataclass

T = TypeVar("T")

_log = logging.getLogger(__name__)


class GivenUpError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(eq=False)
class Asked:
    """A question that is being answered; the work looks at it now and then."""

    kind: str
    _tell: Callable[[Asked, int, int], None]
    _ended: threading.Event = field(default_factory=threading.Event)

    def is_given_up(self) -> bool:
        """Tells whether the answer is not wanted any more."""
        return self._ended.is_set()

    def give_up(self) -> None:
        """The answer is not wanted any more."""
        self._ended.set()

    def tell(self, done: int, total: int) -> None:
        """Tells how far the work is.

        Raises:
            GivenUpError: the answer is not wanted any more.
        """
        if self.is_given_up():
            raise GivenUpError
        self._tell(self, done, total)


@dataclass(frozen=True, slots=True)
class _Job:
    asked: Asked
    work: Callable[[Asked], Any]
    on_done: Callable[[Any], None]
    on_progress: Callable[[int, int], None] | None


class Questions(QObject):
    """One thread that answers questions; answers arrive in the thread of the window."""

    _answered = Signal(object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wake = threading.Condition()
        self._waiting: OrderedDict[str, _Job] = OrderedDict()
        self._latest: dict[str, _Job] = {}
        self._thread: threading.Thread | None = None
        self._is_ending = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        kind: str,
        work: Callable[[Asked], T],
        on_done: Callable[[T], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Asks; an earlier question of the same kind is given up.

        Args:
            kind: names the one who asks.
            work: done beside the window. It may raise `GivenUpError`.
            on_done: called with the answer, unless it was given up meanwhile.
            on_progress: called with the steps that are done and all steps.
        """
        self.give_up(kind)
        if self._is_ending:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="planner-questions", daemon=True)
            self._thread.start()
        asked = Asked(kind, self._progressed.emit)
        job = _Job(asked, work, on_done, on_progress)
        self._latest[kind] = job
        with self._wake:
            self._waiting[kind] = job
            self._wake.notify()

    def give_up(self, kind: str) -> None:
        """The answer to the last question of this kind is not wanted any more."""
        job = self._latest.pop(kind, None)
        if job is not None:
            job.asked.give_up()
        with self._wake:
            self._waiting.pop(kind, None)

    def is_asking(self, kind: str) -> bool:
        """Tells whether an answer is on its way."""
        return kind in self._latest

    def stop(self) -> None:
        """Gives everything up and ends the thread."""
        self._is_ending = True
        for kind in tuple(self._latest):
            self.give_up(kind)
        if self._thread is not None:
            with self._wake:
                self._wake.notify()
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._is_ending:
                    self._wake.wait()
                if self._is_ending:
                    return
                _, job = self._waiting.popitem(last=False)
            try:
                answer = job.work(job.asked)
            except GivenUpError:
                continue
            except Exception:  # the design may be half planned; the panel says that there is no answer
                _log.exception("a question could not be answered: %s", job.asked.kind)
                answer = None
            if not job.asked.is_given_up():
                self._answered.emit(job.asked, answer)

    @Slot(object, object)
    def _on_answered(self, asked: Asked, answer: Any) -> None:
        job = self._latest.get(asked.kind)
        if job is not None and job.asked is asked:
            del self._latest[asked.kind]
            job.on_done(answer)

    @Slot(object, int, int)
    def _on_progressed(self, asked: Asked, done: int, total: int) -> None:
        job = self._latest.get(asked.kind)
        if job is not None and job.asked is asked and job.on_progress is not None:
            job.on_progress(done, total)
