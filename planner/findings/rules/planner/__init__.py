"""Pages about the planner itself and about the options of a document.

A room of its own: one folder a family, and families do not lean on each other.
"""
