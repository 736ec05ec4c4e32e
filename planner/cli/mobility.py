"""`planner trace --mobility`: what a mobile device gets at each of its positions, and which moves it does not notice.

A module of its own because it prints a matrix of walks, where `trace` prints one walk.
"""

import json
from collections.abc import Iterator
from typing import Any

import click

from planner.cli.exits import Exit
from planner.model.design import Design
from planner.requirements import Plan
from planner.requirements.mobility_matrix import Cell, MobilityMatrix, Move, Outcome, Step, mobility_matrix

_FORMAT = 1


def trace_mobility(plan: Plan, form: str) -> int:
    """Prints the matrix of a plan; the status is 1 when a cell that must work does not."""
    matrix = mobility_matrix(plan)
    if form == "json":
        click.echo(json.dumps(_as_json(matrix), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(plan.design, matrix)))
    return Exit.FINDINGS if matrix.faults else Exit.FINE


# --- text


def _lines(design: Design, matrix: MobilityMatrix) -> Iterator[str]:
    if not matrix.positions:
        yield "Mobility is off in this plan, or no pool serves it."
        return
    yield from _table(matrix)
    yield ""
    for position in matrix.positions:
        yield f"{position.name} ({position.kind.value}, zone '{design.zone(position.zone).name}')"
        for cell in (cell for cell in matrix.cells if cell.position == position):
            yield f"  {cell.service.value:9}  {_word(cell)}: {cell.explanation}"
            if cell.path:
                yield f"             {' > '.join(cell.path)}"
    yield ""
    yield "Moves"
    for move in matrix.moves:
        word = "seamless" if move.is_seamless else "noticed" if move.is_needed else "not promised"
        remark = f" {move.remark}" if move.remark else ""
        yield f"  {move.first.name} <-> {move.second.name}: {word}. {move.reason}{remark}"
    yield ""
    yield _conclusion(matrix)


def _table(matrix: MobilityMatrix) -> Iterator[str]:
    width = max(len("Position"), *(len(position.name) for position in matrix.positions))
    heads = "  ".join(f"{service.value:15}" for service in matrix.services)
    yield f"{'Position':{width}}  {heads}".rstrip()
    for position in matrix.positions:
        words = "  ".join(f"{_word(matrix.cell(position.id, service)):15}" for service in matrix.services)
        yield f"{position.name:{width}}  {words}".rstrip()


def _word(cell: Cell) -> str:
    """A cell in a word or two."""
    word = "-" if cell.verdict is None else cell.verdict.value
    if cell.is_fault:
        return f"{word} !" if cell.verdict is not None else "missing !"
    return f"{word}, turn" if cell.turns and cell.outcome is Outcome.WORKS else word


def _conclusion(matrix: MobilityMatrix) -> str:
    faults = matrix.faults
    if not faults:
        return "Everything that must work works."
    names = ", ".join(f"{cell.service.value} at '{cell.position.name}'" for cell in faults)
    return f"{len(faults)} of the services that must work do not: {names}."


# --- JSON


def _as_json(matrix: MobilityMatrix) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "works": not matrix.faults,
        "positions": [
            {
                "id": position.id,
                "name": position.name,
                "kind": position.kind.value,
                "zone": position.zone,
                "inside": position.is_inside,
                "expected": position.is_expected,
                "pools": list(position.pools),
                "branch": position.branch,
            }
            for position in matrix.positions
        ],
        "services": [service.value for service in matrix.services],
        "cells": [_cell_as_json(cell) for cell in matrix.cells],
        "moves": [_move_as_json(move) for move in matrix.moves],
    }


def _cell_as_json(cell: Cell) -> dict[str, Any]:
    return {
        "position": cell.position.id,
        "service": cell.service.value,
        "outcome": cell.outcome.value,
        "verdict": None if cell.verdict is None else cell.verdict.value,
        "needed": cell.is_needed,
        "hosts": list(cell.hosts),
        "path": list(cell.path),
        "turns": [{"device": turn.device, "interface": turn.interface, "kind": turn.kind.value} for turn in cell.turns],
        "explanation": cell.explanation,
        "steps": [_step_as_json(step) for step in cell.steps],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    question, blame = step.walk.question, step.walk.blame
    return {
        "title": step.title,
        "counts": step.counts,
        "verdict": step.walk.verdict.value,
        "from": question.source,
        "to": question.destination,
        "port": question.port,
        "transport": question.transport.value,
        "blame": None if blame is None else {"element": blame.element, "field": blame.field, "reason": blame.reason},
    }


def _move_as_json(move: Move) -> dict[str, Any]:
    return {
        "first": move.first.id,
        "second": move.second.id,
        "seamless": move.is_seamless,
        "needed": move.is_needed,
        "reason": move.reason,
        "remark": move.remark,
    }
