"""The desktop program: a window around the canvas, and everything a desktop program owes its user.

A room of its own because only here do editing, files, judgement and drawing meet; none of them knows the others.
What is slow to import (YAML, the rules, templates) is imported where it is used: the window is painted first.
"""
