"""The external web services FQDN leads past the reverse proxy.

## What it checks

Every DNS view that answers the external web services FQDN of a pool or Director, to devices inside or outside, answers
with an address that leads to a reverse proxy: the proxy's own address, or a public address that a firewall translates
to it.

## Why it matters

Mobility traffic is expected to come in from outside through the reverse proxy, even from devices inside. An inside
answer with the address of the pool or its balancer sends devices on Wi-Fi to a web site that is not meant for them:
they sign in on cellular and fail at the desk. An address of something else reaches nobody.

## Bad design

The inside answer is the server itself (case H5).

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: [192.0.2.20]}
```

## Good design

The inside answer is the outer address of the reverse proxy (case H1).

```yaml
base: standard
dns_records:
- {id: webext-inside, view: internal, name: webext.contoso.com, targets: [198.51.100.20]}
```

## How to fix

Let the name lead to the reverse proxy in every view. Inside, prefer the proxy's own outer address to the public one:
the traffic then turns at the proxy and not at the firewall.

## References

- S-FQDN-04, S-FQDN-05, S-FQDN-06, S-FQDN-07: where the external web FQDN resolves and what uses it.
- S-DNS-08, S-DNS-09, S-HP-01: Mobility from inside, too, enters through the reverse proxy.
- Hairpin case H5. Settled readings names-C03 (the inside record names the proxy, although one table cell says
  "HLB VIP") and names-C22 (the name may be answered inside, but only with an address that leads to the proxy).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import past_the_proxy
from planner.findings.places import blamed, has_equal_web_names, record_removal, views_inside, views_outside, web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import same_name
from planner.model.servers import WebPool

_INSIDE = ("S-FQDN-04", "S-FQDN-06", "S-DNS-08", "S-DNS-09", "S-HP-01")
_OUTSIDE = ("S-FQDN-04", "S-FQDN-05", "S-FQDN-07")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Answers for external web names that do not lead to a proxy."""
    design = inspection.design
    outside = {view.id for view, _ in views_outside(design)}
    views = {view.id: (view, zone) for view, zone in (*views_outside(design), *views_inside(design))}
    for pool in web_pools(design):
        name = pool.web.external_fqdn
        if name is None or has_equal_web_names(pool):
            continue
        for view, zone in views.values():
            strays = past_the_proxy(inspection, view.id, name)
            if not strays:
                continue
            places = listed(shown(design, owner)[1:-1] for owner in dict.fromkeys(strays.values()) if owner)
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers '{name}', the external "
                f"web services FQDN of {quoted(pool.name)}, with {listed(map(str, strays))}, "
                f"which {'belongs to ' + places if places else 'leads nowhere'}; "
                "an address that leads to the reverse proxy is expected.",
                hint="Choose an external web services FQDN that neither the pool nor a server of it has; this one has "
                "to lead to the servers."
                if _is_own_name(pool, name)
                else f"Let the record name the {'public' if view.id in outside else 'outer'} address of the reverse "
                "proxy.",
                elements=(*blamed(design, view, name), pool.id),
                repair=record_removal(design, view, name),
                clauses=_OUTSIDE if view.id in outside else _INSIDE,
            )


def _is_own_name(pool: WebPool, name: str) -> bool:
    """The pool or one of its servers has the name, so that another answer would cut servers and clients inside off."""
    return any(same_name(name, own) for own in (pool.fqdn, *(machine.fqdn for machine in pool.members)))


RULE = Rule(
    code="NA04",
    severity=Severity.ERROR,
    clauses=(
        "S-FQDN-04",
        "S-FQDN-05",
        "S-FQDN-06",
        "S-FQDN-07",
        "S-DNS-08",
        "S-DNS-09",
        "S-HP-01",
    ),
    check=check,
    facts=("ext-web-fqdn-not-internal-vip",),
)
