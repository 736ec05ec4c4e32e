"""Rules about reverse proxies: what they publish, and how.

A room of its own: one folder a family, and families do not lean on each other.
"""
