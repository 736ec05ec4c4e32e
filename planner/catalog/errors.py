"""What can be wrong with the catalog's files.

A module of its own because reading, building and checking all report here, and callers catch one class.
"""


class CatalogError(Exception):
    """The shipped facts cannot be used. Carries every fault found, each with file and row id."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))
