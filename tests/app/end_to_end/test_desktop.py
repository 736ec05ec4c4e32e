"""The installed program on a desktop of its own: a window manager, a mouse and a keyboard that are no part of it.

A module of its own because nothing of the window is imported here: the program is a process, the hand is xdotool, the
answer is the file that it saved and the pictures of the screen. `END_TO_END_PICTURES=folder` keeps the pictures;
`END_TO_END_PROGRAM` names the program (without it, that of this environment).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.designfile import read_document

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool", "import")),
        reason="needs Xvfb, openbox, xdotool and ImageMagick",
    ),
]

START = """\
format: 1
title: From the desktop
product: "2019"
sip_domains: [contoso.com]
internal_domains: [contoso.com]
zones:
  - {id: lan, name: Internal network, zone_kind: internal, subnets: [192.0.2.0/24], view: internal}
dns_views:
  - {id: internal, name: Internal DNS, holds: [contoso.com]}
"""

SERVER, STORE = (600, 330), (600, 420)
"""Where they are let fall: in the zone, which stands in the middle of the view."""


class Desktop:
    """A screen with a window manager, one program on it, and a hand."""

    def __init__(self, folder: Path, display: str, theme: str, scale: int, pictures: Path) -> None:
        self.scale = scale
        self.pictures = pictures
        self.name = f"{theme}-{scale}00"
        home = folder / "home"
        settings = home / ".config/topology-planner/planner.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[window]\ntheme={theme}\ntour=seen\n", encoding="utf-8")
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "PYTHONPATH", "XDG_"))},
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "QT_SCALE_FACTOR": str(scale),
        }
        self._running: list[subprocess.Popen[bytes]] = []

    def begin(self, *call: str) -> subprocess.Popen[bytes]:
        """Starts a program on this desktop."""
        process = subprocess.Popen(call, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._running.append(process)
        return process

    def end(self) -> None:
        """Ends what was started here, the latest first."""
        for process in reversed(self._running):
            process.kill()
            process.wait()

    def xdotool(self, *words: str) -> str:
        """A movement of the hand, or a look."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=60)
        return done.stdout.strip()

    def open(self, design: Path) -> subprocess.Popen[bytes]:
        """Opens a design and waits until its window fills the screen."""
        program = os.environ.get("END_TO_END_PROGRAM") or str(Path(sys.executable).with_name("planner"))
        process = self.begin(program, str(design))
        self.window = self.wait(lambda: self.xdotool("search", "--onlyvisible", "--name", f"^{design.name}"), "window")
        self.window = self.window.splitlines()[0]
        self.xdotool("windowactivate", "--sync", self.window)
        time.sleep(4)
        return process

    def wait(self, found: Callable[[], object], what: str) -> str:
        """Waits until something is there."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            answer = found()
            if answer:
                return str(answer)
            time.sleep(0.2)
        raise AssertionError(f"{what} did not come")

    def key(self, *keys: str) -> None:
        """Presses keys, one after the other."""
        self.xdotool("key", "--delay", "60", *keys)
        time.sleep(0.6)

    def type(self, text: str) -> None:
        """Types."""
        self.xdotool("type", "--delay", "40", text)
        time.sleep(0.4)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drags from one place of the window to another, in steps as a hand does; places are at 100 %."""
        (x, y), (to_x, to_y) = start, end
        self.move(x, y)
        self.xdotool("mousedown", "1")
        for part in range(1, 11):
            self.move(x + (to_x - x) * part // 10, y + (to_y - y) * part // 10)
        self.xdotool("mouseup", "1")
        time.sleep(0.8)

    def move(self, x: int, y: int) -> None:
        """Moves the mouse to a place of the window."""
        self.xdotool("mousemove", "--window", self.window, str(x * self.scale), str(y * self.scale))
        time.sleep(0.06)

    def click(self, x: int, y: int) -> None:
        """Clicks at a place of the window."""
        self.move(x, y)
        self.xdotool("click", "1")
        time.sleep(0.5)

    def picture(self, step: str) -> None:
        """Keeps a picture of the screen."""
        time.sleep(0.5)
        path = self.pictures / f"{self.name}-{step}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=60)
        assert path.stat().st_size > 10_000, "the screen is empty"


@pytest.fixture(params=[("light", 1), ("dark", 1), ("light", 2), ("dark", 2)], ids=lambda row: f"{row[0]}-{row[1]}00")
def desktop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desktop]:
    theme, scale = request.param
    kept = os.environ.get("END_TO_END_PICTURES")
    pictures = Path(kept) if kept else tmp_path / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    reader, writer = os.pipe()
    size = f"{1440 * scale}x{900 * scale}x24"
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        display = f":{told.readline().strip()}"
    made = Desktop(tmp_path, display, theme, scale, pictures)
    manager = made.environment["XDG_CONFIG_HOME"] + "/openbox.xml"
    Path(manager).write_text(OPENBOX, encoding="utf-8")
    made.begin("openbox", "--config-file", manager)
    time.sleep(1)
    yield made
    made.end()
    screen.kill()
    screen.wait()


OPENBOX = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><maximized>yes</maximized><decor>no</decor></application></applications>
</openbox_config>
"""


@pytest.mark.timeout(300)
def test_drop_connect_rename_undo_save_reopen(desktop: Desktop, tmp_path: Path) -> None:
    design = tmp_path / "site.yaml"
    design.write_text(START, encoding="utf-8")
    program = desktop.open(design)
    desktop.picture("1-opened")

    # A row of the palette is searched and dragged into the zone, which stands in the middle of the view.
    desktop.click(110, 87)
    desktop.type("standard edition")
    desktop.picture("2-searched")
    desktop.drag((120, 136), SERVER)
    desktop.picture("3-dropped")
    desktop.move(*STORE)
    desktop.key("ctrl+space")
    desktop.type("file store")
    desktop.key("Return")
    desktop.picture("4-typed")

    desktop.click(*SERVER)
    desktop.xdotool("keydown", "ctrl")
    desktop.click(*STORE)
    desktop.xdotool("keyup", "ctrl")
    desktop.key("ctrl+l")
    desktop.picture("5-connected")

    desktop.key("Escape")
    desktop.click(*SERVER)
    for name in ("Berlin", "Nowhere"):
        desktop.key("F2")
        desktop.type(name)
        desktop.key("Return")
    desktop.picture("6-renamed")
    desktop.key("ctrl+s")
    desktop.wait(lambda: "name: Nowhere" in design.read_text(encoding="utf-8"), "the new name")
    assert "name: Internal network" in design.read_text(encoding="utf-8")  # the same element twice
    desktop.key("ctrl+z", "ctrl+s")
    desktop.wait(lambda: "Berlin" in design.read_text(encoding="utf-8"), "the saved design")
    desktop.picture("7-undone-and-saved")
    desktop.key("ctrl+q")
    assert program.wait(timeout=30) == 0  # nothing is asked: everything is saved

    document = read_document(design).document
    assert [server.name for server in document.design.servers] == ["Berlin", "File store"]
    assert {zone.id for zone in document.design.zones} == {"lan"}
    (link,) = document.design.links
    assert (link.source, link.target) == tuple(server.id for server in document.design.servers)

    desktop.open(design)
    desktop.picture("8-reopened")
    desktop.key("F8")
    desktop.picture("9-finding")
