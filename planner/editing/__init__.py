"""Changes to a document, without Qt: every act of a planner as a pure function from document to document.

A room of its own because undo, tests and the canvas need the same acts and none of them needs a window: an edit
takes a frozen document and answers a new one that shares all it did not touch.
"""
