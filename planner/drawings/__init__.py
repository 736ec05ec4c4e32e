"""Drawings for other editors: pages of boxes, areas and lines, and the files that Visio and draw.io go on with.

A room of its own because a drawing that leaves the program is no design any more: this room knows shapes, texts and
glue, and neither Qt nor a single noun of the field. The canvas fills it; whoever writes files asks it for bytes.
"""
