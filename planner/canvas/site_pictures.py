"""Pictures of sites: which part of a design belongs on the page of each site.

A module of its own because what a site's reader must see, beyond what stands in the site, is a decision of its own.
"""

from planner.canvas.look import Look
from planner.canvas.picture import Picture
from planner.editing.drawing import drawn_relations, drawn_zone
from planner.model.design import Design, Node
from planner.model.document import Document
from planner.model.zones import Site, Zone


def pictures_of_sites(document: Document, look: Look | None = None, whole: Picture | None = None) -> list[Picture]:
    """One picture a site; one of everything where no element belongs to a site.

    Args:
        document: what is drawn.
        look: colours.
        whole: a picture of the same document and look, whose drawing is shared; None draws it once for all sites.

    What belongs to no site, such as the Internet, is drawn with each site that a line leads to it from; what no line
    leads to, with the first site.
    """
    design = document.design
    parts = _parts_of_sites(design)
    if not parts:
        return [Picture(document, look)]
    pictures: list[Picture] = []
    for site, ids in parts:
        first = whole or (pictures[0] if pictures else None)
        pictures.append(first.part(ids, site.name) if first else Picture(document, look, ids, site.name))
    return pictures


def _parts_of_sites(design: Design) -> list[tuple[Site, set[str]]]:
    places = {element.id: _site_of(design, element) for element in (*design.zones, *design.nodes)}
    common = {node.id: drawn_zone(node) or node.id for node in design.nodes if places[node.id] is None}
    common.update({zone.id: zone.id for zone in design.zones if places[zone.id] is None})
    parts = [
        (site, {key for key, place in places.items() if place == site.id})
        for site in design.sites
        if site.id in places.values()
    ]
    left = set(common.values())
    for _, ids in parts:
        reached = set()
        for line in drawn_relations(design):
            for here, there in ((line.source, line.target), (line.target, line.source)):
                if here in ids and there in common:
                    reached.add(common[there])
        left -= reached
        ids |= reached
    if parts:
        parts[0][1].update(left)
    return parts


def _site_of(design: Design, element: Zone | Node) -> str | None:
    """The site that says where an element stands: its own, or that of its zone."""
    site: str | None = getattr(element, "site", None)
    if site is not None or isinstance(element, Zone):
        return site
    zone = drawn_zone(element)
    return design.zone(zone).site if zone is not None else None
