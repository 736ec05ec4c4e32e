"""YAML on the clipboard: copied elements as a piece of the design file, and pieces of one pasted.

A module of its own because the canvas knows no files; it is imported when something is first copied or pasted.
"""

from __future__ import annotations

from planner.designfile import format_document
from planner.designfile.strict_yaml import load
from planner.editing.clipboard import MAX_LENGTH, ClipboardError, Fragment, copy, read_fragment
from planner.editing.loose_elements import loose_fragment
from planner.model.design import Design
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Layout
from planner.model.references import map_references


def yaml_of(document: Document, ids: frozenset[str]) -> str:
    """The chosen elements, and the zones they stand in, as the design file would write them."""
    fragment = read_fragment(copy(document, ids))
    elements = (*fragment.context, *fragment.elements)
    known = {element.id for element in elements}
    known.update(part.id for item in elements for key in ("members", "vips") for part in getattr(item, key, ()))
    rooted = (
        map_references(item, lambda key: key if key in known or not _is_id(document, key) else None)
        for item in elements
    )
    try:
        design = Design(product=document.design.product).with_elements(
            tuple(item for item in rooted if item is not None)
        )
    except ModelError:
        return copy(document, ids)  # a piece that cannot stand alone is still pasted by any planner window
    return format_document(
        Document(
            design=design, layout=Layout(placements=dict(fragment.placements), annotations=dict(fragment.annotations))
        )
    )


def _is_id(document: Document, key: str) -> bool:
    return key in document.design.all_ids


def fragment_of(text: str, document: Document) -> Fragment:
    """The elements that a text describes.

    Raises:
        ClipboardError: it describes none, in words for the planner.
    """
    if len(text) > MAX_LENGTH:
        raise ClipboardError("The clipboard holds more than a design could.")
    if not text.strip():
        raise ClipboardError("The clipboard holds no elements of a design.")
    plain = load(text)
    if plain.problems or not plain.is_whole:
        problem = next(iter(plain.problems), None)
        if problem is None:
            raise ClipboardError("The clipboard does not hold elements of a design.")
        line, what = problem.position.line, problem.what
        raise ClipboardError(f"The clipboard does not hold elements of a design (line {line}: {what}).")
    return loose_fragment(plain.data, document.design.all_ids)
