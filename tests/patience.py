"""A hand on the window that waits long enough on a busy machine.

A module of its own because it imports Qt, which `conftest` must not do before it has chosen the platform.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

_PATIENCE = 30_000
"""Milliseconds to wait for what must come. Nobody waits that long unless it fails; the usual five seconds are a false
alarm where many tests share two processors."""


class PatientBot(QtBot):
    """Waits for a condition or a signal longer than usual, unless a test names a time of its own."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:
        """Waits until the callback is true, or raises no assertion any more."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **how: Any) -> Any:
        """Waits for a signal at the end of the block."""
        return super().waitSignal(signal, timeout=timeout, **how)
