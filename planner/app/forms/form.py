"""The form of one value: a control for each of its fields, with what is wrong or said about it at the field.

A module of its own because elements, rows of tables, nested groups and the settings of the design are all such a
form; none of them is written by hand.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.app.appearance.announcing import announce
from planner.app.appearance.marks import MarkedLine
from planner.app.forms.context import FormContext, Path
from planner.app.forms.controls import control_for
from planner.app.forms.field_control import FieldControl
from planner.app.forms.meaning import field_tip
from planner.app.forms.shapes import Control, FieldShape, shapes_of
from planner.app.forms.standing import Standing, default_tip, is_default, is_unconfirmed
from planner.app.forms.table import TableControl
from planner.app.forms.wording import field_label
from planner.findings.finding import Finding, Severity

_LABEL_WIDTH = 104
_ROOM_BESIDE = 104
"""Words of a control that are longer leave no room for others beside them."""
_ANY_WIDTH = 16_777_215
"""What Qt takes for no limit."""
_LAST = ("note", "unconfirmed")
_PROBLEM, _FINDING, _REMARK = "problem", "finding", "remark"
_FIRST = ("name", "id", "enabled")

Said = Mapping[Path, Sequence[Finding]]
"""Findings by the path of the field they are about."""


def ordered(shapes: Sequence[FieldShape]) -> tuple[FieldShape, ...]:
    """Fields in the order of a form: name and id, plain fields, groups, tables, and at the end the note."""

    def rank(shape: FieldShape) -> int:
        if shape.name in _FIRST:
            return _FIRST.index(shape.name)
        if shape.name in _LAST:
            return 90 + _LAST.index(shape.name)
        return {Control.GROUP: 60, Control.TABLE: 70, Control.YES_NO: 50}.get(shape.control, 30)

    return tuple(sorted(shapes, key=rank))


class FieldRow(QWidget):
    """A control with the lines below it: what is wrong with the text, and what findings say."""

    def __init__(self, control: FieldControl, path: Path, context: FormContext, meaning: str = "") -> None:
        super().__init__()
        self.control = control
        self.path = path
        self._context = context
        self._lines: dict[str, MarkedLine] = {}
        self._described: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        beside = QHBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(control, 1)
        self._standing: Standing | None = None
        self._is_narrow = False
        self._beside = beside
        layout.addLayout(beside)
        control.setToolTip("\n".join(filter(None, (meaning, default_tip(control.shape)))))
        if context.is_read_only():
            control.forbid()
        control.edited.connect(self._on_edited)
        control.left.connect(context.leave)
        control.refused.connect(lambda text: self._say(_PROBLEM, text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_standing(self, value: Any) -> None:
        """Says at the control that a value is a default, or a placeholder that nobody confirmed."""
        shape = self.control.shape
        is_open = is_unconfirmed(self.path, self._context)
        if self._standing is None:
            if not is_open and not is_default(shape, value):
                return  # most fields never have anything to say
            self._standing = Standing(self.control.label, shape, self._context)
        self._place_standing(is_open)  # first: what is shown without a parent is a window
        self._standing.show_value(value, is_open=is_open)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leaves the width to the control."""
        self._is_narrow = is_narrow
        if self._standing is not None:
            self._place_standing(is_unconfirmed(self.path, self._context))

    def _place_standing(self, is_open: bool) -> None:
        """A word stands beside the control; with a button, or where there is no room, below it."""
        assert self._standing is not None
        below = cast(QVBoxLayout, self.layout())
        if is_open or self._is_narrow or self.control.wanted_width > _ROOM_BESIDE:
            if below.indexOf(self._standing) < 0:
                self._beside.removeWidget(self._standing)
                below.insertWidget(1, self._standing)
        elif self._beside.indexOf(self._standing) < 0:
            below.removeWidget(self._standing)
            self._beside.addWidget(self._standing)

    @property
    def standing(self) -> Standing | None:
        """What is said beside the control; None as long as there was never anything to say."""
        return self._standing

    def say(self, findings: Sequence[Finding]) -> None:
        """Shows what is said about the field, the worst first."""
        worst = min(findings, key=lambda finding: finding.severity.rank, default=None)
        text = "\n".join(f"{finding.message} ({finding.code})" for finding in findings)
        self._say(_FINDING, text, worst.severity if worst is not None else Severity.ERROR)

    def remark(self, text: str) -> None:
        """Says something about what is shown; an empty text takes it back."""
        self._say(_REMARK, text, Severity.INFO)

    @property
    def problem(self) -> str:
        """What is wrong with the text; empty when nothing is."""
        return self._lines[_PROBLEM].text if _PROBLEM in self._lines else ""

    @property
    def said(self) -> str:
        """What findings say about the field."""
        return self._lines[_FINDING].text if _FINDING in self._lines else ""

    def _on_edited(self, value: Any, is_typing: bool) -> None:
        problem = self._context.commit(self.path, value, is_typing)
        if problem:
            self.control.take_back()
            self.control.set_refused(True)
        self._say(_PROBLEM, problem)

    def _say(self, which: str, text: str, severity: Severity = Severity.ERROR) -> None:
        if which not in self._lines:
            if not text:
                return  # most fields never have anything to say, and a form has many
            layout = cast(QVBoxLayout, self.layout())
            self._lines[which] = line = MarkedLine()
            layout.insertWidget(1 if which == _PROBLEM else layout.count(), line)
        self._lines[which].say(text, severity)
        above = self.parentWidget()
        if above is not None and (form := above.layout()) is not None:
            cast(QVBoxLayout, self.layout()).invalidate()
            form.invalidate()  # else it keeps the height from before these words, and cuts the last line
        focus = self.control.focusProxy() or self.control
        if self._described is None:
            self._described = focus.accessibleDescription()
        said = [self._described, *(line.text for line in self._lines.values())]
        focus.setAccessibleDescription(" ".join(filter(None, said)))  # read whenever the keyboard comes here
        if focus.hasFocus():
            announce(focus, text)


class Form(QWidget):
    """The fields of one value.

    Attributes:
        cls: class of the value. base: its path inside its element.
    """

    def __init__(self, cls: type, base: Path, context: FormContext, only: tuple[str, ...] | None = None) -> None:
        """Builds the controls; nothing is shown in them yet.

        Args:
            cls: class of the value.
            base: path of the value inside its element.
            context: what all controls share.
            only: names of the fields to show; None for all.
        """
        super().__init__()
        self.base = base
        self.cls = cls
        self._context = context
        self.rows: dict[str, FieldRow] = {}
        self.tables: dict[str, TableControl] = {}
        self.groups: dict[str, Form] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(5)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels: list[QLabel] = []
        self._standings: dict[str, Standing] = {}
        for shape in ordered(shapes_of(cls, only)):
            self._add(shape)
        self.set_narrow(context.is_narrow())

    def set_narrow(self, is_narrow: bool) -> None:
        """Puts each label above its field instead of beside it, where the form has little room."""
        policy = QFormLayout.RowWrapPolicy
        self._layout.setRowWrapPolicy(policy.WrapAllRows if is_narrow else policy.DontWrapRows)
        for label in self._labels:
            if is_narrow:
                label.setMinimumWidth(0)
                label.setMaximumWidth(_ANY_WIDTH)
            else:
                label.setFixedWidth(_LABEL_WIDTH)
        parts: list[FieldRow | TableControl | Form] = [
            *self.rows.values(),
            *self.tables.values(),
            *self.groups.values(),
        ]
        for part in parts:
            part.set_narrow(is_narrow)

    def show_value(self, value: Any) -> None:
        """Shows a value in all controls."""
        for name, row in self.rows.items():
            row.control.show_value(getattr(value, name))
            row.show_standing(getattr(value, name))
        for name, table in self.tables.items():
            table.show_value(getattr(value, name))
        for name, group in self.groups.items():
            group.show_value(getattr(value, name))
            self._standings[name].show_value(value, is_open=is_unconfirmed(group.base, self._context))

    def show_findings(self, said: Said) -> None:
        """Shows findings at their fields."""
        for row in self.rows.values():
            depth = len(row.path)
            row.say([item for path, items in said.items() if path[:depth] == row.path for item in items])
        for table in self.tables.values():
            table.show_findings(said)
        for group in self.groups.values():
            group.show_findings(said)

    def row_at(self, path: Path) -> QWidget | None:
        """The control of a field, with the row of every table on the way chosen; None if there is none."""
        rest = path[len(self.base) :]
        if not rest:
            return self
        name = str(rest[0])
        if name in self.rows:
            return self.rows[name].control
        if name in self.groups:
            return self.groups[name].row_at(path)
        table = self.tables.get(name)
        if table is None:
            return None
        if len(rest) > 1 and isinstance(rest[1], int):
            table.choose_row(rest[1])
            below = table.controls_below()
            return (below.row_at(path) if below is not None else None) or table.grid
        return table.grid

    def row_at_hand(self, path: Path) -> bool:
        """Tells whether the field at a path is shown now, without choosing other rows for it."""
        rest = path[len(self.base) :]
        if path[: len(self.base)] != self.base or not rest:
            return False
        name = str(rest[0])
        if name in self.rows:
            return True
        if name in self.groups:
            return self.groups[name].row_at_hand(path)
        below = self.tables[name].controls_below() if name in self.tables else None
        return below is not None and bool(below.row_at_hand(path))

    def standing_of(self, name: str) -> Standing | None:
        """What is said about how sure a field, a table or a group is; None while there was never anything to say."""
        if name in self._standings:
            return self._standings[name]
        return (self.tables[name] if name in self.tables else self.rows[name]).standing

    def all_rows(self) -> list[FieldRow]:
        """Every field row, those of groups too."""
        return [*self.rows.values(), *(row for group in self.groups.values() for row in group.all_rows())]

    def _add(self, shape: FieldShape) -> None:
        path = (*self.base, shape.name)
        if shape.control is Control.GROUP:
            self._add_group(shape, path)
        elif shape.control is Control.TABLE:
            table = TableControl(self.cls, shape, path, self._context)
            self.tables[shape.name] = table
            self._layout.addRow(table)
        else:
            control = control_for(self.cls, shape, self._context)
            meaning = field_tip(self.cls, shape.name)
            row = FieldRow(control, path, self._context, meaning)
            self.rows[shape.name] = row
            if control.has_own_label:
                self._layout.addRow(row)
            else:
                self._labels.append(label := _label(control.label, control))
                label.setToolTip(meaning)
                self._layout.addRow(label, row)

    def _add_group(self, shape: FieldShape, path: Path) -> None:
        assert shape.cls is not None
        group = Form(shape.cls, path, self._context)
        self.groups[shape.name] = group
        label = field_label(self.cls, shape.name)
        self._standings[shape.name] = standing = Standing(label, shape, self._context)
        self._layout.addRow(head := heading(label))
        head.setToolTip(field_tip(self.cls, shape.name))
        self._layout.addRow(standing)
        self._layout.addRow(group)


def heading(text: str) -> QWidget:
    """A heading inside a form, with a thin line above it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 6, 0, 0)
    layout.setSpacing(4)
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    layout.addWidget(line)
    layout.addWidget(label)
    return holder


class _Label(QLabel):
    """A label that wraps only where it must: by itself one that may wrap asks for about half its length."""

    def sizeHint(self) -> QSize:
        """The text on one line, or all its lines where the form gives it a width: the layout grants little more."""
        width = min(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.maximumWidth())
        return QSize(width, self.heightForWidth(width))


def _label(text: str, control: FieldControl) -> QLabel:
    label = _Label(text)
    label.setWordWrap(True)
    label.setContentsMargins(0, 4, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setBuddy(control)
    return label
