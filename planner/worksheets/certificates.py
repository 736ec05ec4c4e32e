"""The certificate worksheet: what to request, with which names in which order, and where to assign it.

A module of its own because the team that orders certificates reads nothing else.
"""

from collections.abc import Iterator

from planner.findings.finding import Finding
from planner.model.names import normalized
from planner.model.policies import Certificate
from planner.requirements import Plan
from planner.requirements.requirement import RequiredCertificate
from planner.worksheets.names_shown import element_name
from planner.worksheets.worksheet import Column, Group, Row, Table, Worksheet, listed

COLUMNS = (
    Column(key="certificate", title="Certificate"),
    Column(key="assigned_to", title="Assign to"),
    Column(key="subject", title="Subject", is_code=True),
    Column(key="subject_alternative_names", title="Subject alternative names, in order", is_code=True, is_list=True),
    Column(key="wildcards", title="May be covered by", in_csv=False, is_code=True, is_list=True),
    Column(key="issuer", title="CA", in_print=False),
    Column(key="authority", title="CA", in_csv=False),
    Column(key="key_usage", title="EKU"),
    Column(key="key", title="Key", in_csv=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Purpose"),
    Column(key="reference", title="Ref."),
)


GROWTH = Table(
    name="growth",
    title="Growth",
    columns=(
        Column(key="holder", title="Where"),
        Column(key="certificate", title="Certificate"),
        Column(key="issuer", title="CA"),
        Column(key="names", title="Names added", is_code=True, is_list=True),
        Column(key="reference", title="Ref."),
    ),
)


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The certificate worksheet of a plan."""
    groups: dict[str, list[Row]] = {}
    existing = _existing(plan)
    for certificate in plan.certificates:
        title = element_name(plan.design, certificate.element)
        groups.setdefault(title, []).append(_row(plan, certificate, existing))
    count = len(plan.design.sip_domains)
    return Worksheet(
        kind="certificates",
        title="Certificates",
        purpose="Certificates to request and assign, by server. The subject is repeated as the first alternative name.",
        columns=COLUMNS,
        groups=(
            *(Group(title=title, rows=tuple(rows)) for title, rows in groups.items()),
            *_growth_groups(plan),
        ),
        notes=(
            f"The design has {count} SIP domain{'' if count == 1 else 's'}.",
            "Order of alternative names is irrelevant to clients; it is kept so that requests can be compared.",
            "A certificate shared by a pool is requested once and imported with its private key on every member.",
            "EKU: 'server' is Server Authentication (1.3.6.1.5.5.7.3.1), 'client' is Client Authentication "
            "(1.3.6.1.5.5.7.3.2).",
        ),
        findings=findings,
    )


def _existing(plan: Plan) -> dict[tuple[str, str], Certificate]:
    """Certificates the planner already has, by holder and usage."""
    return {
        (certificate.assigned_to, usage.value): certificate
        for certificate in plan.design.certificates
        for usage in certificate.usages
    }


def _row(plan: Plan, certificate: RequiredCertificate, existing: dict[tuple[str, str], Certificate]) -> Row:
    owned = next(
        (
            existing[holder, usage.value]
            for usage in certificate.usages
            for holder in (certificate.assigned_to, certificate.element)
            if (holder, usage.value) in existing
        ),
        None,
    )
    return Row(
        values={
            "certificate": f"{certificate.title}: {', '.join(certificate.types)}",
            "assigned_to": element_name(plan.design, certificate.assigned_to),
            "subject": certificate.subject,
            "subject_alternative_names": " ".join(certificate.names),
            "wildcards": " ".join(certificate.optional_names),
            "issuer": certificate.issuer.value,
            "authority": _with_note(f"{certificate.issuer.value} CA", certificate.issuer_note),
            "key_usage": ", ".join(certificate.eku),
            "key": _key(certificate),
            "required": certificate.is_required,
            "purpose": f"{certificate.purpose} {_state(certificate, owned)}".strip(),
        },
        documents=certificate.reference,
        element=certificate.element,
        is_required=certificate.is_required,
        confidence=certificate.confidence,
    )


def _growth_groups(plan: Plan) -> Iterator[Group]:
    """What the next SIP domain costs; public certificates are paid by name."""
    rows = tuple(
        Row(
            values={
                "holder": element_name(plan.design, growth.element),
                "certificate": f"{growth.title}: {', '.join(growth.types)}",
                "issuer": f"{growth.issuer.value} CA",
                "names": listed(growth.names),
            },
            element=growth.element,
            is_required=False,
            documents=growth.reference,
            confidence=growth.confidence,
        )
        for growth in plan.certificate_growth
        if growth.names
    )
    if rows:
        note = "Nothing to order now: this is what these certificates will have to be renewed for."
        yield Group(title="Names that each further SIP domain adds", rows=rows, note=note, table=GROWTH)


def _with_note(text: str, note: str) -> str:
    return f"{text} (documents: {note})" if note else text


def _key(certificate: RequiredCertificate) -> str:
    parts = [certificate.key, "exportable" if certificate.is_exportable else "not exportable"]
    if certificate.shared_by_pool:
        parts.append("the same on every member of the pool")
    return ", ".join(part for part in parts if part)


def _state(certificate: RequiredCertificate, owned: Certificate | None) -> str:
    """Whether an existing certificate can stay."""
    if owned is None:
        return ""
    have = {normalized(name) for name in (owned.subject, *owned.names)}
    missing = [name for name in certificate.names if normalized(name) not in have]
    if missing:
        return f"The existing certificate {owned.id!r} lacks {', '.join(missing)}: request a new one."
    return f"The existing certificate {owned.id!r} has these names."
