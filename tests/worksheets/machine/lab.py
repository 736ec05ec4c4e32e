"""Namespaces and processes for the laboratories of the generated files; everything goes away with `close`."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.worksheets.machine.tools import run

TOP = Path(__file__).resolve().parents[3]
Cables = Mapping[str, Mapping[str, tuple[str, str]]]
"""Zone and address of each device of each namespace."""


class Lab:
    """Namespaces and processes of one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = f"tm{os.getpid()}-{folder.name}-"[:40]
        self.processes: list[subprocess.Popen[bytes]] = []

    def inside(self, name: str) -> tuple[str, ...]:
        """What runs a command in a namespace."""
        return ("ip", "netns", "exec", self.prefix + name)

    def add(self, name: str) -> None:
        """A namespace without cables."""
        run("ip", "netns", "add", self.prefix + name)
        run(*self.inside(name), "ip", "link", "set", "lo", "up")

    def build(self, cables: Cables, routes: Mapping[str, list[str]]) -> None:
        """A bridge for each zone, a namespace for each machine, its addresses and routes."""
        self.add("switch")
        for zone in sorted({zone for devices in cables.values() for zone, _ in devices.values()}):
            run(*self.inside("switch"), "ip", "link", "add", zone, "type", "bridge")
            run(*self.inside("switch"), "ip", "link", "set", zone, "up")
        for number, (name, devices) in enumerate(cables.items()):
            self.add(name)
            for kind in ("all", "default"):
                run(*self.inside(name), "sysctl", "-qw", f"net.ipv4.conf.{kind}.rp_filter=0")
            for index, (device, (zone, address)) in enumerate(devices.items()):
                peer = f"p{number}x{index}"
                ends = ("type", "veth", "peer", "name", peer, "netns", f"{self.prefix}switch")
                run("ip", "link", "add", device, "netns", self.prefix + name, *ends)
                run(*self.inside("switch"), "ip", "link", "set", peer, "master", zone, "up")
                run(*self.inside(name), "ip", "address", "add", address, "dev", device)
                run(*self.inside(name), "ip", "link", "set", device, "up")
            for line in routes[name]:
                run(*self.inside(name), "ip", *line.split())

    def start(self, name: str, *command: str | Path) -> subprocess.Popen[bytes]:
        """A process in a namespace, with the folder of generated files as its own."""
        words = [*self.inside(name), *map(str, command)]
        environment = {**os.environ, "PYTHONPATH": str(TOP)}
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(words, cwd=self.folder, stdout=log, stderr=log, env=environment)
        self.processes.append(process)
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """Ends a process that `start` started."""
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait()
        self.processes.remove(process)

    def wait(self, name: str, listener: str) -> None:
        """Waits for a listener, written as `address:port`."""
        deadline = time.monotonic() + 20
        while f"{listener} " not in run(*self.inside(name), "ss", "-Htln"):
            assert time.monotonic() < deadline, (self.folder / f"{name}.log").read_text()
            time.sleep(0.05)

    def close(self) -> None:
        """Takes everything away."""
        for process in list(self.processes):
            self.stop(process)
        for name in re.findall(rf"^({re.escape(self.prefix)}\S+)", run("ip", "netns", "list"), re.M):
            run("ip", "netns", "delete", name)
