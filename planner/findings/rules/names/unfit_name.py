"""A name has a single label, an underscore, or letters that only an encoding carries.

## What it checks

Each pool, server, web site and Edge service has a full name with a domain; no such name has an underscore or an encoded
international label (`xn--`); no SIP domain and no Active Directory domain is a single label. Characters that DNS cannot
carry at all are refused when the design is read.

## Why it matters

Topology Builder, certificates and DNS know a server by its full name. An Edge Server outside the domain has no suffix
of its own: its computer name is set by hand, and a bare name there makes the deployment fail.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - {id: edge01-server, fqdn: edge01}
```

## Good design

```yaml
base: standard
servers:
- id: edge01
  members:
  - {id: edge01-server, fqdn: edge01.contoso.com}
```

## How to fix

Give the element its full name, of letters, digits and hyphens. An Edge Server gets the suffix in its computer name.

## References

- D-DNS-09: letters, digits and the hyphen, no underscore, no international names, FQDN everywhere, the Edge computer
  name with a DNS suffix, no single-label Active Directory domain.
"""

from collections.abc import Iterator
from typing import Any

from planner.findings.finding import FieldPath, Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.servers import Server

_WEB = (("web", "internal_fqdn"), ("web", "external_fqdn"))
_FIELDS = {
    "front-end-pool": _WEB,
    "director-pool": _WEB,
    "edge-pool": (("access_fqdn",), ("web_conferencing_fqdn",), ("av_fqdn",)),
}
"""Fields with further names, by kind of server."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Names that DNS may carry and the product does not."""
    for element, path, name in _names(inspection.design):
        if fault := _fault(name):
            whose = f" of {quoted(element.name)}" if element is not None else ""
            yield Remark(
                message=f"The name {quoted(name)}{whose} {fault}; a full name of letters, digits and hyphens is "
                "expected.",
                hint="Give it its full name, of letters, digits and hyphens.",
                elements=(element.id,) if element is not None else (),
                field=path,
            )


def _fault(name: str) -> str:
    labels = name.rstrip(".").lower().split(".")
    if len(labels) == 1:
        return "has no domain"
    if any("_" in label for label in labels):
        return "has an underscore"
    return "is an international name" if any(label.startswith("xn--") for label in labels) else ""


def _names(design: Design) -> Iterator[tuple[Server | None, FieldPath, str]]:
    """Every name that is asked, with the element and field that holds it."""
    for key in ("sip_domains", "internal_domains"):
        for index, domain in enumerate(getattr(design, key)):
            yield None, (key, index), domain
    for server in design.servers:
        yield server, ("fqdn",), server.fqdn
        for index, machine in enumerate(server.members):
            if machine.fqdn != server.fqdn:
                yield server, ("members", index, "fqdn"), machine.fqdn
        for path in _FIELDS.get(server.kind, ()):
            name = _value(server, path)
            if name is not None:
                yield server, path, name


def _value(server: Server, path: tuple[str, ...]) -> str | None:
    value: Any = server
    for step in path:
        value = getattr(value, step)
    return None if value is None else str(value)


RULE = Rule(code="NA19", severity=Severity.ERROR, clauses=("D-DNS-09",), check=check)
