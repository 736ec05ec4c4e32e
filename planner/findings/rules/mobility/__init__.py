"""Rules about what the plan promises to mobile users.

A room of its own: one folder a family, and families do not lean on each other.
"""
