"""Two simple URLs are the same, or one is the beginning of the other.

## What it checks

No two simple URLs of the plan are equal, and none is the beginning of another. Host and path are compared together;
the host without path of one URL is the beginning of every URL below it. More than one Dial-in or Admin URL, and a
second Meet URL for one SIP domain, are reported too.

## Why it matters

The server tells Meet from Dial-in by the URL alone. Where two of them begin alike, one of the two never opens.
Topology Builder refuses a second Meet URL for a SIP domain.

## Bad design

```yaml
base: standard
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: dialin, host: meet.contoso.com, path: dialin}
- {component: admin, host: admin.contoso.com}
```

## Good design

```yaml
base: standard
simple_urls:
- {component: meet, host: meet.contoso.com, path: meet, domain: contoso.com}
- {component: dialin, host: meet.contoso.com, path: dialin}
- {component: admin, host: admin.contoso.com}
```

## How to fix

Give each URL a host or a path of its own. All of them may share one host if each has a path.

## References

- D-DNS-13: simple URLs are unique, none is the beginning of another, one Meet URL for a SIP domain, one Dial-in URL.
  That they are https and name no port needs no rule: a design cannot say otherwise. URLs for single sites are not
  modelled.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized
from planner.model.policies import SimpleUrl, UrlComponent

_ONE_FOR_ALL = frozenset({UrlComponent.DIALIN, UrlComponent.ADMIN, UrlComponent.SCHEDULER})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pairs of simple URLs that cannot stand together."""
    doubled: set[int] = set()
    by_host: dict[str, list[int]] = {}
    seen: dict[tuple[str, ...], int] = {}
    urls = inspection.design.simple_urls
    for index, url in enumerate(urls):
        first = seen.setdefault(_place(url), index)
        if first != index:
            doubled.add(index)
            yield _second(urls[first], url, index)
        by_host.setdefault(normalized(url.host), []).append(index)
    for indices in by_host.values():
        for first, second in _alike(urls, [index for index in indices if index not in doubled]):
            yield Remark(
                message=f"Simple URL {_shown(urls[second])} ({urls[second].component}) and {_shown(urls[first])} "
                f"({urls[first].component}) are equal or one begins with the other; URLs that differ from the "
                "beginning are expected.",
                hint="Give each of the two a host or a path of its own.",
                field=("simple_urls", second),
            )


def _alike(urls: tuple[SimpleUrl, ...], indices: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs on one host of which one is the beginning of the other.

    In sorted order whatever begins with a URL follows it at once, so ten thousand URLs are compared one by one.
    """
    open_ones: list[int] = []
    for index in sorted(indices, key=lambda item: (_steps(urls[item]), item)):
        steps = _steps(urls[index])
        while open_ones and _steps(urls[open_ones[-1]]) != steps[: len(_steps(urls[open_ones[-1]]))]:
            open_ones.pop()
        if open_ones:
            yield min(open_ones[-1], index), max(open_ones[-1], index)
        open_ones.append(index)


def _place(url: SimpleUrl) -> tuple[str, ...]:
    """What there may be one URL for: the component, for Meet of a SIP domain too."""
    if url.component in _ONE_FOR_ALL:
        return (url.component,)
    return (url.component, normalized(url.domain or "*"))


def _second(first: SimpleUrl, second: SimpleUrl, index: int) -> Remark:
    whom = f" for SIP domain {quoted(second.domain)}" if second.domain and second.component is UrlComponent.MEET else ""
    return Remark(
        message=f"Simple URL {_shown(second)} is the second one for {second.component}{whom}, beside {_shown(first)}; "
        "one is expected.",
        hint="Keep one of the two.",
        field=("simple_urls", index),
        repair=Repair(
            kind=RepairKind.REMOVE_ITEM,
            label=f"Take the simple URL {_shown(second)} out",
            element="",
            path=("simple_urls", index),
        ),
    )


def _steps(url: SimpleUrl) -> list[str]:
    return [step for step in url.path.lower().split("/") if step]


def _shown(url: SimpleUrl) -> str:
    return quoted("/".join(("https://" + url.host, *(step for step in url.path.split("/") if step))))


RULE = Rule(code="UR01", severity=Severity.ERROR, clauses=("D-DNS-13",), check=check)
