"""The traps of YAML, each with both parsers of PyYAML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.designfile.plain_data import MOST_DEPTH, PlainText, plain_value
from planner.designfile.strict_yaml import load

TOP = Path(__file__).resolve().parents[2]

both_parsers = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])


def told(result: PlainText) -> list[str]:
    return [
        f"{p.position.line}:{p.position.column}: {p.what}" + (f" (expected {p.expected})" if p.expected else "")
        for p in result.problems
    ]


def test_libyaml_is_at_hand() -> None:
    assert yaml.__with_libyaml__


@both_parsers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("443", 443),
        ("-7", -7),
        ("+7", 7),
        ("1.5", 1.5),
        ("-2.0", -2.0),
        ("1e3", 1000.0),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("0443", "0443"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("10.0.0.1", "10.0.0.1"),
        ("fd00::1", "fd00::1"),
        ("'443'", "443"),
        ('"true"', "true"),
        ("'null'", "null"),
        ("=", "="),
        ("a#b", "a#b"),
        ("|\n  443\n", "443\n"),
    ],
)
def test_unquoted_values_mean_what_they_look_like(text: str, value: Any, pure: bool) -> None:
    result = load(f"a: {text}", pure=pure)
    assert told(result) == []
    assert result.data == {"a": value}
    assert type(result.data["a"]) is type(value)


@both_parsers
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: &x 1", ["1:4: anchor '&x' is not allowed (expected the value alone)"]),
        ("a: *x", ["1:4: alias '*x' is not allowed (expected the value itself)"]),
        ("a: !!int '0x1F'", ["1:4: tag 'tag:yaml.org,2002:int' is not allowed (expected the value alone)"]),
        ("a: !thing {b: 1}", ["1:4: tag '!thing' is not allowed (expected the value alone)"]),
        (
            "a: !!python/object/apply:os.system [x]",
            ["1:4: tag 'tag:yaml.org,2002:python/object/apply:os.system' is not allowed (expected the value alone)"],
        ),
        ("a: 1\nb: 2\na: 3", ["3:1: key 'a' is given twice, first on line 1 (expected every key once)"]),
        ("a: {b: 1,\n b: 2}", ["2:2: key 'b' is given twice, first on line 1 (expected every key once)"]),
        ("? [x]\n: 1", ["1:3: a list or mapping is used as a key (expected text as a key)"]),
        ("? {x: 1}\n: 1", ["1:3: a list or mapping is used as a key (expected text as a key)"]),
        ("1: x", ["1:1: '1' is used as a key and is not text (expected text as a key; in quotes if need be)"]),
        ("true: x", ["1:1: 'true' is used as a key and is not text (expected text as a key; in quotes if need be)"]),
        ("?\n: x", ["1:2: nothing is used as a key and is not text (expected text as a key; in quotes if need be)"]),
        ("a: 1\n---\nb: 2", ["2:1: a second YAML document begins here (expected one document in a file)"]),
        ("a: " + "9" * 30, ["1:4: a number of 30 digits (expected at most 18 digits; text in quotes)"]),
        (
            "a: 1e999",
            ["1:4: '1e999' is too long or too large for a number (expected at most 18 digits; text in quotes)"],
        ),
        ("a:\n\tb: 1", ["2:1: not YAML: a tab character stands here (expected spaces as indentation)"]),
        (
            "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n",
            [
                "1:1: merge conflict marker '<<<<<<< HEAD' (expected a file without conflicts)",
                "3:1: merge conflict marker '=======' (expected a file without conflicts)",
                "5:1: merge conflict marker '>>>>>>> other' (expected a file without conflicts)",
            ],
        ),
        (
            "a: \0",
            [
                "1:4: the file holds the control character U+0000 "
                "(expected a text file; such a character can be written as an escape in double quotes)"
            ],
        ),
        ("a: 1\nb: &x 1\nc: *x\nb: 2", [
            "2:4: anchor '&x' is not allowed (expected the value alone)",
            "3:4: alias '*x' is not allowed (expected the value itself)",
            "4:1: key 'b' is given twice, first on line 2 (expected every key once)",
        ]),
    ],
)  # fmt: skip
def test_traps_are_refused_with_their_place(text: str, problems: list[str], pure: bool) -> None:
    assert told(load(text, pure=pure)) == problems


@both_parsers
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b: c", "1:5"),
        ("a: [1,\n", "2:1"),
        ("a: 'x\n", "2:1"),
        ("key\nb: 1", "2:2"),
        ("a: @x", "1:4"),
        ("- a\nb: c", "2:1"),
        ("%YAML 3.0\n---\na: 1", "1:1"),
    ],
)
def test_a_text_that_is_no_yaml_says_where(text: str, place: str, pure: bool) -> None:
    result = load(text, pure=pure)
    assert not result.is_whole
    assert len(result.problems) == 1
    assert told(result)[0].startswith(f"{place}: not YAML: ")


@both_parsers
def test_what_was_found_before_a_syntax_error_is_told_too(pure: bool) -> None:
    result = load("a: 1\na: 2\nb: [", pure=pure)
    assert [line.split(":")[0] for line in told(result)] == ["2", "3"]


@both_parsers
def test_half_a_character_is_refused(pure: bool) -> None:
    # libyaml refuses the escape; the Python parser hands out a string that no file can hold.
    result = load('a: "\\ud800"', pure=pure)
    assert len(result.problems) == 1
    assert result.problems[0].position.line == 1


@both_parsers
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_limited(opening: str, pure: bool) -> None:
    deep = load(opening * (MOST_DEPTH + 1), pure=pure)
    assert not deep.is_whole
    assert f"more than {MOST_DEPTH} levels of nesting" in told(deep)[-1]


@both_parsers
def test_the_allowed_depth_is_allowed(pure: bool) -> None:
    assert told(load("[" * MOST_DEPTH + "]" * MOST_DEPTH, pure=pure)) == []


@pytest.mark.parametrize("pure", ["False", "True"])
@pytest.mark.parametrize("text", ["'[' * 100_000", "'{a: ' * 30_000", "'- ' * 100_000", "'a:\\n' + '? ' * 100_000"])
def test_a_bracket_bomb_does_not_end_the_process(text: str, pure: str) -> None:
    code = f"from planner.designfile.strict_yaml import load; print(load({text}, pure={pure}).problems[-1].what)"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "more than 32 levels of nesting\n", "")


def test_an_alias_bomb_is_told_and_not_unfolded() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    result = load("l0: &l0 [x, x]\n" + levels)
    assert "alias '*l0' is not allowed" in "\n".join(told(result))
    assert len(told(result)) == 2  # the first anchor and the first alias; the others say nothing new
    assert result.data["l8"] == [None] * 9


def test_too_many_items_are_told_where_reading_stops() -> None:
    result = load("- a\n" * 500_000)
    assert told(result) == [
        "399998:3: the file holds more than 400000 YAML items (expected a design of reasonable size)"
    ]


def test_problems_without_end_are_not_all_collected() -> None:
    result = load("- !a b\n" * 10_000)
    assert len(result.problems) == 201
    assert not result.is_whole


@both_parsers
def test_values_of_refused_keys_are_read_over(pure: bool) -> None:
    result = load("? [x, {y: 1}]\n: {z: [1, &a 2]}\nb: 3\n? {k: v}\n: 5\n", pure=pure)
    assert result.data == {"b": 3}
    assert result.faulty == set()


@both_parsers
def test_stand_ins_are_marked(pure: bool) -> None:
    assert load("!t x", pure=pure).faulty == {()}
    result = load("a: {b: [1, *x, !t 2]}\n", pure=pure)
    assert result.faulty == {("a", "b", 1), ("a", "b", 2)}


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.booleans())
def test_any_text_gives_data_or_problems(text: str, pure: bool) -> None:
    result = load(text, pure=pure)
    assert result.is_whole or result.problems


@given(st.text(st.sampled_from("[]{},:-?#&*!|>'\"%@` \n\tab01.~"), max_size=60))
def test_both_parsers_agree_on_what_a_text_holds(text: str) -> None:
    fast, slow = load(text), load(text, pure=True)
    if fast.is_whole and slow.is_whole and not fast.problems and not slow.problems:
        assert fast.data == slow.data


@given(st.text(st.sampled_from("+-.0123456789eE"), max_size=25))
def test_a_number_is_finite_or_refused(text: str) -> None:
    value, problem = plain_value(text)
    if isinstance(value, float):
        assert -1e18 <= value <= 1e18
    assert isinstance(value, int | float | str | None)
    assert not problem or value == 0
