"""The search for single points of failure on a synthetic provider, to its end: seconds, and parts of each kind.

Run: python -m tests.benchmarks.bench_single_points [--domains N] [--central N] [--branches N] [--parts N]. Prints JSON,
and on the error stream how far it is. Seconds are processor seconds of this process. The full provider has some 3,100
parts and takes minutes; `--parts 100` asks for a hundred of them, spread evenly.
"""

import argparse
import json
import resource
import sys
import time
from collections import Counter
from typing import Any

from planner.__main__ import seldom_look_for_circles
from planner.catalog import load_catalog
from planner.requirements import build_plan
from planner.requirements.what_if import WhatIf
from tests.benchmarks.provider import provider_design


def results(domains: int, central: int, branches: int, most: int) -> dict[str, Any]:
    """Figures of one provider."""
    started = time.process_time()
    asked = WhatIf(build_plan(provider_design(domains, central, branches), load_catalog()))
    parts = asked.parts
    asked.without(parts[0].id)
    prepared = time.process_time()
    chosen = parts[:: max(1, len(parts) // most)] if most else parts
    seconds: dict[str, float] = {}
    kinds = Counter(part.kind.value for part in chosen)
    single = 0
    for number, part in enumerate(chosen, 1):
        before = time.process_time()
        single += asked.without(part.id).is_single_point
        took = time.process_time() - before
        seconds[part.kind.value] = seconds.get(part.kind.value, 0.0) + took
        print(f"\r{number} of {len(chosen)} parts", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {
        "parts": len(parts),
        "asked": dict(kinds),
        "single_points": single,
        "prepared_cpu_s": round(prepared - started, 1),
        "cpu_s": {kind: round(value, 1) for kind, value in seconds.items()},
        "all_cpu_s": round(time.process_time() - started, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--domains", type=int, default=10_000)
    arguments.add_argument("--central", type=int, default=5)
    arguments.add_argument("--branches", type=int, default=39)
    arguments.add_argument("--parts", type=int, default=0)
    given = arguments.parse_args()
    seldom_look_for_circles()
    print(json.dumps(results(given.domains, given.central, given.branches, given.parts), indent=1))


if __name__ == "__main__":
    main()
