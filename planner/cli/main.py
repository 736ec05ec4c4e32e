"""The table of commands, and what happens when one of them fails.

A module of its own because only here is an exception turned into an exit status. A command's module is imported
when the command is called: `planner rules` does not wait for the file reader, nor `planner new` for the rules.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planner import __version__
from planner.cli.exits import Exit

if TYPE_CHECKING:
    from planner.worksheets.write import Pages

COMMANDS = {
    "check": "planner.cli.check",
    "diff": "planner.cli.diff",
    "format": "planner.cli.format_design",
    "import": "planner.cli.import_document",
    "merge": "planner.cli.merge",
    "new": "planner.cli.new",
    "propose": "planner.cli.propose",
    "rules": "planner.cli.rules",
    "schema": "planner.cli.schema",
    "trace": "planner.cli.trace",
    "worksheets": "planner.cli.worksheets",
}
"""Each module holds a click command named `command`."""

SUMMARIES = {
    "check": "Judges designs and prints the findings.",
    "diff": "Tells what changed between two designs.",
    "format": "Brings a design into canonical form.",
    "import": "Turns a Topology Builder document into a design.",
    "merge": "Merges two edits of one design; also as git's merge driver.",
    "new": "Starts a design from a reference design.",
    "propose": "Proposes a first design for so many users on so many sites.",
    "rules": "Prints the rule book, or the page of one rule.",
    "schema": "Prints the JSON Schema of design files.",
    "trace": "Follows one connection through a design, hop by hop.",
    "worksheets": "Writes the DNS, certificate, firewall and other worksheets.",
}
"""First lines for the overview; they stand here so that `planner --help` imports no command."""

_EPILOG = (
    "planner, or planner DESIGN, opens the window. planner render DESIGN --out FILE makes a picture without one, "
    "planner review DESIGN --out FILE a report for reviewers. "
    "planner self-test proves an installation."
)

_OUTPUT_FAILS = frozenset((errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF))
"""What a full or broken place for the output says; an OSError of a file names the file."""


class _Commands(click.Group):
    """A group whose commands are imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, for the overview."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(SUMMARIES.items()))


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="planner")
def planner() -> None:
    """Topology Planner for Skype for Business Server."""


def main(argv: Sequence[str] | None = None, pages: Pages | None = None) -> int:
    """Runs one command.

    Args:
        argv: the arguments without the program's name; None takes those of the process.
        pages: lays out worksheets as a PDF. This room knows no way to; without one there is no such format.

    Returns:
        The exit status, as `planner.cli.exits` lists them.
    """
    _speak_utf8()
    try:
        arguments = None if argv is None else list(argv)
        status = planner.main(args=arguments, prog_name="planner", standalone_mode=False, obj=pages)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.UNUSABLE
    except click.Abort:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _give_up_output()  # whoever read it has seen enough
        return Exit.FINE
    except OSError as error:
        if error.filename is not None or error.errno not in _OUTPUT_FAILS:
            _say_defect(error)
            return Exit.DEFECT
        _give_up_output()
        click.echo(f"standard output: {error.strerror} (expected a place that can be written to)", err=True)
        return Exit.UNUSABLE
    except Exception as error:
        _say_defect(error)
        return Exit.DEFECT
    return status if isinstance(status, int) else Exit.FINE


def _give_up_output() -> None:
    """Throws away what is left of the output: the interpreter must not stumble over it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say_defect(error: Exception) -> None:
    click.echo(f"planner: a defect of the planner itself: {type(error).__name__}: {error}", err=True)
    if os.environ.get("PLANNER_DEBUG") == "1":
        click.echo(traceback.format_exc(), err=True, nl=False)
    else:
        click.echo(
            "Please report it with the design file. PLANNER_DEBUG=1 in the environment shows where it happened.",
            err=True,
        )


def _speak_utf8() -> None:
    """Results are files as soon as they are redirected, and files are UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
