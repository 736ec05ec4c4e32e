"""Settings of MCX for sessions or push are out of their range.

## What it checks

In Skype for Business Server 2015, both session lifetimes of MCX are 120 seconds or more, the long one is longer than
the short one, and the target of push is a SIP address.

## Why it matters

The command refuses other values, or sessions of devices that cannot run in the background end before they begin.

## Bad design

```yaml
base: standard
product: "2015"
servers:
- {id: se01, members: [{id: se01-server, operating_system: Windows Server 2012 R2}]}
- {id: edge01, members: [{id: edge01-server, operating_system: Windows Server 2012 R2}]}
mobility: {mcx: {session_lifetime: 3600, short_session_lifetime: 7200}}
```

## Good design

```yaml
base: standard
product: "2015"
mobility: {mcx: {session_lifetime: 259200, short_session_lifetime: 3600}}
```

## How to fix

Use the defaults: 259200 and 3600 seconds, `sip:push@push.lync.com`.

## References

- D-PUSH-10: form of the push target, lifetimes and their order (Set-CsMcxConfiguration).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.model.policies import McxSettings
from planner.model.product import ProductVersion

_LEAST = 120
_DEFAULTS = McxSettings()


def check(inspection: Inspection) -> Iterator[Remark]:
    """MCX settings that the command refuses."""
    design = inspection.design
    if design.product is not ProductVersion.V2015 or not design.mobility.enabled:
        return
    mcx = design.mobility.mcx
    for field in ("session_lifetime", "short_session_lifetime"):
        seconds = getattr(mcx, field)
        if seconds < _LEAST:
            yield _remark(field, f"MCX sessions last {seconds} seconds; {_LEAST} or more are expected.")
    if _LEAST <= mcx.session_lifetime <= mcx.short_session_lifetime:
        said = f"{mcx.session_lifetime} seconds, and short ones {mcx.short_session_lifetime}"
        yield _remark("session_lifetime", f"MCX sessions last {said}; the first is expected to be longer.")
    name, at, domain = mcx.push_target.removeprefix("sip:").partition("@")
    if not (mcx.push_target.startswith("sip:") and name and at and domain):
        yield _remark(
            "push_target",
            f"MCX sends push to '{mcx.push_target}'; a SIP address is expected, as '{_DEFAULTS.push_target}'.",
        )


def _remark(field: str, message: str) -> Remark:
    return Remark(
        message=message,
        hint="Use the default.",
        field=("mobility", "mcx", field),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label="Use the default",
            element="",
            path=("mobility", "mcx", field),
            value=getattr(_DEFAULTS, field),
        ),
    )


RULE = Rule(
    code="PU07",
    severity=Severity.ERROR,
    clauses=("D-PUSH-10",),
    check=check,
    facts=("mcx-session-long", "mcx-session-short"),
)
