"""A port is set for a service that this server does not run, or is set twice.

## What it checks

Each port setting of a server names a service that a server of its role runs, each setting of client ports one of
clients, and none names the same service again.

## Why it matters

Such a setting changes nothing: listeners, firewall rows and worksheets keep the usual port, while everybody who reads
the design believes in the other one.

## Bad design

```yaml
base: standard
servers:
- {id: edge01, ports: [{service: registrar-sip, port: 5071}]}
```

## Good design

```yaml
base: standard
servers:
- {id: edge01, ports: [{service: access-edge-sip, port: 5061}]}
```

## How to fix

Set the port at the server that runs the service, or take the setting out.

## References

- D-PORT-02: a port that the topology changes is changed in every rule. The services of each role are those of the
  catalog; the inspector offers no others.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import PortOverride
from planner.traffic.listeners import Listeners

_CLIENT_ROLE = "internal-client"


def check(inspection: Inspection) -> Iterator[Remark]:
    """Settings that change nothing."""
    design, catalog = inspection.design, inspection.catalog
    listeners = Listeners(design, catalog)
    for server in design.servers:
        if server.ports:
            runs = frozenset(listeners.services(server))
            yield from _dead(server.id, quoted(server.name), "ports", server.ports, runs)
    of_clients = frozenset(service.id for service in catalog.services_of(_CLIENT_ROLE))
    yield from _dead("", "clients", "client_ports", design.client_ports, of_clients)


def _dead(
    element: str, name: str, field: str, settings: tuple[PortOverride, ...], runs: frozenset[str]
) -> Iterator[Remark]:
    seen: set[str] = set()
    for index, setting in enumerate(settings):
        is_double = setting.service in seen
        seen.add(setting.service)
        if setting.service in runs and not is_double:
            continue
        fault = "a second time, and the first setting counts" if is_double else f"for {name}, where it does not run"
        yield Remark(
            message=f"Port {setting.port} of {quoted(setting.service)} is set {fault}; one setting is expected, "
            "where the service runs.",
            hint="Set the port at the server that runs the service, or take the setting out.",
            elements=(element,) if element else (),
            field=(field, index),
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take the port of {quoted(setting.service)} out",
                element=element,
                path=(field, index),
            ),
        )


RULE = Rule(code="IN12", severity=Severity.WARNING, clauses=(), check=check)
