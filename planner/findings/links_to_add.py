"""The edit that joins two elements by a link, where there is exactly one element to join with.

A module of its own because rules of several families miss a link, and all of them offer it only where the planner has
nothing to choose.
"""

from collections.abc import Sequence

from planner.findings.finding import Repair, RepairKind
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.servers import Server


def link_to_add(
    design: Design, kind: LinkKind, source: Server, targets: Sequence[Server], label: tuple[str, str]
) -> Repair | None:
    """The link from an element to the only one of `targets`; None where there are several or none.

    Args:
        design: that gains the link.
        kind: of the link.
        source: where it starts.
        targets: where it may end.
        label: what the edit does, as the words before and after the name of the target. Two parts instead of a
            pattern, because the names that stand in them may look like one.
    """
    if len(targets) != 1:
        return None
    target = targets[0]
    names = (f"{source.id}-{target.id}", f"{source.id}-{kind.value}-{target.id}")
    link_id = next((name for name in names if name not in design.all_ids), None)
    if link_id is None:
        return None
    return Repair(
        kind=RepairKind.ADD_ITEM,
        label=quoted(target.name).join(label),
        element="",
        path=("links",),
        value=Link(id=link_id, link_kind=kind, source=source.id, target=target.id),
    )


def nearest(design: Design, source: Server, targets: Sequence[Server]) -> tuple[Server, ...]:
    """Of several elements those at the site of another one, or of its central site; all where none is there."""
    sites = {source.site}
    site = design.find(source.site) if source.site else None
    sites.add(getattr(site, "central", None))
    sites.discard(None)
    return tuple(target for target in targets if target.site in sites) or tuple(targets)
