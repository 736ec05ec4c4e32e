"""Required DNS records: every row of the catalog, expanded for a design.

A room of its own because it is the one list of which row is expanded by which function, and why a row is not; a
row that is in neither is a defect that a test finds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from planner.catalog.records import RecordTemplate
from planner.requirements import discovery_records, edge_records, server_records, web_records
from planner.requirements.groundwork import Groundwork
from planner.requirements.requirement import RequiredRecord

Expansion = Callable[[Groundwork, RecordTemplate], Iterator[RequiredRecord]]

EXPANSIONS: dict[str, Expansion] = {
    "fe_pool_dnslb_a": server_records.fe_pool_dnslb_a,
    "fe_pool_hlb_a": server_records.fe_pool_hlb_a,
    "fe_server_a": server_records.fe_server_a,
    "se_server_a": server_records.se_server_a,
    "fe_web_int_a": server_records.fe_web_int_a,
    "fe_web_ext_internal_view": web_records.fe_web_ext_internal_view,
    "fe_web_ext_external": web_records.fe_web_ext_external,
    "sql_be_a": server_records.sql_be_a,
    "sql_mirror_a": server_records.sql_mirror_a,
    "dir_pool_a": server_records.dir_pool_a,
    "dir_server_a": server_records.dir_server_a,
    "dir_web_int_a": server_records.dir_web_int_a,
    "dir_web_ext_external": web_records.dir_web_ext_external,
    "dir_web_ext_internal_view": web_records.dir_web_ext_internal_view,
    "med_pool_a": server_records.med_pool_a,
    "med_server_a": server_records.med_server_a,
    "pchat_a": server_records.pchat_a,
    "vis_a": server_records.vis_a,
    "sba_a": server_records.sba_a,
    "sba_registrar_srv": discovery_records.sba_registrar_srv,
    "lyncdiscoverinternal_a": discovery_records.lyncdiscoverinternal_a,
    "lyncdiscover_a": discovery_records.lyncdiscover_a,
    "sipinternaltls_srv": discovery_records.sipinternaltls_srv,
    "sip_internal_a": discovery_records.sip_internal_a,
    "sipinternal_a": discovery_records.sipinternal_a,
    "sip_tls_srv": edge_records.sip_tls_srv,
    "sip_external": edge_records.sip_external,
    "ucupdates_a": discovery_records.ucupdates_a,
    "ntp_srv": discovery_records.ntp_srv,
    "edge_pool_int_a": edge_records.edge_pool_int_a,
    "edge_server_int_a": edge_records.edge_server_int_a,
    "edge_nexthop_hosts": edge_records.edge_nexthop_hosts,
    "access_edge_a": edge_records.access_edge_a,
    "webconf_edge_a": edge_records.webconf_edge_a,
    "av_edge_a": edge_records.av_edge_a,
    "edge_single_name_a": edge_records.edge_single_name_a,
    "sipfederationtls_srv_external": edge_records.sipfederationtls_srv_external,
    "sipfederationtls_srv_internal": edge_records.sipfederationtls_srv_internal,
    "webconf_internal_view": edge_records.webconf_internal_view,
    "xmpp_srv": edge_records.xmpp_srv,
    "xmpp_a": edge_records.xmpp_a,
    "meet_internal": web_records.meet_internal,
    "meet_external": web_records.meet_external,
    "dialin_internal": web_records.dialin_internal,
    "dialin_external": web_records.dialin_external,
    "admin_internal": web_records.admin_internal,
    "scheduler_internal": web_records.scheduler_internal,
    "scheduler_external": web_records.scheduler_external,
    "owas_internal": web_records.owas_internal,
    "owas_external": web_records.owas_external,
    "pinpoint_sipinternaltls_zone": discovery_records.pinpoint_sipinternaltls_zone,
    "pinpoint_pool_zone": discovery_records.pinpoint_pool_zone,
    "pinpoint_lyncdiscoverinternal_zone": discovery_records.pinpoint_lyncdiscoverinternal_zone,
    "matching_internal_zone_pool_a": discovery_records.matching_internal_zone_pool_a,
}

NOT_EXPANDED: dict[str, str] = {
    "lyncdiscoverinternal_cname": "An alternative to lyncdiscoverinternal_a, which needs no second lookup and no "
    "shared domain. A planner who wants the alias records it, and it replaces the derived record.",
    "lyncdiscoverinternal_mobile_view": "An option that sends even discovery through the proxy; the default is the "
    "internal VIP (contradiction names-C04). A planner who wants it records it in the view of the devices.",
    "lyncdiscover_cname": "An alternative to lyncdiscover_a that HTTPS refuses across domains. A planner who wants "
    "the alias records it.",
    "sipinternal_tcp_srv": "Unencrypted sign-in of clients before Lync 2013; its port is an assumption and the "
    "current documents name the sipinternal host instead (contradiction names-C10).",
    "sipexternal_a": "The last fallback of outside clients, which no plan needs. A planner who wants it records it; "
    "the Edge certificate then carries the name.",
    "geo_int": "Needs a zone at a GeoDNS provider, which a design does not describe.",
    "geo_ext": "Needs a zone at a GeoDNS provider, which a design does not describe.",
    "geo_alias": "Belongs to geo_int and geo_ext. A planner who uses GeoDNS records the aliases.",
    "rp_internal_a": "For administration only, and a design gives a reverse proxy no name of its own.",
}
"""Rows without a function, each with the reason."""


def derive_records(ground: Groundwork) -> tuple[RequiredRecord, ...]:
    """Every DNS record the design requires, sorted by view, name and type, members in their order."""
    found = (
        record
        for row in ground.catalog.records
        if row.id in EXPANSIONS and ground.concerns(row.versions)
        for record in EXPANSIONS[row.id](ground, row)
    )
    return tuple(sorted(_merged(found), key=lambda record: (record.view, record.name.lower(), record.type)))


def _merged(records: Iterable[RequiredRecord]) -> Iterator[RequiredRecord]:
    """One record where several rows ask for the same answer; it is required as soon as one of them requires it.

    A record that still waits for its target gives way to one of the same name that has one.
    """
    kept: dict[tuple[object, ...], RequiredRecord] = {}
    answered: set[tuple[str, str, str]] = set()
    for record in records:
        name = record.name.lower()
        key = (record.view, name, record.type, record.targets, record.port)
        first = kept.get(key)
        if first is None:
            kept[key] = record
        elif record.is_required and not first.is_required:
            kept[key] = replace(first, is_required=True)
        if record.targets:
            answered.add((record.view, name, record.type))
    for record in kept.values():
        if record.targets or (record.view, record.name.lower(), record.type) not in answered:
            yield record
