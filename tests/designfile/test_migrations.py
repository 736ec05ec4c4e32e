"""Every file of every format opens; the steps between formats work on plain data.

`versions/vN.yaml` is a file as format N was, kept for ever; `vN.expected.yaml` is what the present planner makes of
it. When the expectation changes on purpose, `python -m tests.designfile.test_migrations` writes it anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.designfile import DesignFileErrors, NewerFormatError, format_document, parse_document, read, read_document
from planner.designfile.format import FORMAT_VERSION
from planner.designfile.migrations import STEPS, migrate
from planner.model.design import SECTION_OF_KIND

VERSIONS = Path(__file__).with_name("versions")
NUMBERS = range(1, FORMAT_VERSION + 1)


def test_every_format_has_a_sample_and_every_older_one_a_step() -> None:
    assert {path.name for path in VERSIONS.iterdir()} == {
        f"v{number}{suffix}" for number in NUMBERS for suffix in (".yaml", ".expected.yaml")
    }
    assert set(STEPS) == set(range(1, FORMAT_VERSION))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_of_every_format_opens(number: int) -> None:
    loaded = read_document(VERSIONS / f"v{number}.yaml")
    assert loaded.format_version == number
    assert format_document(loaded.document) == (VERSIONS / f"v{number}.expected.yaml").read_text("utf-8")


@pytest.mark.parametrize("number", NUMBERS)
def test_what_it_becomes_is_canonical(number: int) -> None:
    text = (VERSIONS / f"v{number}.expected.yaml").read_text("utf-8")
    loaded = parse_document(text)
    assert format_document(loaded.document) == text
    assert loaded.document == read_document(VERSIONS / f"v{number}.yaml").document


def test_the_newest_sample_holds_every_kind_of_element() -> None:
    design = read_document(VERSIONS / f"v{FORMAT_VERSION}.yaml").document.design
    assert {element.kind for element in design.elements} == set(SECTION_OF_KIND)


def _say_zones_for_areas(data: dict[str, Any]) -> dict[str, Any]:
    """The step of an invented format 0, which called zones areas."""
    return {"zones" if key == "areas" else key: value for key, value in data.items()}


def _drop_colour(data: dict[str, Any]) -> dict[str, Any]:
    """The step of an invented format 1, which had a colour."""
    return {key: value for key, value in data.items() if key != "colour"}


def test_steps_are_taken_in_order_and_the_data_is_not_changed() -> None:
    data = {"format": 1, "areas": [], "colour": "red"}
    steps = {1: _say_zones_for_areas, 2: _drop_colour}
    assert migrate(data, 1, steps=steps, wanted=3) == {"format": 3, "zones": []}
    assert migrate(data, 2, steps=steps, wanted=3) == {"format": 3, "areas": []}
    assert migrate(data, 3, steps=steps, wanted=3) == {**data, "format": 3}
    assert data == {"format": 1, "areas": [], "colour": "red"}


def test_an_older_file_is_read_through_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "FORMAT_VERSION", 3)
    monkeypatch.setattr(read, "STEPS", {1: _say_zones_for_areas, 2: _drop_colour})
    old = (
        "format: 1\ncolour: red\nareas:\n  - {id: z, name: Z, zone_kind: wifi, view: v}  # x\n"
        "dns_views: [{id: v, name: V}]\n"
    )
    loaded = parse_document(old)
    assert loaded.format_version == 1
    assert loaded.document.design.zone("z").name == "Z"
    assert "# x" in format_document(loaded.document)
    with pytest.raises(DesignFileErrors, match="'wify' is not known here"):
        parse_document(old.replace("wifi", "wify"))
    with pytest.raises(DesignFileErrors, match="unknown field 'areas'"):
        parse_document(old.replace("format: 1", "format: 3"))
    with pytest.raises(NewerFormatError, match=r"format 4, this one reads up to 3"):
        parse_document(old.replace("format: 1", "format: 4"))


if __name__ == "__main__":
    for sample in NUMBERS:
        text = format_document(read_document(VERSIONS / f"v{sample}.yaml").document)
        (VERSIONS / f"v{sample}.expected.yaml").write_text(text, "utf-8")
