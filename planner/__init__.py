"""Topology Planner for Skype for Business Server.

This file holds the version and nothing else, because three readers take it from here without importing
the program: the build (pyproject.toml), the installer and the About box.
"""

__version__ = "0.1.0"
