from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.app.clipboard_yaml import fragment_of, yaml_of
from planner.app.window import MainWindow
from planner.designfile import parse_document
from planner.editing.clipboard import ClipboardError, Paste
from planner.editing.drawing import drawn_zone
from planner.model.document import Document
from tests.editing.samples import example, small_document

LIST = """
# from a mail
- kind: file-store
  id: archive
  name: Archive
  fqdn: archive.contoso.com
  share: Archive
  members:
    - {id: archive-server, fqdn: archive.contoso.com, interfaces: [{name: lan, zone: inside, addresses: [192.0.2.40]}]}
"""


def pasted(text: str, document: Document) -> Document:
    return Paste(fragment_of(text, document), (50, 60)).apply(document)


def test_a_list_typed_by_hand_makes_its_elements() -> None:
    after = pasted(LIST, small_document())
    store = after.design.get("archive")
    assert store.name == "Archive"
    assert (after.layout.placements["archive"].x, after.layout.placements["archive"].y) == (50, 60)
    twice = pasted(LIST, after)
    assert "archive-2" in twice.design.all_ids


def test_what_is_copied_is_a_piece_of_a_design_file_and_comes_back() -> None:
    document = example("enterprise")
    text = yaml_of(document, frozenset({"fe-pool"} & document.design.all_ids or {document.design.servers[0].id}))
    piece = parse_document(text, "piece.yaml").document
    assert piece.design.servers
    assert pasted(text, document).design.servers != document.design.servers
    assert len(pasted(text, document).design.zones) == len(document.design.zones)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no elements"),
        ("Dear all,\nplease add two servers.", "does not hold elements"),
        ("a: [1, 2", "line"),
        ("colour: red", "'colour' is no part"),
        ("- id: x", "does not say its kind"),
        ("- {kind: spaceship, id: x}", "'x' cannot be pasted"),
        ("- {kind: file-store, id: x, name: X, fqdn: x.contoso.com, size: 9}", "no field 'size'"),
        (LIST.replace("zone: inside", "zone: moon"), "zone 'moon', which this design does not have"),
        (LIST + LIST.replace("# from a mail", ""), "two elements with the id 'archive'"),
        ("zones: 7", "'zones' on the clipboard is not a list"),
        ("[" * 5000, "does not hold elements"),
        ("x" * 4_000_001, "more than a design could"),
    ],
)
def test_other_texts_are_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ClipboardError, match=said):
        fragment_of(text, small_document())


@given(st.text(max_size=200))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    with suppress(ClipboardError):
        assert fragment_of(text, small_document()).elements


def test_the_window_pastes_what_a_text_editor_copied(window: MainWindow, qtbot: QtBot) -> None:
    zone = next(zone for zone in window.controller.document.design.zones if zone.zone_kind.value == "internal")
    QGuiApplication.clipboard().setText(LIST.replace("zone: inside", f"zone: {zone.id}"))
    window.actions_table["paste"].trigger()
    store = window.controller.document.design.get("archive")
    assert drawn_zone(store) == zone.id  # type: ignore[arg-type]  # a file store is a node
    assert window.scene.selected_ids() == ("archive",)
    window.actions_table["copy"].trigger()
    assert "id: archive" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("hello")
    window.actions_table["paste"].trigger()
    assert len(window.controller.session.undo_labels) == 1
