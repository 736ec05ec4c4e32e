"""Rules about parts that do not fit together, whatever their size.

A room of its own: one folder a family, and families do not lean on each other.
"""
