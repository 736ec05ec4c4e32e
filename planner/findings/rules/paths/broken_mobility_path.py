"""Mobile devices at some position do not reach their Mobility service.

## What it checks

From each position of the plan (every zone with mobile clients, and corporate Wi-Fi, guest Wi-Fi and cellular in any
case) the connection to the external web services FQDN of the home pool is followed hop by hop. Causes that have a rule
of their own (names, hairpins, publishing, the proxy's certificate) are reported there; this rule reports every other.

## Why it matters

A user moves between cellular, corporate Wi-Fi and guest Wi-Fi and expects to notice nothing. The address of the service
stays the same and the path to it changes, so each position has to work by itself.

## Bad design

The internal firewall follows rules of its own, and they forget the way from the Wi-Fi to the perimeter.

```yaml
base: standard
dns_views:
- {id: internal, name: Internal DNS}
devices:
- id: internal-firewall
  interfaces:
  - {name: outer, zone: perimeter-outer, addresses: [198.51.100.2]}
  - {name: inner, zone: perimeter-inner, addresses: [198.51.100.65]}
  - {name: lan, zone: lan, addresses: [192.0.2.1]}
  - {name: wifi, zone: wifi, addresses: [192.0.2.129]}
  policy: recorded
  rules:
  - {action: deny, from_interface: wifi, to_interface: outer, transport: any}
  - {transport: any, sources: [edge01], destination_ports: [{first: 53, last: 53}, {first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {transport: any, sources: [edge01], destination_ports: [{first: 53, last: 53}, {first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## How to fix

The message names the element that stops the traffic and why; `planner trace` shows the way up to there. The worksheets
list what each device has to let pass.

## References

- S-SCN-01 to S-SCN-04: the positions of a mobile user, and that each works.
- S-DNS-09, S-HP-01: in each of them the way leads through the reverse proxy. S-FQDN-06, S-FQDN-07.
"""

from collections.abc import Iterator

from planner.findings.adapters import places_with_adapter_faults
from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import Cause, MobilityPath, mobility_paths
from planner.findings.recorded_policies import lines_to_add
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted

_INSIDE = ("S-SCN-03", "S-DNS-09", "S-HP-01", "S-FQDN-06")
_OUTSIDE = ("S-SCN-02", "S-SCN-04", "S-FQDN-07")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Broken paths without a rule of their own, those with the same cause together."""
    groups: dict[tuple[str, str, str], list[MobilityPath]] = {}
    told = inspection.once(places_with_adapter_faults)
    for path in mobility_paths(inspection):
        if path.cause is Cause.BROKEN and _place(path) not in told:
            reason = path.walk.blame.reason if path.walk.blame is not None else ""
            groups.setdefault((path.blame, path.walk.verdict, reason), []).append(path)
    for (blame, verdict, reason), paths in groups.items():
        names = dict.fromkeys(path.pool.web.external_fqdn or "" for path in paths)
        devices = dict.fromkeys(path.device for path in paths)
        field = paths[0].walk.blame.field if paths[0].walk.blame is not None else ""
        port = paths[0].walk.question.port
        yield Remark(
            message=f"Mobility traffic of {listed(devices)} to {listed(names)} is {verdict} ({reason.rstrip('.')}); it "
            f"is expected to reach {listed(dict.fromkeys(path.pool.name for path in paths))}.",
            hint=f"Follow the way hop by hop ('planner trace', from {paths[0].source} to {next(iter(names))}:{port})"
            + (f" and mend {quoted(_name(inspection, blame))}." if blame else "."),
            elements=tuple(dict.fromkeys(id for id in (blame, *(path.source for path in paths)) if id)),
            field=(field,) if field else (),
            clauses=tuple(
                dict.fromkeys(clause for path in paths for clause in (_INSIDE if path.is_inside else _OUTSIDE))
            ),
            repair=lines_to_add(inspection, blame) if field == "rules" else None,
        )


def _place(path: MobilityPath) -> tuple[str, str]:
    return path.blame, path.walk.blame.field if path.walk.blame is not None else ""


def _name(inspection: Inspection, element: str) -> str:
    return getattr(inspection.design.owner_of(element), "name", None) or element


RULE = Rule(
    code="PA01",
    severity=Severity.ERROR,
    clauses=("S-SCN-01", "S-SCN-02", "S-SCN-03", "S-SCN-04", "S-DNS-09", "S-HP-01", "S-FQDN-06", "S-FQDN-07"),
    check=check,
)
