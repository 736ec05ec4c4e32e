"""The YAML on disk: design files read with every fault and its line, and written canonically.

A room of its own because storage must not leak: the model knows nothing of text, and nobody else knows YAML.
"""

from planner.designfile.errors import DesignFileError, DesignFileErrors, NewerFormatError
from planner.designfile.format import FORMAT_VERSION
from planner.designfile.positions import Position, PositionMap
from planner.designfile.read import LoadedDocument, fingerprint, parse_document, read_document
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
