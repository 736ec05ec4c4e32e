"""A simple URL has the name of a pool or server as its host.

## What it checks

The host of no simple URL is the FQDN of a Front End pool, a Director, a server of theirs or an Edge.

## Why it matters

The pool FQDN is the SIP name of the pool and leads to its servers, while a simple URL leads to the web site: outside to
the reverse proxy, inside to the internal web services. One name cannot do both, and the certificate that names it
would publish the pool.

## Bad design

```yaml
base: enterprise
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: meet, host: meet.fabrikam.com, domain: fabrikam.com}
- {component: dialin, host: fe01.contoso.com, path: dialin}
```

## Good design

```yaml
base: enterprise
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: meet, host: meet.fabrikam.com, domain: fabrikam.com}
- {component: dialin, host: dialin.contoso.com}
```

## How to fix

Choose a host that nothing else uses.

## References

- D-DNS-13: a simple URL does not contain the FQDN of a pool. That a single server's name is no better is inferred: on
  Standard Edition the two are one.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Simple URLs whose host is a server's."""
    design = inspection.design
    owners = {
        normalized(name): server
        for server in design.servers
        if isinstance(server, FrontEndPool | DirectorPool | EdgePool)
        for name in (*(machine.fqdn for machine in server.members), server.fqdn)
    }
    for index, url in enumerate(design.simple_urls):
        owner = owners.get(normalized(url.host))
        if owner is not None:
            yield Remark(
                message=f"The simple URL for {url.component} has the host {quoted(url.host)}, which is a name of "
                f"{quoted(owner.name)}; a host that nothing else uses is expected.",
                hint="Choose a host that nothing else uses.",
                field=("simple_urls", index, "host"),
            )


RULE = Rule(code="UR02", severity=Severity.ERROR, clauses=("D-DNS-13",), check=check)
