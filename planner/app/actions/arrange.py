"""Actions of the menu Arrange: where things stand on the drawing."""

from __future__ import annotations

from planner.app.actions.row import Row, Run, has_elements, has_selection, has_several
from planner.app.translated import QT_TRANSLATE_NOOP
from planner.editing.autolayout import LayOut
from planner.editing.moves import Alignment, Direction


def _aligned(alignment: Alignment) -> Run:
    return lambda window: window.scene.align_selection(alignment)


def _distributed(direction: Direction) -> Run:
    return lambda window: window.scene.distribute_selection(direction)


ARRANGE: tuple[Row, ...] = (
    Row(
        "lay-out",
        QT_TRANSLATE_NOOP("actions", "&Lay out everything"),
        lambda w: w.controller.propose(LayOut()),
        ("Ctrl+Shift+L",),
        "layout",
        has_elements,
    ),
    *(
        Row(f"align-{alignment.value}", text, _aligned(alignment), (), f"align-{alignment.value}", has_several)
        for alignment, text in (
            (Alignment.LEFT, QT_TRANSLATE_NOOP("actions", "Align &left")),
            (Alignment.CENTRE, QT_TRANSLATE_NOOP("actions", "Align &centre")),
            (Alignment.RIGHT, QT_TRANSLATE_NOOP("actions", "Align &right")),
            (Alignment.TOP, QT_TRANSLATE_NOOP("actions", "Align &top")),
            (Alignment.MIDDLE, QT_TRANSLATE_NOOP("actions", "Align &middle")),
            (Alignment.BOTTOM, QT_TRANSLATE_NOOP("actions", "Align &bottom")),
        )
    ),
    Row(
        "distribute-horizontally",
        QT_TRANSLATE_NOOP("actions", "Distribute &horizontally"),
        _distributed(Direction.HORIZONTALLY),
        (),
        "distribute-horizontally",
        has_several,
    ),
    Row(
        "distribute-vertically",
        QT_TRANSLATE_NOOP("actions", "Distribute &vertically"),
        _distributed(Direction.VERTICALLY),
        (),
        "distribute-vertically",
        has_several,
    ),
    Row(
        "fold",
        QT_TRANSLATE_NOOP("actions", "&Fold pools"),
        lambda w: w.scene.fold_selection(is_folded=True),
        ("Ctrl+-",),
        "fold",
        has_selection,
    ),
    Row(
        "unfold",
        QT_TRANSLATE_NOOP("actions", "&Unfold pools"),
        lambda w: w.scene.fold_selection(is_folded=False),
        ("Ctrl+Shift+-",),
        "unfold",
        has_selection,
    ),
)
