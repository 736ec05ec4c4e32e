"""Whether this machine can open a window, in words, before Qt ends the process without any.

A module of its own at the bottom of the house, on the standard library alone, because it has to work
where nothing else does: before PySide6 is imported (``planner.__main__``), and before anything is
installed (``python3 -m planner.startup_check`` prints the missing system packages for the scripts under
installer/). Each check guards a death that leaves no usable message:

- PySide6 6.12 on CPython before 3.12 gives None away without a reference. The process aborts after some
  thousand calls with "none_dealloc"; the metadata of PySide6 allows the pair, so pip installs it.
- Where a system library is missing, Qt names one at a time, or aborts with "could not load the Qt
  platform plugin xcb", which names none.
- Without a display, Qt aborts with the same words.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_IMPORTED = time.monotonic()

_FIRST_IMMORTAL_NONE = (3, 12)
_FIRST_UNBALANCED_PYSIDE = (6, 12)

LIBRARIES_OF_QT: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What QtGui itself is linked against, on any platform: shared object to Debian package.

Read with ``readelf -d`` from the wheels of PySide6-Essentials 6.8.3, 6.11.3 and 6.12.0; a test compares
it with the installed one.
"""

LIBRARIES_OF_XCB: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What the platform plug-in for X11 needs beyond that."""

LIBRARIES_OF_WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",  # before Qt 6.10 only
}
"""What the platform plug-in for Wayland needs beyond that."""

_LIBRARIES_OF_PLATFORM: Mapping[str, Mapping[str, str]] = {
    "xcb": {**LIBRARIES_OF_QT, **LIBRARIES_OF_XCB},
    "wayland": {**LIBRARIES_OF_QT, **LIBRARIES_OF_WAYLAND},
}


def why_no_window() -> str | None:
    """The reason why a window cannot be opened here, with its cure, or None.

    Cheap where all is well: the one library it loads is the platform plug-in that Qt loads next.
    """
    return (
        fault_of_versions(sys.version_info[:2], _version_of_pyside())
        or fault_of_display(sys.platform, os.environ)
        or _fault_of_libraries()
    )


def fault_of_versions(python: tuple[int, ...], pyside: str | None) -> str | None:
    """What is wrong with a pair of Python and PySide6, or None.

    Args:
        python: Major and minor number.
        pyside: Release of PySide6-Essentials; None if it is not installed.
    """
    if pyside is None:
        return (
            "PySide6 is not installed in this Python, so the window cannot be opened.\n"
            "Cure: python -m pip install 'PySide6-Essentials"
            f"{'>=6.8.3,<6.12' if python < _FIRST_IMMORTAL_NONE else '>=6.8.3'}'"
        )
    if python >= _FIRST_IMMORTAL_NONE or _numbers(pyside) < _FIRST_UNBALANCED_PYSIDE:
        return None
    return (
        f"PySide6 {pyside} must not run on Python {python[0]}.{python[1]}: from PySide6 6.12 on it counts "
        "references in a way that ends the program after some minutes (none_dealloc).\n"
        "Cure: python -m pip install 'PySide6-Essentials>=6.8.3,<6.12', or use Python 3.12 or later."
    )


def fault_of_display(system: str, environment: Mapping[str, str]) -> str | None:
    """The reason why no window can be shown, or None.

    Args:
        system: As `sys.platform` names it.
        environment: The environment variables.
    """
    if not system.startswith("linux") or list(_platforms(environment)):
        return None
    return (
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot be "
        "opened.\n"
        "The command line needs none: planner check DESIGN, planner worksheets DESIGN --out FOLDER.\n"
        "To run the window unseen, for instance in a test: QT_QPA_PLATFORM=offscreen planner ..."
    )


def missing_packages(platform: str = "xcb") -> tuple[str, ...]:
    """Debian packages of the system libraries that Qt needs and that cannot be loaded here, sorted.

    Args:
        platform: Qt's platform: ``xcb``, ``wayland``; any other needs only what all of Qt needs.
    """
    if not sys.platform.startswith("linux"):  # Qt's wheels for other systems bring all they need
        return ()
    libraries = _LIBRARIES_OF_PLATFORM.get(platform, LIBRARIES_OF_QT)
    return tuple(sorted({package for library, package in libraries.items() if _load_error(library)}))


def seconds_since_process_start() -> float:
    """Seconds since the process began, the interpreter's own start included.

    On Linux in steps of 10 ms; elsewhere the clock begins with the import of this module.
    """
    try:
        stat = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
        # Field 22; the second field is the program's name, which may itself hold spaces and brackets.
        ticks = int(stat.rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return time.monotonic() - _IMPORTED


def _numbers(release: str) -> tuple[int, ...]:
    """``6.12.0`` as (6, 12); letters of a pre-release end a number."""
    parts = []
    for part in release.split(".")[:2]:
        digits = "".join(c for c in part if c.isdigit())
        parts.append(int(digits or 0))
    return tuple(parts)


def _version_of_pyside() -> str | None:
    """The installed release; None if there is none."""
    if sys.version_info[:2] >= _FIRST_IMMORTAL_NONE or getattr(sys, "frozen", False):
        # Nothing to compare with, and a frozen program was built from a pair that passed.
        found = importlib.util.find_spec("PySide6") is not None
        return "0" if found else None
    return _release_beside_pyside() or _release_by_metadata()


def _release_beside_pyside() -> str | None:
    """The release as pip's folder beside the package names it; None where that folder is not, or not alone.

    `importlib.metadata` says the same and takes 20 ms before every window, mostly to import the parsing of mail.
    """
    spec = importlib.util.find_spec("PySide6")
    for place in (spec.submodule_search_locations if spec else None) or ():
        folders = [name for name in os.listdir(os.path.dirname(place)) if name.endswith(".dist-info")]
        releases = [name.split("-")[1] for name in folders if name.lower().startswith("pyside6_essentials-")]
        if len(releases) == 1:
            return releases[0].removesuffix(".dist")
    return None


def _release_by_metadata() -> str | None:
    from importlib import metadata

    for name in ("PySide6-Essentials", "PySide6"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return None


def _platforms(environment: Mapping[str, str]) -> Iterator[str]:
    """The platforms Qt may choose here; none means that there is no display."""
    # Qt takes "xcb;wayland" as a list and "offscreen:option=value" as a name with options.
    asked = [name.split(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")]
    displays = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    for name in list(filter(None, asked)) or displays:
        kind = "wayland" if name.startswith("wayland") else name
        if kind not in displays or environment.get(displays[kind]):
            yield kind


def _fault_of_libraries() -> str | None:
    """What the system lacks, all of it in one message, or None."""
    if not sys.platform.startswith("linux"):
        return None
    platforms = list(_platforms(os.environ))
    errors = {platform: _fault_of_plugin(platform) for platform in platforms}
    if None in errors.values() or not platforms:  # one that loads is enough: Qt tries them all
        return None
    packages = missing_packages(platforms[0])
    if not packages:
        return f"Qt's platform plug-in {platforms[0]!r} cannot be loaded: {errors[platforms[0]]}"
    return (
        "Qt cannot open a window, because the system lacks libraries it needs.\n"
        f"Cure on Debian and Ubuntu: sudo apt-get install {' '.join(packages)}"
    )


def _fault_of_plugin(platform: str) -> str | None:
    """Why no plug-in of a platform can be loaded, or None if one can, or if there is none to try."""
    error = None
    for plugin in _plugins(platform):
        error = _load_error(str(plugin))
        if error is None:
            return None
    return error


def _plugins(platform: str) -> Iterable[Path]:
    spec = importlib.util.find_spec("PySide6")
    places = (spec.submodule_search_locations if spec else None) or ()
    for place in places:
        # Wayland had two plug-ins, -egl and -generic, before Qt 6.10.
        yield from sorted(Path(place, "Qt", "plugins", "platforms").glob(f"libq{platform}*.so"))


def _load_error(library: str) -> str | None:
    """The loader's words about a library, or None if it loads."""
    import ctypes  # only where it is asked for: Windows has no need of it at start

    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return None


if __name__ == "__main__":
    print(*missing_packages())  # noqa: T201 - its answer to the scripts under installer/
