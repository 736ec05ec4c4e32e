"""Comments, replies, states and answers as edits; nothing rewrites what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile import format_document, parse_document
from planner.editing.reviewing import (
    answer_clause,
    comment,
    find_note,
    remove_comment,
    reopen_clause,
    reply,
    set_state,
)
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.review import CheckAnswer, CheckState, NoteState
from tests.editing.samples import small_document

WHEN, LATER = "2026-11-22T10:00+01:00", "2026-11-23T09:30+01:00"
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    lambda text: text.strip()
)


def _commented() -> tuple[Document, str]:
    document = small_document()
    document = comment(document, "Why two?", author="Ann", date=WHEN, element="pool").apply(document)
    return document, document.options.review_notes[0].id


@given(texts, texts, texts)
def test_a_thread_comes_back_from_the_file_as_it_was(text: str, author: str, answer: str) -> None:
    document = small_document()
    document = comment(document, text, author=author, date=WHEN, element="pool", code="SZ01").apply(document)
    key = document.options.review_notes[0].id
    document = reply(document, key, answer, author=author, date=LATER).apply(document)
    checked = CheckAnswer(clause="S-INT-01", state=CheckState.NOT_MET, author=author, date=WHEN, note=answer)
    document = answer_clause(document, checked).apply(document)
    written = format_document(document)
    read = parse_document(written).document
    assert read == document
    assert format_document(read) == written


def test_the_file_reads_like_a_list_of_remarks() -> None:
    document, key = _commented()
    document = reply(document, key, "Because.", author="Bob", date=LATER).apply(document)
    lines = format_document(document)
    assert f"  review_notes:\n    - id: {key}\n      text: Why two?\n      author: Ann\n" in lines
    assert "      replies:\n        - text: Because.\n          author: Bob\n" in lines


def test_closing_and_replying_keep_author_date_and_place() -> None:
    document, key = _commented()
    document = comment(document, "Second", author="Bob", date=LATER).apply(document)
    document = set_state(document, key, NoteState.DONE).apply(document)
    document = reply(document, key, "Done so.", author="Bob", date=LATER).apply(document)
    first = document.options.review_notes[0]
    assert (first.id, first.author, first.date, first.state) == (key, "Ann", WHEN, NoteState.DONE)
    assert [(item.author, item.date) for item in first.replies] == [("Bob", LATER)]


def test_ids_differ_for_people_who_work_apart() -> None:
    document = small_document()
    keys = {
        comment(document, "Why?", author=author, date=WHEN).apply(document).options.review_notes[0].id
        for author in ("Ann", "Bob")
    }
    assert len(keys) == 2
    twice = comment(document, "Why?", author="Ann", date=WHEN).apply(document)
    twice = comment(twice, "Why?", author="Ann", date=WHEN).apply(twice)
    assert len({note.id for note in twice.options.review_notes}) == 2


def test_a_comment_can_be_removed_and_nothing_is_said_by_saying_nothing() -> None:
    document, key = _commented()
    assert remove_comment(document, key).apply(document).options.review_notes == ()
    for act in (
        lambda: comment(document, " ", author="Ann", date=WHEN),
        lambda: reply(document, key, "", author="Ann", date=WHEN),
        lambda: find_note(document, "gone"),
    ):
        with pytest.raises(ModelError):
            act()


def test_an_answer_replaces_the_one_before_and_can_be_taken_back() -> None:
    document = small_document()
    for state in (CheckState.NOT_MET, CheckState.MET):
        document = answer_clause(document, CheckAnswer(clause="S-INT-01", state=state)).apply(document)
    assert [item.state for item in document.options.checklist] == [CheckState.MET]
    assert reopen_clause(document, "S-INT-01").apply(document).options.checklist == ()
