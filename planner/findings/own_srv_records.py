"""SRV records of the planner's own beside those that the plan works out for the same name.

A module of its own because one rule judges the port of such a record and another its target.
"""

from collections.abc import Iterator

from planner.findings.rule import Inspection
from planner.model.names import normalized
from planner.model.zones import DnsRecord, RecordType
from planner.requirements.requirement import RequiredRecord


def own_srv_records(inspection: Inspection) -> Iterator[tuple[DnsRecord, tuple[RequiredRecord, ...]]]:
    """Own SRV records that lead anywhere, each with what the plan has for its name and view."""
    own = [record for record in inspection.design.dns_records if record.type is RecordType.SRV and record.targets]
    if not own:
        return
    planned: dict[tuple[str, str], list[RequiredRecord]] = {}
    for row in inspection.plan.records:
        if row.type is RecordType.SRV:
            planned.setdefault((row.view, normalized(row.name)), []).append(row)
    for record in own:
        yield record, tuple(planned.get((record.view, normalized(record.name)), ()))
