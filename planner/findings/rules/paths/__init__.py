"""Rules about connections as a whole.

A room of its own: one folder a family, and families do not lean on each other.
"""
