"""Runs named inside the network namespace this script is started in, asks it, prints the answers as JSON.

    python name_server.py FOLDER < {"addresses": [...], "questions": [[source, name, type], ...]}

A script of its own because a namespace is entered by a process. Answers are [status, data...], sorted.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

TYPES = {"A": 1, "CNAME": 5, "AAAA": 28, "SRV": 33}
_OPTIONS = """\
options {
    listen-on { any; }; listen-on-v6 { none; }; pid-file none; session-keyfile none; dnssec-validation no;
    managed-keys-directory "."; notify no;
};
controls { };
include "named-views.conf";
"""


def ask(server: str, name: str, kind: str) -> list[str]:
    """Status and data of an answer."""
    question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
    query = struct.pack(">HHHHHH", 7, 0x0100, 1, 0, 0, 0) + question + struct.pack(">HH", TYPES[kind], 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(12)
        asking.bind((server, 0))
        asking.connect((server, 53))
        asking.send(query)
        return _read(asking.recv(65535))


def _read(reply: bytes) -> list[str]:
    _, flags, questions, answers = struct.unpack(">HHHH", reply[:8])
    place = 12
    for _ in range(questions):
        place = _name(reply, place)[1] + 4
    found = []
    for _ in range(answers):
        place = _name(reply, place)[1]
        kind, _, _, length = struct.unpack(">HHIH", reply[place : place + 10])
        found.append(_data(reply, place + 10, kind, length))
        place += 10 + length
    return [str(flags & 15), *sorted(found)]


def _data(reply: bytes, place: int, kind: int, length: int) -> str:
    if kind == TYPES["A"]:
        return socket.inet_ntop(socket.AF_INET, reply[place : place + length])
    if kind == TYPES["AAAA"]:
        return socket.inet_ntop(socket.AF_INET6, reply[place : place + length])
    if kind == TYPES["SRV"]:
        numbers = struct.unpack(">HHH", reply[place : place + 6])
        return " ".join(map(str, (*numbers, _name(reply, place + 6)[0])))
    return _name(reply, place)[0]


def _name(reply: bytes, place: int) -> tuple[str, int]:
    labels: list[str] = []
    end = None
    while size := reply[place]:
        if size >= 0xC0:
            end = end or place + 2
            place = (size & 0x3F) << 8 | reply[place + 1]
            continue
        labels.append(reply[place + 1 : place + 1 + size].decode())
        place += 1 + size
    return ".".join(labels), end or place + 1


def main(folder: Path) -> None:
    """Serves, asks, prints."""
    wanted = json.load(sys.stdin)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for address in wanted["addresses"]:
        subprocess.run(["ip", "address", "add", f"{address}/32", "dev", "lo"], check=True)
    with serving(folder):
        print(json.dumps([ask(source, name, kind) for source, name, kind in wanted["questions"]]))


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[None]:
    """The name server, running with the generated views."""
    (folder / "test.conf").write_text(_OPTIONS, encoding="ascii")
    with tempfile.TemporaryDirectory() as place, Path(place, "named.log").open("wb") as log:
        command = ["named", "-4", "-g", "-c", "test.conf"]
        with subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as server:
            try:
                _wait(server, Path(place, "named.log"))
                yield
            finally:
                server.kill()


def _wait(server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 20
    while "all zones loaded" not in log.read_text(encoding="utf-8", errors="replace"):
        if server.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"named does not run: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
