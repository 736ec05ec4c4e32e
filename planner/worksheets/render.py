"""Worksheets through templates, and the functions and filters that a template has.

A module of its own because this is the promise to people who write templates (resources/help/templates.md): they see
worksheets and nothing else, and an unknown name is an error with template and line, never an empty cell.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from planner.plain_text import printable
from planner.resource_files import resource_path
from planner.worksheets.cells import chunks, text_columns
from planner.worksheets.drawing import Drawing, drawing_svg
from planner.worksheets.ending import Ended
from planner.worksheets.sandbox import TemplateFault, environment_of, place_of
from planner.worksheets.template_limits import allowed
from planner.worksheets.worksheet import REFERENCE, Column, Group, Row, Worksheet

__all__ = [
    "TemplateFault",
    "markdown_row",
    "markdown_rows",
    "markdown_text",
    "marked_rows",
    "printed_rows",
    "render",
    "svg",
]


@cache
def _environment(folders: tuple[Path, ...]) -> Any:
    environment = environment_of(folders)
    environment.filters.update(FILTERS)
    environment.globals.update(FUNCTIONS)
    return environment


def render(
    template: str, worksheets: tuple[Worksheet, ...], facts: dict[str, str], folders: tuple[Path, ...] = ()
) -> str:
    """Lays worksheets out with a template.

    Args:
        template: file name, for instance "worksheet.html.j2".
        worksheets: what the template sees as `worksheets`.
        facts: design title, product version and the planner's own version; no clock.
        folders: folders of the user's own templates, laid over ours.

    Raises:
        TemplateFault: the template is missing, broken, or asks for what does not exist.
    """
    from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

    places = (*(folder.resolve() for folder in folders), resource_path("templates"))
    try:
        with allowed(sum(worksheet.row_count for worksheet in worksheets)):
            text: str = _environment(places).get_template(template).render(worksheets=worksheets, facts=facts)
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{error.name or template}:{error.lineno}: {error.message}") from error
    except (TemplateFault, Ended):
        raise
    except TemplateNotFound as error:
        raise TemplateFault(f"{place_of(error, template, places)}: there is no template {str(error)!r}") from error
    except Exception as error:  # whatever a team's template does wrong is a fault of the template, not of ours
        said = _FIELD.sub(_no_such_field, str(error) or type(error).__name__)
        raise TemplateFault(f"{place_of(error, template, places)}: {said}") from error
    return printable(text)


_FIELD = re.compile(r"'planner\.[\w.]*\.(\w+) object' has no attribute '(\w+)'")


def _no_such_field(found: re.Match[str]) -> str:
    """What Jinja says of our classes in the words of the guide."""
    return f"a {found[1].lower()} has no '{found[2]}' (templates.md lists what it has)"


# --- what templates call


def printed_rows(worksheet: Worksheet, group: Group) -> Iterator[tuple[Row, list[str]]]:
    """Rows of a group, each with its texts in the order of the printed columns; documents as numbers."""
    for rows in chunks(group.rows):
        texts = zip(*_printed_columns(worksheet, group, rows), strict=True)
        yield from zip(rows, map(list, texts), strict=True)


def _printed_columns(worksheet: Worksheet, group: Group, rows: Sequence[Row]) -> list[Sequence[str]]:
    keys = [column.key for column in worksheet.table_of(group).printed_columns]
    found = text_columns(rows, [key for key in keys if key != REFERENCE])
    if REFERENCE in keys:
        found.insert(keys.index(REFERENCE), worksheet.footnote_column(rows))
    return found


def marked_rows(worksheet: Worksheet, group: Group) -> Iterator[tuple[Row, Any]]:
    """The same for HTML: rows with their cells as markup, escaped, lists one item a line.

    A row is escaped in one go and cut again: jinja's own way, an object and three generators a cell, takes four times
    as long, and a provider's plan has a million cells.
    """
    from markupsafe import Markup, escape

    columns = worksheet.table_of(group).printed_columns
    # Marks are ours alone, so that nothing of a design is ever taken for the frame.
    frame = "".join(f"<td{_class_of(column)}>%s</td>" for column in columns)
    lists = tuple(index for index, column in enumerate(columns) if column.is_list)
    for row, texts in printed_rows(worksheet, group):
        for index in lists:
            texts[index] = texts[index].replace(" ", "\n")
        cells = str(escape(_SEPARATOR.join(texts))).split(_SEPARATOR)
        if len(cells) != len(texts):
            cells = [str(escape(printable(text))) for text in texts]
        yield row, Markup(frame % tuple(cells))


def svg(drawing: Drawing) -> Any:
    """A drawing as markup that is part of the page."""
    from markupsafe import Markup

    return Markup(drawing_svg(drawing))  # its texts are escaped where they are written


def render_page(template: str, *, picture: str, **values: Any) -> str:
    """Fills a template of our own.

    Args:
        template: file name.
        picture: markup of ours that is not escaped.
        values: what else the template sees; texts are escaped.
    """
    from markupsafe import Markup

    environment = _environment((resource_path("templates"),))
    text: str = environment.get_template(template).render(picture=Markup(picture), **values)
    return printable(text)


_SEPARATOR = "\x1f"
"""Between texts that are treated in one go. No document can hold it; a text that has it is treated by itself."""


_SENTENCES = frozenset(("purpose", "comment", "meaning"))
_PHRASES = frozenset(("authority", "key"))
"""Columns that a browser would make narrower than the names beside them, although nobody reads one word a line."""


def _class_of(column: Column) -> str:
    names = [
        name
        for name, is_set in (("code", column.is_code), ("list", column.is_list), ("long", column.is_long))
        if is_set
    ]
    if column.key == REFERENCE:
        names.append("numbers")
    if column.key in _SENTENCES:
        names.append("sentences")
    if column.key in _PHRASES:
        names.append("phrases")
    return f' class="{" ".join(names)}"' if names else ""


_MARKDOWN = (
    ("\\", "\\\\"),
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ("|", "\\|"),
    ("*", "\\*"),
    ("_", "\\_"),
    ("`", "\\`"),
    ("[", "\\["),
    ("]", "\\]"),
    ("\n", "<br>"),
    ("\r", ""),
)
"""Signs and what stands for them, in an order in which no replacement is replaced again."""

_MARKDOWN_SIGNS = re.compile(r"[\\|*_`\[\]<>&\n\r]")


def markdown_text(text: object) -> str:
    """Text that a Markdown table shows as it is."""
    shown = str(text)
    if _MARKDOWN_SIGNS.search(shown) is not None:
        for sign, instead in _MARKDOWN:
            shown = shown.replace(sign, instead)
    return shown


def markdown_row(texts: list[str]) -> str:
    """A line of a Markdown table."""
    joined = _SEPARATOR.join(texts)
    if joined.count(_SEPARATOR) >= len(texts):
        joined = _SEPARATOR.join(printable(text) for text in texts)
    return f"| {markdown_text(joined).replace(_SEPARATOR, ' | ')} |"


_ROW = "\x1e"
"""Between rows that are treated in one go."""


def markdown_rows(worksheet: Worksheet, group: Group) -> Iterator[str]:
    """The rows of a group as lines of a Markdown table, many at a time: a call a row costs more than its text."""
    for rows in chunks(group.rows):
        columns = _printed_columns(worksheet, group, rows)
        joined = _ROW.join(map(_SEPARATOR.join, zip(*columns, strict=True)))
        cells = len(rows) * len(columns)
        if joined.count(_ROW) != len(rows) - 1 or joined.count(_SEPARATOR) != cells - len(rows):
            yield from map(markdown_row, map(list, zip(*columns, strict=True)))
        else:
            yield f"| {markdown_text(joined).replace(_SEPARATOR, ' | ').replace(_ROW, f' |{chr(10)}| ')} |"


FILTERS = {"markdown": markdown_text, "markdown_row": markdown_row, "svg": svg}
FUNCTIONS = {"printed_rows": printed_rows, "markdown_rows": markdown_rows, "marked_rows": marked_rows}
