"""What the laboratory needs of a machine; where it is missing, its tests are skipped with the reason."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

import pytest

_TOOLS = ("ip", "nft", "named")


@cache
def missing() -> str | None:
    """What is missing here, or None; found out by making a namespace, which a container may forbid even to root."""
    if os.name != "posix" or os.geteuid() != 0:
        return "needs root"
    absent = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if absent:
        return f"needs {', '.join(absent)} (Debian: iproute2, nftables, bind9)"
    name = f"tp{os.getpid()}-try"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True, check=False)
    if made.returncode:
        return f"needs network namespaces: {made.stderr.strip()}"
    subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=True)
    return None


@pytest.fixture(autouse=True)
def _machine_for_the_lab(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("lab") and missing():
        pytest.skip(missing() or "")
