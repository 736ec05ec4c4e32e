"""Edits of saved views: keep one, bring one up to date, rename, remove.

A module of its own because looking through a view changes nothing; only what is kept of it is part of the file.
"""

from dataclasses import replace

from planner.model.document import Document
from planner.model.errors import UnknownElementError
from planner.model.views import SavedView, find_view
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class KeepView:
    """Keeps a view under its name, in place of the one that has it, else after all others."""

    view: SavedView
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return f"Save view '{self.view.name}'"

    def apply(self, document: Document) -> Document:
        """The document with the view.

        Raises:
            ModelError: the name is none, there are too many views, or the view is too large.
        """
        views = document.options.views
        known = find_view(views, self.view.name)
        if known is None:
            return _with_views(document, (*views, self.view))
        return _with_views(document, tuple(self.view if view is known else view for view in views))


@dataclass(frozen=True, slots=True)
class RenameView:
    """Gives a view another name."""

    name: str
    new_name: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return f"Rename view to '{self.new_name}'"

    def apply(self, document: Document) -> Document:
        """The document with the view under its new name.

        Raises:
            ModelError: there is no such view, the name is none, or another view has it.
        """
        known = _known(document, self.name)
        renamed = replace(known, name=self.new_name)
        views = document.options.views
        return _with_views(document, tuple(renamed if view is known else view for view in views))


@dataclass(frozen=True, slots=True)
class RemoveView:
    """Removes a view; what it showed stays as it is."""

    name: str
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return f"Delete view '{self.name}'"

    def apply(self, document: Document) -> Document:
        """The document without the view.

        Raises:
            UnknownElementError: there is no such view.
        """
        known = _known(document, self.name)
        return _with_views(document, tuple(view for view in document.options.views if view is not known))


def _known(document: Document, name: str) -> SavedView:
    known = find_view(document.options.views, name)
    if known is None:
        raise UnknownElementError(f"there is no view '{name}'")
    return known


def _with_views(document: Document, views: tuple[SavedView, ...]) -> Document:
    return replace(document, options=replace(document.options, views=views))
