"""Whole commands on the big reference design: wall time and peak memory, beside a bare interpreter in the same run.

Run: python -m tests.benchmarks.bench_commands [--runs N] [--out FILE]. Prints JSON; measures, never judges.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DESIGN = Path(__file__).parents[2] / "resources" / "examples" / "enterprise.yaml"


def commands(folder: Path) -> dict[str, list[str]]:
    """Command lines by name; the first is the floor."""
    planner = [sys.executable, "-m", "planner"]
    return {
        "bare interpreter": [sys.executable, "-c", "pass"],
        "--version": [*planner, "--version"],
        "check": [*planner, "check", str(DESIGN)],
        "trace": [*planner, "trace", str(DESIGN), "--from", "phone-wifi", "--to", "webext.contoso.com"],
        "worksheets, all": [*planner, "worksheets", str(DESIGN), "--out", str(folder / "all")],
        "worksheets, dns csv": [
            *planner, "worksheets", str(DESIGN), "--out", str(folder / "dns"), "--kind", "dns", "--format", "csv",
        ],
        "format --check": [*planner, "format", "--check", str(DESIGN)],
    }  # fmt: skip


def measured(command: Sequence[str]) -> tuple[float, float]:
    """(seconds, peak MB) of one run; a command that fails stops the benchmark."""
    read, write = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(read)
        code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        os.write(write, f"{code} {peak}".encode())
        os._exit(0)
    os.close(write)
    status, peak_mb = os.read(read, 100).decode().split()
    os.close(read)
    os.waitpid(child, 0)
    if int(status) != 0:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return time.perf_counter() - started, float(peak_mb)


def summary(runs: int, run: Callable[[], tuple[float, float]]) -> dict[str, float]:
    """Median, minimum and maximum after one warm-up."""
    run()
    results = [run() for _ in range(runs)]
    seconds = [result[0] for result in results]
    return {
        "median_s": round(statistics.median(seconds), 3),
        "min_s": round(min(seconds), 3),
        "max_s": round(max(seconds), 3),
        "peak_mb": round(statistics.median(result[1] for result in results), 1),
    }


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = {
            name: summary(given.runs, lambda line=line: measured(line))  # type: ignore[misc]
            for name, line in commands(Path(folder)).items()
        }
    text = json.dumps({"format": 1, "design": DESIGN.name, "runs": given.runs, "commands": results}, indent=2)
    print(text)
    if given.out:
        given.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
