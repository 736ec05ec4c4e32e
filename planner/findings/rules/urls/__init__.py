"""Rules about simple URLs: their number, their uniqueness and the characters of their names.

A family of its own because whoever chooses these URLs reads one short list, before DNS and certificates are ordered.
"""
