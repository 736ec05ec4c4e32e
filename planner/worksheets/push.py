"""The push worksheet: what push notification takes, step by step.

A module of its own because it is one person's afternoon in the Management Shell, and begins with a doubt that the
plan cannot settle: whether the cloud service behind it still answers.
"""

from planner.findings.finding import Finding
from planner.requirements import Plan
from planner.requirements.policies import PushTask
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import element_name
from planner.worksheets.worksheet import Column, Group, Row, Worksheet

COLUMNS = (
    Column(key="step", title="Step", is_code=True),
    Column(key="task", title="Task"),
    Column(key="command", title="Management Shell", is_code=True, is_long=True),
    Column(key="where", title="Concerns"),
    Column(key="verify", title="To verify"),
    Column(key="element", title="Element", in_print=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Why"),
    Column(key="reference", title="Ref."),
)

_DOUBT = "D-PUSH-08"
"""The clause that says that the push service may be gone (contradiction names-C29)."""


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The push worksheet of a plan."""
    rows = tuple(_row(plan, number, task) for number, task in enumerate(plan.push_tasks, start=1))
    group = Group(
        title="Tasks, in order",
        rows=rows,
        note="" if rows else "Push notification is off in this plan; nothing has to be done.",
    )
    doubt = plan.catalog.clause(_DOUBT)
    return Worksheet(
        kind="push",
        title="Push notifications",
        purpose="What to set up so that inactive clients learn of messages and calls.",
        columns=COLUMNS,
        groups=(group,),
        notes=(f"Verify first: {doubt.clause}", "Run the commands as a member of CsAdministrator.") if rows else (),
        findings=findings,
    )


def _row(plan: Plan, number: int, task: PushTask) -> Row:
    clause = plan.catalog.clause(task.clause)
    return Row(
        values={
            "step": number,
            "task": task.task,
            "command": task.command,
            "where": element_name(plan.design, task.element) if task.element else f"Edge {NOT_PLANNED}",
            "verify": task.clause == _DOUBT,
            "element": task.element,
            "required": True,
            "purpose": clause.clause,
        },
        documents=task.reference,
        element=task.element,
        confidence=task.confidence,
    )
