"""Work beside the window: a function in a thread, its answer back in the thread of the window.

A module of its own because reading files, building worksheets and writing recovery copies all need it, and threads
are handled in one place only.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot

from planner.records import dataclass

T = TypeVar("T")
OnDone = Callable[[Any], None]
OnFailed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], Any]
    on_done: OnDone | None
    on_failed: OnFailed | None


class Background(QObject):
    """One worker thread that does jobs in order. Answers arrive in the thread of the window."""

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._left = threading.Event()
        self._is_over = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], on_done: Callable[[T], None], on_failed: OnFailed | None = None) -> None:
        """Does `work` in the thread, then `on_done` with its answer (or `on_failed` with its error) in the window's.

        An error without `on_failed` is raised in the thread of the window. After the end nothing is done any more: what
        a timer of a closed window still asks for would outlive whoever wants to hear it.
        """
        if self._is_over:
            return
        self._start()
        self._jobs.put(_Job(work, on_done, on_failed))

    def wait_for(self, work: Callable[[], T], on_slow: Callable[[], None], patience: float = 0.05) -> T:
        """Does `work` in the thread and answers when it is done; the window lives meanwhile. After the end it does not.

        Args:
            work: what is done.
            on_slow: called when it takes longer than `patience` seconds; shows progress.
            patience: seconds.

        Raises:
            Exception: what `work` raised.
        """
        if self._is_over:
            return work()
        done = threading.Event()
        answer: list[T] = []
        errors: list[Exception] = []
        loop = QEventLoop()

        def finish() -> None:
            loop.quit()

        def guarded() -> None:
            try:
                answer.append(work())
            except Exception as error:  # handed to the caller below
                errors.append(error)
            done.set()

        self.run(guarded, lambda _: finish())
        if not done.wait(patience):
            on_slow()
            if not done.is_set():
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if errors:
            raise errors[0]
        return answer[0]

    def stop(self) -> None:
        """Finishes what is queued and ends the thread, for good."""
        self._is_over = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def leave(self) -> None:
        """Waits for nothing and hears no answer any more: for work whose result nobody wants now.

        What is under way goes on until it asks `is_left`, or to its end. A worker that may be left has no parent, which
        could take it away from under its thread.
        """
        self._left.set()
        self._jobs.put(None)

    @property
    def is_left(self) -> bool:
        """Tells work, from whichever thread, that nobody wants its result."""
        return self._left.is_set()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="planner-background", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._left.is_set():
                return
            try:
                answer = _Answer(job, value=job.work())
            except Exception as error:  # handed over to the thread of the window
                answer = _Answer(job, error=error)
            if self._left.is_set():
                return  # whoever would hear it may be gone
            self._answered.emit(answer)

    @Slot(object)
    def _deliver(self, answer: "_Answer") -> None:
        job = answer.job
        if self._left.is_set():
            return
        if answer.error is None:
            if job.on_done is not None:
                job.on_done(answer.value)
        elif job.on_failed is not None:
            job.on_failed(answer.error)
        else:
            raise answer.error


@dataclass(frozen=True, slots=True)
class _Answer:
    job: _Job
    value: Any = None
    error: Exception | None = None
