"""Find: by name, FQDN, address, port, kind and finding; Enter centres and selects, F3 goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.searching.search_bar import SearchBar, search_bar_of
from planner.app.searching.search_index import SearchIndex
from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.model.design import Design
from planner.model.servers import FrontEndPool
from planner.resource_files import resource_path


@pytest.fixture(scope="module")
def design() -> Design:
    return read_document(resource_path("examples", "enterprise.yaml")).document.design


def _found(design: Design, query: str) -> list[str]:
    return [hit.element for hit in SearchIndex().search(design, (), query)]


def test_what_is_found(design: Design) -> None:
    firewall = design.firewalls[0]
    address = next(str(a) for i in firewall.interfaces for a in i.addresses)
    assert firewall.id in _found(design, firewall.name)
    assert firewall.id in _found(design, address)
    assert firewall.id in _found(design, "firewall")
    pool = next(server for server in design.servers if server.members)
    assert pool.id in _found(design, pool.members[0].fqdn)
    assert pool.id in _found(design, "5061"), "a port its role listens on"
    assert _found(design, "no such thing") == []
    assert _found(design, "  ") == []


def test_a_part_of_a_number_is_no_port(design: Design) -> None:
    fields = [hit.where for hit in SearchIndex().search(design, (), "506")]
    assert not [where for where in fields if where.endswith((": 5061", ": 5060"))]


def test_numbers_that_are_no_port_are_found_however_many_digits_are_typed(design: Design) -> None:
    pool = replace(next(item for item in design.servers if isinstance(item, FrontEndPool)), users=120_000)
    design = design.with_element(pool)
    assert _found(design, "120000") == [pool.id]
    assert _found(design, "0" * 5000) == []


def test_texts_of_unchanged_elements_are_kept(design: Design) -> None:
    index = SearchIndex()
    index.search(design, (), "edge")
    before = dict(index._known)
    element = design.elements[0]
    index.search(design.without(frozenset({design.links[0].id})), (), "edge")
    assert index._known[id(element)] is before[id(element)]
    assert len(index._known) == len(before) - 1


def _find(window: MainWindow, qtbot: QtBot, query: str) -> SearchBar:
    window.actions_table["find"].trigger()
    bar = search_bar_of(window)
    bar.line.clear()
    qtbot.keyClicks(bar.line, query)
    qtbot.waitUntil(lambda: bool(bar.hits))
    return bar


def test_enter_selects_and_centres_and_f3_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    bar = _find(window, qtbot, "firewall")
    assert len(bar.hits) > 1
    assert bar.count.text() == f"{len(bar.hits)} found"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    first = bar.hits[0].element
    assert window.scene.selected_ids() == (first,)
    centre = window.view.mapFromScene(window.scene.box_of((first,)).center())
    assert window.view.viewport().rect().contains(centre)
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    window.actions_table["find-next"].trigger()
    assert window.inspector.element == bar.hits[1].element
    window.actions_table["find-previous"].trigger()
    assert window.scene.selected_ids() == (first,)


def test_an_undrawn_element_and_a_finding_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    latest = window.runner.latest
    assert latest is not None
    certificates = window.controller.document.design.certificates
    if certificates:
        _find(window, qtbot, certificates[0].subject)
        window.actions_table["find-next"].trigger()
        assert window.inspector.element == certificates[0].id
    if latest.findings:
        bar = _find(window, qtbot, latest.findings[0].code)
        assert any(hit.finding is not None for hit in bar.hits)
