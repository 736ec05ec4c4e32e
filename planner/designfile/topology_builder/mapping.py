"""A parsed topology becomes a design: the order in which the nouns are mapped.

A room of its own because the order matters (names before those who use them) and nothing else is decided here.
"""

from planner.catalog import Catalog
from planner.designfile.topology_builder.document import ParsedTopology
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ImportReport, ReportKind
from planner.designfile.topology_builder.links import add_links
from planner.designfile.topology_builder.observations import report_gaps, report_oddities, report_remarks
from planner.designfile.topology_builder.servers import add_servers
from planner.designfile.topology_builder.settings import (
    features,
    internal_domains,
    simple_urls,
    sip_domains,
    title_of,
)
from planner.designfile.topology_builder.surroundings import add_sites, add_views, ordered_zones, zone_for
from planner.designfile.topology_builder.versions import product_of
from planner.model.design import Design
from planner.model.document import Document
from planner.model.zones import ZoneKind

_KINDS = list(ReportKind)


def map_topology(parsed: ParsedTopology, catalog: Catalog) -> tuple[Document, ImportReport]:
    """The document of a design, without layout, and the report."""
    draft = Draft(parsed, catalog)
    report_remarks(draft)
    product = product_of(draft)
    domains, inner_domains = sip_domains(draft), internal_domains(draft)
    add_sites(draft)
    zone_for(draft, "", ZoneKind.INTERNET)
    add_servers(draft)
    add_views(draft, domains, tuple(name for name in inner_domains if name not in domains))
    add_links(draft)
    design = Design(
        product=product,
        sip_domains=domains,
        internal_domains=inner_domains,
        features=features(draft),
        simple_urls=simple_urls(draft),
        sites=tuple(draft.sites),
        zones=ordered_zones(draft),
        dns_views=tuple(draft.views),
        servers=tuple(draft.servers),
        links=tuple(draft.links.values()),
    )
    report_gaps(draft)
    report_oddities(draft)
    items = tuple(sorted(draft.items, key=lambda item: _KINDS.index(item.kind)))
    report = ImportReport(parsed.kind.value, _counts(design), items)
    return Document(title=title_of(parsed, domains), design=design), report


def _counts(design: Design) -> str:
    machines = sum(len(server.members) for server in design.servers)
    parts = ((len(design.sites), "site"), (len(design.servers), "server element"), (machines, "machine"))
    return ", ".join(f"{number} {noun}" + ("" if number == 1 else "s") for number, noun in parts)
