"""Rules about Edge Servers: their addresses, adapters and balancing.

A room of its own: one folder a family, and families do not lean on each other.
"""
