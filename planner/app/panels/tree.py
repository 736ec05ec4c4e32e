"""The design as a tree: zones with what stands in them, and everything that is not drawn.

A module of its own because it is the drawing for those who do not see it: a real view that screen readers read and
the keyboard walks through.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planner.app.appearance.marks import plain_icon, severity_icon, severity_word
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import translate
from planner.app.document_controller import DocumentController
from planner.app.forms.context import title_of
from planner.app.forms.wording import kind_word
from planner.app.inspection_runner import Judgement
from planner.app.panels.groups import filter_rows
from planner.app.searching.search import SearchLine
from planner.canvas.faces import face_of, zone_icon, zone_subtitle
from planner.editing.change import Change
from planner.editing.drawing import drawn_zone
from planner.editing.sites import zones_on
from planner.editing.undrawn import UNDRAWN
from planner.findings.finding import Finding
from planner.model.design import Design, Element, Node
from planner.model.zones import Zone

_ID = Qt.ItemDataRole.UserRole
_FINDING = Qt.ItemDataRole.UserRole + 1
_MOST_FINDINGS = 500
_BESIDE = ("sites", "dns_views", "dns_records", "links", "certificates", "policies")


class DesignTree(QWidget):
    """The tree with a search line.

    Signals:
        chosen(str): an element was chosen.
        several_chosen(tuple): several elements were chosen, with Shift or Ctrl.
        push_wanted(int, int, bool): what is chosen is to be moved on the drawing, across and down, by a large step.
        activated(str): Enter or a double-click on an element.
        delete_wanted(object): the Delete key on some elements; the set of their ids.
        rename_wanted(str, str): an element and the name that was typed.
        finding_chosen(object): a Finding was chosen.
    """

    chosen = Signal(str)
    several_chosen = Signal(object)
    push_wanted = Signal(int, int, bool)
    activated = Signal(str)
    delete_wanted = Signal(object)
    rename_wanted = Signal(str, str)
    finding_chosen = Signal(object)

    def __init__(self, controller: DocumentController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._worst: dict[str, Finding] = {}
        self._findings: tuple[Finding, ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._off: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._search = SearchLine(self.tr("Search by name, id, address"), self.tr("Search the design"))
        self.tree = _Tree()
        self.tree.setAccessibleName(self.tr("Elements of the design"))
        self.tree.setAccessibleDescription(
            self.tr("Shift chooses several. Alt with an arrow key moves what is chosen on the drawing.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._choose_first)
        self.tree.currentItemChanged.connect(lambda item, _: self._on_current(item))
        self.tree.itemActivated.connect(lambda item, _: self._tell(self.activated, item))
        self.tree.itemSelectionChanged.connect(self._on_selection)
        self.tree.push_pressed.connect(self.push_wanted)
        self.tree.delete_pressed.connect(self._on_delete)
        self.tree.itemDelegate().commitData.connect(self._on_renamed)
        controller.changed.connect(self._on_changed)
        controller.replaced.connect(self.rebuild)
        controller.findings_changed.connect(self.show_judgement)
        self.rebuild()

    def rebuild(self) -> None:
        """Lists the design as it is now; the chosen element stays chosen."""
        design = self._controller.document.design
        before, several = self._id_of(self.tree.currentItem()), self._chosen_ids()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items.clear()
            sites = {site.id: self._add(None, site) for site in design.sites if zones_on(design, (site.id,))}
            grounds = {zone.id: sites[site] for site in sites for zone in zones_on(design, (site,))}
            for zone in design.zones:
                item = self._add(grounds.get(zone.id), zone)
                item.setExpanded(True)
                for node in design.nodes:
                    if drawn_zone(node) == zone.id:
                        self._add(item, node)
            self._add_group(self.tr("Between zones"), [n for n in design.nodes if drawn_zone(n) is None])
            for section in _BESIDE:
                elements = [element for element in getattr(design, section) if element.id not in sites]
                if elements:
                    self._add_group(_section_word(section), elements, is_open=False)
            self._add_findings()
            self.choose(before)
        if len(several) > 1:
            self.choose_several(several)
        self._filter(self._search.text())

    def choose(self, element_id: str) -> None:
        """Marks an element as chosen without telling so."""
        item = self._items.get(element_id)
        with QSignalBlocker(self.tree):
            if item is not None:
                self.tree.setCurrentItem(item)
            else:
                self.tree.clearSelection()
                self.tree.setCurrentIndex(QModelIndex())
        if item is not None:
            self.tree.scrollToItem(item)

    def choose_several(self, ids: tuple[str, ...]) -> None:
        """Marks several elements as chosen without telling so."""
        if set(ids) == set(self._chosen_ids()):
            return
        with QSignalBlocker(self.tree):
            self.tree.clearSelection()
            for key in ids:
                if key in self._items:
                    self._items[key].setSelected(True)

    def _chosen_ids(self) -> tuple[str, ...]:
        found = (self._id_of(item) for item in self.tree.selectedItems())
        return tuple(key for key in found if key)

    def show_judgement(self, judgement: Judgement) -> None:
        """Marks the elements that something is said about."""
        worst: dict[str, Finding] = {}
        design = judgement.document.design
        for finding in judgement.findings:
            for key in finding.elements[:1]:
                owner = design.owner_of(key)
                worst.setdefault(owner.id if owner is not None else key, finding)
        self._worst = worst
        for key in self._items:
            self._mark(key)
        if judgement.findings != self._findings:
            self._findings = judgement.findings
            with QSignalBlocker(self.tree):
                self._add_findings()
            self._filter(self._search.text())

    def _add_findings(self) -> None:
        """Lists what is said about the design in a group of its own, the last."""
        last = self.tree.topLevelItem(self.tree.topLevelItemCount() - 1)
        is_open = False
        if last is not None and last.data(0, _FINDING) is not None:
            is_open = last.isExpanded()
            self.tree.takeTopLevelItem(self.tree.topLevelItemCount() - 1)
        if not self._findings:
            return
        group = self._group(self.tr("Findings"))
        group.setData(0, _FINDING, -1)
        for number, finding in enumerate(self._findings[:_MOST_FINDINGS]):
            item = QTreeWidgetItem([f"{finding.code}  {finding.message}"])
            item.setData(0, _FINDING, number)
            item.setIcon(0, severity_icon(finding.severity))
            spoken = f"{severity_word(finding.severity)} {finding.code}: {finding.message}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(0, spoken)
            group.addChild(item)
        group.setExpanded(is_open)

    def show_off(self, ids: frozenset[str]) -> None:
        """Says of these elements that they are switched off."""
        before, self._off = self._off, ids
        for key in before ^ ids:
            if key in self._items:
                self._mark(key)

    def show_hidden(self, ids: frozenset[str]) -> None:
        """Says of these elements that they are not shown on the drawing now."""
        before, self._hidden = self._hidden, ids
        for key in before ^ ids:
            if key in self._items:
                self._mark(key)

    def _add_group(self, title: str, elements: list[Element] | list[Node], *, is_open: bool = True) -> None:
        if not elements:
            return
        group = self._group(title)
        for element in elements:
            self._add(group, element)
        group.setExpanded(is_open)

    def _group(self, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self.tree.addTopLevelItem(group)
        return group

    def _add(self, parent: QTreeWidgetItem | None, element: Element) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title_of(element)])
        item.setData(0, _ID, element.id)
        if hasattr(element, "name"):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self._items[element.id] = item
        if parent is None:
            self.tree.addTopLevelItem(item)
            item.setExpanded(True)
        else:
            parent.addChild(item)
        self._mark(element.id)
        return item

    def _mark(self, key: str) -> None:
        item, element = self._items[key], self._controller.document.design.find(key)
        if element is None:
            return
        name, about = _looks(element)
        finding = self._worst.get(key)
        item.setIcon(0, severity_icon(finding.severity) if finding is not None else plain_icon(name))
        title = title_of(element)
        if key in self._hidden:
            title = self.tr("{0} (hidden)").format(title)
        item.setText(0, self.tr("{0} (switched off)").format(title) if key in self._off else title)
        spoken = f"{item.text(0)}, {about}"
        if finding is not None:
            spoken = f"{spoken}. {severity_word(finding.severity)}: {finding.message}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(0, spoken)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        design = self._controller.document.design
        filter_rows(self.tree, (lambda row: self._matches(design, row, wanted)) if wanted else None)

    def _matches(self, design: Design, item: QTreeWidgetItem, wanted: str) -> bool:
        element = design.find(self._id_of(item))
        if element is None:
            return item.data(0, _FINDING) is not None and wanted in item.text(0).lower()
        texts = (title_of(element), element.id, kind_word(element.kind), repr(element))
        return any(wanted in text.lower() for text in texts)

    def _choose_first(self) -> None:
        for key, item in self._items.items():
            parent = item.parent()
            if not item.isHidden() and (parent is None or not parent.isHidden()):
                element = self._controller.document.design.find(key)
                if self._search.text().strip().lower() in title_of(element).lower() if element else False:
                    self.tree.setCurrentItem(item)
                    self.tree.setFocus()
                    return

    def _on_changed(self, change: Change) -> None:
        if change.touches_design:
            self.rebuild()

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if len(self.tree.selectedItems()) > 1:
            return  # told as several
        number = item.data(0, _FINDING) if item is not None else None
        if number is not None and 0 <= number < len(self._findings):
            self.finding_chosen.emit(self._findings[number])
        self._tell(self.chosen, item)

    def _on_selection(self) -> None:
        ids = self._chosen_ids()
        if len(ids) > 1:
            self.several_chosen.emit(ids)
        elif ids and ids[0] != self._id_of(self.tree.currentItem()):  # the one that stays chosen of several
            self.chosen.emit(ids[0])

    def _on_delete(self) -> None:
        ids = frozenset(self._chosen_ids())
        if ids:
            self.delete_wanted.emit(ids)

    def _on_renamed(self, editor: QWidget) -> None:
        """Proposes the name that was typed; the row says what the document says afterwards."""
        key = self._id_of(self.tree.currentItem())
        element = self._controller.document.design.find(key)
        text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if element is not None and text and text != getattr(element, "name", text):
            self.rename_wanted.emit(key, text)
        if key in self._items:
            self._mark(key)

    def _tell(self, signal: object, item: QTreeWidgetItem | None) -> None:
        key = self._id_of(item)
        if key:
            signal.emit(key)  # type: ignore[attr-defined]  # a bound signal has no type of its own

    def _id_of(self, item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, _ID) or "") if item is not None else ""

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icons in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_items"):
            for key in self._items:
                self._mark(key)


_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Tree(QTreeWidget):
    """A tree that tells of the Delete key.

    Signals:
        delete_pressed(): the key was pressed.
        push_pressed(int, int, bool): Alt and an arrow key were pressed, with Shift for large steps.
    """

    delete_pressed = Signal()
    push_pressed = Signal(int, int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setItemDelegate(RoomyRows(self))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def event(self, event: QEvent) -> bool:
        """Delete and F2 mean the row, whatever the window would do with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes and F2 renames what is chosen here, not what is chosen on the canvas."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_F2 and item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            is_large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.push_pressed.emit(*_ARROWS[Qt.Key(event.key())], is_large)
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)


def _looks(element: Element) -> tuple[str, str]:
    """Icon and a few words."""
    if isinstance(element, Zone):
        return zone_icon(element), zone_subtitle(element)
    if isinstance(element, Node):
        face = face_of(element)
        return face.icon, f"{face.kind}, {face.subtitle}" if face.subtitle else face.kind
    icons = {"link": "connect", **{row.key: row.icon for row in UNDRAWN}}
    return icons.get(element.kind, "settings"), kind_word(element.kind)


def _section_word(section: str) -> str:
    words = {
        "sites": translate("tree", "Sites"),
        "dns_views": translate("tree", "DNS views"),
        "dns_records": translate("tree", "DNS records"),
        "links": translate("tree", "Links"),
        "certificates": translate("tree", "Certificates"),
        "policies": translate("tree", "Policies"),
    }
    return words[section]
