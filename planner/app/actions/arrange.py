"""Actions of the menu Arrange: where things stand on the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Row, Run, has_elements, has_selection, has_several
from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.editing.annotations import LockElements, RaiseElements
from planner.editing.autolayout import LayOut, LayOutSelection
from planner.editing.moves import Alignment, Direction, Size

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _aligned(alignment: Alignment) -> Run:
    return lambda window: window.scene.align_selection(alignment)


def _distributed(direction: Direction) -> Run:
    return lambda window: window.scene.distribute_selection(direction)


def _spaced(direction: Direction) -> Run:
    return lambda window: window.scene.space_selection(direction)


def _sized(size: Size) -> Run:
    return lambda window: window.scene.size_selection(size)


def _raised(*, is_front: bool) -> Run:
    return lambda window: window.scene.change_selection(lambda ids: RaiseElements(ids, is_front))


def _locked(*, is_locked: bool) -> Run:
    return lambda window: window.scene.change_selection(lambda ids: LockElements(ids, is_locked))


def _tidy_up(window: MainWindow) -> None:
    from planner.editing.tidying import TidyUp

    edit, before = TidyUp(), window.controller.document
    if edit.apply(before) is before:
        window.status.say(translate("status", "Nothing is in the way of anything: everything stays where it is."))
    else:
        window.controller.propose(edit)


ARRANGE: tuple[Row, ...] = (
    Row(
        "tidy-up",
        QT_TRANSLATE_NOOP("actions", "Tid&y up"),
        _tidy_up,
        ("Ctrl+Shift+Y",),
        "layout",
        has_elements,
        tip=QT_TRANSLATE_NOOP("actions", "Makes room where something is in the way; the rest stays where it is."),
    ),
    Row(
        "lay-out",
        QT_TRANSLATE_NOOP("actions", "&Lay out everything"),
        lambda w: w.controller.propose(LayOut()),
        ("Ctrl+Shift+L",),
        "layout",
        has_elements,
    ),
    Row(
        "lay-out-selection",
        QT_TRANSLATE_NOOP("actions", "Lay out s&election"),
        lambda w: w.scene.change_selection(lambda ids: LayOutSelection(frozenset(ids))),
        ("Ctrl+Alt+Shift+L",),
        "layout",
        has_several,
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
    *(
        Row(f"space-{direction.value}", text, _spaced(direction), (), f"distribute-{direction.value}", has_several)
        for direction, text in (
            (Direction.HORIZONTALLY, QT_TRANSLATE_NOOP("actions", "Same &spacing across")),
            (Direction.VERTICALLY, QT_TRANSLATE_NOOP("actions", "Same s&pacing down")),
        )
    ),
    *(
        Row(f"same-{size.value}", text, _sized(size), (), "", has_several)
        for size, text in (
            (Size.WIDTH, QT_TRANSLATE_NOOP("actions", "Same &width")),
            (Size.HEIGHT, QT_TRANSLATE_NOOP("actions", "Same &height")),
            (Size.BOTH, QT_TRANSLATE_NOOP("actions", "Same si&ze")),
        )
    ),
    Row(
        "natural-size",
        QT_TRANSLATE_NOOP("actions", "&Natural size"),
        lambda w: w.scene.reset_sizes(),
        (),
        "",
        has_selection,
    ),
    Row(
        "bring-to-front",
        QT_TRANSLATE_NOOP("actions", "Bring to fr&ont"),
        _raised(is_front=True),
        ("Ctrl+]",),
        "",
        has_selection,
    ),
    Row(
        "send-to-back",
        QT_TRANSLATE_NOOP("actions", "Send to bac&k"),
        _raised(is_front=False),
        ("Ctrl+[",),
        "",
        has_selection,
    ),
    Row("lock", QT_TRANSLATE_NOOP("actions", "Loc&k"), _locked(is_locked=True), ("Ctrl+K",), "", has_selection),
    Row(
        "unlock",
        QT_TRANSLATE_NOOP("actions", "&Unlock"),
        _locked(is_locked=False),
        ("Ctrl+Shift+K",),
        "",
        has_selection,
    ),
    Row(
        "reset-lines",
        QT_TRANSLATE_NOOP("actions", "Reset &bends"),
        lambda w: w.scene.reset_bends(),
        ("Ctrl+Shift+B",),
        "",
        has_elements,
    ),
    Row(
        "fold",
        QT_TRANSLATE_NOOP("actions", "&Fold"),
        lambda w: w.scene.fold_selection(is_folded=True),
        ("Ctrl+Alt+-",),
        "fold",
        has_selection,
    ),
    Row(
        "unfold",
        QT_TRANSLATE_NOOP("actions", "&Unfold"),
        lambda w: w.scene.fold_selection(is_folded=False),
        ("Ctrl+Alt++", "Ctrl+Alt+="),
        "unfold",
        has_selection,
    ),
)
