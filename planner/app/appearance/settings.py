"""Typed settings over QSettings, kept as an ini file that people can read and delete.

A module of its own so that keys and defaults stand in one place and no widget invents a key.
"""

import os
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QKeySequence

MOST_RECENT = 10
MOST_WORKSHEET_FOLDERS = 30
"""Designs whose folder of worksheets is remembered."""


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """Which language the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


class Settings:
    """What the program remembers between two starts. A broken value reads as its default."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens the settings.

        Args:
            path: the ini file; None for that of the user.
        """
        if path is not None:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)
        else:
            scope = QSettings.Scope.UserScope
            self._store = QSettings(QSettings.Format.IniFormat, scope, "topology-planner", "planner")

    @property
    def path(self) -> Path:
        """Where the settings are."""
        return Path(self._store.fileName())

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system has it."""
        text = str(self._store.value("window/theme", Theme.SYSTEM.value))
        return Theme(text) if text in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("window/theme", theme.value)

    @property
    def has_seen_tour(self) -> bool:
        """The tour was offered once; it does not come by itself again."""
        return str(self._store.value("window/tour", "")) == "seen"

    @has_seen_tour.setter
    def has_seen_tour(self, is_seen: bool) -> None:
        self._store.setValue("window/tour", "seen" if is_seen else "")

    @property
    def language(self) -> Language:
        """English, German, or as the system has it."""
        text = str(self._store.value("window/language", Language.SYSTEM.value))
        return Language(text) if text in set(Language) else Language.SYSTEM

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("window/language", language.value)

    def keys_of(self, action_id: str, usual: Sequence[str]) -> list[QKeySequence]:
        """Shortcuts of an action: those the user gave it, else the usual ones."""
        found = self._store.value(f"shortcuts/{action_id}")
        if found is None:
            return [QKeySequence(text) for text in usual]
        return [QKeySequence(str(found))] if found else []

    def set_keys(self, action_id: str, keys: str | None) -> None:
        """Gives an action a shortcut; an empty text takes all away, None brings the usual ones back."""
        if keys is None:
            self._store.remove(f"shortcuts/{action_id}")
        else:
            self._store.setValue(f"shortcuts/{action_id}", keys)

    def has_own_keys(self, action_id: str) -> bool:
        """Tells whether the user gave an action a shortcut, or took it away."""
        return self._store.contains(f"shortcuts/{action_id}")

    @property
    def hidden_layers(self) -> frozenset[str]:
        """Names of the layers of the drawing that are switched off."""
        return frozenset(name for name in str(self._store.value("view/hidden-layers", "openings")).split() if name)

    @hidden_layers.setter
    def hidden_layers(self, names: Iterable[str]) -> None:
        self._store.setValue("view/hidden-layers", " ".join(sorted(names)))

    @property
    def wants_motion(self) -> bool:
        """Elements that are arranged anew are seen on their way, unless the system asks for less motion."""
        return str(self._store.value("view/motion", "on")) != "off"

    @wants_motion.setter
    def wants_motion(self, is_wanted: bool) -> None:
        self._store.setValue("view/motion", "on" if is_wanted else "off")

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Designs that were open, latest first."""
        found = self._store.value("files/recent", [])
        names = [found] if isinstance(found, str) else found  # an ini file gives a list of one as a text
        if not isinstance(names, list):
            return ()
        return tuple(Path(str(name)) for name in names if name)[:MOST_RECENT]

    @recent_files.setter
    def recent_files(self, paths: Iterable[Path]) -> None:
        self._store.setValue("files/recent", [str(path) for path in paths][:MOST_RECENT])

    def add_recent(self, path: Path) -> None:
        """Puts a file on top of the list."""
        self.recent_files = (path, *(other for other in self.recent_files if other != path))

    def drop_recent(self, path: Path) -> None:
        """Takes a file off the list."""
        self.recent_files = tuple(other for other in self.recent_files if other != path)

    @property
    def last_folder(self) -> Path:
        """Where the last file dialog ended."""
        return Path(str(self._store.value("files/folder", str(Path.home()))))

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("files/folder", str(folder))

    @property
    def author(self) -> str:
        """The name under comments; that of the account until somebody gives another one."""
        return str(self._store.value("review/author", "")) or _account()

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("review/author", name.strip())

    @property
    def keeps_backups_beside(self) -> bool:
        """Whether earlier versions stand beside the design, and not in the program's own folder."""
        return str(self._store.value("files/backups", "apart")) == "beside"

    @keeps_backups_beside.setter
    def keeps_backups_beside(self, is_beside: bool) -> None:
        self._store.setValue("files/backups", "beside" if is_beside else "apart")

    @property
    def worksheet_folder(self) -> Path:
        """Where worksheets were written last."""
        return Path(str(self._store.value("files/worksheets", str(self.last_folder))))

    @worksheet_folder.setter
    def worksheet_folder(self, folder: Path) -> None:
        self._store.setValue("files/worksheets", str(folder))

    def worksheet_folder_of(self, design: str) -> Path | None:
        """Where the worksheets of a design were written last; None before their first export."""
        return dict(self._worksheet_folders()).get(design)

    def remember_worksheet_folder(self, design: str, folder: Path) -> None:
        """Puts the folder of a design on top of those that are remembered."""
        others = (pair for pair in self._worksheet_folders() if pair[0] != design)
        pairs = [(design, folder), *others][:MOST_WORKSHEET_FOLDERS]
        self._store.setValue("export/folders", [text for name, place in pairs for text in (name, str(place))])
        self.worksheet_folder = folder

    def _worksheet_folders(self) -> list[tuple[str, Path]]:
        found = self._store.value("export/folders", [])
        texts = [str(text) for text in found] if isinstance(found, list) else []
        return [(name, Path(place)) for name, place in zip(texts[::2], texts[1::2], strict=False)]

    @property
    def worksheet_kinds(self) -> tuple[str, ...]:
        """Worksheets that were exported last; none before the first export."""
        return self._words("export/kinds")

    @worksheet_kinds.setter
    def worksheet_kinds(self, kinds: Iterable[str]) -> None:
        self._store.setValue("export/kinds", ",".join(kinds))

    @property
    def worksheet_formats(self) -> tuple[str, ...]:
        """Formats that were exported last; none before the first export."""
        return self._words("export/formats")

    @worksheet_formats.setter
    def worksheet_formats(self, formats: Iterable[str]) -> None:
        self._store.setValue("export/formats", ",".join(formats))

    @property
    def template_folder(self) -> Path | None:
        """The team's own templates for worksheets, laid over those of the planner; None for these alone."""
        text = str(self._store.value("export/templates", ""))
        return Path(text) if text else None

    @template_folder.setter
    def template_folder(self, folder: Path | None) -> None:
        self._store.setValue("export/templates", "" if folder is None else str(folder))

    @property
    def geometry(self) -> QByteArray | None:
        """Size and place of the window, as Qt writes them."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._store.setValue("window/geometry", state)

    @property
    def docks(self) -> QByteArray | None:
        """Arrangement of the panels, as Qt writes it."""
        return self._bytes("window/docks")

    @docks.setter
    def docks(self, state: QByteArray) -> None:
        self._store.setValue("window/docks", state)

    def forget_arrangement(self) -> None:
        """The next start has the panels where they were at the first."""
        self._store.remove("window/docks")
        self._store.remove("window/geometry")

    def sync(self) -> None:
        """Writes what is not yet written."""
        self._store.sync()

    def _words(self, key: str) -> tuple[str, ...]:
        found = self._store.value(key, "")
        parts = found if isinstance(found, list) else str(found).split(",")  # an ini file reads commas as a list
        return tuple(word for part in parts if (word := str(part).strip()))

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None


def _account() -> str:
    """What the system calls who is at work."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""
