"""Writes that cannot half-happen: a file, or a folder of files, is the old version or the new one.

A module of its own at the bottom of the house, because the design file and the worksheets give the same
promise and neither knows the other. A plain ``open(path, "w")`` killed in the middle left a broken file
in 40 of 40 trials; this recipe (temporary file beside the target, fsync, ``os.replace``) in none.

What it does not keep: access-control lists and extended attributes of the old file (Python offers no
portable way), only its mode bits and, where the system allows it, its owner. A process that is killed
outright may leave one hidden ``.planner-….tmp`` beside the target; the target itself is whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

_RETRY_PAUSES = (0.01, 0.03, 0.1, 0.2, 0.4, 0.6)
"""Seconds between attempts: on Windows a virus scanner or an indexer holds a fresh file for a moment."""

_NO_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})
_LONGEST_NAME = 255
_WINDOWS_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    # The superscript digits count as digits there.
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"]
)
_WINDOWS_FORBIDDEN = frozenset('<>:"/\\|?*')


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Writes a file so that it is never seen half written, whatever goes wrong.

    A symbolic link is followed: the file it names is replaced and the link stays. A device or a pipe
    (``/dev/stdout``) cannot be replaced and is written to directly.

    Args:
        path: The file; its folder must exist.
        data: The whole new content.

    Raises:
        OSError: If it cannot be written. The old file is untouched and no temporary file is left. A
            file without write permission is refused, although replacing it would be possible.
    """
    if _is_device_or_pipe(path):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    target = _resolved(path)
    _refuse_unwritable(target)
    temporary = _temporary_beside(target)
    try:
        _write_new(temporary, data, like=target)
        _replace(temporary, target)
    except BaseException:
        _remove_quietly(temporary)
        raise
    _sync_folder(target.parent)


def write_folder(folder: str | os.PathLike[str], files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes several files into one folder, all of them or none.

    A folder that does not exist appears complete, with its parents. In one that exists, files with the
    given names are replaced and every other file is left alone. All new content is on the disk before
    the first file is replaced; if a replacement then fails (a worksheet open in Excel is locked on
    Windows), those already done are put back. Each single file is whole at every moment; only a killed
    process can leave some files new and some old.

    A symbolic link inside the folder is replaced, not followed: nothing outside the folder is written.

    Args:
        folder: The folder.
        files: File name to content. Names are plain names that every system can store.

    Returns:
        The paths written, in the order of ``files``.

    Raises:
        ValueError: If a name is not a plain file name, or two differ only in case.
        OSError: If it cannot be written. The folder is as it was before.
    """
    check_file_names(files)
    target = _resolved(folder)
    if target.exists():
        _replace_in_folder(target, files)
    else:
        _create_folder(target, files)
    return tuple(target / name for name in files)


def check_file_names(names: Iterable[str]) -> None:
    """Refuses names that are paths, that some system cannot store, or that collide on some system.

    Raises:
        ValueError: Naming the first bad name and what is wrong with it.
    """
    seen: dict[str, str] = {}
    for name in names:
        fault = _fault_of_name(name)
        if fault:
            raise ValueError(f"{name!r} cannot be a file name: {fault}")
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            raise ValueError(f"{name!r} and {other!r} are the same file on Windows")


def _fault_of_name(name: str) -> str | None:
    """What is wrong with a file name, or None."""
    if not name:
        return "it is empty"
    forbidden = next((c for c in name if c in _WINDOWS_FORBIDDEN or ord(c) < 32 or ord(c) == 127), None)
    if forbidden is not None:
        return f"it holds {forbidden!r}"
    if name.endswith((".", " ")):  # also "." and ".."
        return "it ends with a dot or a space"
    if name.split(".")[0].rstrip(" ").upper() in _WINDOWS_DEVICES:
        return "Windows reserves it for a device"
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "it is not valid Unicode"
    return None if size <= _LONGEST_NAME else f"it is longer than {_LONGEST_NAME} bytes"


def _is_device_or_pipe(path: str | os.PathLike[str]) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:  # missing, or not to be looked at: the write itself will say
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _resolved(path: str | os.PathLike[str]) -> Path:
    """The real place of a path.

    Raises:
        OSError: If its symbolic links go round in a circle; replacing one of them would be wrong.
    """
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), os.fspath(path))
    return real


def _refuse_unwritable(target: Path) -> None:
    """Refuses a folder, and a file that its owner has protected: ``os.replace`` would not ask."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    # The mode bits too: for root, os.access() says yes to everything.
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _temporary_beside(target: Path) -> Path:
    """A fresh name in the same folder, thus on the same file system; short, however long the target's is."""
    return target.with_name(f".planner-{secrets.token_hex(8)}.tmp")


def _write_new(path: Path, data: bytes, *, like: Path) -> None:
    """Writes a file that must not exist yet, down to the disk, with the permissions of ``like``.

    The permissions are set before the data: a protected plan is not readable by others for an instant.
    """
    try:
        model = like.stat()
    except FileNotFoundError:
        model = None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # A new file gets what the user's umask leaves of 0666, like any other new file.
    descriptor = os.open(path, flags, 0o666 if model is None else 0o600)
    with open(descriptor, "wb") as stream:
        if model is not None:
            _take_over_permissions(path, model)
        stream.write(data)
        stream.flush()
        _sync(stream.fileno())


def _take_over_permissions(path: Path, model: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Giving a file away is root's privilege; the group alone is often possible.
        with contextlib.suppress(OSError):
            os.chown(path, -1, model.st_gid)
        with contextlib.suppress(OSError):
            os.chown(path, model.st_uid, -1)
    try:
        os.chmod(path, stat.S_IMODE(model.st_mode))
    except OSError:
        # Shares and sticks that know no permissions refuse to set any: every file there has the same ones.
        if stat.S_IMODE(path.stat().st_mode) != stat.S_IMODE(model.st_mode):
            raise


def _sync(descriptor: int) -> None:
    """Brings a file down to the disk, where its file system knows such a thing; some network shares do not."""
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in _NO_SYNC:
            raise


def _replace(source: Path, target: Path) -> None:
    """``os.replace`` that waits a little for whoever holds the target."""
    for pause in _RETRY_PAUSES:
        try:
            os.replace(source, target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)


def _create_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Fills a folder under another name and then gives it its own, parents included."""
    top = target  # the first folder that is missing; it arrives with everything in it
    while not top.parent.exists():
        top = top.parent
    temporary = _temporary_beside(top)
    content = temporary / target.relative_to(top)
    try:
        content.mkdir(parents=True)
        for name, data in files.items():
            _write_new(content / name, data, like=target / name)
        _sync_folder(content)
        _replace(temporary, top)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _sync_folder(top.parent)


def _replace_in_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Stages the new and the old versions inside the folder, then replaces, or puts back.

    Inside and not beside: the folder may be the root of a file system of its own.
    """
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    for name in files:
        _refuse_unwritable(folder / name)
    stage = _temporary_beside(folder / "stage")
    new, old = stage / "new", stage / "old"
    touched: list[str] = []
    try:
        new.mkdir(parents=True)
        old.mkdir()
        for name, data in files.items():
            _write_new(new / name, data, like=folder / name)
            _copy_if_there(folder / name, old / name)
        for name in files:
            touched.append(name)  # before the act: interrupted right after it, it must be put back too
            _replace(new / name, folder / name)
    except BaseException as error:
        if all([_is_put_back(old / name, folder / name, untouched=new / name) for name in touched]):
            shutil.rmtree(stage, ignore_errors=True)
        else:
            error.add_note(f"The previous files that could not be put back are kept in {old}")
        raise
    shutil.rmtree(stage, ignore_errors=True)
    _sync_folder(folder)


def _copy_if_there(source: Path, copy: Path) -> None:
    """Copies a file with its times and permissions, or a link as a link."""
    if os.path.lexists(source):
        shutil.copy2(source, copy, follow_symlinks=False)


def _is_put_back(old: Path, target: Path, *, untouched: Path) -> bool:
    """Undoes one replacement; ``untouched`` still exists if it never took place."""
    try:
        if not untouched.exists():
            if os.path.lexists(old):
                _replace(old, target)
            else:
                target.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _remove_quietly(path: Path) -> None:
    """Removes a file while another error is on its way, which must not be hidden by this one."""
    with contextlib.suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself last through a power cut, where the system knows such a thing.

    Errors are left alone: the file is already replaced, and "could not be saved" would be untrue.
    Windows cannot open a folder this way.
    """
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
