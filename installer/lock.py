"""Writes the lock files: every package that is installed, with version and hashes, for every Python.

    python3 installer/lock.py              keeps the locked versions where the ranges still allow them
    python3 installer/lock.py --upgrade    takes the newest that the ranges in pyproject.toml allow

``lock/run.txt`` is what the program needs, ``lock/dev.txt`` all dependency groups. Both are universal:
one file holds the choices for Python 3.11 and for 3.12 on (they differ in PySide6), for every system.

A script of its own and not a step of the set-up, because a set-up must give tomorrow what it gave today.
It needs the network; uv, which does the work, goes into a folder that is removed again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "installer" / "lock"


def main(options: list[str]) -> None:
    """Writes both files; ``options`` go to ``uv pip compile``."""
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, with_pip=True)
        python = next(Path(place).glob("[bS]*/python*"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        # The program gets what was tested: its file takes its versions from the developers' file.
        _compile(python, ["--group", "dev", *options], FOLDER / "dev.txt")
        constraint = ["--constraint", str((FOLDER / "dev.txt").relative_to(TOP))]
        _compile(python, ["--group", "editable", *constraint, *options], FOLDER / "run.txt")


def _compile(python: Path, options: list[str], target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    call = [str(python), "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
    call += ["--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    call += ["--custom-compile-command", "python3 installer/lock.py", "--output-file", str(target.relative_to(TOP))]
    environment = dict(os.environ)
    if "PIP_CERT" in environment:  # uv knows the same wish under another name
        environment.setdefault("SSL_CERT_FILE", environment["PIP_CERT"])
    subprocess.run([*call, *options], cwd=TOP, env=environment, check=True)
    print(f"written: {target.relative_to(TOP)}")


if __name__ == "__main__":
    main(sys.argv[1:])
