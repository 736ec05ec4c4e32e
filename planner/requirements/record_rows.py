"""Writing a required record from its catalog row and the names and addresses of a design.

A room of its own because all expansions write records the same way: one a member, A and AAAA side by side, listed
even while nothing is known to point to.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from planner.catalog.records import RecordTemplate
from planner.model.addresses import IpAddress
from planner.model.zones import RecordType
from planner.requirements.requirement import RequiredRecord
from planner.requirements.views import AskedView

PINPOINT_NOTE = "Not inside any zone of this view: make a zone of exactly this name."


@lru_cache(maxsize=1024)
def _answer(address: IpAddress) -> tuple[RecordType, tuple[str, ...]]:
    """Type and target of a host record; kept, because one address answers the names of thousands of SIP domains."""
    return RecordType.A if address.version == 4 else RecordType.AAAA, (str(address),)


class RecordRow:
    """One catalog row, ready to be filled in.

    Args:
        row: the template.
        is_required: None takes it from the row (its case has been found to hold, so conditional means required).
    """

    def __init__(self, row: RecordTemplate, *, is_required: bool | None = None) -> None:
        self._row = row
        self._is_required = row.requirement in ("required", "conditional") if is_required is None else is_required

    def named(self, placeholder: str, value: str) -> str:
        """The row's owner name with one placeholder filled in."""
        return self._row.name.replace("{" + placeholder + "}", value)

    def hosts(
        self, view: AskedView, name: str, members: Iterable[Iterable[IpAddress]], element: str, note: str = ""
    ) -> Iterator[RequiredRecord]:
        """A and AAAA records of a name, one for each address; one without target while there is none."""
        note = note or self._note(view, name)
        found = False
        for addresses in members:
            for address in addresses:
                found = True
                yield self._record(view.id, name, *_answer(address), element, note)
        if not found:
            yield self._record(view.id, name, RecordType.A, (), element, note)

    def host(
        self, view: AskedView, name: str, addresses: Iterable[IpAddress], element: str
    ) -> Iterator[RequiredRecord]:
        """As `hosts`, for one machine or VIP."""
        return self.hosts(view, name, (addresses,), element)

    def hosts_file(
        self, holder: str, name: str, members: Iterable[Iterable[IpAddress]], element: str
    ) -> Iterator[RequiredRecord]:
        """Lines of the HOSTS file of `holder`."""
        note = "Line of the HOSTS file: no DNS view that this Edge asks answers inside names."
        for addresses in members:
            for address in addresses:
                yield self._record(holder, name, *_answer(address), element, note)

    def service(
        self, view: AskedView, name: str, port: int, target: str | None, element: str
    ) -> Iterator[RequiredRecord]:
        """An SRV record; priority and weight come from the row."""
        data = self._row.srv
        assert data is not None
        yield RequiredRecord(
            view=view.id,
            name=name,
            type=RecordType.SRV,
            targets=(target,) if target else (),
            priority=data.priority,
            weight=data.weight,
            port=port,
            element=element,
            is_required=self._is_required,
            purpose=self._row.purpose,
            reference=self._row.reference,
            confidence=self._row.confidence,
            record_id=self._row.id,
            note=self._note(view, name),
        )

    @property
    def service_id(self) -> str:
        """The catalog service whose port the SRV names."""
        assert self._row.srv is not None
        return self._row.srv.service

    def _note(self, view: AskedView, name: str) -> str:
        return PINPOINT_NOTE if self._row.zone == "internal" and view.is_pinpoint(name) else ""

    def _record(
        self, view: str, name: str, kind: RecordType, targets: tuple[str, ...], element: str, note: str
    ) -> RequiredRecord:
        return RequiredRecord(
            view=view,
            name=name,
            type=kind,
            targets=targets,
            element=element,
            is_required=self._is_required,
            purpose=self._row.purpose,
            reference=self._row.reference,
            confidence=self._row.confidence,
            record_id=self._row.id,
            note=note,
        )
