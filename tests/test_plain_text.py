"""What no document can hold, or should, is replaced; what people write stays."""

from __future__ import annotations

from planner.plain_text import printable


def test_what_no_document_can_hold_is_replaced() -> None:
    assert printable("a\x00b\ud800\tc\n") == "a\ufffdb\ufffd\tc\n"


def test_a_name_does_not_turn_a_line_around() -> None:
    assert printable("edge\u202e324\u2066x") == "edge\ufffd324\ufffdx"


def test_a_language_that_is_written_from_the_right_stays() -> None:
    assert printable("\u05e9\u05dc\u05d5\u05dd \u200e1") == "\u05e9\u05dc\u05d5\u05dd \u200e1"
