"""The command line: everything that can be done to a file without a window.

A room of its own because it is a front door: it turns words into calls of the other rooms and their answers into
text, and decides nothing about designs itself. One module a command; `main.py` holds the table.
"""
