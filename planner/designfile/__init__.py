"""The YAML on disk: design files read with every fault and its line, and written canonically.

A room of its own because storage must not leak: the model knows nothing of text, and nobody else knows YAML.
The half that writes is imported when somebody writes, so that a design is soon seen.
"""

from typing import TYPE_CHECKING, Any

from planner.designfile.errors import DesignFileError, DesignFileErrors, NewerFormatError
from planner.designfile.format import FORMAT_VERSION
from planner.designfile.positions import Position, PositionMap
from planner.designfile.read import LoadedDocument, fingerprint, parse_document, read_document

if TYPE_CHECKING:
    from planner.designfile.write import format_document, write_document

__all__ = [
    "FORMAT_VERSION",
    "DesignFileError",
    "DesignFileErrors",
    "LoadedDocument",
    "NewerFormatError",
    "Position",
    "PositionMap",
    "fingerprint",
    "format_document",
    "parse_document",
    "read_document",
    "write_document",
]


def __getattr__(name: str) -> Any:
    if name not in ("format_document", "write_document"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from planner.designfile import write

    return getattr(write, name)
