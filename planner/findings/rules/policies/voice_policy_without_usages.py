"""A voice policy of users whom the server calls has no PSTN usage.

## What it checks

The voice policy that holds for users of Call via Work, or for users who join by link without Enterprise Voice, lists at
least one PSTN usage.

## Why it matters

A policy allows calls by its usages. Without any, it allows none.

## Bad design

```yaml
base: enterprise
policies:
- {id: voice-global, usages: []}
```

## Good design

```yaml
base: enterprise
policies:
- {id: voice-global, usages: [Long Distance]}
```

## How to fix

Add the usages that the users may dial by.

## References

- S-CTJ-05: the policy carries PSTN usage records.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.joining import policies_of_called_users
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Voice policies in force without usages."""
    for policy, clients in policies_of_called_users(inspection.design):
        if not policy.usages:
            yield Remark(
                message=f"{quoted(policy.name)} has no PSTN usage; at least one is expected, because the server calls "
                f"{listed(client.name for client in clients)}.",
                hint="Add the usages that the users may dial by.",
                elements=(policy.id, *(client.id for client in clients)),
                field=("usages",),
            )


RULE = Rule(code="PO07", severity=Severity.ERROR, clauses=("S-CTJ-05",), check=check)
