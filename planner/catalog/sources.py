"""The documents the facts rest on.

A room of its own because every other table cites it: "id § heading" there, title and version here.
"""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["documented", "documented-port", "cmdlet", "inferred", "generic-windows"]
"""How sure a row is; the words are explained at the top of ``flows.yaml``."""

Version = Literal["2013", "2015", "2019", "SE"]
"""Server generation a row holds for; 2013 appears in sizing only. Compares equal to the model's version."""

ALL_VERSIONS: tuple[Version, ...] = ("2015", "2019", "SE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document.

    Attributes:
        repository: public repository that holds its text, owner/name.
        commit: version that was read.
        also_read: further versions that were read.
        also_in: repositories with another copy that was read.
    """

    id: str
    title: str
    repository: str = ""
    path: str = ""
    commit: str = ""
    url: str = ""
    index_id: str = ""
    also_read: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    note: str = ""
