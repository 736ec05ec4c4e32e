"""The discovery worksheet: which names clients try, domain by domain, and the URLs that users may type.

A module of its own because the help desk reads it: it says what a client asks for and whether the plan answers.
"""

from collections.abc import Iterator, Mapping

from planner.catalog.records import DiscoveryStep
from planner.findings.finding import Finding
from planner.model.names import normalized
from planner.model.policies import Discovery
from planner.requirements import Plan
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import element_name
from planner.worksheets.worksheet import Column, Group, Row, Table, Worksheet

COLUMNS = (
    Column(key="sip_domain", title="SIP domain", is_code=True),
    Column(key="order", title="Order", is_code=True),
    Column(key="name", title="Name", is_code=True),
    Column(key="type", title="Type", is_code=True),
    Column(key="target", title="Leads to"),
    Column(key="answered", title="Answered by the plan in"),
    Column(key="asked_by", title="Asked for by", in_csv=False),
    Column(key="required", title="Required"),
    Column(key="reference", title="Ref."),
)

URLS = Table(
    name="urls",
    title="Manual URLs",
    columns=(
        Column(key="pool", title="Home pool"),
        Column(key="side", title="Device is"),
        Column(key="url", title="URL to type", is_code=True),
        Column(key="element", title="Element", in_print=False),
        Column(key="reference", title="Ref."),
    ),
)

NOT_ANSWERED = "not in the plan"


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The discovery worksheet of a plan."""
    is_manual = plan.design.mobility.discovery is Discovery.MANUAL
    urls = plan.catalog.manual_urls
    return Worksheet(
        kind="discovery",
        title="Discovery and manual URLs",
        purpose="Names that clients look for, in their order, and the URLs that a user types where they find nothing.",
        columns=COLUMNS,
        groups=(
            Group(title="Manual URLs by home pool", rows=tuple(_url_rows(plan)), note=_url_note(plan), table=URLS),
            Group(
                title="Names that clients try",
                rows=tuple(_name_rows(plan)),
                note="A name that is not answered is passed over; the first that answers is taken.",
            ),
        ),
        notes=(
            "Discovery is manual in this plan: each user types the URLs."
            if is_manual
            else "Discovery is automatic in this plan: nobody has to type a URL.",
            f"Manual URLs are entered by {urls.entered_by}; use: {urls.use}.",
        ),
        findings=findings,
    )


def _url_note(plan: Plan) -> str:
    return "" if plan.manual_urls else "No pool of this plan serves mobile users."


def _url_rows(plan: Plan) -> Iterator[Row]:
    for url in plan.manual_urls:
        yield Row(
            values={
                "pool": element_name(plan.design, url.element),
                "side": "outside" if url.side == "external" else "inside",
                "url": url.url or f"external web services name {NOT_PLANNED}",
                "element": url.element,
            },
            documents=url.reference,
            element=url.element,
            confidence=url.confidence,
        )


def _name_rows(plan: Plan) -> Iterator[Row]:
    answered = _answered(plan)
    askers = {normalized(record.name): record.element for record in plan.records}
    # Where no record is planned, clients of the first pool are those who ask in vain.
    home = next((pool.id for pool in plan.groundwork.pools), "")
    steps = sorted(plan.catalog.discovery_order, key=lambda step: step.order)
    for domain in plan.groundwork.sip_domains:
        for step in steps:
            name = step.record.replace("{sip_domain}", domain)
            yield _name_row(plan, step, domain, name, answered, askers.get(normalized(name), home))


def _name_row(
    plan: Plan, step: DiscoveryStep, domain: str, name: str, answered: Mapping[str, str], element: str
) -> Row:
    views = answered.get(normalized(name))
    return Row(
        values={
            "sip_domain": domain,
            "order": step.order,
            "name": name,
            "type": step.kind,
            "target": step.target,
            "answered": views or NOT_ANSWERED,
            "asked_by": element_name(plan.design, element),
            "required": views is not None,
        },
        element=element,
        is_required=views is not None,
        documents=step.reference,
        confidence=step.confidence,
    )


def _answered(plan: Plan) -> Mapping[str, str]:
    """Names of the plan with the views that answer them, in words."""
    views = {view.id: view.name for view in plan.design.dns_views}
    found: dict[str, dict[str, None]] = {}
    for view_id, records in plan.dns.items():
        for record in records:
            if record.targets:
                found.setdefault(normalized(record.name), {})[views[view_id]] = None
    return {name: ", ".join(names) for name, names in found.items()}
