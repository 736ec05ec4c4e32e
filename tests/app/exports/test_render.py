"""`planner render`, called as a person calls it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.app.exports import render
from planner.canvas import style
from planner.resource_files import resource_path
from tests.drawings.readers import read_drawio, read_vsdx

TOP = Path(__file__).resolve().parents[3]
STANDARD = resource_path("examples", "standard.yaml")
ENTERPRISE = resource_path("examples", "enterprise.yaml")


def draw(*arguments: str | Path) -> int:
    return render.main([str(argument) for argument in arguments])


@pytest.mark.parametrize("design", [STANDARD, ENTERPRISE], ids=["standard", "enterprise"])
@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.pdf", "a.vsdx", "a.drawio", "A.SVG"])
def test_every_format(
    design: Path, name: str, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert draw(design, "--out", out) == 0
    starts = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".vsdx": b"PK\3\4", ".drawio": b"<?xml"}
    assert out.read_bytes().startswith(starts[out.suffix.lower()])
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert capsys.readouterr().out == f"{out}\n"


def test_scale_theme_and_background(tmp_path: Path, qtbot: QtBot) -> None:
    plain, large, dark = tmp_path / "plain.png", tmp_path / "large.png", tmp_path / "dark.png"
    assert draw(STANDARD, "--out", plain) == 0
    assert draw(STANDARD, "--out", large, "--scale", "2") == 0
    assert draw(STANDARD, "--out", dark, "--theme", "dark", "--background", "#102030") == 0
    images = [QImage(str(path)) for path in (plain, large, dark)]
    assert images[1].size() == images[0].size() * 2
    assert images[0].pixelColor(1, 1).name() == "#ffffff"
    assert images[2].pixelColor(1, 1).name() == "#102030"


def test_selection_and_pages(tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "part.svg"
    assert draw(ENTERPRISE, "--out", out, "--selection", "fe01, edgepool01") == 0
    root = ElementTree.fromstring(out.read_bytes())
    assert (root.findtext("{http://www.w3.org/2000/svg}desc") or "").endswith(": Front End pool, Edge pool")
    pages = tmp_path / "sites.pdf"
    assert draw(ENTERPRISE, "--out", pages, "--page-per-site") == 0
    assert b"/Count 2" in pages.read_bytes()
    visio, drawio = tmp_path / "sites.vsdx", tmp_path / "part.drawio"
    assert draw(ENTERPRISE, "--out", visio, "--page-per-site", "--theme", "dark") == 0
    assert [page.name for page in read_vsdx(visio.read_bytes())] == ["Headquarters", "Branch office"]
    assert draw(ENTERPRISE, "--out", drawio, "--selection", "pool01") == 0
    [page] = read_drawio(drawio.read_bytes())
    assert list(page.shapes) == ["pool01"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{design}", "--out", "{folder}/a.bmp"], "'a.bmp' must end with .svg, .png, .pdf, .vsdx or .drawio."),
        (["{design}", "--out", "{folder}/a"], "'a' must end with"),
        (["{design}", "--out", "{folder}/no/a.svg"], "/no/a.svg:1:1: No such file or directory (expected"),
        (["{folder}/none.yaml", "--out", "{folder}/a.svg"], "/none.yaml:1:1: No such file or directory (expected"),
        (["{folder}/kept", "--out", "{folder}/a.svg"], "/kept:1:"),
        (["{design}", "--out", "{folder}/a.svg", "--selection", "nothing"], "no element 'nothing'"),
        (["{design}", "--out", "{folder}/a.svg", "--selection", ","], "nothing to draw"),
        (
            ["{design}", "--out", "{folder}/a.svg", "--page-per-site"],
            "a picture has one page (expected",
        ),
        (["{design}", "--out", "{folder}/a.svg", "--view", "Edge"], "the design has no view 'Edge' (expected a design"),
        (["{design}", "--out", "{folder}/a.svg", "--view", "Edge", "--selection", "x"], "not allowed with"),
        (["{design}", "--out", "{folder}/a.svg", "--scale", "0"], "'0' is no size"),
        (["{design}", "--out", "{folder}/a.svg", "--scale", "nan"], "'nan' is no size"),
        (["{design}", "--out", "{folder}/a.svg", "--background", "blue"], "'blue' is no colour"),
        (["{design}", "--out", "{folder}/a.png", "--scale", "20"], "take a smaller scale"),
        (["{design}", "--out", "{folder}/a.svg", "--worksheets", "dns"], "worksheets become a PDF"),
        (["{design}", "--out", "{folder}/a.vsdx", "--worksheets", "dns"], "worksheets become a PDF"),
        (["{design}", "--out", "{folder}/a.pdf", "--worksheets", "poems"], "'poems' is no worksheet (expected all, or"),
        (["{design}", "--out", "{folder}/a.pdf", "--worksheets", ","], "',' is no worksheet"),
        (["{design}"], "--out"),
        ([], "required"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_leaves_nothing(
    arguments: list[str], words: str, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    kept.write_text("title: [", encoding="utf-8")
    assert draw(*(text.format(design=STANDARD, folder=tmp_path) for text in arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert list(tmp_path.iterdir()) == [kept]


def with_views(folder: Path) -> Path:
    """The design of the Enterprise pool with three views."""
    views = (
        "options:\n  views:\n"
        "    - {name: Perimeter only, only: [perimeter-edge, perimeter-outer], layers: []}\n"
        "    - {name: Mobility, hidden_kinds: [client], workload: Mobility}\n"
        "    - {name: A corner, area: {x: 500, y: 100, width: 700, height: 500}}\n"
        "    - {name: Folded, folded: [lan]}\n"
        "    - {name: Odd, workload: Poetry}\n\nlayout:\n"
    )
    path = folder / "with-views.yaml"
    path.write_text(ENTERPRISE.read_text("utf-8").replace("\nlayout:\n", "\n" + views, 1), encoding="utf-8")
    return path


def seen(path: Path) -> str:
    return ElementTree.fromstring(path.read_bytes()).findtext("{http://www.w3.org/2000/svg}desc") or ""


def test_a_view_shows_its_part_and_says_what_it_leaves_out(tmp_path: Path, qtbot: QtBot) -> None:
    design, out = with_views(tmp_path), tmp_path / "a.svg"
    assert draw(design, "--out", out, "--view", "perimeter ONLY") == 0
    part = seen(out)
    assert part.startswith("Skype for Business Server 2019 – 31 elements are not shown in this view: ")
    assert part.endswith("Edge pool, External firewall, Internal firewall, Reverse proxy")
    text = out.read_text("utf-8")
    assert "Enterprise pool with Directors and branch – Perimeter only" in text
    assert "203.0.113.10" not in text
    assert draw(design, "--out", out, "--view", "Perimeter only", "--layers", "addresses") == 0
    assert "203.0.113.10" in out.read_text("utf-8")


def test_a_view_draws_the_ways_of_its_workload(tmp_path: Path, qtbot: QtBot) -> None:
    design, plain, ways = with_views(tmp_path), tmp_path / "plain.svg", tmp_path / "ways.svg"
    assert draw(design, "--out", ways, "--view", "Mobility") == 0
    without = tmp_path / "without.yaml"
    without.write_text(design.read_text("utf-8").replace(", workload: Mobility", ""), encoding="utf-8")
    assert draw(without, "--out", plain, "--view", "Mobility") == 0
    assert "Phone" not in seen(ways)
    assert ways.read_text("utf-8").count(style.LIGHT.path) > plain.read_text("utf-8").count(style.LIGHT.path)


def test_a_view_can_be_a_part_of_the_paper_but_cuts_nothing_for_another_editor(tmp_path: Path, qtbot: QtBot) -> None:
    design, picture, visio = with_views(tmp_path), tmp_path / "a.png", tmp_path / "a.vsdx"
    assert draw(design, "--out", picture, "--view", "A corner") == 0
    assert QImage(str(picture)).width() == 700 + 2 * 30
    assert draw(design, "--out", visio, "--view", "A corner") == 0
    [page] = read_vsdx(visio.read_bytes())
    assert page.name == "A corner"
    assert {"pool01", "branch-lan", "cellular"} <= set(page.shapes)


def test_a_view_folds(tmp_path: Path, qtbot: QtBot) -> None:
    design, out = with_views(tmp_path), tmp_path / "a.svg"
    assert draw(design, "--out", out, "--view", "Folded") == 0
    assert "Front End pool" not in seen(out)
    assert "folded · 9 elements" in out.read_text("utf-8")


def test_a_wrong_view_names_those_that_there_are(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    design = with_views(tmp_path)
    assert draw(design, "--out", tmp_path / "a.svg", "--view", "Permeter") == 2
    assert "no view 'Permeter' (expected 'Perimeter only', 'Mobility', 'A corner'" in capsys.readouterr().err
    assert draw(design, "--out", tmp_path / "a.svg", "--view", "Odd") == 2
    assert "'Poetry' is no workload (expected " in capsys.readouterr().err
    assert not (tmp_path / "a.svg").exists()


def test_worksheets_as_pages(tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "orders.pdf"
    assert draw(STANDARD, "--out", out, "--worksheets", "dns,push") == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["orders.pdf"]


def test_an_old_file_is_as_it_was_when_the_drawing_fails(tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "a.svg"
    out.write_text("old", encoding="utf-8")
    assert draw(STANDARD, "--out", out, "--selection", "nothing") == 2
    assert out.read_text(encoding="utf-8") == "old"
    assert draw(STANDARD, "--out", out) == 0
    assert out.read_bytes().startswith(b"<?xml")


def test_a_defect_has_a_status_of_its_own(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_name: str) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(render, "read_design", breaks)
    assert draw(STANDARD, "--out", tmp_path / "a.svg") == 3
    assert "a defect of the planner itself: RuntimeError: broken" in capsys.readouterr().err


def test_a_design_from_standard_input(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STANDARD.read_bytes()), encoding="utf-8"))
    assert draw("-", "--out", tmp_path / "a.svg") == 0


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw("--help") == 0
    assert capsys.readouterr().out.startswith("usage: planner render")


def _run(tmp_path: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The whole program, without any display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    base = {key: value for key, value in os.environ.items() if key not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "planner", "render", *map(str, arguments)],
        cwd=tmp_path,
        env={**base, "PYTHONPATH": str(TOP), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there a program can be without display")
def test_without_a_display_whatever_platform_is_asked_for(tmp_path: Path) -> None:
    done = _run(tmp_path, STANDARD, "--out", "a.pdf", QT_QPA_PLATFORM="xcb")
    assert (done.returncode, done.stdout, done.stderr) == (0, "a.pdf\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig finds the fonts there")
def test_a_machine_without_fonts_is_told_what_to_do(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>", encoding="utf-8")
    done = _run(tmp_path, STANDARD, "--out", "a.svg", FONTCONFIG_FILE=str(fonts))
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no font on this machine" in done.stderr
    assert list(tmp_path.iterdir()) == [fonts]


def test_layers_are_drawn_into_every_file(tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    bare, full, boxes = tmp_path / "bare.svg", tmp_path / "full.svg", tmp_path / "full.drawio"
    assert draw(ENTERPRISE, "--out", bare, "--layers", "none") == 0
    assert draw(ENTERPRISE, "--out", full, "--layers", "all") == 0
    assert draw(ENTERPRISE, "--out", boxes, "--layers", "labels,ports,openings") == 0
    assert "198.51.100.20" not in bare.read_text()
    assert "next hop" not in bare.read_text()
    assert "next hop 5061/tcp" in full.read_text()
    assert "outside → edge   443, 5061/tcp · 3478/udp" in full.read_text()
    assert "outside → edge" in boxes.read_text()
    assert draw(ENTERPRISE, "--out", bare, "--layers", "colours") == 2
    assert "'colours' is no layer" in capsys.readouterr().err
