"""`planner diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.cli.exits import Exit
from tests.cli.conftest import Call


@pytest.fixture
def changed(standard: Path, tmp_path: Path) -> Path:
    """The reference design with another public address and no hairpinning at the proxy."""
    text = standard.read_text(encoding="utf-8").replace("203.0.113.20", "203.0.113.25")
    assert "hairpin: true" in text
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace("hairpin: true", "hairpin: false"), encoding="utf-8")
    return path


def test_a_design_and_itself(call: Call, standard: Path) -> None:
    answer = call("diff", standard, standard, "--fail-on", "change")
    assert (answer.status, answer.out) == (Exit.FINE, "No differences.\n")


def test_elements_findings_and_rows_for_people(call: Call, standard: Path, changed: Path) -> None:
    answer = call("diff", standard, changed)
    assert answer.status == Exit.FINE
    assert answer.err == ""
    design, findings, worksheets = answer.out.split("\n\n")
    assert design == (
        "Elements: 2 changed\n"
        "  ~ firewall external-firewall 'External firewall'\n"
        "      nat[3].public: 203.0.113.20 -> 203.0.113.25\n"
        "  ~ reverse-proxy proxy01 'Reverse proxy'\n"
        "      hairpin: true -> false"
    )
    assert findings.startswith("Findings: 1 new\n  + error PX04: ")
    assert "  DNS records: 4 changed\n" in worksheets
    assert (
        "    ~ Public DNS | contoso.com | A | webext.contoso.com | 203.0.113.25\n"
        "        IP address: 203.0.113.20 -> 203.0.113.25\n"
    ) in worksheets
    assert "Target: " not in worksheets
    assert "        In the design: delivered -> blocked\n" in worksheets


def test_json(call: Call, standard: Path, changed: Path) -> None:
    content = json.loads(call("diff", standard, changed, "--format", "json").out)
    assert (content["format"], content["differs"]) == (1, True)
    assert (content["old"], content["new"]) == (str(standard), str(changed))
    assert content["title"] is None
    assert content["settings"] == content["options"] == []
    elements = content["elements"]
    assert (elements["added"], elements["removed"], elements["moved"]) == ([], [], [])
    assert elements["changed"][0] == {
        "id": "external-firewall",
        "kind": "firewall",
        "section": "devices",
        "name": "External firewall",
        "moved": False,
        "fields": [{"field": ["nat", 3, "public"], "old": "203.0.113.20", "new": "203.0.113.25"}],
    }
    assert [finding["code"] for finding in content["findings"]["new"]] == ["PX04"]
    assert content["findings"]["gone"] == []
    [dns] = [table for table in content["worksheets"] if table["worksheet"] == "dns"]
    assert dns["added"] == dns["removed"] == []
    assert len(dns["changed"]) == 4
    assert {"view", "name", "type", "target"} <= set(dns["changed"][0]["row"])
    assert {"field": "target", "old": "203.0.113.20", "new": "203.0.113.25"} in dns["changed"][0]["fields"]
    [row] = [
        change
        for table in content["worksheets"]
        if (table["worksheet"], table["table"]) == ("publishing", "settings")
        for change in table["changed"]
        if change["row"]["setting"] == "Public address"
    ]
    assert row["fields"] == [{"field": "planned", "old": "203.0.113.20", "new": "203.0.113.25"}]


def test_json_of_no_difference(call: Call, standard: Path) -> None:
    content = json.loads(call("diff", standard, standard, "--format", "json").out)
    assert content["differs"] is False
    assert content["worksheets"] == []


def test_the_status_says_whether_anything_differs_only_when_asked(call: Call, standard: Path, changed: Path) -> None:
    assert call("diff", standard, changed).status == Exit.FINE
    assert call("diff", standard, changed, "--fail-on", "never").status == Exit.FINE
    assert call("diff", standard, changed, "--fail-on", "change").status == Exit.FINDINGS


def test_a_move_is_told_apart(call: Call, standard: Path, tmp_path: Path) -> None:
    import yaml

    content = yaml.safe_load(standard.read_text(encoding="utf-8"))
    content["layout"]["edge01"]["x"] += 50
    path = tmp_path / "moved.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    answer = call("diff", standard, path, "--fail-on", "change")
    assert answer.status == Exit.FINDINGS
    assert answer.out == "Elements: 1 only moved\n  > edge01\n\nFindings: none\n\nWorksheets: as before\n"


def test_one_side_comes_from_standard_input(call: Call, standard: Path, changed: Path) -> None:
    data = standard.read_bytes()
    assert call("diff", "-", changed, stdin=data).out == call("diff", standard, changed).out
    assert call("diff", standard, "-", stdin=data).out == "No differences.\n"
    refused = call("diff", "-", "-", stdin=data)
    assert (refused.status, refused.out) == (Exit.UNUSABLE, "")


def test_added_and_removed_elements(call: Call, standard: Path) -> None:
    enterprise = standard.with_name("enterprise.yaml")
    there, back = call("diff", standard, enterprise).out, call("diff", enterprise, standard).out
    assert "  + front-end-pool pool01 'Front End pool'\n" in there
    assert "  - front-end-pool pool01 'Front End pool'\n" in back
    assert there.startswith("Title: 'Standard Edition with single Edge' -> 'Enterprise")


def test_a_file_that_is_no_design(call: Call, standard: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("servers: 5\n", encoding="utf-8")
    for arguments in ((standard, broken), (broken, standard), (standard, tmp_path / "missing.yaml")):
        answer = call("diff", *arguments)
        assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
        assert ":1:" in answer.err


def test_the_change_sheet_is_written_beside_the_others(
    call: Call, standard: Path, changed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "orders"
    answer = call("worksheets", changed, "--since", standard, "--out", out, "--format", "html,md,csv,json")
    assert answer.status == Exit.FINE
    names = {path.name for path in out.iterdir()}
    assert {"changes.html", "changes.md", "changes.csv", "changes.json", "changes-dns.csv", "dns.csv"} <= names
    assert "changes.html" in (out / "index.html").read_text(encoding="utf-8")
    text = (out / "changes.md").read_text(encoding="utf-8")
    assert "from 'Standard Edition with single Edge' to this design" in text


def test_the_change_sheet_keeps_to_the_kinds_asked_for(
    call: Call, standard: Path, changed: Path, tmp_path: Path
) -> None:
    call(
        "worksheets", changed, "--since", standard, "--out", tmp_path / "o", "--kind", "dns,summary", "--format", "csv"
    )
    names = {path.name for path in (tmp_path / "o").iterdir()}
    assert names == {"about.csv", "dns.csv", "summary.csv", "changes.csv", "changes-dns.csv"}
    refused = call("worksheets", "-", "--since", "-", "--out", tmp_path / "p")
    assert refused.status == Exit.UNUSABLE
    assert not (tmp_path / "p").exists()
