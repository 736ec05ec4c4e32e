"""Where the shipped files are: in a checkout, in an installed wheel, in a frozen program.

A module of its own at the bottom of the house because catalog, worksheets and canvas all ask, and none of
them should know how the program was packed.
"""

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Path of a shipped file or folder, for instance ``resource_path("catalog", "flows.yaml")``.

    The path is not checked: whoever opens it can say better what is missing.
    """
    return _root().joinpath(*parts)


def _root() -> Path:
    package = Path(__file__).resolve().parent
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
