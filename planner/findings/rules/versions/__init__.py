"""Rules about what a server version no longer has.

A room of its own: one folder a family, and families do not lean on each other.
"""
