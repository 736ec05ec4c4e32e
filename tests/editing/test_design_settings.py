from __future__ import annotations

import pytest

from planner.editing.change import compare
from planner.editing.design_settings import (
    SETTINGS,
    ChangeSettings,
    ChangeTitle,
    add_note,
    override_severity,
    suppress,
    unsuppress,
)
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.options import SeverityOverride, Suppression
from planner.model.product import Feature, ProductVersion
from planner.model.review import NoteState, ReviewNote
from tests.editing.samples import small_document


def test_settings_change_and_tell() -> None:
    document = small_document()
    for setting, value in (
        ("product", ProductVersion.SE),
        ("sip_domains", ("a.com", "b.com")),
        ("features", (Feature.FEDERATION,)),
    ):
        after = ChangeSettings(setting, value).apply(document)
        assert getattr(after.design, setting) == value
        change = compare(document, after)
        assert change.has_settings
        assert change.touches_design
        assert ChangeSettings(setting, value).label == SETTINGS[setting]


@pytest.mark.parametrize(("setting", "value"), [("servers", ()), ("sip_domains", ("no domain",))])
def test_other_fields_and_bad_values_are_refused(setting: str, value: object) -> None:
    with pytest.raises(ModelError):
        ChangeSettings(setting, value).apply(small_document())


def test_title_and_options_are_not_the_plan() -> None:
    document = ChangeTitle("Berlin").apply(Document())
    assert document.title == "Berlin"
    change = compare(Document(), document)
    assert (change.has_title, change.touches_design) == (True, False)


def test_suppressions_are_kept_once_and_taken_back() -> None:
    document = suppress(Document(), "FW01", "pool", "known").apply(Document())
    document = suppress(document, "FW01", "pool", "better reason").apply(document)
    document = suppress(document, "FW01", None, "all").apply(document)
    assert document.options.suppressions == (
        Suppression(code="FW01", element="pool", reason="better reason"),
        Suppression(code="FW01", reason="all"),
    )
    document = unsuppress(document, "FW01", "pool").apply(document)
    assert [item.element for item in document.options.suppressions] == [None]
    change = compare(Document(), document)
    assert (change.has_options, change.touches_design) == (True, False)


def test_severities_are_overridden_and_restored() -> None:
    document = override_severity(Document(), "FW01", SeverityOverride.OFF).apply(Document())
    assert document.options.severities == {"FW01": SeverityOverride.OFF}
    assert override_severity(document, "FW01", None).apply(document).options.severities == {}


def test_notes_are_added_and_replaced_by_id() -> None:
    document = add_note(Document(), ReviewNote(id="n", text="Why?")).apply(Document())
    document = add_note(document, ReviewNote(id="n", text="Why?", state=NoteState.DONE)).apply(document)
    assert [note.state for note in document.options.review_notes] == [NoteState.DONE]
