"""The worksheets of a shipped example, word by word: `python -m tests.worksheets.regenerate` writes them anew."""

from __future__ import annotations

import pytest

from planner.worksheets import worksheet_kinds
from tests.worksheets.regenerate import DESIGNS, GOLDEN, golden_files


@pytest.mark.parametrize("design", DESIGNS)
def test_worksheets_are_as_agreed(design: str) -> None:
    found = golden_files(design)
    assert (
        set(found)
        == {path.name for path in (GOLDEN / design).iterdir()}
        == {f"{kind}.md" for kind in worksheet_kinds()}
    )
    for name, text in found.items():
        assert text == (GOLDEN / design / name).read_text(encoding="utf-8"), name
        assert text.count("\n") < 200, f"{name} is too long to be read in a review"
