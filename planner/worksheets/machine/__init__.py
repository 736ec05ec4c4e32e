"""Files that other teams' tools read as they are: zone files, filter rules, configurations, scripts.

A room of its own because each of them has its own grammar and its own way to be misled: every module knows one, and
nobody else has to. All are pure functions from a plan to files by name.
"""

from planner.worksheets.machine.catalog import MACHINE_FORMATS, MachineFormat, machine_files

__all__ = ["MACHINE_FORMATS", "MachineFormat", "machine_files"]
