"""Every folder of tests names a room, so that a test is found where its subject is."""

from __future__ import annotations

from pathlib import Path

TOP = Path(__file__).resolve().parents[2]

_NOT_ROOMS = {
    "architecture": "about the house as a whole",
    "benchmarks": "figures of whole commands",
    "cases": "published cases, through all rooms",
    "designs": "sample files used everywhere",
    "lab": "the walk against a real network stack",
    "installer": "mirrors installer/",
}


def _folders(place: Path) -> set[str]:
    return {p.name for p in place.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))}


def test_every_test_folder_names_a_room() -> None:
    assert _folders(TOP / "tests") - _folders(TOP / "planner") <= set(_NOT_ROOMS)


def test_every_room_is_a_package() -> None:
    folders = {p.parent for p in (TOP / "planner").rglob("*.py")}
    assert [str(f.relative_to(TOP)) for f in sorted(folders) if not (f / "__init__.py").exists()] == []
