"""The command line: reads the arguments, runs the command, shows errors and gives the exit status."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from greenroom import __version__
from greenroom.cli import analyze, doctor, importing, models, record, takes, window
from greenroom.cli.log import LateFile, logging_to
from greenroom.cli.terminal import Terminal, standard, terminal_of
from greenroom.domain.errors import UserError
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.practice.services import Services

FAILED = 1

log = logging.getLogger(__name__)

app = typer.Typer(
    help=text("cli.help"), add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
app.command("analyze", help=text("cli.analyze.help"))(analyze.analyze)
app.command("record", help=text("cli.record.help"))(record.record)
app.command("import", help=text("cli.import.help"))(importing.import_files)
app.add_typer(takes.app, name="takes")
app.add_typer(models.app, name="models")
app.command("doctor", help=text("cli.doctor.help"))(doctor.doctor)


def _print_version(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        terminal_of(context).print(text("cli.version", version=__version__))
        raise typer.Exit


@app.callback(invoke_without_command=True)
def without_command(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001, FBT002 - its callback has done the work
        bool, typer.Option("--version", help=text("cli.version.help"), callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Open the window where no command is named."""
    if context.invoked_subcommand is None:
        window.open_window(terminal_of(context))


def run_command_line(services: "Services", arguments: Sequence[str], out: TextIO) -> int:
    """Run one command; gives 0, 1 where something could not be done, 2 for wrong use."""
    terminal = standard(services, out)
    with logging_to(services.home / "log" / "greenroom.log") as log_file:
        try:
            app(args=list(arguments), prog_name="greenroom", obj=terminal)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else FAILED
        except UserError as error:
            terminal.print_error(error)
        except Exception:
            log.exception("greenroom %s", " ".join(arguments))
            _print_bug(terminal, log_file)
    return FAILED


def _print_bug(terminal: Terminal, log_file: LateFile) -> None:
    terminal.tell(text("cli.error", what=text("error.bug.what")))
    terminal.tell(f"  {text('error.bug.kept')}")
    if not log_file.refused:
        terminal.tell(f"  {text('cli.bug.todo', log=log_file.baseFilename)}")
