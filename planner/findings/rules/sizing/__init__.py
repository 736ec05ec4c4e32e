"""Rules about how many servers a plan needs and how many users they carry.

A room of its own: one folder a family, and families do not lean on each other.
"""
