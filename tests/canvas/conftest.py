"""What the canvas tests share: a desk with the small reference design."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.canvas.scene import CanvasScene
from planner.model.document import Document
from tests.canvas.desk import Desk
from tests.editing.samples import example


@pytest.fixture
def make_desk(qtbot: QtBot) -> Iterator[Callable[[Document], Desk]]:
    """Makes desks that are closed at the end of the test."""
    desks: list[Desk] = []

    def make(document: Document) -> Desk:
        desks.append(Desk(document))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[[Document], Desk]) -> Desk:
    """A desk with the Standard Edition design."""
    return make_desk(example("standard"))


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[CanvasScene]:
    """A scene without a view."""
    scene = CanvasScene()
    yield scene
    scene.dispose()
