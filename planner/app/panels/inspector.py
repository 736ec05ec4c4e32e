"""The inspector: every field of the chosen element, or the settings of the design while nothing is chosen.

A module of its own because it is the one place where a form meets the controller: each field that is given a new
value becomes an edit, and each edit of anybody shows in the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.app.appearance.marks import MarkedLine, plain_icon
from planner.app.appearance.translated import translate
from planner.app.document_controller import DocumentController, words_of
from planner.app.forms.common_edits import edits_of_all, value_at
from planner.app.forms.common_form import CommonForm
from planner.app.forms.context import Commit, FormContext, Path, title_of
from planner.app.forms.form import Form, Said, heading
from planner.app.forms.form_area import FormArea
from planner.app.forms.wording import field_label, kind_word
from planner.app.inspection_runner import Judgement
from planner.editing.change import Change
from planner.editing.design_settings import SETTINGS, ChangeTitle
from planner.editing.edit import Edit, EditGroup
from planner.editing.lists import SetField
from planner.editing.nodes import ChangeId
from planner.editing.palette import template_of
from planner.editing.undrawn import UNDRAWN
from planner.findings.finding import DESIGN, Finding
from planner.model.design import Design, Element
from planner.model.document import Document
from planner.model.errors import BrokenDesignError, ModelError

_SHOWN_FINDINGS = 5
_LISTED = 30
"""So many of the selected elements are named; more would push what they have in common out of sight."""
_LEAST = 240
_NARROW = 300
"""Where there is less room than this, labels stand above their fields."""


class Inspector(QWidget):
    """Shows and edits one element.

    Signals:
        element_wanted(str): the user asked for another element.
        renamed(str, str): an element has another id now (old, new).
    """

    element_wanted = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, controller: DocumentController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._chosen: tuple[str, ...] = ()
        self._element = DESIGN
        self._forms: list[Form] = []
        self.common: CommonForm | None = None
        """The form of several elements; None while one or none is chosen."""
        self._judgement: Judgement | None = None
        self._is_stale = True
        self._is_renaming = False
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(28, 28))
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self._title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self._title.setFont(font)
        self._kind = QLabel()
        self._kind.setEnabled(False)
        self._said = QVBoxLayout()
        self._said.setSpacing(2)
        self._area = FormArea()
        self._area.resized.connect(self._on_resized)
        self._build()
        controller.changed.connect(self._on_changed)
        controller.replaced.connect(self._on_replaced)
        controller.findings_changed.connect(self.show_judgement)
        controller.read_only_changed.connect(lambda _: self._rebuild())

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._kind)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addLayout(words, 1)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard, and scroll it
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Fields"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 4, 4)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._said)
        layout.addWidget(self._area, 1)
        self.setMinimumWidth(_LEAST)

    def sizeHint(self) -> QSize:
        """Wide enough for a field of a form."""
        return QSize(340, 560)

    @property
    def element(self) -> str:
        """Id of the element shown; empty for the design."""
        return self._element

    @property
    def forms(self) -> Sequence[Form]:
        """Forms shown now."""
        return tuple(self._forms)

    def show_selection(self, ids: tuple[str, ...]) -> None:
        """Shows the chosen element; for none the design, for several what they are."""
        if self._is_renaming:
            return  # the old id is gone, the new one is shown in a moment
        design = self._controller.document.design
        owners = dict.fromkeys(owner.id for key in ids if (owner := design.owner_of(key)) is not None)
        chosen = tuple(owners)
        if chosen == self._chosen and not self._is_stale:
            return
        self._chosen = chosen
        self._controller.end_merge()
        self._element = chosen[0] if len(chosen) == 1 else DESIGN
        self._rebuild()

    def show_judgement(self, judgement: Judgement) -> None:
        """Shows what is said about the element, at its fields and above them."""
        self._judgement = judgement
        self._show_findings()

    def focus_field(self, path: Path) -> None:
        """Puts the keyboard into a field and scrolls to it."""
        for form in self._forms:
            widget = form.row_at(path)
            if widget is not None and widget is not form:
                self._area.ensureWidgetVisible(widget)
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_field(self, path: Path) -> None:
        """Scrolls to a field without taking the keyboard away from where it is."""
        for form in self._forms:
            widget = form.row_at(path)
            if widget is not None and widget is not form:
                self._area.ensureWidgetVisible(widget)
                return

    def focus_first(self) -> None:
        """Puts the keyboard into the first field."""
        for form in self._forms:
            for row in form.rows.values():
                row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # --- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Builds the forms that nobody has seen yet."""
        super().showEvent(event)
        if self._is_stale:
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not getattr(self, "_is_stale", True):
            self._show_values()

    def _rebuild(self) -> None:
        # Forms are built when they are seen: the document of the command line comes before the window is shown.
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self._forms = []
        self.common = None
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 8)
        layout.setSpacing(6)
        if len(self._chosen) > 1:
            layout.addWidget(self._list_of_chosen())
            self.common = CommonForm(self._chosen_elements(), self._common_context())
            if self.common.has_fields:
                layout.addWidget(heading(self.tr("What they have in common")))
                layout.addWidget(self.common)
        else:
            for form in self._new_forms():
                self._forms.append(form)
                layout.addWidget(form)
        layout.addStretch(1)
        before = self._area.takeWidget()
        if before is not None:
            before.deleteLater()  # later: one of its controls may be telling the change that leads here
        self._area.setWidget(body)
        self._show_values()
        self._show_findings()

    def _new_forms(self) -> list[Form]:
        context = self._context_of(self._owner, self._commit)
        owner = self._owner()
        if owner is not None:
            return [Form(type(owner), (), context)]
        return [Form(Document, (), context, ("title",)), Form(Design, (), context, tuple(SETTINGS))]

    def _chosen_elements(self) -> list[Element]:
        return [element for key in self._chosen if (element := self._design().find(key)) is not None]

    def _common_context(self) -> FormContext:
        return self._context_of(self._any_of_chosen, self._commit_to_all)

    def _any_of_chosen(self) -> Element | None:
        """One of the chosen elements, for what a field can name; what is not confirmed is each element's own."""
        found = next(iter(self._chosen_elements()), None)
        return replace(found, unconfirmed=()) if hasattr(found, "unconfirmed") else found  # type: ignore[type-var]

    def _context_of(self, owner: Callable[[], Element | None], commit: Commit) -> FormContext:
        controller = self._controller
        show = self.element_wanted.emit
        return FormContext(
            self._design, owner, commit, show, self._leave, lambda: controller.is_read_only, self._is_narrow
        )

    def _is_narrow(self) -> bool:
        return self._area.viewport().width() < _NARROW

    def _on_resized(self) -> None:
        common = [self.common] if self.common is not None else []
        for form in (*self._forms, *common):
            form.set_narrow(self._is_narrow())

    def _commit_to_all(self, path: Path, value: Any, is_typing: bool) -> str:
        """Puts a value into the field of every chosen element, as one step."""
        elements = self._chosen_elements()
        words = field_label(type(elements[0]), next(str(step) for step in reversed(path) if isinstance(step, str)))
        label = self.tr("Change {0} of {1} elements").format(words, len(elements))
        merge_key = f"{' '.join(self._chosen)}/{'/'.join(map(str, path))}" if is_typing else None
        try:
            self._controller.do(EditGroup(label, edits_of_all(elements, path, value, label), merge_key))
        except ModelError as problem:
            return _at(problem, path)
        return ""

    def _list_of_chosen(self) -> QWidget:
        design = self._controller.document.design
        chosen = self._chosen[:_LISTED]
        names = [f"{title_of(element)} ({kind_word(element.kind)})" for element in map(design.get, chosen)]
        if len(self._chosen) > len(chosen):
            names.append(translate("canvas", "and {0} more").format(len(self._chosen) - len(chosen)))
        label = QLabel("\n".join(names))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(self.tr("Selected")))
        layout.addWidget(label)
        return holder

    def _show_values(self) -> None:
        owner = self._owner()
        document = self._controller.document
        if len(self._chosen) > 1:
            title, kind = self.tr("{0} elements").format(len(self._chosen)), self.tr("Selection")
            name = "select-all"
        elif owner is None:
            title, kind = document.title or self.tr("Untitled design"), self.tr("Settings of the design")
            name = "settings"
        else:
            row = template_of(owner)
            title, kind = title_of(owner), translate("palette", row.label) if row else kind_word(owner.kind)
            name = row.icon if row else next((item.icon for item in UNDRAWN if item.key == owner.kind), "settings")
        self._title.setText(title)
        self._title.setToolTip(title)
        self._kind.setText(kind)
        self._icon.setPixmap(plain_icon(name).pixmap(QSize(24, 24), self.devicePixelRatioF()))
        if self.common is not None:
            self.common.show_values(self._chosen_elements())
        for form, value in zip(
            self._forms, [owner] if owner is not None else [document, document.design], strict=False
        ):
            form.show_value(value)

    def _show_findings(self) -> None:
        while (item := self._said.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        findings = self._findings()
        at_fields: dict[Path, list[Finding]] = {}
        elsewhere = []
        for finding in findings:
            is_own = finding.element == self._element and finding.field
            if is_own and any(form.row_at_hand(finding.field) for form in self._forms):
                at_fields.setdefault(finding.field, []).append(finding)
            else:
                elsewhere.append(finding)
        said: Said = at_fields
        for form in self._forms:
            form.show_findings(said)
        for finding in elsewhere[:_SHOWN_FINDINGS]:
            line = MarkedLine()
            self._said.addWidget(line)  # first: what is shown without a parent is a window, and takes the keyboard
            line.say(f"{finding.message} ({finding.code})", finding.severity)
        if len(elsewhere) > _SHOWN_FINDINGS:
            more = QLabel(self.tr("and {0} more in the list of findings").format(len(elsewhere) - _SHOWN_FINDINGS))
            more.setEnabled(False)
            self._said.addWidget(more)

    def _findings(self) -> list[Finding]:
        judgement = self._judgement
        if judgement is None or len(self._chosen) > 1:
            return []
        if self._element == DESIGN:
            return [finding for finding in judgement.findings if finding.element == DESIGN]
        owner = self._owner()
        parts = {self._element, *(part.id for part in getattr(owner, "members", ()) or getattr(owner, "vips", ()))}
        return [finding for finding in judgement.findings if parts.intersection(finding.elements[:1])]

    # --- edits

    def _design(self) -> Design:
        return self._controller.document.design

    def _owner(self) -> Element | None:
        return self._design().find(self._element) if self._element else None

    def _leave(self) -> None:
        self._controller.end_merge()

    def _commit(self, path: Path, value: Any, is_typing: bool) -> str:
        edit = self._edit(path, value, is_typing)
        before = self._element
        self._is_renaming = isinstance(edit, ChangeId) and edit.element == before
        try:
            if self._is_renaming:
                self._element = str(value)  # so that the news of the change finds it
                self._chosen = (self._element,)
            self._controller.do(edit)
        except ModelError as problem:
            self._element = before
            self._chosen = (before,) if before else self._chosen
            return _at(problem, path)
        finally:
            self._is_renaming = False
        if self._element != before:
            self.renamed.emit(before, self._element)
        return ""

    def _edit(self, path: Path, value: Any, is_typing: bool) -> Edit:
        merge_key = f"{self._element}/{'/'.join(map(str, path))}" if is_typing else None
        if not self._element and path == ("title",):
            return ChangeTitle(value, merge_key=merge_key)
        owner = self._owner()
        if owner is not None and path[-1] == "id":
            return ChangeId(str(value_at(owner, path)), value)
        name = next(str(step) for step in reversed(path) if isinstance(step, str))
        holder = owner if owner is not None else self._design()
        label = self.tr("Change {0} of '{1}'") if owner is not None else self.tr("Change {0}")
        words = field_label(type(holder), name)
        label = label.format(words, title_of(owner)) if owner is not None else label.format(words)
        return SetField(self._element, path, value, label, merge_key)

    def _on_replaced(self) -> None:
        self._chosen, self._element, self._judgement = (), DESIGN, None
        self._rebuild()

    def _on_changed(self, change: Change) -> None:
        if self._element and self._owner() is None:
            self.show_selection(tuple(key for key in self._chosen if self._design().find(key) is not None))
        elif len(self._chosen) > 1:
            if change.removed.intersection(self._chosen):
                self.show_selection(self._chosen)
            else:
                self._show_values()
        elif self._element or change.has_settings or change.has_title or change.touches_design:
            self._show_values()


def _at(problem: ModelError, path: Path) -> str:
    """What is wrong with a value; of several problems those of its own field first."""
    if isinstance(problem, BrokenDesignError):
        own = [fault.message for fault in problem.problems if fault.path[: len(path)] == path]
        if own:
            return words_of(ModelError(own[0]))
    return words_of(problem)
