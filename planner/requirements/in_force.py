"""What is in force: what is derived, with what the planner wrote down in its place.

A room of its own because the walk, the findings and the worksheets must see the same DNS answers, publishing rules
and certificates, and the rule of who replaces whom must not be applied twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from planner.model.design import Design
from planner.model.devices import PublishingRule
from planner.model.names import is_dns_name, normalized
from planner.model.zones import DnsRecord, Provenance, RecordType
from planner.requirements.requirement import RequiredCertificate, RequiredPublishing, RequiredRecord
from planner.traffic import ShownCertificate, shown

_Answer = tuple[str, str, RecordType, int, int, int | None]
"""View, name, type and SRV data: what members of one name have in common."""


def records_in_force(design: Design, required: Iterable[RequiredRecord]) -> Mapping[str, tuple[DnsRecord, ...]]:
    """What each DNS view answers.

    A recorded view answers the planner's records and nothing else. In a derived view a planner's record replaces the
    derived ones of its name, addresses and aliases together, SRVs apart. A planner's record without target stays in:
    it says that the name does not exist. A derived one without target is left out: nobody can create it yet.
    """
    own: dict[str, list[DnsRecord]] = {}
    replaced: set[tuple[str, str, bool]] = set()
    for record in design.dns_records:
        own.setdefault(record.view, []).append(record)
        replaced.add((record.view, normalized(record.name), record.type is RecordType.SRV))
    derived = _derived_records(design, required, replaced)
    return {view.id: (*own.get(view.id, ()), *derived.get(view.id, ())) for view in design.dns_views}


def records_without_target(
    design: Design, required: Iterable[RequiredRecord]
) -> Mapping[str, tuple[RequiredRecord, ...]]:
    """Derived records that nobody can create yet, because nothing is planned that they could lead to, by view."""
    views = {view.id for view in design.dns_views if view.provenance is Provenance.DERIVED}
    own = {(record.view, normalized(record.name), record.type is RecordType.SRV) for record in design.dns_records}
    found: dict[str, list[RequiredRecord]] = {}
    for record in required:
        slot = (record.view, normalized(record.name), record.type is RecordType.SRV)
        if record.view in views and not record.targets and slot not in own:
            found.setdefault(record.view, []).append(record)
    return {view: tuple(records) for view, records in found.items()}


def _derived_records(
    design: Design, required: Iterable[RequiredRecord], replaced: set[tuple[str, str, bool]]
) -> dict[str, list[DnsRecord]]:
    """Derived records by view; members of one name stand together in one record."""
    derived_views = {view.id for view in design.dns_views if view.provenance is Provenance.DERIVED}
    targets: dict[_Answer, list[str]] = {}
    first: dict[_Answer, RequiredRecord] = {}
    for record in required:
        name = normalized(record.name)
        if not record.targets or record.view not in derived_views:
            continue
        if (record.view, name, record.type is RecordType.SRV) in replaced:
            continue
        key = (record.view, name, record.type, record.priority, record.weight, record.port)
        first.setdefault(key, record)
        targets.setdefault(key, []).extend(record.targets)
    found: dict[str, list[DnsRecord]] = {}
    for number, (key, record) in enumerate(first.items(), start=1):
        found.setdefault(record.view, []).append(_dns_record(record, tuple(targets[key]), number))
    return found


def _dns_record(record: RequiredRecord, targets: tuple[str, ...], number: int) -> DnsRecord:
    return DnsRecord(
        id=f"derived-{number}",
        view=record.view,
        name=record.name,
        type=record.type,
        targets=targets,
        priority=record.priority,
        weight=record.weight,
        port=record.port,
        note=record.record_id,
    )


def publishing_in_force(
    design: Design, required: Iterable[RequiredPublishing]
) -> Mapping[str, tuple[PublishingRule, ...]]:
    """What each reverse proxy does with requests: its recorded rules, or what the plan requires of it."""
    derived: dict[str, list[PublishingRule]] = {}
    for publishing in required:
        derived.setdefault(publishing.proxy, []).append(publishing.rule)
    return {
        proxy.id: proxy.rules if proxy.publishing is Provenance.RECORDED else tuple(derived.get(proxy.id, ()))
        for proxy in design.reverse_proxies
    }


def certificates_in_force(
    design: Design, required: Iterable[RequiredCertificate]
) -> Mapping[str, tuple[ShownCertificate, ...]]:
    """What each holder shows: machines, and elements whose members share or have no machine yet.

    A planner's certificate stands in place of the derived one of its holder for its usages; given to a pool it does
    so on every member. A machine's entry holds what was given to its pool as well.
    """
    return _CertificatesInForce(design, required)


class _CertificatesInForce(Mapping[str, tuple[ShownCertificate, ...]]):
    """Certificates by holder, put together when a holder is asked for: a provider has thousands of holders."""

    def __init__(self, design: Design, required: Iterable[RequiredCertificate]) -> None:
        self._own: dict[str, list[ShownCertificate]] = {}
        for certificate in design.certificates:
            self._own.setdefault(certificate.assigned_to, []).append(shown(certificate))
        self._pool_of = {machine.id: server.id for server in design.servers for machine in server.members}
        self._derived: dict[str, list[tuple[int, RequiredCertificate]]] = {}
        for number, item in enumerate(required, start=1):
            if item.usages and is_dns_name(item.subject, wildcard=True):
                self._derived.setdefault(item.assigned_to, []).append((number, item))
        self._found: dict[str, tuple[ShownCertificate, ...]] = {}

    def __getitem__(self, holder: str) -> tuple[ShownCertificate, ...]:
        if holder not in self._found:
            self._found[holder] = self._of(holder)
        found = self._found[holder]
        if not found:
            raise KeyError(holder)
        return found

    def __iter__(self) -> Iterator[str]:
        return (holder for holder in sorted({*self._own, *self._derived, *self._pool_of}) if holder in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _CertificatesInForce):
            return super().__eq__(other)
        return (self._own, self._pool_of, self._derived) == (other._own, other._pool_of, other._derived)

    __hash__ = None  # type: ignore[assignment]

    def _of(self, holder: str) -> tuple[ShownCertificate, ...]:
        pool = self._pool_of.get(holder)
        own = self._own.get(holder, [])
        found = [*_beside(self._own.get(pool, ()) if pool is not None else (), own), *own]
        derived = [*self._derived.get(holder, ()), *(self._derived.get(pool, ()) if pool is not None else ())]
        for number, item in sorted(derived, key=itemgetter(0)):
            found.extend(_beside((_certificate(item, number),), tuple(found)))
        return tuple(found)


def _beside(weaker: Iterable[ShownCertificate], stronger: Iterable[ShownCertificate]) -> Iterator[ShownCertificate]:
    """The weaker certificates for the usages that the stronger ones leave open."""
    taken = {usage for certificate in stronger for usage in certificate.usages}
    for certificate in weaker:
        left = tuple(usage for usage in certificate.usages if usage not in taken)
        if left:
            yield certificate if left == certificate.usages else replace(certificate, usages=left)


def _certificate(item: RequiredCertificate, number: int) -> ShownCertificate:
    return ShownCertificate(
        id=f"derived-{number}",
        usages=item.usages,
        subject=item.subject,
        issuer=item.issuer,
        own_names=item.own_names,
        shared_names=item.shared_names,
        note=item.certificate_id,
    )
