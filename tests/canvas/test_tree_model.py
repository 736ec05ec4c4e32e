from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.canvas.items.badge_item import Badge
from planner.canvas.tree_model import BETWEEN, ICON_ROLE, LINES, SEVERITY_ROLE, Column, DesignTreeModel
from planner.editing.nodes import RenameElement
from planner.editing.removal import RemoveElements
from planner.editing.zones import MoveToZone
from planner.model.document import Document
from tests.editing.samples import example, small_document


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[DesignTreeModel]:
    model = DesignTreeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_document(small_document())
    yield model
    del tester


def names(model: DesignTreeModel, parent: QModelIndex | None = None) -> list[str]:
    index = parent or QModelIndex()
    return [model.index(row, 0, index).data() for row in range(model.rowCount(index))]


def test_zones_hold_what_stands_in_them(model: DesignTreeModel) -> None:
    assert names(model) == ["Outside", "Inside", "Between zones", "Connections"]
    assert names(model, model.index_of("inside")) == ["Front End pool", "File store"]
    assert names(model, model.index_of("pool")) == ["fe01.contoso.com", "fe02.contoso.com"]
    assert names(model, model.index_of(BETWEEN)) == ["Firewall"]
    assert names(model, model.index_of(LINES)) == [
        "Front End pool to File store",
        "Firewall to Inside",
        "Firewall to Outside",
    ]


def test_rows_speak_and_are_found_by_id(model: DesignTreeModel) -> None:
    model.set_badges({"pool": Badge("error", 2), "fw": Badge("info", 2)})
    index = model.index_of("pool")
    assert model.id_of(index) == "pool"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        "Front End pool, Front End pool, pool.contoso.com, 2 errors"
    )
    assert model.data(index, ICON_ROLE) == "front-end-pool"
    assert model.data(index, SEVERITY_ROLE) == "error"
    assert model.data(index.siblingAtColumn(Column.FINDINGS)) == "2 errors"
    assert model.data(model.index_of("fw").siblingAtColumn(Column.FINDINGS)) == "2 info"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.id_of(model.index_of(BETWEEN)) == ""
    assert model.id_of(QModelIndex()) == ""
    assert not model.index_of("nobody").isValid()
    assert model.data(QModelIndex()) is None
    model.set_badges({})
    assert model.data(index, SEVERITY_ROLE) == ""


def test_a_change_keeps_rows_and_so_selections(model: DesignTreeModel, qtbot: QtBot) -> None:
    kept = QPersistentModelIndex(model.index_of("files"))
    document = RenameElement("files", "Shares").apply(small_document())
    with qtbot.waitSignal(model.dataChanged):
        model.show_document(document)
    assert kept.data() == "Shares"
    document = RemoveElements(frozenset({"pool"})).apply(document)
    model.show_document(document)
    assert kept.data() == "Shares"
    assert names(model, model.index_of("inside")) == ["Shares"]
    model.show_document(small_document())
    assert names(model, model.index_of("inside")) == ["Front End pool", "File store"]


def test_an_element_that_changes_zone_moves(model: DesignTreeModel) -> None:
    for zone in ("inside", "outside", "inside"):
        model.show_document(MoveToZone(("phone",), zone).apply(small_document()))
        assert "Phone" in names(model, model.index_of(zone))
        assert model.index_of("phone").parent() == model.index_of(zone)


def test_an_element_without_a_zone_has_a_place_too(model: DesignTreeModel) -> None:
    document = RemoveElements(frozenset({"inside"})).apply(small_document())
    model.show_document(document)
    assert names(model) == ["Outside", "Between zones", "In no zone", "Connections"]
    model.show_document(Document())
    assert names(model) == []


def test_headings_of_columns(model: DesignTreeModel) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(section, across) for section in range(3)] == ["Element", "What it is", "Findings"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.columnCount() == 3


def test_a_whole_design_and_another_one(model: DesignTreeModel) -> None:
    model.show_document(example("enterprise"))
    model.show_document(example("standard"))
    assert model.id_of(model.index_of("lan").parent()) == "headquarters"
