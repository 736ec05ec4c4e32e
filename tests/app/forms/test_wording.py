"""Labels are readable, and choices of one list can be told apart."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from planner.app.forms.shapes import shapes_of
from planner.app.forms.wording import choice_word, field_label, item_word, kind_word
from planner.model.design import SECTION_OF_KIND, Design, Element
from planner.model.product import Feature, ProductVersion
from planner.model.servers import FrontEndPool

CLASSES = list(get_args(Element))


def _all(cls: type) -> set[type]:
    found = {cls}
    for shape in shapes_of(cls):
        if shape.cls is not None:
            found |= _all(shape.cls)
    return found


NESTED = sorted({c for top in CLASSES for c in _all(top)}, key=lambda c: c.__name__)


@pytest.mark.parametrize("cls", NESTED)
def test_labels_are_unique_and_readable(cls: Any) -> None:
    labels = [field_label(cls, shape.name) for shape in shapes_of(cls)]
    assert len(labels) == len(set(labels))
    assert all(label and "_" not in label and label[0].isupper() for label in labels)


@pytest.mark.parametrize("cls", NESTED)
def test_choices_can_be_told_apart(cls: Any) -> None:
    for shape in shapes_of(cls):
        words = [choice_word(choice) for choice in shape.choices]
        assert len(words) == len(set(words)), (cls.__name__, shape.name)


def test_features_can_be_told_apart() -> None:
    words = [choice_word(feature) for feature in Feature]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", sorted(SECTION_OF_KIND))
def test_kinds_have_words(kind: str) -> None:
    word = kind_word(kind)
    assert word[0].isupper()
    assert "-" not in word


def test_words_of_the_field() -> None:
    assert field_label(FrontEndPool, "fqdn") == "Pool FQDN"
    assert field_label(Design, "sip_domains") == "SIP domains"
    assert choice_word(ProductVersion.SE) == "Subscription Edition"
    assert item_word(FrontEndPool) == "frontendpool"
