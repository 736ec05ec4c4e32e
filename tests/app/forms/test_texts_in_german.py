"""What is wrong with a value is told in the language of the window, and "ja" is a yes."""

from __future__ import annotations

import pytest

from planner.app.appearance.translated import plural
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import text_of, value_of
from planner.model.errors import ModelError

pytestmark = pytest.mark.usefixtures("german")


@pytest.mark.parametrize(
    ("control", "text", "words"),
    [
        (Control.NUMBER, "x", "'x' ist keine Zahl"),
        (Control.NUMBER, "", "Hier wird ein Wert gebraucht (erwartet: eine Zahl)"),
        (Control.ADDRESS, "1.2.3", "'1.2.3' ist keine IP-Adresse"),
        (Control.NETWORKS, "10.0.0.1/8", "'10.0.0.1/8' ist eine Adresse in einem Netz (erwartet: '10.0.0.0/8')"),
        (Control.PORTS, "http", "'http' ist kein Port"),
    ],
)
def test_refusals(control: Control, text: str, words: str) -> None:
    with pytest.raises(ModelError) as caught:
        value_of(FieldShape("field", control), text)
    assert str(caught.value).startswith(words)


def test_yes_and_no_are_read_as_they_are_shown() -> None:
    shape = FieldShape("field", Control.YES_NO)
    assert [text_of(shape, value) for value in (True, False)] == ["ja", "nein"]
    assert [value_of(shape, text) for text in ("ja", "nein", "yes", "Ja")] == [True, False, True, True]


@pytest.mark.parametrize(("number", "words"), [(1, "1 Verbindung"), (2, "2 Verbindungen")])
def test_numbers_have_their_forms(number: int, words: str) -> None:
    assert plural("TrafficPanel", "%n connections", number) == words
