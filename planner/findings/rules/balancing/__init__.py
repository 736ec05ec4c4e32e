"""Rules about load balancers in front of pools.

A room of its own: one folder a family, and families do not lean on each other.
"""
