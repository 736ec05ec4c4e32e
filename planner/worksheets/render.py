"""The only Jinja environment: strict, sandboxed, HTML escaped.

A module of its own because templates may come from users: they see a worksheet and nothing else, cannot run
code, and an unknown name is an error with template and line, never an empty cell.
"""

from functools import cache
from pathlib import Path
from typing import Any

from planner.resource_files import resource_path
from planner.worksheets.worksheet import Worksheet


class TemplateFault(Exception):
    """A template that cannot be read or used. The message names template and line."""


@cache
def _environment(folders: tuple[Path, ...]) -> Any:
    # jinja2 costs 100 to 200 ms to import; a check or a window start does not need it
    from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class FolderLoader(FileSystemLoader):
        """Templates of one folder; jinja itself would follow a symbolic link out of it."""

        def get_source(self, environment: Any, template: str) -> Any:
            contents, path, uptodate = super().get_source(environment, template)
            roots = [Path(root).resolve() for root in self.searchpath]
            if not any(Path(path).resolve().is_relative_to(root) for root in roots):
                raise TemplateFault(f"{template}: lies outside of its template folder")
            return contents, path, uptodate

    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FolderLoader(str(folder)) for folder in folders]),
        undefined=StrictUndefined,
        # jinja's own choice looks at the last suffix only, which of page.html.j2 is not html
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = markdown_text
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
    from jinja2.exceptions import TemplateSyntaxError

    environment = _environment((*folders, resource_path("templates")))
    try:
        text: str = environment.get_template(template).render(worksheets=worksheets, facts=facts)
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{error.name or template}:{error.lineno}: {error.message}") from error
    except TemplateFault:
        raise
    except Exception as error:  # whatever a team's template does wrong is a fault of the template, not of ours
        raise TemplateFault(f"{template}:{_line_of(error)}: {error}") from error
    return text


def _line_of(error: BaseException) -> int:
    """The template line of a run-time fault: jinja compiles templates so that tracebacks carry it."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_MARKDOWN = str.maketrans(
    {
        "\\": "\\\\",
        "|": "\\|",
        "*": "\\*",
        "_": "\\_",
        "`": "\\`",
        "[": "\\[",
        "]": "\\]",
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
        "\n": "<br>",
        "\r": None,
    }
)


def markdown_text(text: object) -> str:
    """Text that a Markdown table shows as it is."""
    return str(text).translate(_MARKDOWN)
