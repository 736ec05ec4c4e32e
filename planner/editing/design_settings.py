"""Edits of what belongs to no element: product, domains, features, mobility, title, options.

A module of its own because these have no id and no place on the canvas.
"""

from dataclasses import replace
from typing import Any

from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.options import Options, SeverityOverride, Suppression
from planner.model.review import ReviewNote
from planner.records import dataclass

SETTINGS = {
    "product": "Change product version",
    "sip_domains": "Change SIP domains",
    "internal_domains": "Change internal domains",
    "features": "Change features",
    "mobility": "Change mobility settings",
    "federation": "Change federation settings",
    "client_ports": "Change port ranges of clients",
    "simple_urls": "Change simple URLs",
}
"""Fields of Design that are settings, with what the menu says."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Puts a value into a setting of the design."""

    setting: str
    value: Any
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return SETTINGS.get(self.setting, "Change settings")

    def apply(self, document: Document) -> Document:
        """The document with the setting.

        Raises:
            ModelError: no such setting, or a value that the design refuses.
        """
        if self.setting not in SETTINGS:
            raise ModelError(f"there is no setting {self.setting!r}")
        changes: dict[str, Any] = {self.setting: self.value}
        return replace(document, design=replace(document.design, **changes))


@dataclass(frozen=True, slots=True)
class ChangeTitle:
    """Gives the document another title."""

    title: str
    label: str = "Change title"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the title."""
        return replace(document, title=self.title)


@dataclass(frozen=True, slots=True)
class ChangeOptions:
    """Puts other options in place."""

    options: Options
    label: str = "Change options"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the options."""
        return replace(document, options=self.options)


def suppress(document: Document, code: str, element: str | None, reason: str) -> ChangeOptions:
    """The edit that accepts the findings of a rule on an element (None: everywhere), with the reason."""
    options = document.options
    others = tuple(item for item in options.suppressions if (item.code, item.element) != (code, element))
    suppression = Suppression(code=code, element=element, reason=reason)
    return ChangeOptions(replace(options, suppressions=(*others, suppression)), label=f"Accept {code}")


def unsuppress(document: Document, code: str, element: str | None) -> ChangeOptions:
    """The edit that takes a suppression back."""
    options = document.options
    others = tuple(item for item in options.suppressions if (item.code, item.element) != (code, element))
    return ChangeOptions(replace(options, suppressions=others), label=f"Stop accepting {code}")


def override_severity(document: Document, code: str, severity: SeverityOverride | None) -> ChangeOptions:
    """The edit that gives a rule another severity; None goes back to the rule's own."""
    severities = {key: value for key, value in document.options.severities.items() if key != code}
    if severity is not None:
        severities[code] = severity
    return ChangeOptions(replace(document.options, severities=severities), label=f"Change severity of {code}")


def add_note(document: Document, note: ReviewNote) -> ChangeOptions:
    """The edit that adds a review note, or replaces the one with its id."""
    others = tuple(item for item in document.options.review_notes if item.id != note.id)
    return ChangeOptions(replace(document.options, review_notes=(*others, note)), label="Add note")
