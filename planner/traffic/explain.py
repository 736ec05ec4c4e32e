"""A trace in words.

A room of its own because the command line, the path panel and the worksheets print the same lines.
"""

from planner.traffic.trace import HopAction, Trace, Verdict, Walk

_VERDICTS = {
    Verdict.DELIVERED: "Delivered",
    Verdict.UNTRUSTED: "Connected, but the certificate is not trusted",
    Verdict.MISDELIVERED: "Connected, but to the wrong service",
    Verdict.REFUSED: "Refused",
    Verdict.BLOCKED: "Blocked",
    Verdict.UNROUTABLE: "No route",
    Verdict.LOOP: "Runs in a circle",
    Verdict.UNRESOLVED: "The name does not resolve",
}


def describe(verdict: Verdict) -> str:
    """A verdict in words."""
    return _VERDICTS[verdict]


def explain(trace: Trace) -> list[str]:
    """The hops of a trace, one sentence a line, and how it ends."""
    lines = [hop.reason for hop in trace.hops if hop.action is not HopAction.STOP]
    return [*lines, conclude(trace)]


def conclude(trace: Trace) -> str:
    """How a trace ends, in one line."""
    verdict = _VERDICTS[trace.verdict]
    if trace.blame is not None:
        return f"{verdict}: {trace.blame.reason}"
    turns = [f"a turn at the {turn.kind.value} '{turn.device}' ({turn.interface})" for turn in trace.turns]
    if turns:
        return f"{verdict}, with {' and '.join(turns)}."
    return f"{verdict}."


def explain_walk(walk: Walk) -> list[str]:
    """All traces of a walk; several are numbered and told apart by the address that was tried."""
    if len(walk.traces) == 1:
        return explain(walk.traces[0])
    lines = [f"{_VERDICTS[walk.verdict]} at worst, {len(walk.traces)} ways:"]
    for number, trace in enumerate(walk.traces, 1):
        at = f" to {trace.address}" if trace.address is not None else ""
        lines.append(f"Way {number}{at}:")
        lines += [f"  {line}" for line in explain(trace)]
    return lines
