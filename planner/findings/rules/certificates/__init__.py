"""Rules about certificates that exist or are decided.

A room of its own: one folder a family, and families do not lean on each other.
"""
