"""`planner merge`, by itself and as git's merge driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from planner.designfile import parse_document, read_document
from planner.designfile.conflict_markers import take_apart
from tests.cli.conftest import Call

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(name="text")
def _text(standard: Path) -> str:
    return standard.read_text(encoding="utf-8")


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _titled(text: str, title: str) -> str:
    return "\n".join(f"title: {title}" if line.startswith("title:") else line for line in text.split("\n"))


def _noted(text: str) -> str:
    return text.replace("    fqdn: edge01", "    note: looked at\n    fqdn: edge01", 1)


def test_changes_of_different_fields_merge(call: Call, tmp_path: Path, text: str) -> None:
    ours, theirs = _titled(text, "Ours"), text.replace("spoofing_prevention", "spoofing_prevention")
    base = _file(tmp_path, "base", text)
    remark = f"# a remark\n{theirs}"
    answer = call("merge", base, _file(tmp_path, "ours", ours), _file(tmp_path, "theirs", remark))
    assert (answer.status, answer.err) == (Exit.FINE, "")
    merged = parse_document(answer.out).document
    assert merged.title == "Ours"
    assert "# a remark" in answer.out
    assert all(line.strip() in answer.out for line in text.splitlines() if line.strip().startswith("#"))


def test_a_conflict_is_told_and_marked(call: Call, tmp_path: Path, text: str) -> None:
    out = tmp_path / "merged.yaml"
    answer = call(
        "merge",
        _file(tmp_path, "base", text),
        _file(tmp_path, "ours", _titled(text, "Ours")),
        _file(tmp_path, "theirs", _titled(text, "Theirs")),
        "--out",
        out,
        "--name",
        "plan.yaml",
    )
    assert answer.status == Exit.FINDINGS
    assert answer.out == ""
    assert answer.err.startswith("plan.yaml: conflict at title: before '")
    assert "ours 'Ours', theirs 'Theirs'" in answer.err
    content = out.read_text(encoding="utf-8")
    assert "<<<<<<< ours\ntitle: Ours\n=======\ntitle: Theirs\n>>>>>>> theirs\n" in content
    sides = take_apart(content)
    assert sides is not None
    assert parse_document(sides.ours).document.title == "Ours"
    assert parse_document(sides.theirs).document.title == "Theirs"


def test_an_empty_base_says_that_there_is_none(call: Call, tmp_path: Path, text: str) -> None:
    base = _file(tmp_path, "base", "")
    same = _file(tmp_path, "same", text)
    assert call("merge", base, same, same).status == Exit.FINE
    assert call("merge", base, same, _file(tmp_path, "other", _titled(text, "Other"))).status == Exit.FINDINGS


def test_what_is_no_design_cannot_be_merged(call: Call, tmp_path: Path, text: str) -> None:
    broken, good = _file(tmp_path, "broken", "servers: 1\n"), _file(tmp_path, "good", text)
    out = tmp_path / "out.yaml"
    answer = call("merge", good, broken, good, "--out", out)
    assert answer.status == Exit.UNUSABLE
    assert not out.exists()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(TOP), "GIT_CONFIG_GLOBAL": os.devnull}
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_git_merges_two_branches_by_it(tmp_path: Path, text: str) -> None:
    """With the settings that README.md gives."""
    _git(tmp_path, "init", "-q", "-b", "main")
    driver = f"{sys.executable} -m planner merge %O %A %B --out %A --name %P"
    _git(tmp_path, "config", "merge.planner.driver", driver)
    (tmp_path / ".gitattributes").write_text("plan.yaml merge=planner\n", encoding="utf-8")
    plan = _file(tmp_path, "plan", text)

    def commit(content: str, message: str) -> None:
        plan.write_text(content, encoding="utf-8")
        _git(tmp_path, "add", "-A")
        assert _git(tmp_path, "commit", "-q", "-m", message).returncode == 0

    commit(text, "base")
    _git(tmp_path, "checkout", "-q", "-b", "other")
    # Two lines side by side: git's own merge would stop here.
    product = next(line for line in text.splitlines() if line.startswith("product:"))
    commit(text.replace(product, "product: '2015'"), "product")
    _git(tmp_path, "checkout", "-q", "main")
    commit(_titled(text, "Ours"), "title")
    done = _git(tmp_path, "merge", "-q", "-m", "merge", "other")
    assert done.returncode == 0, done.stdout + done.stderr
    merged = read_document(plan).document
    assert (merged.title, merged.design.product.value) == ("Ours", "2015")
    _git(tmp_path, "checkout", "-q", "-b", "third", "HEAD~1")
    commit(_titled(text, "Third"), "third")
    done = _git(tmp_path, "merge", "-m", "merge", "main")
    if done.returncode:  # both changed the title since their common ancestor
        assert "conflict at title" in done.stderr + done.stdout
        assert "<<<<<<< ours" in plan.read_text(encoding="utf-8")


def test_a_view_that_both_changed_stops_nobody_and_is_told(call: Call, tmp_path: Path, text: str) -> None:
    files = [tmp_path / name for name in ("base.yaml", "ours.yaml", "theirs.yaml")]
    for path, workload in zip(files, ("Branch", "Mobility", "Conferencing"), strict=True):
        view = f"options:\n  views:\n    - {{name: Team, workload: {workload}}}\n"
        path.write_text(f"{text.rstrip()}\n\n{view}", encoding="utf-8")
    out = tmp_path / "merged.yaml"
    answer = call("merge", *files, "--out", out)
    assert answer.status == Exit.FINE
    assert "1 view of the drawing changed by both, ours kept" in answer.err
    assert "workload: Mobility" in out.read_text("utf-8")
