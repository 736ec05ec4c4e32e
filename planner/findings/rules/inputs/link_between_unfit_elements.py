"""A link joins two elements that it cannot join.

## What it checks

Each link starts and ends at an element of the kinds that its own kind is for, as in Topology Builder: a next hop runs
from an Edge or Mediation pool to a Front End pool or Director, a Back End link from a Front End pool to a SQL Server,
and so on.

## Why it matters

No flow, record or certificate follows from such a link, and it reads as if something were planned. What it was meant to
say is missing.

## Bad design

```yaml
base: enterprise
links:
- {id: edge-to-files, link_kind: next-hop, source: pool01, target: dirpool01}
```

## Good design

```yaml
base: enterprise
links:
- {id: edgepool01-next-hop, link_kind: next-hop, source: edgepool01, target: dirpool01}
```

## How to fix

Let the link start and end where it was meant to, or take it out.

## References

- Topology Builder offers these associations and no others; ED15, ED16 and TO05 find those that are missing.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, shown
from planner.model.design import Design, Element
from planner.model.links import LINK_ENDS, Link, LinkKind
from planner.model.servers import SupportRole, SupportServer


def check(inspection: Inspection) -> Iterator[Remark]:
    """Links with an end of another kind."""
    design = inspection.design
    for link in design.links:
        sources, targets = LINK_ENDS[link.link_kind]
        ends = (("source", link.source, sources), ("target", link.target, targets))
        unfit = [end for end in ends if not _fits(design.get(end[1]), end[2], link.link_kind)]
        if not unfit:
            continue
        field, end, kinds = unfit[0]
        side = "starts at" if field == "source" else "ends at"
        yield Remark(
            message=f"The link '{link.id}' of kind '{link.link_kind.value}' {side} {shown(design, end)}; "
            f"{_expected(kinds, link.link_kind)} is expected.",
            hint=f"Let it {'start' if field == 'source' else 'end'} where it was meant to, or take it out.",
            elements=(link.id, link.source, link.target),
            field=(field,),
            repair=_repair(design, link, field),
        )


_SUPPORT = {
    LinkKind.BACK_END: frozenset({SupportRole.PERSISTENT_CHAT}),
    LinkKind.FILE_STORE: frozenset({SupportRole.PERSISTENT_CHAT}),
    LinkKind.MEDIA: frozenset({SupportRole.VIDEO_INTEROP}),
}
"""Support servers that may start a link which pools have."""

_NOUNS = {
    "front-end-pool": "a Front End pool",
    "director-pool": "a Director",
    "edge-pool": "an Edge pool",
    "mediation-pool": "a Mediation pool",
    "branch-appliance": "a branch appliance",
    "office-web-apps": "an Office Web Apps farm",
    "sql-server": "a SQL Server",
    "file-store": "a file store",
    "gateway": "a gateway",
    "support-server": "a support server",
    SupportRole.PERSISTENT_CHAT: "a Persistent Chat Server",
    SupportRole.VIDEO_INTEROP: "a Video Interop Server",
}


def _expected(kinds: frozenset[str], link_kind: LinkKind) -> str:
    meant = set(kinds)
    if "support-server" in meant and link_kind in _SUPPORT:
        meant = (meant - {"support-server"}) | _SUPPORT[link_kind]
    return joined([noun for kind, noun in _NOUNS.items() if kind in meant], "or")


def _fits(element: Element, kinds: frozenset[str], link_kind: LinkKind) -> bool:
    if isinstance(element, SupportServer) and link_kind in _SUPPORT:
        return element.role in _SUPPORT[link_kind]
    return element.kind in kinds


def _repair(design: Design, link: Link, field: str) -> Repair | None:
    """Takes the link out; a target is to be chosen where its element has no other link of the kind."""
    others = [other for other in design.linked_from(link.source, link.link_kind) if other.id != link.target]
    if field == "target" and not others:
        return None
    return Repair(kind=RepairKind.REMOVE_ELEMENT, label=f"Take the link '{link.id}' out", element=link.id)


RULE = Rule(code="IN11", severity=Severity.ERROR, clauses=(), check=check)
