"""Forms: every field of every model class, worked out from its type hints.

A package of its own because a new field of the model must show without a line written here, and because what a
field is (shapes, wording, text) is decided without Qt and tested without a window.
"""
