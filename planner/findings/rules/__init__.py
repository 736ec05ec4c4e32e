"""The rules: one module a rule, which is its page too; one folder a family. The list is `planner.findings.catalog`."""
