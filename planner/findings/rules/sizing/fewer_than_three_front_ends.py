"""An Enterprise pool has fewer than three Front End Servers.

## What it checks

An Enterprise pool has at least three servers. Exactly two are an error from 2019 on, where Topology Builder does not
publish such a pool, and a warning before. One is mentioned. A pool whose servers are not planned yet is no finding.

## Why it matters

A pool works as long as most of its servers run. Of three, two have to run, so one may fail or be serviced. Of two, the
loss of one leaves half, and the Back End has to decide; both have to be kept up together and restarted with care.

## Bad design

```yaml
base: enterprise
without: [fe03]
```

## Good design

```yaml
base: enterprise
```

## How to fix

Plan a third server, or a pair of Standard Edition servers for a small site.

## References

- Sizing facts fe.min_recommended (three), fe.two_server_pool.2015 (avoid), fe.two_server_pool.2019 (not publishable;
  from the documentation's issue list).
- Table quorum: how many servers have to run.
"""

from collections.abc import Iterator

from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural, quoted
from planner.model.servers import Edition, FrontEndPool

_RECOMMENDED = 3
_NOT_PUBLISHABLE = "not publishable"


def check(inspection: Inspection) -> Iterator[Remark]:
    """Enterprise pools of one or two servers."""
    for pool in inspection.design.servers_of(FrontEndPool):
        number = len(pool.members)
        if pool.edition is not Edition.ENTERPRISE or not 0 < number < _RECOMMENDED:
            continue
        fact = figure(inspection, "fe.two_server_pool" if number == 2 else "fe.min_recommended", pool)
        if fact is None:
            continue
        is_refused = fact.value == _NOT_PUBLISHABLE
        reason = "Topology Builder does not publish a pool of two" if is_refused else "one of three may fail"
        yield Remark(
            message=f"{quoted(pool.name)} has {plural(number, 'Front End Server')}; at least {_RECOMMENDED} are "
            f"expected, because {reason} ({fact.cited}).",
            hint="Plan a third server, or Standard Edition servers for a small site.",
            elements=(pool.id,),
            field=("members",),
            severity=_severity(number, is_refused=is_refused),
        )


def _severity(number: int, *, is_refused: bool) -> Severity:
    if number == 1:
        return Severity.INFO
    return Severity.ERROR if is_refused else Severity.WARNING


RULE = Rule(
    code="SZ02",
    severity=Severity.ERROR,
    clauses=(),
    check=check,
    facts=("fe.min_recommended", "fe.two_server_pool.2015", "fe.two_server_pool.2019"),
)
