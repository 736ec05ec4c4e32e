"""The panels around the canvas, one module each.

A package of its own because each panel knows the controller it is given and no other panel; the window connects them.
"""
