"""What people can answer to a question.

A module of its own because commands read answers at start, and the dialogs that ask are imported when one is opened.
"""

from enum import Enum, auto

from planner.records import dataclass


class SaveAnswer(Enum):
    """What to do with unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class ConflictAnswer(Enum):
    """What to do about a file that somebody else changed."""

    OVERWRITE = auto()
    SAVE_AS = auto()
    RELOAD = auto()
    COMPARE = auto()
    CANCEL = auto()


class RecoveryAnswer(Enum):
    """What to do with unsaved work of an earlier run."""

    RESTORE = auto()
    DELETE = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: what is chosen, and what people read.

    Attributes:
        has_picture: the key is the path of a design, whose picture is shown.
    """

    key: str
    title: str
    text: str = ""
    has_picture: bool = False
