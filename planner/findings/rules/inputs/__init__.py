"""Rules about what the plan does not say yet.

A room of its own: one folder a family, and families do not lean on each other.
"""
