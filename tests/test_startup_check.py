"""Machines that cannot open a window are told why, all of it at once, and how to mend it."""

from __future__ import annotations

import ctypes
import importlib.metadata
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner import startup_check

TOP = Path(__file__).resolve().parents[1]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="checks Linux libraries")


@pytest.mark.parametrize(
    ("python", "pyside"),
    [((3, 11), "6.8.3"), ((3, 11), "6.11.3"), ((3, 12), "6.12.0"), ((3, 13), "6.12.0"), ((3, 14), "7.0")],
)
def test_sound_pair_is_accepted(python: tuple[int, int], pyside: str) -> None:
    assert startup_check.fault_of_versions(python, pyside) is None


@pytest.mark.parametrize("pyside", ["6.12.0", "6.12.0a1", "6.13", "7.0.1"])
def test_pair_that_aborts_is_refused_with_the_cure(pyside: str) -> None:
    fault = startup_check.fault_of_versions((3, 11), pyside)
    assert fault is not None
    assert f"PySide6 {pyside} must not run on Python 3.11" in fault
    assert "'PySide6-Essentials>=6.8.3,<6.12'" in fault


@pytest.mark.parametrize(("python", "cure"), [((3, 11), "<6.12'"), ((3, 13), ">=6.8.3'")])
def test_missing_pyside_is_named_with_the_cure(python: tuple[int, int], cure: str) -> None:
    fault = startup_check.fault_of_versions(python, None)
    assert fault is not None
    assert fault.endswith(cure)


def test_pair_of_this_machine_is_sound() -> None:
    version = importlib.metadata.version("PySide6-Essentials")
    assert startup_check.fault_of_versions(sys.version_info[:2], version) is None
    assert startup_check.why_no_window() is None


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=1024x768"},
        {"QT_QPA_PLATFORM": "xcb;wayland", "WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "wayland-egl", "WAYLAND_DISPLAY": "wayland-0"},
    ],
)
def test_display_is_found(environment: dict[str, str]) -> None:
    assert startup_check.fault_of_display("linux", environment) is None


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}],
)
def test_missing_display_is_named_with_a_way_out(environment: dict[str, str]) -> None:
    fault = startup_check.fault_of_display("linux", environment)
    assert fault is not None
    assert "QT_QPA_PLATFORM=offscreen" in fault


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_need_no_variable_for_a_display(system: str) -> None:
    assert startup_check.fault_of_display(system, {}) is None


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Libraries this machine shall lack; what is linked against them does not load either."""
    names: set[str] = set()
    real = ctypes.CDLL

    def load(name: str) -> object:
        if names and (name in names or "/platforms/" in name):
            raise OSError(f"{sorted(names)[0]}: cannot open shared object file")
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    return names


@linux_only
def test_all_missing_libraries_are_named_at_once(lacking: set[str]) -> None:
    lacking |= {"libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libEGL.so.1"}
    fault = startup_check.why_no_window()
    assert fault is not None
    assert fault.endswith("sudo apt-get install libegl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1")


@linux_only
def test_plugin_that_fails_for_another_reason_passes_on_the_loaders_words(lacking: set[str]) -> None:
    lacking.add("libunheardof.so.1")
    fault = startup_check.why_no_window()
    assert fault is not None
    assert "libunheardof.so.1: cannot open" in fault


@linux_only
def test_one_platform_that_loads_is_enough(lacking: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb;offscreen")
    lacking.add("libxcb-cursor.so.0")
    real = startup_check._fault_of_plugin
    monkeypatch.setattr(startup_check, "_fault_of_plugin", lambda p: None if p == "offscreen" else real(p))
    assert startup_check.why_no_window() is None


_OF_EVERY_SYSTEM = ("libc.so.", "libm.so.", "libdl.so.", "librt.so.", "libpthread.so.", "ld-linux", "libgcc_s.")
_BUNDLED_OR_PYTHONS = ("libQt6", "libicu", "libstdc++.so.")


@linux_only
@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf (binutils)")
def test_list_of_libraries_covers_what_the_plugin_is_linked_against() -> None:
    """A new PySide6 that needs another library is noticed here and not by a user."""
    folder = Path(next(iter(startup_check._plugins("xcb")))).parents[2]
    binaries = [folder / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Svg", "DBus")]
    binaries += [folder / "lib" / "libQt6XcbQpa.so.6", *startup_check._plugins("xcb")]
    binaries += (folder / "plugins" / "xcbglintegrations").glob("*.so")
    needed = {name for binary in binaries for name in _linked(binary)}
    others = {name for name in needed if not name.startswith(_OF_EVERY_SYSTEM + _BUNDLED_OR_PYTHONS)}
    assert "libxcb-cursor.so.0" in others
    assert others <= {*startup_check.LIBRARIES_OF_QT, *startup_check.LIBRARIES_OF_XCB}


def _linked(binary: Path) -> set[str]:
    done = subprocess.run(["readelf", "-d", binary], capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if "(NEEDED)" in line]
    return {line[line.index("[") + 1 : line.index("]")] for line in lines}


@linux_only
def test_scripts_can_ask_before_anything_is_installed() -> None:
    """Only the standard library: `-S` hides everything that pip installed."""
    call = [sys.executable, "-S", "-m", "planner.startup_check"]
    done = subprocess.run(call, cwd=TOP, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == " ".join(startup_check.missing_packages())


def test_process_started_before_now_and_not_long_ago() -> None:
    script = (
        "import time; time.sleep(0.3); from planner import startup_check as s;print(s.seconds_since_process_start())"
    )
    before = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=True)
    seconds = float(done.stdout)
    assert seconds <= time.monotonic() - before + 0.02
    if sys.platform.startswith("linux"):
        assert seconds >= 0.3
