"""Rules about branch offices and their survivable appliances.

A room of its own: one folder a family, and families do not lean on each other.
"""
