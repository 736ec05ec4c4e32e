"""Mobility traffic turns at a firewall, and the firewall refuses it.

## What it checks

Where the path of a device inside leads to a public address that a firewall translates, the traffic would leave the
firewall by its outside interface and come straight back in. The firewall has to allow that (`hairpin: true`), or the
name has to lead elsewhere.

## Why it matters

Firewalls drop such traffic: with spoofing prevention on, an inside source on the outside interface is an attack. The
device finds its pool and cannot use it; on cellular everything works, which makes the fault hard to find.

## Bad design

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: [203.0.113.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: [198.51.100.20]}
```

## How to fix

Let the inside record name the reverse proxy's own outer address. The traffic then turns at the proxy, and the firewall
keeps its protection. Allowing hairpinning on the firewall works too and is the weaker choice. Guests ask public DNS, so
no inside record helps them: allow the turn for the guest network, let it leave by a line of its own, or give it a DNS
view that names the proxy.

## References

- S-HP-02, S-HP-03: the turn trips spoofing rules; hairpinning has to be allowed where the path turns.
- S-HP-08: let the record name the reverse proxy, not the firewall. Hairpin cases H2 and H7.
- S-SCN-03: the position on corporate Wi-Fi.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import Cause, MobilityPath, mobility_paths
from planner.findings.places import planned_record
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.interfaces import Side


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls that refuse the turn of a Mobility path."""
    for firewall in inspection.design.firewalls:
        paths = [
            path
            for path in mobility_paths(inspection)
            if path.cause is Cause.FIREWALL_REFUSES_TURN and path.blame == firewall.id
        ]
        if paths:
            names = dict.fromkeys(path.pool.web.external_fqdn or "" for path in paths)
            devices = dict.fromkeys(path.device for path in paths)
            yield Remark(
                message=f"Mobility traffic of {listed(devices)} to {listed(names)} "
                f"turns at {quoted(firewall.name)}, which does not allow hairpinning; a turn at the reverse proxy is "
                "expected.",
                hint=_hint(paths),
                elements=(firewall.id, *dict.fromkeys(path.source for path in paths)),
                field=("hairpin",),
                repair=next((_repair(inspection, path) for path in paths if path.is_inside), None),
            )


def _hint(paths: list[MobilityPath]) -> str:
    """Guests ask public DNS, whose records stay as they are: only the firewall or another way out helps them."""
    if all(path.is_inside for path in paths):
        return "Let the inside record name the outer address of the reverse proxy, or allow hairpinning here."
    guests = listed(dict.fromkeys(path.zone.name for path in paths if not path.is_inside))
    alone = (
        f"Allow hairpinning here for {guests}, give it a line of its own to the Internet, or a DNS view of its own "
        "that names the outer address of the reverse proxy; leave the public record alone."
    )
    if not any(path.is_inside for path in paths):
        return alone
    return f"For devices inside, let the inside record name the outer address of the reverse proxy. {alone}"


def _repair(inspection: Inspection, path: MobilityPath) -> Repair | None:
    """Lets the planner's own record name the proxy, where there is such a record and one proxy."""
    proxies = inspection.design.reverse_proxies
    record = planned_record(inspection.design, path.zone.view, path.pool.web.external_fqdn or "")
    outer = [
        str(address)
        for proxy in proxies[:1]
        for interface in proxy.interfaces
        if interface.side is Side.EXTERNAL
        for address in interface.addresses
    ]
    if record is None or len(proxies) != 1 or not outer:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Let '{record.name}' name {quoted(proxies[0].name)}",
        element=record.id,
        path=("targets",),
        value=tuple(outer),
    )


RULE = Rule(code="FW01", severity=Severity.ERROR, clauses=("S-HP-02", "S-HP-03", "S-HP-08", "S-SCN-03"), check=check)
