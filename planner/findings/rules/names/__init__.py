"""Rules about names: what resolves where, and what must not.

A room of its own: one folder a family, and families do not lean on each other.
"""
