"""`planner trace`: one connection, hop by hop.

A module of its own: one command a module.
"""

import json
from collections.abc import Iterator
from typing import Any

import click

from planner.catalog import load_catalog
from planner.cli.designs import read_design
from planner.cli.exits import Exit, UnusableInput
from planner.cli.mobility import trace_mobility
from planner.cli.what_if import trace_single_points, trace_without
from planner.findings.mobility_paths import question_about, why_no_mobility_path
from planner.model.design import Design
from planner.model.devices import Transport
from planner.requirements import Plan, build_plan
from planner.traffic import Trace, Walk

_FORMAT = 1
_DEFAULT_PORT = 443


@click.command("trace")
@click.argument("design")
@click.option("--from", "source", metavar="ELEMENT", help="Id of an element, machine or zone.")
@click.option("--to", "target", metavar="NAME[:PORT]", help="Name, address or id; port 443 if none.")
@click.option("--transport", type=click.Choice(["tcp", "udp"]), default="tcp", show_default=True)
@click.option("--mobility", is_flag=True, help="Instead: Mobility from every position, and every move between them.")
@click.option(
    "--without", metavar="ELEMENT", help="Instead: what is cut off when this is gone (ELEMENT/INTERFACE too)."
)
@click.option("--single-points", is_flag=True, help="Instead: everything whose loss alone cuts something off.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    design: str,
    source: str | None,
    target: str | None,
    transport: str,
    mobility: bool,
    without: str | None,
    single_points: bool,
    form: str,
) -> int:
    """Follows one connection through DESIGN, from an element to a name or address, and says how it ends.

    With --mobility, --without or --single-points it asks for all connections that the plan needs; the status is 1
    when something that must work does not.
    """
    _one_question(source, target, (mobility, without is not None, single_points))
    plan = build_plan(read_design(design).document.design, load_catalog())
    if mobility:
        return trace_mobility(plan, form)
    if without is not None:
        return trace_without(plan, without, form)
    if single_points:
        return trace_single_points(plan, form)
    assert source is not None
    assert target is not None
    _trace(plan, source, target, transport, form)
    return Exit.FINE


def _one_question(source: str | None, target: str | None, others: tuple[bool, ...]) -> None:
    """Refuses a call that asks nothing, or several things at once."""
    if sum(others) + (source is not None or target is not None) != 1:
        raise click.UsageError("expected --from and --to, or one of --mobility, --without and --single-points")
    if not any(others) and (source is None or target is None):
        raise click.UsageError(f"missing option {'--from' if source is None else '--to'!r}")


def _trace(plan: Plan, source: str, target: str, transport: str, form: str) -> None:
    start = _source(plan.design, source)
    destination, port = _target(target)
    walk = plan.traffic.walk(question_about(plan.design, start, destination, port, Transport(transport)))
    remark = why_no_mobility_path(plan.design, walk)
    if form == "json":
        click.echo(json.dumps(_as_json(walk, remark), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(plan.design, walk, remark)))


def _source(design: Design, text: str) -> str:
    """The id that is meant: the text itself, or the element that bears it as its display name."""
    if text.partition("/")[0] in design.all_ids:
        return text
    named = [node.id for node in (*design.nodes, *design.zones) if node.name.casefold() == text.casefold()]
    if len(named) != 1:
        found = "several elements are called so" if named else "there is no such element in the design"
        raise UnusableInput(f"{text}: {found} (expected the id of an element, machine or zone)")
    return named[0]


def _target(text: str) -> tuple[str, int]:
    """Name or address, and port: name, name:port, IPv6 address, [IPv6 address]:port."""
    host, port = text, ""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    if not port:
        return host, _DEFAULT_PORT
    if not (port.isascii() and port.isdecimal() and len(port) <= 5 and 1 <= int(port) <= 65535):
        raise UnusableInput(f"{text}: {port!r} is not a port (expected a number from 1 to 65535)")
    return host, int(port)


def _as_json(walk: Walk, remark: str) -> dict[str, Any]:
    content = {"format": _FORMAT, **_trace_as_json(walk.worst)}
    if len(walk.traces) > 1:
        content["walks"] = [_trace_as_json(trace) for trace in walk.traces]
    if remark:
        content["remark"] = remark
    return content


def _trace_as_json(trace: Trace) -> dict[str, Any]:
    blame = trace.blame
    return {
        "verdict": trace.verdict.value,
        "blame": None if blame is None else {"element": blame.element, "field": blame.field, "reason": blame.reason},
        "arrived": trace.arrived,
        "service": trace.service,
        "turns": [
            {"device": turn.device, "interface": turn.interface, "kind": turn.kind.value} for turn in trace.turns
        ],
        "hops": [
            {
                "device": hop.device,
                "zone": hop.zone,
                "action": hop.action.value,
                "source": None if hop.source is None else str(hop.source),
                "destination": None if hop.destination is None else str(hop.destination),
                "port": hop.port,
                "transport": hop.transport.value,
                "reason": hop.reason,
            }
            for hop in trace.hops
        ],
    }


def _lines(design: Design, walk: Walk, remark: str) -> Iterator[str]:
    for number, trace in enumerate(walk.traces, start=1):
        if len(walk.traces) > 1:
            yield f"Way {number} of {len(walk.traces)}: {trace.verdict.value}"
        yield from _trace_lines(design, trace)
        yield ""
    turns = "; ".join(f"a turn at the {turn.kind.value} '{_name(design, turn.device)}'" for turn in walk.turns)
    yield f"Verdict: {walk.verdict.value}" + (f", with {turns}" if turns else "") + "."
    if walk.blame is not None:
        field = f", field '{walk.blame.field}'" if walk.blame.field else ""
        yield f"Blame: '{_name(design, walk.blame.element)}'{field}: {walk.blame.reason}"
    if remark:
        yield remark


def _trace_lines(design: Design, trace: Trace) -> Iterator[str]:
    for number, hop in enumerate(trace.hops, start=1):
        ends = f"{hop.source or '-'} -> {hop.destination or '-'}:{hop.port}/{hop.transport.value}"
        yield f"{number:3}  {hop.action.value:9}  {_name(design, hop.device)}  ({ends})"
        yield f"     {hop.reason}"


def _name(design: Design, part_id: str) -> str:
    member = design.find_member(part_id)
    if member is not None:
        return member[1].fqdn
    return getattr(design.find(part_id), "name", None) or part_id
