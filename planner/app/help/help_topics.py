"""What the help panel offers: texts, shortcuts, kinds of elements, rules and clauses, as topics with pages.

A module of its own because pages are made from what the program knows about itself (rules, catalog, model, actions),
so that help cannot tell of a field or key that is not there; the panel only lists and shows them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from planner.app.appearance.translated import translate
from planner.app.files.places import crash_folder, recovery_folder, state_folder
from planner.app.forms.meaning import field_meanings, kind_meaning
from planner.app.forms.wording import field_label, kind_word
from planner.model.design import Element
from planner.records import dataclass
from planner.resource_files import resource_path

if TYPE_CHECKING:
    from planner.catalog.clauses import Clause

CHECKING = "text:checking"
SHORTCUTS = "shortcuts"


@dataclass(frozen=True, slots=True)
class Topic:
    """A line of the list.

    Attributes:
        id: "rule:CODE", "clause:ID", "kind:KIND", "text:NAME" or "shortcuts".
        words: what a search looks through besides the title; lower case.
        page: makes the text, as Markdown.
    """

    id: str
    title: str
    page: Callable[[], str]
    words: str = ""


def topics(shortcuts: Callable[[], list[tuple[str, str, str]]]) -> Iterator[Topic]:
    """All topics.

    Args:
        shortcuts: rows of menu, action and keys as they are now.
    """
    for name, title, file in (
        ("checking", translate("help", "How a design is checked"), translate("help files", "checking.md")),
        ("tour", translate("help", "A tour in three minutes"), translate("help files", "tour.md")),
        ("views", translate("help", "Views of the drawing"), translate("help files", "views.md")),
        ("files", translate("help", "Files, earlier versions and recovery"), translate("help files", "files.md")),
    ):
        text = _placed(resource_path("help", file).read_text(encoding="utf-8"))
        yield Topic(f"text:{name}", title, lambda text=text: text, text.lower())  # type: ignore[misc]  # bound
    yield Topic(SHORTCUTS, translate("help", "Keyboard shortcuts"), lambda: _shortcut_page(shortcuts()), "keys")
    yield from _rules()
    yield from _kinds()
    yield from _clauses()


def _placed(text: str) -> str:
    """A text with the folders of this machine in it."""
    for name, folder in (
        ("{versions}", state_folder() / "versions"),
        ("{recovery}", recovery_folder()),
        ("{crashes}", crash_folder()),
    ):
        text = text.replace(name, str(folder))
    return text


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _rules() -> Iterator[Topic]:
    from planner.findings import catalog  # the rules: imported when help is first opened
    from planner.findings.explain import page_as_markdown, page_of

    for rule in catalog.RULES:
        page = page_of(rule)
        words = " ".join((*page.clauses, *(text for _, text in page.sections))).lower()
        yield Topic(
            f"rule:{rule.code}",
            f"{rule.code}  {page.title}",
            lambda page=page: page_as_markdown(page, 3),  # type: ignore[misc]  # the default binds the page
            words,
        )


def _clauses() -> Iterator[Topic]:
    from planner.catalog import load_catalog

    for clause in load_catalog().clauses:
        yield Topic(
            f"clause:{clause.id}",
            f"{clause.id}  {clause.clause}",
            lambda clause=clause: _clause_page(clause),  # type: ignore[misc]  # the default binds the clause
            clause.section.lower(),
        )


def _clause_page(clause: Clause) -> str:
    from planner.findings.catalog import RULES

    answering = ", ".join(f"[{rule.code}](rule:{rule.code})" for rule in RULES if clause.id in rule.clauses)
    lines = [f"### {clause.id}", plain(clause.clause), "", f"**Kept:** {plain(clause.satisfied_by)}", ""]
    lines += [f"**Broken:** {plain(clause.violated_by)}", ""]
    lines += [plain(clause.note), ""] if clause.note else []
    lines += [f"**Rules:** {answering}", ""] if answering else []
    lines += [f"*{plain(clause.section)}. {plain('; '.join(clause.source))}. {clause.confidence}.*"]
    return "\n".join(lines)


def _kinds() -> Iterator[Topic]:
    classes = {kind: cls for above in get_args(Element) for kind, cls in _kinds_below(above)}
    for kind, cls in sorted(classes.items(), key=lambda item: kind_word(item[0])):
        yield kind_topic(kind, cls)


def _kinds_below(above: Any) -> Iterator[tuple[str, type]]:
    """Kinds of elements with their classes, below a class or a union of classes."""
    for part in get_args(above):
        yield from _kinds_below(part)
    if isinstance(above, type):
        fields = dataclasses.fields(above) if dataclasses.is_dataclass(above) else ()
        kinds = (field.default for field in fields if field.name == "kind")
        yield from ((kind, above) for kind in kinds if isinstance(kind, str))
        subclasses: list[type] = type.__subclasses__(above)
        for below in subclasses:
            yield from _kinds_below(below)


def kind_topic(kind: str, cls: type) -> Topic:
    """The page of a kind of elements: what it is, and what its fields mean."""
    notes = field_meanings(cls)
    words = " ".join((*notes, *notes.values())).lower()
    return Topic(f"kind:{kind}", kind_word(kind), lambda: kind_page(kind, cls), words)


def kind_page(kind: str, cls: type, first: str = "") -> str:
    """What a kind of elements is and what its fields mean.

    Args:
        kind: of the element.
        cls: its class, whose docstring speaks.
        first: name of the field that stands on top.
    """
    notes = field_meanings(cls)
    names = [field.name for field in dataclasses.fields(cls) if field.name in notes]
    names.sort(key=lambda name: name != first)
    lines = [f"### {kind_word(kind)}", plain(kind_meaning(cls)), ""]
    lines += [f"- **{plain(field_label(cls, name))}**: {plain(notes[name])}" for name in names]
    return "\n".join(lines)


def _shortcut_page(rows: list[tuple[str, str, str]]) -> str:
    head = (translate("help", "Menu"), translate("help", "Action"), translate("help", "Keys"))
    lines = [f"### {translate('help', 'Keyboard shortcuts')}", ""]
    lines += [f"| {' | '.join(head)} |", "| --- | --- | --- |"]
    lines += [f"| {plain(menu)} | {plain(action)} | {plain(keys)} |" for menu, action, keys in rows]
    on_canvas = (
        (translate("help", "Tab, Shift+Tab"), translate("help", "next and previous element")),
        (translate("help", "arrow keys"), translate("help", "move what is selected; with Alt by single points")),
        (translate("help", "Enter"), translate("help", "go to the fields; while connecting: connect")),
        (translate("help", "Escape"), translate("help", "give up the gesture, then the selection")),
        ("C", translate("help", "connect the selected element; Tab chooses the other end")),
        ("+  -  0", translate("help", "zoom in, zoom out, show everything")),
        (translate("help", "Space and mouse"), translate("help", "move the drawing")),
    )
    on_the_drawing = translate("help", "On the drawing")
    lines += ["", f"### {on_the_drawing}", ""]
    lines += [f"| {head[2]} | {head[1]} |", "| --- | --- |"]
    lines += [f"| {plain(keys)} | {plain(action)} |" for keys, action in on_canvas]
    return "\n".join(lines)
