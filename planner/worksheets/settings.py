"""Settings of devices as a table of their own: what is planned, what is needed, and which document says so.

A module of its own because firewalls, reverse proxies and load balancers all have some beside their rules.
"""

from planner.catalog import Catalog
from planner.worksheets.worksheet import Column, Row, Table, Value

SETTINGS_COLUMNS = (
    Column(key="device", title="Device", in_print=False, in_workbook=True),
    Column(key="setting", title="Setting"),
    Column(key="planned", title="In the design"),
    Column(key="needed", title="Needed"),
    Column(key="required", title="Required"),
    Column(key="reference", title="Ref."),
)


def settings_table(title: str) -> Table:
    """The table, under the name of its sheet in a workbook."""
    return Table(name="settings", title=title, columns=SETTINGS_COLUMNS)


OWN_ENTRY = "planner's own entry"
"""In place of a document, for what the design says and no document asks for."""


def setting(
    device: str,
    name: str,
    planned: Value,
    needed: Value,
    *,
    element: str = "",
    documents: str = "",
    confidence: str = "documented",
    is_required: bool = True,
) -> Row:
    """One setting of a device."""
    return Row(
        values={"device": device, "setting": name, "planned": planned, "needed": needed, "required": is_required},
        element=element or device,
        is_required=is_required,
        documents=documents,
        confidence=confidence,
    )


def setting_by_clause(
    catalog: Catalog,
    clause_id: str,
    device: str,
    name: str,
    planned: Value,
    needed: str = "",
    *,
    is_required: bool = True,
) -> Row:
    """One setting that a clause asks for; in its words where no others are given."""
    clause = catalog.clause(clause_id)
    return setting(
        device,
        name,
        planned,
        needed or clause.clause,
        documents=clause.reference,
        confidence=clause.confidence,
        is_required=is_required,
    )
