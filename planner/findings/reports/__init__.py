"""Findings as text: one output a module. Each turns the same values into one string and touches no file."""
