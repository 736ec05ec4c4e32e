"""A field says what it means, in the language of the window and in the words of a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.forms.form import FieldRow
from planner.app.forms.meaning import english_fields, english_kind, field_meanings, field_tip, kind_meaning
from planner.app.forms.rows import RowsModel
from planner.app.forms.table import TableControl
from planner.app.window import MainWindow
from planner.model.design import Design
from planner.model.devices import Firewall
from planner.model.servers import Machine
from planner.model.zones import Zone


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.GERMAN)
    yield
    speak(qapp, Language.ENGLISH)


def test_what_a_field_means_stands_in_the_model() -> None:
    assert english_fields(Firewall)["hairpin"].startswith("a packet may leave by the interface")
    assert english_kind(Firewall) == "A packet filter that forwards between the zones of its interfaces."


def test_the_words_are_those_of_a_form_and_not_of_python() -> None:
    assert english_fields(Firewall)["policy"].startswith('"Worked out from the plan" opens exactly')
    assert english_fields(Firewall)["idle_timeout"].endswith("empty while undecided.")
    assert english_fields(Zone)["view"] == "the DNS view that the machines of the zone ask."


def test_what_a_class_refuses_is_not_said_of_its_last_field() -> None:
    assert english_fields(Design)["client_ports"].endswith("any port without.")


def test_a_class_without_a_docstring_means_nothing() -> None:
    @dataclass
    class Bare:
        name: str

    assert english_kind(Bare) == ""
    assert kind_meaning(Bare) == ""


def test_a_tip_begins_with_a_capital_and_has_short_lines() -> None:
    tip = field_tip(Machine, "bindings")
    assert tip.startswith("Services with the addresses they use")
    assert max(map(len, tip.splitlines())) <= 64
    assert field_tip(Machine, "nothing") == ""


def test_meanings_are_german_in_german(german: None) -> None:
    assert field_meanings(Firewall)["hairpin"].startswith("ein Paket darf die Schnittstelle verlassen")
    assert field_tip(Firewall, "policy").startswith("„Aus dem Plan abgeleitet“ öffnet")
    assert kind_meaning(Firewall).startswith("Ein Paketfilter")


def test_fields_heads_and_labels_have_their_tip(window: MainWindow) -> None:
    firewall = window.controller.document.design.firewalls[0]
    window.wiring.show_element(firewall.id)
    window.docks.show("inspector")
    window.inspector.focus_field(("idle_timeout",))
    rows = {row.path: row for row in window.inspector.findChildren(FieldRow)}
    timeout = rows["idle_timeout",].control
    assert timeout.toolTip().startswith("Seconds after which")
    labels = [label for label in window.inspector.findChildren(QLabel) if label.text() == "Idle timeout (seconds)"]
    assert [label.toolTip() for label in labels] == [field_tip(Firewall, "idle_timeout")]
    assert rows["hairpin",].control.toolTip().endswith("Default: no")
    (table,) = (table for table in window.inspector.findChildren(TableControl) if table.path == ("interfaces",))
    model = table.grid.model()
    assert isinstance(model, RowsModel)
    head = [column.name for column in model.columns].index("zone")
    tip = model.headerData(head, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "The zone it is plugged into."
