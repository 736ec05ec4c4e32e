"""Shows a document and turns gestures into edits; decides nothing and keeps nothing of its own.

A room of its own because it is the first one that knows Qt: what a gesture means is decided in `editing`, what is
wrong in `findings`; here it is drawn.
"""
