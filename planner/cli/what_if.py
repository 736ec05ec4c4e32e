"""`planner trace --without` and `--single-points`: what is cut off when a part of the design is gone.

A module of its own because it prints differences between two networks, where `trace` prints one walk.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from planner.cli.exits import Exit, UnusableInput
from planner.requirements import Plan
from planner.requirements.what_if import Effect, EffectKind, Loss, UnknownPartError, WhatIf, by_weight

_FORMAT = 1


def trace_without(plan: Plan, part_id: str, form: str) -> int:
    """Prints what is cut off without one part; the status is 1 when it is something that the plan needs besides."""
    try:
        loss = WhatIf(plan).without(part_id)
    except UnknownPartError as error:
        raise UnusableInput(
            f"{part_id}: nothing of this id can be taken out (expected the id of a server, machine, device, VIP, "
            "DNS view or zone, or ELEMENT/INTERFACE)"
        ) from error
    if form == "json":
        click.echo(json.dumps({"format": _FORMAT, **_as_json(loss)}, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(loss)))
    return Exit.FINDINGS if loss.cuts_off else Exit.FINE


def trace_single_points(plan: Plan, form: str) -> int:
    """Prints every part whose loss alone cuts something off; the status is 1 when there is one."""
    losses = by_weight(_found(WhatIf(plan)))
    if form == "json":
        content = {"format": _FORMAT, "single_points": [_as_json(loss) for loss in losses]}
        click.echo(json.dumps(content, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_summary(losses)))
    return Exit.FINDINGS if losses else Exit.FINE


def _found(what_if: WhatIf) -> Iterator[Loss]:
    """Single points of failure. Whoever waits at a terminal sees how far the search is; a provider takes minutes."""
    if not sys.stderr.isatty():
        yield from (loss for loss in what_if.losses() if loss.is_single_point)
        return
    total = len(what_if.parts)
    with click.progressbar(what_if.losses(), total, label="Parts", file=sys.stderr, show_pos=True) as losses:
        yield from (loss for loss in losses if loss.is_single_point)


# --- text


def _lines(loss: Loss) -> Iterator[str]:
    yield f"Without '{loss.part.name}' ({_kind(loss)}):"
    others = [effect for effect in loss.broken if not effect.is_own]
    yield from _section("mobile devices lose", [item for item in others if item.kind is EffectKind.POSITION])
    yield from _section("connections are cut off", [item for item in others if item.kind is EffectKind.FLOW])
    own = [effect for effect in loss.broken if effect.is_own]
    yield from _section("connections lose their own end", own)
    yield from _section("begins to work", list(loss.mended))
    if not loss.broken and not loss.mended:
        yield "  nothing changes."


def _section(title: str, effects: list[Effect]) -> Iterator[str]:
    if not effects:
        return
    yield f"  {title} ({len(effects)}):"
    for effect in effects:
        after = "" if effect.after is None else f" [{effect.after.value}] {effect.reason}"
        optional = "" if effect.is_required else " (optional)"
        yield f"    {effect.title}{optional}{after}"


def _summary(losses: tuple[Loss, ...]) -> Iterator[str]:
    if not losses:
        yield "No single part cuts anything off."
        return
    width = max(len(loss.part.id) for loss in losses)
    yield f"{'Part':{width}}  {'Kind':14}  {'Mobile services':>15}  {'Connections':>11}  {'of them its own':>15}"
    for loss in losses:
        flows = [effect for effect in loss.broken if effect.kind is EffectKind.FLOW]
        own = sum(effect.is_own for effect in flows)
        kind = loss.part.kind.value
        yield f"{loss.part.id:{width}}  {kind:14}  {len(loss.positions):15}  {len(flows):11}  {own:15}"
    yield ""
    yield f"{len(losses)} parts whose loss alone cuts something off; --without PART says what."


def _kind(loss: Loss) -> str:
    members = loss.part.members
    return f"{loss.part.kind.value}, all {members} machines" if members > 1 else loss.part.kind.value


# --- JSON


def _as_json(loss: Loss) -> dict[str, Any]:
    return {
        "part": {
            "id": loss.part.id,
            "kind": loss.part.kind.value,
            "name": loss.part.name,
            "element": loss.part.element,
            "members": loss.part.members,
        },
        "single_point": loss.is_single_point,
        "cuts_off": loss.cuts_off,
        "broken": [_effect_as_json(effect) for effect in loss.broken],
        "mended": [_effect_as_json(effect) for effect in loss.mended],
    }


def _effect_as_json(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind.value,
        "subject": effect.subject,
        "source": effect.source,
        "destination": effect.destination,
        "title": effect.title,
        "before": effect.before.value,
        "after": None if effect.after is None else effect.after.value,
        "own_end": effect.is_own,
        "required": effect.is_required,
        "reason": effect.reason,
    }
