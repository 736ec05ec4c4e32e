"""Look: how pictures of a drawing look, and what they say.

A module of its own because those who ask for a picture choose its look, and need not know how it is drawn.
"""

from planner.canvas.items.path_overlay import PathStop
from planner.canvas.layers import USUAL, Layers
from planner.canvas.style import LIGHT, Theme
from planner.canvas.traffic_words import NO_WORDS, TrafficWords
from planner.model.views import SavedView
from planner.records import dataclass

TRANSPARENT = "transparent"
"""In place of a background colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How pictures look.

    Attributes:
        background: #rrggbb, TRANSPARENT, or empty for white in the light theme and the canvas in any other.
        layers: which of the words that boxes and lines can say.
        words: what is said about ports, if its layers are shown.
        view: what of the document is shown; None for everything.
        ways: ways of packets that are drawn over it.
    """

    theme: Theme = LIGHT
    background: str = ""
    layers: Layers = USUAL
    words: TrafficWords = NO_WORDS
    view: SavedView | None = None
    ways: tuple[tuple[PathStop, ...], ...] = ()

    @property
    def paper(self) -> str:
        """The background in use."""
        return self.background or ("#ffffff" if self.theme is LIGHT else self.theme.canvas)
