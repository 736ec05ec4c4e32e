"""A simple URL has other characters than letters, digits and dots.

## What it checks

Host and path of each simple URL are made of letters, digits and dots; the slashes of the path do not count.

## Why it matters

The documents warn that other characters, the hyphen among them, may make simple URLs misbehave.

## Bad design

```yaml
base: standard
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: dialin, host: dial-in.contoso.com}
```

## Good design

```yaml
base: standard
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: dialin, host: dialin.contoso.com}
```

## How to fix

Take a name without these characters. The hyphen of a SIP domain is not reported, the domain is given.

## References

- D-DNS-16: characters outside letters, digits and the dot may make simple URLs misbehave.
"""

import re
from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import normalized

_PLAIN = re.compile(r"[A-Za-z0-9./]*")
_OTHER = re.compile(r"[^A-Za-z0-9./]")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Simple URLs with characters that may misbehave."""
    domains = {normalized(domain) for domain in inspection.design.sip_domains}
    for index, url in enumerate(inspection.design.simple_urls):
        text = "/".join(part for part in (url.host, url.path) if part)
        if _PLAIN.fullmatch(text):
            continue
        # A domain that is given anyway is not the planner's choice to mend; the rest of the URL is.
        chosen = f"{_own_labels(url.host, domains)}/{url.path}"
        if found := tuple(dict.fromkeys(_OTHER.findall(chosen))):
            yield Remark(
                message=f"The simple URL {quoted('https://' + text)} for {url.component} has the characters "
                f"{listed(found)}; letters, digits and dots are expected.",
                hint="Take a name without these characters.",
                field=("simple_urls", index, "host"),
            )


def _own_labels(host: str, domains: set[str]) -> str:
    """What stands in front of the SIP domain; it looks each ending up, because there may be thousands of domains."""
    labels = normalized(host).split(".")
    for start in range(len(labels)):
        if ".".join(labels[start:]) in domains:
            return ".".join(labels[:start])
    return host


RULE = Rule(code="UR05", severity=Severity.WARNING, clauses=("D-DNS-16",), check=check)
