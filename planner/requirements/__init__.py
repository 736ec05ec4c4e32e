"""What the plan needs: DNS records, certificates, openings, publishing rules, balancer settings, policies.

A room of its own because the same needs are judged by findings and printed by worksheets; derived once here, the
two can never disagree. Facts (ports, purposes, sources) come from the catalog; only the question whether a fact
applies to a design, and to which of its names and addresses, is answered here.
"""

from planner.requirements.plan import Plan, build_plan

__all__ = ["Plan", "build_plan"]
