"""DNS names: comparing, splitting, and what a wildcard covers.

A room of its own because the same three questions are asked by records, certificates, publishing and the walk,
and a second answer to any of them would be a defect.
"""

import re

from planner.model.errors import InvalidNameError

# RFC 952/1123 labels; the underscore is allowed in front only, for SRV owners such as _sip._tls.
_LABEL = re.compile(r"_?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


def normalized(name: str) -> str:
    """The form used for comparing: lower case, no trailing dot."""
    return name.rstrip(".").lower()


def same_name(first: str, second: str) -> bool:
    """Compares two names as DNS does: case and a trailing dot do not matter."""
    return normalized(first) == normalized(second)


def is_dns_name(text: str, *, wildcard: bool = False) -> bool:
    """Tells whether DNS can carry `text` as an owner name (a single label is accepted)."""
    name = text[:-1] if text.endswith(".") else text
    labels = name.split(".")
    if wildcard and labels[0] == "*":
        labels = labels[1:]
    return 0 < len(name) <= 253 and bool(labels) and all(_LABEL.fullmatch(label) for label in labels)


def check_dns_name(text: str, *, wildcard: bool = False) -> None:
    """Refuses what DNS cannot carry.

    Raises:
        InvalidNameError: empty, too long, or a label with other characters than letters, digits and hyphens.
    """
    if not is_dns_name(text, wildcard=wildcard):
        raise InvalidNameError(
            f"{text!r} is not a DNS name (expected labels of letters, digits and hyphens, such as pool.contoso.com)"
        )


def is_within(name: str, domain: str) -> bool:
    """Tells whether `name` is `domain` itself or below it."""
    inner, outer = normalized(name), normalized(domain)
    return inner == outer or inner.endswith("." + outer)


def closest_domain(name: str, domains: tuple[str, ...]) -> str | None:
    """The longest of `domains` that holds `name`, or None."""
    holding = [domain for domain in domains if is_within(name, domain)]
    return max(holding, key=len, default=None)


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
