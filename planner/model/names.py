"""DNS names: comparing, splitting, and what a wildcard covers.

A room of its own because the same three questions are asked by records, certificates, publishing and the walk,
and a second answer to any of them would be a defect.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from planner.model.errors import InvalidNameError

# RFC 952/1123 labels; the underscore is allowed in front only, for SRV owners such as _sip._tls.
_LABEL = r"_?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# One match for the whole name: designs of providers hold tens of thousands of names, each checked at every use.
_NAME = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}", re.IGNORECASE)

INTERNAL_DISCOVERY = "lyncdiscoverinternal"
EXTERNAL_DISCOVERY = "lyncdiscover"
"""Host labels of the Autodiscover service in front of a SIP domain. Source: clause S-CMP-13."""


def normalized(name: str) -> str:
    """The form used for comparing: lower case, no trailing dot."""
    return name.rstrip(".").lower()


def same_name(first: str, second: str) -> bool:
    """Compares two names as DNS does: case and a trailing dot do not matter."""
    return normalized(first) == normalized(second)


def is_dns_name(text: str, *, wildcard: bool = False) -> bool:
    """Tells whether DNS can carry `text` as an owner name (a single label is accepted)."""
    name = text[:-1] if text.endswith(".") else text
    if not 0 < len(name) <= 253:
        return False
    plain = name[2:] if wildcard and name.startswith("*.") else name
    return _NAME.fullmatch(plain) is not None


def check_dns_name(text: str, *, wildcard: bool = False) -> None:
    """Refuses what DNS cannot carry.

    Raises:
        InvalidNameError: empty, too long, or a label with other characters than letters, digits and hyphens.
    """
    if not is_dns_name(text, wildcard=wildcard):
        raise InvalidNameError(
            f"{text!r} is not a DNS name (expected labels of letters, digits and hyphens, such as pool.contoso.com)"
        )


_FIT: set[str] = set()
"""Names that were checked, a wildcard label allowed. Whether DNS can carry a name depends on its letters alone."""

_MOST_FIT = 1 << 18
_OWN = 64
"""A certificate's own names are sought among its first ones: at least so many, at most twice as many."""

_SHARED: dict[tuple[int, str, str], tuple[str, ...]] = {}
"""Names found fit that followed a certificate's own ones, by their number, the first and the last."""

_MOST_SHARED = 64


def check_certificate_names(names: Sequence[str]) -> None:
    """Refuses what no certificate can carry; names seen before are not read again.

    The certificates of a provider's pools hold the same thousands of names on each member: a member's own names stand
    first, those that it shares with the others follow and are compared with those known in one go. They are counted
    off from the end, for one member may have a name more than another.

    Raises:
        InvalidNameError: as `check_dns_name`, a wildcard label allowed.
    """
    own = len(names) % _OWN + _OWN
    _check_once(names[:own])
    shared = tuple(names[own:])
    if not shared:
        return
    key = (len(shared), shared[0], shared[-1])
    if _SHARED.get(key) != shared:
        _check_once(shared)
        if len(_SHARED) >= _MOST_SHARED:
            _SHARED.clear()
        _SHARED[key] = shared


def _check_once(names: Sequence[str]) -> None:
    if _FIT.issuperset(names):
        return
    fresh = [name for name in names if name not in _FIT]
    for name in fresh:
        check_dns_name(name, wildcard=True)
    if len(_FIT) > _MOST_FIT:
        _FIT.clear()
    _FIT.update(fresh)


def is_within(name: str, domain: str) -> bool:
    """Tells whether `name` is `domain` itself or below it."""
    inner, outer = normalized(name), normalized(domain)
    return inner == outer or inner.endswith("." + outer)


def closest_domain(name: str, domains: tuple[str, ...]) -> str | None:
    """The longest of `domains` that holds `name`, or None."""
    written = _written(domains)
    labels = normalized(name).split(".")
    enclosing = (".".join(labels[start:]) for start in range(len(labels)))
    return next((written[form] for form in enclosing if form in written), None)


@lru_cache(maxsize=16)
def _written(domains: tuple[str, ...]) -> dict[str, str]:
    """Domains by the form used for comparing: the worksheets of a provider ask for each of its names."""
    found: dict[str, str] = {}
    for domain in domains:
        found.setdefault(normalized(domain), domain)
    return found


def wildcard_covers(pattern: str, name: str) -> bool:
    """Tells whether a certificate name covers `name`; a wildcard stands for exactly one label.

    Source: certificates catalog, wildcards, scope rule; RFC 6125 section 6.4.3.
    """
    wanted, given = normalized(name), normalized(pattern)
    if not given.startswith("*."):
        return wanted == given
    first, _, rest = wanted.partition(".")
    return bool(first) and rest == given[2:]


def covered_by(names: tuple[str, ...], name: str) -> bool:
    """Tells whether any of a certificate's `names` covers `name`."""
    return any(wildcard_covers(pattern, name) for pattern in names)


_WORTH_AN_INDEX = 16


class Cover:
    """The names of certificates, ready to be asked.

    A provider's certificates hold thousands of names. Most are asked for one or two, and looking through them is
    cheaper than an index; the certificate of a reverse proxy is asked for each of them, and gets one.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._asked = 0
        self._exact: frozenset[str] | None = None
        self._parents: frozenset[str] = frozenset()

    def holds(self, name: str) -> bool:
        """Tells whether any of the names covers `name`, as `covered_by` does."""
        self._asked += 1
        if self._exact is None:
            if self._asked < _WORTH_AN_INDEX:
                return name in self._names or covered_by(self._names, name)
            given = [normalized(item) for item in self._names]
            self._parents = frozenset(item[2:] for item in given if item.startswith("*."))
            self._exact = frozenset(item for item in given if not item.startswith("*."))
        wanted = normalized(name)
        first, _, rest = wanted.partition(".")
        return wanted in self._exact or (bool(first) and rest in self._parents)
