"""Starter templates: our own templates as files that a team changes.

A module of its own because it writes what `render` reads, and never over a team's work.
"""

from pathlib import Path

from planner.atomic_write import write_folder
from planner.resource_files import resource_path

TEMPLATES = ("page.html.j2", "index.html.j2", "worksheet.html.j2", "worksheet.md.j2")
"""Templates of worksheets. Those of other pages know no team's folder; a copy of them would change nothing."""

GUIDE = "templates.md"
"""The documented context, which stands beside the templates."""


class StarterExists(Exception):
    """The folder has files of these names already. The message names one."""


def starter_files() -> dict[str, bytes]:
    """Our templates by name, and the page that says what they see."""
    files = {name: resource_path("templates", name).read_bytes() for name in TEMPLATES}
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
