"""A write that cannot half-happen: the list of qutebrowser's save-file tests, disk full, and kill -9."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import atomic_write
from planner.atomic_write import check_file_names, write_file, write_folder

posix_only = pytest.mark.skipif(os.name == "nt", reason="the system has no such permissions or links")


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "_RETRY_PAUSES", (0.0, 0.0))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"old")
    return path


def _content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, so that litter shows."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _failing(number: int, after: int = 0, original: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """A function that works ``after`` times and then fails as the system would."""
    calls = iter(range(after))

    def fail(*arguments: Any, **options: Any) -> Any:
        if next(calls, None) is not None:
            assert original is not None
            return original(*arguments, **options)
        raise OSError(number, os.strerror(number))

    return fail


# --- one file: what works ------------------------------------------------------------------------


def test_new_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "plan.yaml", b"new")
    assert _content(tmp_path) == {"plan.yaml": b"new"}


def test_existing_file_is_replaced(target: Path) -> None:
    write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"new"}


@pytest.mark.parametrize("data", [b"", b"\x00\xff\r\n\n\r", "Müller — 漢字".encode(), b"x" * 3_000_000])
def test_bytes_arrive_as_they_are(tmp_path: Path, data: bytes) -> None:
    write_file(str(tmp_path / "plan.yaml"), data)
    assert (tmp_path / "plan.yaml").read_bytes() == data


def test_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    name = "n" * 255
    write_file(tmp_path / name, b"new")
    assert _content(tmp_path) == {name: b"new"}


def test_relative_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file("plan.yaml", b"new")
    assert _content(tmp_path) == {"plan.yaml": b"new"}


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_are_kept(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_file(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert _content(target.parent) == {"plan.yaml": b"new"}


@posix_only
def test_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "plan.yaml", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan.yaml").stat().st_mode) == 0o640


@posix_only
def test_data_is_never_readable_by_others_when_the_old_file_was_not(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.chmod(0o600)
    modes: list[int] = []

    def note(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))

    monkeypatch.setattr(os, "fsync", note)
    write_file(target, b"new")
    assert modes[0] == 0o600


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_owner_is_kept(target: Path) -> None:
    os.chown(target, 12345, 23456)
    write_file(target, b"new")
    assert (target.stat().st_uid, target.stat().st_gid) == (12345, 23456)


@posix_only
def test_symbolic_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "plan.yaml").write_bytes(b"old")
    link = tmp_path / "plan.yaml"
    link.symlink_to(Path("real") / "plan.yaml")
    write_file(link, b"new")
    assert link.is_symlink()
    assert _content(tmp_path / "real") == {"plan.yaml": b"new"}
    assert sorted(os.listdir(tmp_path)) == ["plan.yaml", "real"]


@posix_only
def test_symbolic_link_to_nothing_creates_what_it_names(tmp_path: Path) -> None:
    link = tmp_path / "plan.yaml"
    link.symlink_to("elsewhere.yaml")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "elsewhere.yaml").read_bytes() == b"new"


@posix_only
def test_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links") as caught:
        write_file(tmp_path / "a", b"new")
    assert caught.value.errno == errno.ELOOP
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]
    assert (tmp_path / "a").is_symlink()


@posix_only
def test_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        write_file(pipe, b"new")
        assert reader.communicate(timeout=20)[0] == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


def test_locked_file_is_tried_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace
    attempts: list[str] = []

    def locked_twice(source: Path, destination: Path) -> None:
        attempts.append(str(destination))
        if len(attempts) < 3:
            raise PermissionError(errno.EACCES, "held by a virus scanner")
        real(source, destination)

    monkeypatch.setattr(os, "replace", locked_twice)
    write_file(target, b"new")
    assert len(attempts) == 3
    assert _content(target.parent) == {"plan.yaml": b"new"}


def test_folder_that_cannot_be_synced_is_no_failure(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    monkeypatch.setattr(os, "fsync", _failing(errno.EINVAL, after=1, original=real))
    write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"new"}


# --- one file: what goes wrong -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "number"),
    [("fsync", errno.EIO), ("fsync", errno.ENOSPC), ("replace", errno.EACCES), ("chmod", errno.EPERM)],
)
def test_failing_call_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, function, _failing(number))
        with pytest.raises(OSError, match=r".") as caught:
            write_file(target, b"new")
    assert caught.value.errno == number
    assert _content(target.parent) == {"plan.yaml": b"old"}


@pytest.mark.parametrize("step", ["write", "flush", "close"])
def test_disk_full_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Stream:
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        def __enter__(self) -> Stream:
            return self

        def __exit__(self, *_: object) -> None:
            self._stream.close()
            self._fail("close")

        def _fail(self, name: str) -> None:
            if name == step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def write(self, data: bytes) -> None:
            self._stream.write(data[:1])
            self._fail("write")

        def flush(self) -> None:
            self._stream.flush()
            self._fail("flush")

        def fileno(self) -> int:
            return int(self._stream.fileno())

    def full(*arguments: Any, **options: Any) -> Any:
        return Stream(open(*arguments, **options))

    monkeypatch.setattr(atomic_write, "open", full, raising=False)
    with pytest.raises(OSError, match=r".") as caught:
        write_file(target, b"new")
    assert caught.value.errno == errno.ENOSPC
    assert _content(target.parent) == {"plan.yaml": b"old"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_really_full_device_says_so() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_file("/dev/full", b"new")


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, SystemExit])
def test_interruption_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def interrupt(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(error):
        write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"old"}


def test_data_that_are_no_bytes_leave_the_old_file_and_nothing_else(target: Path) -> None:
    with pytest.raises(TypeError):
        write_file(target, "text")  # type: ignore[arg-type]
    assert _content(target.parent) == {"plan.yaml": b"old"}


def test_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").mkdir()
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path / "plan.yaml", b"new")
    assert os.listdir(tmp_path) == ["plan.yaml"]
    assert os.listdir(tmp_path / "plan.yaml") == []


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "missing" / "plan.yaml", b"new")
    assert os.listdir(tmp_path) == []


def test_protected_file_is_refused(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(PermissionError):
        write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"old"}


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder that this process cannot write to; root steps down to ``nobody`` for the while."""
    folder = Path(tempfile.mkdtemp())  # not tmp_path: its parents are closed to others
    (folder / "plan.yaml").write_bytes(b"old")
    (folder / "plan.yaml").chmod(0o666)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        (folder / "plan.yaml").unlink()
        folder.rmdir()


@posix_only
def test_read_only_folder_leaves_the_old_file_and_nothing_else(read_only_folder: Path) -> None:
    with pytest.raises(PermissionError):
        write_file(read_only_folder / "plan.yaml", b"new")
    with pytest.raises(PermissionError):
        write_folder(read_only_folder, {"plan.yaml": b"new"})
    with pytest.raises(PermissionError):
        write_folder(read_only_folder / "new" / "folder", {"plan.yaml": b"new"})
    assert _content(read_only_folder) == {"plan.yaml": b"old"}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_share_that_cannot_sync_is_written_all_the_same(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", _failing(number))
    write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"new"}


@posix_only
def test_a_share_without_permissions_is_written_all_the_same(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.chmod(0o600)  # what a new file has there, too
    monkeypatch.setattr(os, "chmod", _failing(errno.EPERM))
    write_file(target, b"new")
    assert _content(target.parent) == {"plan.yaml": b"new"}


_SAVE_FOR_EVER = """
import sys
from pathlib import Path
from planner.atomic_write import write_file
path = Path(sys.argv[1])
number = 0
while True:
    write_file(path, b"%c" % (65 + number % 26) * 1_000_000)
    number += 1
    if number == 2:
        print("saving", flush=True)
"""


@posix_only
def test_killed_in_the_middle_leaves_the_old_or_the_new_file(target: Path) -> None:
    moments = random.Random(20)
    for _ in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVE_FOR_EVER, str(target)],
            cwd=Path(__file__).resolve().parents[1],
            stdout=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"saving\n"
            time.sleep(moments.uniform(0, 0.05))
            child.send_signal(signal.SIGKILL)
        data = target.read_bytes()
        assert len(data) == 1_000_000
        assert data == data[:1] * 1_000_000


# --- a folder of files ---------------------------------------------------------------------------

NEW = {"dns.csv": b"new dns", "firewall.csv": b"new firewall", "summary.md": b"new summary"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of an earlier run, with a file that is not ours."""
    path = tmp_path / "out"
    path.mkdir()
    for name, data in {"dns.csv": b"old dns", "firewall.csv": b"old firewall", "notes.txt": b"mine"}.items():
        (path / name).write_bytes(data)
    return path


OLD = {"dns.csv": b"old dns", "firewall.csv": b"old firewall", "notes.txt": b"mine"}


def test_new_folder_appears_with_its_parents(tmp_path: Path) -> None:
    written = write_folder(tmp_path / "a" / "b" / "out", NEW)
    assert written == tuple(tmp_path / "a" / "b" / "out" / name for name in NEW)
    assert _content(tmp_path) == {f"a/b/out/{name}": data for name, data in NEW.items()}


def test_existing_folder_keeps_what_is_not_ours(folder: Path) -> None:
    write_folder(folder, NEW)
    assert _content(folder.parent) == {f"out/{name}": data for name, data in {**OLD, **NEW}.items()}


def test_no_files_make_an_empty_folder(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {})
    write_folder(tmp_path / "out", {})
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.parametrize("after", range(6))
def test_disk_full_leaves_the_folder_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _failing(errno.ENOSPC, after=min(after, 2), original=os.fsync))
        with pytest.raises(OSError, match=r"."):
            write_folder(folder if after < 3 else folder.parent / "new" / "out", NEW)
    assert _content(folder.parent) == {f"out/{name}": data for name, data in OLD.items()}
    assert os.listdir(folder.parent) == ["out"]


@pytest.mark.parametrize("locked", list(NEW))
def test_locked_file_puts_the_others_back(folder: Path, monkeypatch: pytest.MonkeyPatch, locked: str) -> None:
    real = os.replace

    def replace(source: Path, destination: Path) -> None:
        if Path(destination) == folder / locked and Path(source).parent.name == "new":
            raise PermissionError(errno.EACCES, "open in Excel", str(destination))
        real(source, destination)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(PermissionError):
            write_folder(folder, NEW)
    assert _content(folder) == OLD
    assert sorted(os.listdir(folder)) == sorted(OLD)


def test_interruption_right_after_a_replacement_puts_it_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace
    calls = iter(range(100))

    def replace(source: Path, destination: Path) -> None:
        real(source, destination)
        if next(calls) == 1:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            write_folder(folder, NEW)
    assert _content(folder) == OLD


def test_files_that_cannot_be_put_back_are_kept_and_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, destination: Path) -> None:
        if Path(source).parent.name == "old" or Path(destination).name == "firewall.csv":
            raise PermissionError(errno.EACCES, "held")
        real(source, destination)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        with pytest.raises(PermissionError) as caught:
            write_folder(folder, NEW)
    kept = Path(caught.value.__notes__[0].rsplit(" ", 1)[-1])
    assert (kept / "dns.csv").read_bytes() == b"old dns"


def test_folder_inside_under_a_files_name_is_refused_before_anything(folder: Path) -> None:
    (folder / "summary.md").mkdir()
    with pytest.raises(IsADirectoryError):
        write_folder(folder, NEW)
    assert _content(folder) == OLD


def test_file_under_the_folders_name_is_refused(target: Path) -> None:
    with pytest.raises(NotADirectoryError):
        write_folder(target, NEW)
    assert _content(target.parent) == {"plan.yaml": b"old"}


@posix_only
def test_link_inside_the_folder_is_not_followed_out_of_it(folder: Path) -> None:
    outside = folder.parent / "outside.csv"
    outside.write_bytes(b"untouched")
    (folder / "summary.md").symlink_to(outside)
    write_folder(folder, NEW)
    assert outside.read_bytes() == b"untouched"
    assert not (folder / "summary.md").is_symlink()
    assert _content(folder) == {**OLD, **NEW}


@posix_only
def test_permissions_in_a_folder_are_kept(folder: Path) -> None:
    (folder / "dns.csv").chmod(0o640)
    write_folder(folder, NEW)
    assert stat.S_IMODE((folder / "dns.csv").stat().st_mode) == 0o640


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "empty"),
        (".", "dot"),
        ("..", "dot"),
        ("../dns.csv", "'/'"),
        ("a/b", "'/'"),
        ("a\\b", r"'\\\\'"),
        ("C:dns.csv", "':'"),
        ("dns.csv ", "space"),
        ("dns.", "dot"),
        ("a\x00b", "x00"),
        ("a\nb", "holds"),
        ("a\x7f", "holds"),
        ("what?.md", "holds"),
        ("NUL", "device"),
        ("con.md", "device"),
        ("Com1.tar.gz", "device"),
        ("lpt²", "device"),
        ("aux .md", "device"),
        ("n" * 256, "longer"),
        ("ü" * 128, "longer"),
        ("\ud800", "Unicode"),
    ],
)
def test_bad_name_is_refused_before_anything(folder: Path, name: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        write_folder(folder, {"dns.csv": b"new", name: b"new"})
    assert _content(folder) == OLD


def test_names_that_differ_in_case_only_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'dns.csv' and 'DNS.csv'"):
        check_file_names(["DNS.csv", "dns.csv"])


@pytest.mark.parametrize("name", ["dns.csv", "CONTOSO.md", "com10.md", "Zürich site.html", ".hidden", "n" * 255])
def test_good_name_is_accepted(name: str) -> None:
    check_file_names([name])


@given(st.text(max_size=20))
def test_accepted_name_stays_in_its_folder(name: str) -> None:
    try:
        check_file_names([name])
    except ValueError:
        return
    assert os.path.basename(name) == name
    assert os.path.normpath(os.path.join("out", name)) == os.path.join("out", name)
