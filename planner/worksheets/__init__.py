"""What the team hands to the DNS, certificate, firewall, proxy and balancer people.

A room of its own because a worksheet is the product's hand-over: rows are built here as typed tables, from
requirements and findings; templates and formats only lay them out.
"""

from planner.worksheets.catalog import WORKSHEETS, build_worksheets, worksheet_kinds
from planner.worksheets.changes import change_sheet, compare_worksheets
from planner.worksheets.machine import MACHINE_FORMATS
from planner.worksheets.worksheet import Column, Group, Row, Worksheet
from planner.worksheets.write import FORMATS, render_worksheets, write_worksheets

__all__ = [
    "FORMATS",
    "MACHINE_FORMATS",
    "WORKSHEETS",
    "Column",
    "Group",
    "Row",
    "Worksheet",
    "build_worksheets",
    "change_sheet",
    "compare_worksheets",
    "render_worksheets",
    "worksheet_kinds",
    "write_worksheets",
]
