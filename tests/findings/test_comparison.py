from __future__ import annotations

from planner.findings.comparison import compare_findings
from planner.findings.finding import Finding, Severity


def finding(code: str, message: str = "m", field: tuple[str | int, ...] = ()) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, elements=("a",), field=field)


def test_new_gone_and_same() -> None:
    result = compare_findings([finding("FW01"), finding("FW02")], [finding("FW02"), finding("NA01")])
    assert [item.code for item in result.new] == ["NA01"]
    assert [item.code for item in result.gone] == ["FW01"]
    assert result.same == 1


def test_where_in_an_element_is_no_difference() -> None:
    result = compare_findings([finding("FW01", field=("rules", 0))], [finding("FW01", field=("rules", 1))])
    assert (result.new, result.gone, result.same) == ((), (), 1)


def test_equal_findings_are_counted() -> None:
    twice = [finding("FW01", field=("rules", index)) for index in range(2)]
    result = compare_findings(twice, twice[:1])
    assert result.gone == (twice[1],)
    assert result.same == 1
    assert len(compare_findings(twice[:1], twice).new) == 1
