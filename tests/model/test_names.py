"""Names compare as DNS does, and a wildcard covers exactly one label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import InvalidNameError
from planner.model.names import (
    Cover,
    check_certificate_names,
    check_dns_name,
    closest_domain,
    covered_by,
    is_dns_name,
    is_within,
    same_name,
    wildcard_covers,
)


@pytest.mark.parametrize(
    "name", ["contoso.com", "_sip._tls.contoso.com", "POOL-1.contoso.com.", "host", "a" * 63 + ".com"]
)
def test_dns_carries(name: str) -> None:
    assert is_dns_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "a..b", "-a.com", "a-.com", "ä.com", "a b.com", "a" * 64 + ".com", "x." * 127 + "toolong", "*.a.com"],
)
def test_dns_cannot_carry(name: str) -> None:
    assert not is_dns_name(name)
    with pytest.raises(InvalidNameError, match="is not a DNS name"):
        check_dns_name(name)


def test_a_wildcard_is_a_name_only_where_wildcards_are_allowed() -> None:
    assert is_dns_name("*.contoso.com", wildcard=True)
    assert not is_dns_name("a.*.contoso.com", wildcard=True)
    assert not is_dns_name("*", wildcard=True)


def test_case_and_trailing_dot_do_not_matter() -> None:
    assert same_name("SIP.Contoso.com.", "sip.contoso.com")
    assert not same_name("sip.contoso.com", "sip.contoso.net")


def test_within_is_about_labels_not_letters() -> None:
    assert is_within("pool.contoso.com", "contoso.com")
    assert is_within("contoso.com", "contoso.com")
    assert not is_within("notcontoso.com", "contoso.com")


def test_the_closest_domain_is_the_longest() -> None:
    assert closest_domain("a.b.contoso.com", ("contoso.com", "b.contoso.com")) == "b.contoso.com"
    assert closest_domain("a.fabrikam.com", ("contoso.com",)) is None


@pytest.mark.parametrize(
    ("pattern", "name", "covers"),
    [
        ("*.contoso.com", "meet.contoso.com", True),
        ("*.contoso.com", "a.meet.contoso.com", False),
        ("*.contoso.com", "contoso.com", False),
        ("*.contoso.com", "meet.fabrikam.com", False),
        ("meet.contoso.com", "MEET.contoso.com", True),
        ("meet.contoso.com", "dialin.contoso.com", False),
    ],
)
def test_wildcard_covers_one_label(pattern: str, name: str, covers: bool) -> None:
    assert wildcard_covers(pattern, name) is covers
    assert covered_by(("other.example", pattern), name) is covers


_LABELS = st.sampled_from(("a", "www", "*", "", "_sip", "B", "a-b", "-a", "contoso", "x" * 63, "x" * 64))
_TEXTS = st.lists(_LABELS, max_size=5).map(".".join)


@given(st.lists(_TEXTS, max_size=6).map(tuple), st.lists(_TEXTS, min_size=1, max_size=40))
def test_cover_holds_what_one_of_its_names_covers(names: tuple[str, ...], asked: list[str]) -> None:
    cover = Cover(names)
    assert [cover.holds(name) for name in asked] == [covered_by(names, name) for name in asked]


@given(_TEXTS, st.booleans())
def test_a_name_is_its_labels_joined_by_dots(text: str, wildcard: bool) -> None:
    name = text.removesuffix(".")
    labels = name.split(".")
    if wildcard and labels[0] == "*" and len(labels) > 1:
        labels = labels[1:]
    fits = len(name) <= 253 and all(is_dns_name(label) for label in labels)
    assert is_dns_name(text, wildcard=wildcard) == fits


def test_certificate_names_are_refused_wherever_they_stand() -> None:
    fit = [f"tenant{number}.example" for number in range(200)]
    check_certificate_names(fit)
    for place in (0, 63, 64, 65, 199):
        with pytest.raises(InvalidNameError, match="not a name"):
            check_certificate_names([*fit[:place], "not a name", *fit[place:]])


@given(st.lists(_TEXTS, max_size=6))
def test_certificate_names_are_refused_whenever_one_is(names: list[str]) -> None:
    fits = all(is_dns_name(name, wildcard=True) for name in names)
    for _ in range(2):  # what was seen before is remembered
        if fits:
            check_certificate_names(names)
        else:
            with pytest.raises(InvalidNameError):
                check_certificate_names(names)
