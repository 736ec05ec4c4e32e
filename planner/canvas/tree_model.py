"""DesignTreeModel: the design as a tree, beside the drawing.

A module of its own because Qt shows no graphics item to a screen reader: this list says everything the drawing
says, in words, and is walked with the keyboard.
"""

from collections.abc import Iterator
from dataclasses import field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.canvas.faces import address_of, face_of, site_icon, site_subtitle, zone_subtitle
from planner.canvas.items.badge_item import Badge
from planner.canvas.items.link_item import label_of
from planner.canvas.translated import translate
from planner.editing.drawing import drawn_relations, drawn_zone
from planner.editing.sites import zones_on
from planner.model.design import Design, Node
from planner.model.document import Document
from planner.model.relations import Relation, zones_of
from planner.model.servers import Server
from planner.plain_text import printable
from planner.records import dataclass

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole
"""Id of the element, machine or line of a row; empty for a heading."""
ICON_ROLE = Qt.ItemDataRole.UserRole + 1
"""Name of the row's icon; empty for none."""
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 2
"""Severity of the worst finding; empty for none."""

BETWEEN = "#between"
NOWHERE = "#nowhere"
LINES = "#lines"
NOTES = "#notes"
HEADINGS = {BETWEEN: "Between zones", NOWHERE: "In no zone", LINES: "Connections", NOTES: "Notes and frames"}


class Column(IntEnum):
    """Columns of the tree."""

    NAME = 0
    DETAIL = 1
    FINDINGS = 2


@dataclass(slots=True)
class _Row:
    """One row. Keys are ids, headings begin with '#'."""

    key: str
    number: int
    parent: "_Row | None"
    name: str = ""
    detail: str = ""
    icon: str = ""
    children: list["_Row"] = field(default_factory=list)

    @property
    def place(self) -> int:
        return self.parent.children.index(self) if self.parent is not None else 0


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A row as the document has it."""

    key: str
    name: str
    detail: str = ""
    icon: str = ""
    children: tuple["_Wanted", ...] = ()


class DesignTreeModel(QAbstractItemModel):
    """Zones with what stands in them, devices between zones, and connections; machines below their pools.

    Rows stay the same rows when the document changes, so that views keep selection and expansion.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next_number = 1
        self._root = _Row("", 0, None)
        self._by_number: dict[int, _Row] = {0: self._root}
        self._by_key: dict[str, _Row] = {}
        self._badges: dict[str, Badge] = {}

    def show_document(self, document: Document) -> None:
        """Shows a document; only rows that differ are touched."""
        self._update(self._root, QModelIndex(), (*_wanted_rows(document.design), *_note_rows(document)))

    def set_badges(self, badges: dict[str, Badge]) -> None:
        """Shows how many findings elements have."""
        touched = self._badges.keys() | badges.keys()
        self._badges = badges
        for key in touched:
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(Column.FINDINGS))

    def index_of(self, element_id: str) -> QModelIndex:
        """The index of an element, machine or line; invalid when there is none."""
        row = self._by_key.get(element_id)
        return self.createIndex(row.place, 0, row.number) if row is not None else QModelIndex()

    def id_of(self, index: Index) -> str:
        """Id of the element, machine or line of an index; empty for a heading."""
        return str(self.data(index, ID_ROLE) or "") if index.isValid() else ""

    # --- keeping rows equal to the document -----------------------------------------------------

    def _update(self, row: _Row, index: QModelIndex, wanted: tuple[_Wanted, ...]) -> None:
        keys = {item.key for item in wanted}
        for place in range(len(row.children) - 1, -1, -1):
            if row.children[place].key not in keys:
                self._remove(row, index, place)
        for place, item in enumerate(wanted):
            present = place < len(row.children) and row.children[place].key == item.key
            if not present:
                # It may stand further down (the order changed); then it is taken out there first.
                later = next((at for at in range(place, len(row.children)) if row.children[at].key == item.key), None)
                if later is not None:
                    self._remove(row, index, later)
                self._insert(row, index, place, item)
            self._show(row.children[place], place, item)

    def _show(self, row: _Row, place: int, item: _Wanted) -> None:
        index = self.createIndex(place, 0, row.number)
        if (row.name, row.detail, row.icon) != (item.name, item.detail, item.icon):
            row.name, row.detail, row.icon = item.name, item.detail, item.icon
            self.dataChanged.emit(index, index.siblingAtColumn(Column.FINDINGS))
        self._update(row, index, item.children)

    def _insert(self, parent: _Row, index: QModelIndex, place: int, item: _Wanted) -> None:
        # An element that moved to another zone leaves its old place first: a key stands in one place only.
        old = self._by_key.get(item.key)
        if old is not None and old.parent is not None:
            above = old.parent
            above_index = QModelIndex() if above is self._root else self.createIndex(above.place, 0, above.number)
            self._remove(above, above_index, old.place)
        self.beginInsertRows(index, place, place)
        row = _Row(item.key, self._next_number, parent, item.name, item.detail, item.icon)
        self._next_number += 1
        self._by_number[row.number] = row
        self._by_key[row.key] = row
        parent.children.insert(place, row)
        self.endInsertRows()

    def _remove(self, parent: _Row, index: QModelIndex, place: int) -> None:
        self.beginRemoveRows(index, place, place)
        for row in _with_descendants(parent.children.pop(place)):
            self._by_number.pop(row.number)
            if self._by_key.get(row.key) is row:
                self._by_key.pop(row.key)
        self.endRemoveRows()

    # --- what Qt asks ---------------------------------------------------------------------------

    def _row(self, index: Index) -> _Row:
        return self._by_number[index.internalId()] if index.isValid() else self._root

    def _findings(self, row: _Row) -> str:
        badge = self._badges.get(row.key)
        if badge is None:
            return ""
        return (
            badge.text or f"{badge.count} {badge.severity}{'s' if badge.count > 1 and badge.severity != 'info' else ''}"
        )

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's default
        """The index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._row(parent).children[row].number)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads parent() for QObject too
        """The index of the row above."""
        row = self._row(child)
        if row.parent is None or row.parent is self._root:
            return QModelIndex()
        return self.createIndex(row.parent.place, 0, row.parent.number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's default
        """Rows below a row."""
        return 0 if parent.column() > 0 else len(self._row(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's default
        """Always the same columns."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, spoken text, id, icon and severity of a cell."""
        if not index.isValid():
            return None
        row = self._row(index)
        texts = (row.name, row.detail, self._findings(row))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(text for text in texts if text)
        return self._own_data(row, role)

    def _own_data(self, row: _Row, role: int) -> str | None:
        if role == ID_ROLE:
            return "" if row.key.startswith("#") else row.key
        if role == ICON_ROLE:
            return row.icon
        if role == SEVERITY_ROLE:
            badge = self._badges.get(row.key)
            return badge.severity if badge is not None else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Element"), self.tr("What it is"), self.tr("Findings"))[section]
        return None


def _with_descendants(row: _Row) -> Iterator[_Row]:
    yield row
    for child in row.children:
        yield from _with_descendants(child)


def _wanted_rows(design: Design) -> Iterator[_Wanted]:
    zones = {zone.id for zone in design.zones}
    nodes: dict[str, list[_Wanted]] = {}
    for node in design.nodes:
        zone_id = drawn_zone(node)
        place = zone_id if zone_id in zones else BETWEEN if zones_of(node) else NOWHERE
        nodes.setdefault(place or NOWHERE, []).append(_node_row(node))
    names = {site.id: printable(site.name) for site in design.sites}
    rows = {
        zone.id: _Wanted(zone.id, printable(zone.name), zone_subtitle(zone), "zone", tuple(nodes.get(zone.id, ())))
        for zone in design.zones
    }
    for site in design.sites:
        own = tuple(rows.pop(zone.id) for zone in zones_on(design, (site.id,)))
        if own:
            central = names.get(site.central or "", "")
            yield _Wanted(site.id, printable(site.name), site_subtitle(site, central), site_icon(site), own)
    yield from rows.values()
    for key in (BETWEEN, NOWHERE):
        if key in nodes:
            yield _Wanted(key, translate("canvas", HEADINGS[key]), children=tuple(nodes[key]))
    lines = tuple(_line_row(design, relation) for relation in drawn_relations(design))
    if lines:
        yield _Wanted(LINES, translate("canvas", HEADINGS[LINES]), children=lines)


def _note_rows(document: Document) -> Iterator[_Wanted]:
    notes = tuple(
        _Wanted(key, " ".join(note.text.split()), "Frame" if note.is_frame else "Note")
        for key, note in document.layout.annotations.items()
    )
    if notes:
        yield _Wanted(NOTES, translate("canvas", HEADINGS[NOTES]), children=notes)


def _node_row(node: Node) -> _Wanted:
    face = face_of(node)
    members = node.members if isinstance(node, Server) and len(node.members) > 1 else ()
    machines = tuple(_Wanted(machine.id, machine.fqdn, address_of(machine), "machine") for machine in members)
    detail = ", ".join(text for text in (face.kind, face.subtitle) if text)
    return _Wanted(node.id, face.title, detail, face.icon, machines)


def _line_row(design: Design, relation: Relation) -> _Wanted:
    source, target = (getattr(design.find(key), "name", key) for key in (relation.source, relation.target))
    return _Wanted(relation.id, f"{source} to {target}", label_of(relation), "connect")
