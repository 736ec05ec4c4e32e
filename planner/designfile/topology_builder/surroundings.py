"""Sites of the document, and the ground the document is silent about: zones and DNS views.

A room of its own because everything here but the sites is a placeholder: a machine has to stand somewhere, so zones
are made where machines need them, named as placeholders, marked as unconfirmed and listed in the report.
"""

from planner.designfile.topology_builder.document import ParsedSite
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.model.zones import DnsView, Site, SiteKind, Zone, ZoneKind

_ORDER = (
    ZoneKind.INTERNET,
    ZoneKind.PERIMETER_OUTER,
    ZoneKind.PERIMETER_INNER,
    ZoneKind.INTERNAL,
    ZoneKind.BRANCH,
)
_IDS = {ZoneKind.INTERNAL: "lan", ZoneKind.BRANCH: "branch-lan"}
_TITLES = {
    ZoneKind.INTERNET: "Internet",
    ZoneKind.PERIMETER_OUTER: "Perimeter, outer",
    ZoneKind.PERIMETER_INNER: "Perimeter, inner",
    ZoneKind.INTERNAL: "Internal network",
    ZoneKind.BRANCH: "Branch network",
}
_OUTSIDE = frozenset({ZoneKind.INTERNET, ZoneKind.PERIMETER_OUTER})
EXTERNAL_VIEW, INTERNAL_VIEW = "external", "internal"


def add_sites(draft: Draft) -> None:
    """The sites of the document."""
    for view in (EXTERNAL_VIEW, INTERNAL_VIEW):
        draft.names.claim(view, "view")
    for kind in _ORDER:
        draft.names.claim(_zone_id(kind), "zone")
    for site in draft.parsed.sites:
        draft.site_ids[site.key] = draft.names.claim(site.name, "site")
    for site in draft.parsed.sites:
        draft.sites.append(_site(draft, site))


def _site(draft: Draft, site: ParsedSite) -> Site:
    site_id = draft.site_ids[site.key]
    if not site.is_branch:
        return Site(id=site_id, name=site.name, note=site.place)
    centrals = [other.key for other in draft.parsed.sites if not other.is_branch]
    parent = site.parent
    unconfirmed: tuple[str, ...] = ()
    if parent not in centrals:
        parent, unconfirmed = next(iter(centrals), None), ("central",)
        message = f"The central site of branch site '{site.name}' was not found in the document; the first was taken."
        draft.say(ReportKind.ASSUMED, message, site_id, site.line)
    return Site(
        id=site_id,
        name=site.name,
        site_kind=SiteKind.BRANCH,
        central=draft.site_ids[parent] if parent is not None else None,
        note=site.place,
        unconfirmed=unconfirmed,
    )


def is_branch(draft: Draft, site_key: str) -> bool:
    """Tells whether a site is a branch site."""
    site = draft.parsed.site_by_key.get(site_key)
    return site is not None and site.is_branch


def zone_for(draft: Draft, site_key: str, kind: ZoneKind) -> str:
    """Id of the zone of this kind at a site, made when first asked for.

    A server of a branch site stands in the branch network, whatever is asked for but the perimeter.
    """
    if kind is ZoneKind.INTERNAL and is_branch(draft, site_key):
        kind = ZoneKind.BRANCH
    key = ("" if kind is ZoneKind.INTERNET else site_key, kind.value)
    zone = draft.zones.get(key)
    if zone is None:
        zone = draft.zones[key] = _new_zone(draft, site_key, kind)
    return zone.id


def _zone_id(kind: ZoneKind) -> str:
    return _IDS.get(kind, kind.value)


def _new_zone(draft: Draft, site_key: str, kind: ZoneKind) -> Zone:
    site = draft.parsed.site_by_key.get(site_key)
    alone = sum(other.is_branch == is_branch(draft, site_key) for other in draft.parsed.sites) <= 1
    zone_id, title = _zone_id(kind), _TITLES[kind]
    if kind is not ZoneKind.INTERNET and not alone and site is not None:
        zone_id = draft.names.claim(f"{draft.site_ids[site.key]}-{zone_id}", "zone")
        title = f"{title} of {site.name}"
    elif any(other.id == zone_id for other in draft.zones.values()):  # clusters of sites that are not in the document
        zone_id = draft.names.claim(zone_id, "zone")
    is_internet = kind is ZoneKind.INTERNET
    zone = Zone(
        id=zone_id,
        name=f"{title} (placeholder)",
        zone_kind=kind,
        view=EXTERNAL_VIEW if kind in _OUTSIDE else INTERNAL_VIEW,
        site=draft.site_ids.get(site_key) if not is_internet else None,
        unconfirmed=("view",) if is_internet else ("subnets", "view"),
    )
    lacking = "which DNS its hosts ask is" if is_internet else "its subnets and which DNS its machines ask are"
    draft.say(
        ReportKind.CREATED,
        f"Zone '{zone.name}' was created as a place to stand in: {lacking} not in the document.",
        zone.id,
    )
    return zone


def ordered_zones(draft: Draft) -> tuple[Zone, ...]:
    """Zones from the outside in."""
    return tuple(sorted(draft.zones.values(), key=lambda zone: _ORDER.index(zone.zone_kind)))


def add_views(draft: Draft, sip_domains: tuple[str, ...], internal_domains: tuple[str, ...]) -> None:
    """The two DNS views, which answer for the domains of the document."""
    inside = tuple(dict.fromkeys((*sip_domains, *internal_domains)))
    both = (
        (EXTERNAL_VIEW, "Public DNS (placeholder)", sip_domains, None),
        (INTERNAL_VIEW, "Internal DNS (placeholder)", inside, EXTERNAL_VIEW),
    )
    for view_id, name, holds, forwards_to in both:
        view = DnsView(id=view_id, name=name, holds=holds, forwards_to=forwards_to, unconfirmed=("holds",))
        draft.views.append(view)
        answers = f" It is taken to answer for {', '.join(holds)}." if holds else ""
        draft.say(
            ReportKind.CREATED,
            f"DNS view '{name}' was created: where names are hosted is not in the document.{answers}",
            view_id,
        )
