"""The Jinja environments: ours, and the closed room in which a team's own templates run.

A module of its own because it is where a stranger's text is turned into a program: what it may reach, and how much of
it, is read here at one glance. Jinja is imported when the first page is laid out; a check never needs it.
"""

from functools import cache
from pathlib import Path
from typing import Any

LARGEST_TEMPLATE = 1_000_000
"""Bytes of a template file."""
_LONGEST_REPEAT = 100_000
"""Items or characters that one multiplication in a template may make, and the largest factor of a power."""


class TemplateFault(Exception):
    """A template that cannot be read or used. The message names template and line."""


@cache
def environment_of(folders: tuple[Path, ...]) -> Any:
    """The environment for templates of these folders, the first before the second; the last one is ours.

    Strict: an unknown name is an error. Everything is escaped as HTML, except in templates for Markdown.
    """
    from jinja2 import ChoiceLoader, Environment, StrictUndefined

    # The sandbox looks at every attribute of every row; templates that we ship ourselves need not pay for that.
    kind = _closed_room() if len(folders) > 1 else Environment
    loader = _folder_loader()
    return kind(
        loader=ChoiceLoader([loader(str(folder)) for folder in folders]),
        undefined=StrictUndefined,
        # jinja's own choice looks at the last suffix only, which of page.html.j2 is not html
        autoescape=lambda name: name is None or ".md" not in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _closed_room() -> Any:
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class ClosedRoom(ImmutableSandboxedEnvironment):
        """Jinja's sandbox stops `range` at a limit, but not a text times a number."""

        intercepted_binops = frozenset(["*", "**"])

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "*" and not all(isinstance(item, int | float) for item in (left, right)):
                times = next((item for item in (left, right) if isinstance(item, int)), 0)
                length = next((len(item) for item in (left, right) if hasattr(item, "__len__")), 0)
                if times * length > _LONGEST_REPEAT:
                    raise SecurityError("repeats a text or list too often")
            if operator == "**" and (abs(left) > _LONGEST_REPEAT or abs(right) > 100):
                raise SecurityError("raises to too high a power")
            return super().call_binop(context, operator, left, right)

    return ClosedRoom


def _folder_loader() -> Any:
    from jinja2 import FileSystemLoader, TemplateNotFound
    from jinja2.loaders import split_template_path

    class FolderLoader(FileSystemLoader):
        """Templates of one folder; jinja itself would follow a symbolic link out of it, and read a file of any size."""

        def get_source(self, environment: Any, template: str) -> Any:
            root = Path(self.searchpath[0]).resolve()
            path = root.joinpath(*split_template_path(template))
            if path.is_file():
                if not path.resolve().is_relative_to(root):
                    raise TemplateFault(f"{template}:1: lies outside of its template folder")
                if path.stat().st_size > LARGEST_TEMPLATE:
                    raise TemplateFault(f"{template}:1: is larger than 1 MB")
            elif path.exists() and not path.is_dir():
                raise TemplateNotFound(template)  # a pipe or device, which nobody should wait for
            try:
                return super().get_source(environment, template)
            except UnicodeDecodeError as error:
                line = error.object[: error.start].count(b"\n") + 1
                raise TemplateFault(f"{template}:{line}: is not UTF-8 text") from error

    return FolderLoader


def place_of(error: BaseException, template: str, folders: tuple[Path, ...]) -> str:
    """NAME:LINE of the template in which a run-time fault happened, which may be one that `template` draws in.

    Jinja compiles templates so that tracebacks carry the files and lines of the templates.
    """
    name, line, trace = template, 1, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        inside = next((folder for folder in folders if Path(file).is_relative_to(folder)), None)
        if inside is not None:
            name, line = Path(file).relative_to(inside).as_posix(), trace.tb_lineno
        trace = trace.tb_next
    return f"{name}:{line}"
