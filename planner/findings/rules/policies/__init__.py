"""Rules about mobility policies, voice policies and voice routes.

A room of its own: one folder a family, and families do not lean on each other.
"""
