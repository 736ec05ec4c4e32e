"""Earlier versions of a design: kept at each save, listed, and found again by what they were called.

A module of its own because it has no window; and because a version that cannot be kept must never stop a save.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from planner.app.files.places import state_folder
from planner.records import dataclass

_log = logging.getLogger(__name__)

MOST = 20
"""Versions of one design that are kept."""
_SUFFIX = ".yaml"
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version.

    Attributes:
        when: local time at which it was saved.
    """

    file: Path
    when: datetime


def folder_of(path: Path, *, is_beside: bool, apart: Path | None = None) -> Path:
    """Where versions of a design are kept: beside it, or in the program's own folder."""
    path = path.absolute()
    if is_beside:
        return path.with_name(f".{path.name}.versions")
    mark = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return (apart or state_folder() / "versions") / f"{path.stem[:40]}-{mark}"


def keep(path: Path, *, is_beside: bool, apart: Path | None = None) -> None:
    """Keeps what a file holds now, before it is replaced; the oldest versions go."""
    try:
        _keep(path, folder_of(path, is_beside=is_beside, apart=apart))
    except OSError as problem:
        _log.info("no earlier version of %s is kept: %s", path, problem)


def versions(path: Path, apart: Path | None = None) -> tuple[Backup, ...]:
    """Versions that are kept, the latest first, wherever they were kept."""
    found = [
        backup
        for is_beside in (True, False)
        for backup in _versions_in(folder_of(path, is_beside=is_beside, apart=apart))
    ]
    return tuple(sorted(found, key=lambda backup: backup.when, reverse=True))


def _keep(path: Path, folder: Path) -> None:
    from planner.atomic_write import write_file

    try:
        data = path.read_bytes()
        saved = datetime.fromtimestamp(path.stat().st_mtime)
    except FileNotFoundError:
        return  # a new file has no earlier version
    present = sorted(_versions_in(folder), key=lambda backup: backup.when)
    if present and present[-1].file.read_bytes() == data:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_file(folder / f"{saved.strftime(_STAMP)}{_SUFFIX}", data)
    for backup in present[: max(0, len(present) + 1 - MOST)]:
        backup.file.unlink(missing_ok=True)


def _versions_in(folder: Path) -> Iterator[Backup]:
    for file in folder.glob(f"*{_SUFFIX}") if folder.is_dir() else ():
        try:
            yield Backup(file, datetime.strptime(file.stem, _STAMP))
        except ValueError:
            continue  # somebody else's file
