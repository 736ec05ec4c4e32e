"""Entering a network namespace from a thread; a socket made inside stays there."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator

_CLONE_NEWNET = 0x40000000
_LIBC = ctypes.CDLL(None, use_errno=True)


@contextlib.contextmanager
def inside(namespace: str) -> Iterator[None]:
    """Moves the calling thread into a named namespace and back."""
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    target = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    try:
        _enter(target)
        try:
            yield
        finally:
            _enter(home)
    finally:
        os.close(target)
        os.close(home)


def _enter(handle: int) -> None:
    if _LIBC.setns(handle, _CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")
