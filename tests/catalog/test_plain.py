"""Catalog files are a strict, small part of YAML."""

from pathlib import Path

import pytest
import yaml

from planner.catalog import CatalogError
from planner.catalog.plain import read_plain
from planner.resource_files import resource_path


def _read(folder: Path, text: str) -> dict[str, object]:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return read_plain(path)


def test_scalars_are_what_they_look_like_and_quoted_text_is_text(tmp_path: Path) -> None:
    text = "a: 1\nb: '1'\nc: 1.5\nd: true\ne: null\nf:\ng: 2019-04-09\nh: no\ni: '2015'\nj: -3\n"
    assert _read(tmp_path, text) == {
        "a": 1, "b": "1", "c": 1.5, "d": True, "e": None, "f": None, "g": "2019-04-09", "h": "no", "i": "2015", "j": -3,
    }  # fmt: skip


def test_nesting_survives(tmp_path: Path) -> None:
    assert _read(tmp_path, "a: [1, {b: [c, []]}]\nd: {}\n") == {"a": [1, {"b": ["c", []]}], "d": {}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1\na: 2\n", "written twice"),
        ("a: &x [1]\nb: *x\n", "alias"),
        ("- a\n", "mapping of tables"),
        ("", "mapping of tables"),
        ("a: [1\n", "x.yaml"),
        ("a: \x07\n", "x.yaml"),
    ],
)
def test_what_a_catalog_file_must_not_hold_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CatalogError, match=words):
        _read(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"gone\.yaml: cannot be read"):
        read_plain(tmp_path / "gone.yaml")


@pytest.mark.parametrize("path", sorted(resource_path("catalog").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_librarys_own_loader_reads_the_same(path: Path) -> None:
    assert read_plain(path) == yaml.load(path.read_bytes(), yaml.CSafeLoader)
