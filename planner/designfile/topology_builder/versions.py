"""Product versions from the version number that every service carries.

A room of its own because a number in the document is a product on the worksheets, and the mapping is partly inferred.
"""

from planner.designfile.topology_builder.document import ParsedCluster, ParsedTopology
from planner.designfile.topology_builder.draft import Draft
from planner.designfile.topology_builder.import_report import ReportKind
from planner.model.product import ProductVersion, ServerGeneration

# 7 and 8 were seen in real documents; 5 and 6 follow from the sequence.
_GENERATIONS = {
    5: ServerGeneration.LYNC_2010,
    6: ServerGeneration.LYNC_2013,
    7: ServerGeneration.V2015,
    8: ServerGeneration.V2019,
}
_HIGHEST = max(_GENERATIONS)
_PRODUCTS = {ServerGeneration.V2019: ProductVersion.V2019, ServerGeneration.SE: ProductVersion.SE}


def generation_of(parsed: ParsedTopology, cluster: ParsedCluster) -> ServerGeneration | None:
    """The generation of a product server, by its newest service; None when the document does not say."""
    if not cluster.is_product_server:
        return None
    versions = [service.version for service in parsed.services_on(cluster) if service.version is not None]
    if not versions:
        return None
    newest = max(versions)
    if newest > _HIGHEST:
        return ServerGeneration.SE
    return _GENERATIONS.get(newest, ServerGeneration.OCS_2007_R2)


def product_of(draft: Draft) -> ProductVersion:
    """The product that is planned: that of the newest server."""
    found = [(generation_of(draft.parsed, cluster), cluster.line) for cluster in draft.parsed.clusters]
    known = {generation: line for generation, line in reversed(found) if generation is not None}
    newest = max(known, key=list(ServerGeneration).index, default=None)
    if newest is None:
        draft.generation = ServerGeneration.V2019
        draft.say(ReportKind.ASSUMED, "Product version 2019: no server of the document carries a version.")
        return ProductVersion.V2019
    draft.generation = newest
    line = known[newest]
    if newest is ServerGeneration.V2019:
        message = "Product version 2019, from ServiceVersion 8; set SE if these are Subscription Edition servers."
        draft.say(ReportKind.ASSUMED, message, line=line)
    if newest is ServerGeneration.SE:
        message = "Product version SE: the document has a ServiceVersion above 8, the number of 2019."
        draft.say(ReportKind.ASSUMED, message, line=line)
    if newest not in (ServerGeneration.V2015, *_PRODUCTS):
        draft.generation = ServerGeneration.V2015
        message = (
            f"Product version 2015: the servers are older ({newest.value}), the oldest that can be planned is 2015."
        )
        draft.say(ReportKind.ASSUMED, message, line=line)
    return _PRODUCTS.get(newest, ProductVersion.V2015)
