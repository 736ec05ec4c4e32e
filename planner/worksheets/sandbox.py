"""The Jinja environments: ours, and the closed room in which a team's own templates run.

A module of its own because it is where a stranger's text is turned into a program: what it may reach, and how much of
it, is read here at one glance. Jinja is imported when the first page is laid out; a check never needs it.
"""

from functools import cache, wraps
from pathlib import Path
from typing import Any

from planner.worksheets import template_limits

LARGEST_TEMPLATE = 1_000_000
"""Bytes of a template file."""
_LENGTHENING = ("center", "indent", "wordwrap", "batch", "slice", "truncate", "format", "replace", "join")
"""Filters that make long texts of short ones."""


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
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class ClosedRoom(ImmutableSandboxedEnvironment):
        """Jinja's sandbox, in which what a template does is counted too."""

        intercepted_binops = frozenset(["*", "**", "+", "%"])
        concat = staticmethod(template_limits.concatenated)

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.globals["range"] = template_limits.limited_range
            self.filters |= {name: _guarded(name, self.filters[name]) for name in _LENGTHENING}
            self.filters |= {_COUNTED: template_limits.Counted, _TILDE: _tilde()}

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            template_limits.check_operator(operator, left, right)
            return super().call_binop(context, operator, left, right)

        def call(self, __context: Any, __obj: Any, *arguments: Any, **more: Any) -> Any:
            return super().call(__context, __obj, *template_limits.checked_call(__obj, arguments), **more)

        def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
            """Loops count their rounds; `~`, which is no operator to Jinja, becomes a filter that counts characters."""
            template = super()._parse(source, name, filename)
            for loop in template.find_all(nodes.For):
                loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
            return _without_tilde(template, nodes)

    return ClosedRoom


_COUNTED, _TILDE = "counted by the planner", "joined by the planner"
"""Filters that no template can name."""


def _without_tilde(node: Any, nodes: Any) -> Any:
    """The tree with every `~` as a call of ours."""
    from jinja2.visitor import NodeTransformer

    class Tildes(NodeTransformer):
        def visit_Concat(self, found: Any) -> Any:
            self.generic_visit(found)
            parts = nodes.List(found.nodes, lineno=found.lineno)
            return nodes.Filter(parts, _TILDE, [], [], None, None, lineno=found.lineno)

    tree = Tildes().visit(node)
    tree.set_environment(node.environment)
    return tree


def _tilde() -> Any:
    from jinja2 import pass_eval_context
    from jinja2.runtime import markup_join, str_join

    @pass_eval_context
    def joined(evaluation: Any, parts: list[Any]) -> Any:
        template_limits.check_join(parts, "")
        return (markup_join if evaluation.autoescape else str_join)(parts)

    return joined


def _guarded(name: str, function: Any) -> Any:
    """The filter, looked at before it is carried out."""
    first = 1 if hasattr(function, "jinja_pass_arg") else 0  # behind what Jinja itself hands in

    @wraps(function)
    def call(*arguments: Any, **more: Any) -> Any:
        before, value, rest = arguments[:first], arguments[first], arguments[first + 1 :]
        if name == "join":
            value = list(value)
            template_limits.check_join(value, str(next(iter((*rest, *more.values(), "")))))
        else:
            template_limits.check_text(name, value, (*rest, *more.values()))
        return function(*before, value, *rest, **more)

    return call


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
