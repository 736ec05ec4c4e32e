"""The whole analysis of a synthetic provider: load, plan, walks, findings, and peak memory.

Run: python -m tests.benchmarks.bench_analysis [--domains N] [--central N] [--branches N] [--out FILE]. Prints JSON;
measures, never judges. Seconds are processor seconds of this process, which a busy machine does not change. Target:
under 10 s in all and 1 GB for 10,000 SIP domains, 2,000 servers and 200 sites.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from planner.__main__ import seldom_look_for_circles
from planner.catalog import load_catalog
from planner.designfile import format_document, parse_document
from planner.findings.run import inspect_document
from planner.model.document import Document
from planner.requirements import Plan, build_plan
from tests.benchmarks.provider import provider_design

T = TypeVar("T")

_PARTS = ("records", "publishing", "certificates", "dns", "certificates_in_force", "flow_walks", "openings", "traffic")
"""Parts of a plan in the order in which they rest on each other."""


def _timed(seconds: dict[str, float], name: str, work: Callable[[], T]) -> T:
    started = time.process_time()
    result = work()
    seconds[name] = round(time.process_time() - started, 2)
    return result


def results(domains: int, central: int, branches: int) -> dict[str, Any]:
    """Figures of one provider."""
    text = format_document(Document(title="Provider", design=provider_design(domains, central, branches)))
    catalog = load_catalog()
    seconds: dict[str, float] = {}
    document = _timed(seconds, "load", lambda: parse_document(text, "provider.yaml").document)
    plan: Plan = build_plan(document.design, catalog)
    for part in _PARTS:
        _timed(seconds, f"plan.{part}", lambda part=part: getattr(plan, part))  # type: ignore[misc]
    findings = _timed(seconds, "findings", lambda: inspect_document(document, plan=plan).findings)
    design = document.design
    return {
        "sip_domains": len(design.sip_domains),
        "servers": sum(len(server.members) for server in design.servers),
        "sites": len(design.sites),
        "file_kb": len(text) // 1024,
        "walks": len(plan.flow_walks),
        "openings": len(plan.openings),
        "findings": len(findings),
        "cpu_s": seconds,
        "analysis_s": round(sum(value for name, value in seconds.items() if name != "load"), 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--domains", type=int, default=10_000)
    arguments.add_argument("--central", type=int, default=5)
    arguments.add_argument("--branches", type=int, default=39)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    seldom_look_for_circles()
    text = json.dumps(results(given.domains, given.central, given.branches), indent=1)
    print(text)
    if given.out:
        given.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
