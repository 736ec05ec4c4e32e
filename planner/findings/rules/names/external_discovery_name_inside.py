"""The external discovery name resolves inside.

## What it checks

No DNS view that inside users ask answers `lyncdiscover.` followed by a SIP domain. Where the same view answers the
internal discovery name of that domain, this is worth knowing and no more.

## Why it matters

A device inside that reaches the external discovery name is treated as one outside. As long as the internal name is
answered, it is asked first and the external one is not needed, so clients do not suffer; where it is not, devices
inside silently work as if they were outside.

## Bad design

```yaml
base: standard
dns_records:
- {id: discovery-leak, view: internal, name: lyncdiscover.contoso.com, targets: [198.51.100.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: discovery-leak, view: internal, name: lyncdiscover.contoso.com, targets: []}
```

## How to fix

Take the record out of the internal zone. Where inside DNS forwards the whole domain to public DNS, the answer cannot
be helped; make sure that the internal discovery name is answered.

## References

- S-DNS-24: the external discovery address should not be addressable from inside (Plan for Mobility).
- S-DNS-25: if that cannot be met, clients probably do not suffer, because the internal name is tried first.
- Settled reading names-C21: only the two discovery names may not be split.
"""

from collections.abc import Iterator

from planner.findings.discovery import answered, unanswered
from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, planned_record, record_removal, views_inside, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY
from planner.model.zones import DnsView


def check(inspection: Inspection) -> Iterator[Remark]:
    """Inside views that answer external discovery names."""
    outside = {view.id for view, _ in views_outside(inspection.design)}
    for view, zone in views_inside(inspection.design):
        # A view that serves both sides cannot keep the name from one of them; NA09 speaks of such views.
        known = () if view.id in outside else answered(inspection, view, EXTERNAL_DISCOVERY)
        if not known:
            continue
        alone = unanswered(inspection, view, INTERNAL_DISCOVERY)
        yield Remark(
            message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers {listed(known)}; the "
            "external discovery name is expected to resolve outside only.",
            hint=_hint(inspection, view, known[0], alone),
            elements=blamed(inspection.design, view, known[0]),
            repair=record_removal(inspection.design, view, known[0]),
            severity=Severity.WARNING if alone else Severity.INFO,
            clauses=("S-DNS-24",) if alone else ("S-DNS-24", "S-DNS-25"),
        )


def _hint(inspection: Inspection, view: DnsView, name: str, alone: tuple[str, ...]) -> str:
    """The cure depends on who answers: the planner's record in this view or another, or public DNS behind it."""
    record = planned_record(inspection.design, view.id, name)
    if record is None:
        cure = (
            f"The answer comes from where {quoted(view.name)} forwards to; no record of the view can be taken out. "
            f"Hold the name here without an answer if it has to stay unknown inside"
        )
    elif record.view != view.id:
        cure = f"Take the record out of {shown(inspection.design, record.view)}, which this view asks"
    else:
        cure = "Take the record out of this view"
    if alone:
        return f"{cure}, and add {listed(alone)}, which devices inside should use."
    return f"{cure}. Devices inside are not harmed, because they try the internal name first and it is answered."


RULE = Rule(code="NA10", severity=Severity.WARNING, clauses=("S-DNS-24", "S-DNS-25"), check=check)
