"""Starter templates: our own templates as files that a team changes.

A module of its own because it writes what `render` reads, and never over a team's work.
"""

from pathlib import Path

from planner.atomic_write import write_folder
from planner.resource_files import resource_path

GUIDE = "templates.md"
"""The documented context, which stands beside the templates."""


class StarterExists(Exception):
    """The folder has files of these names already. The message names one."""


def starter_files() -> dict[str, bytes]:
    """Our templates by name, and the page that says what they see."""
    files = {path.name: path.read_bytes() for path in sorted(resource_path("templates").glob("*.j2"))}
    return {**files, GUIDE: resource_path("help", GUIDE).read_bytes()}


def write_starter_templates(folder: Path) -> tuple[Path, ...]:
    """Writes all of them or none.

    Raises:
        StarterExists: one of the files is there already; nothing was written.
        OSError: the folder cannot be written; it is as it was.
    """
    files = starter_files()
    for name in files:
        if (folder / name).exists():
            raise StarterExists(f"{folder / name} exists already (expected a folder without templates)")
    return write_folder(folder, files)
