"""The commands, and what their arguments mean."""

from typing import Annotated

import typer

from greenroom import __version__
from greenroom.cli import analyze, doctor, importing, models, record, takes, window
from greenroom.cli.terminal import terminal_of
from greenroom.texts import text

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
        raise typer.Exit(window.open_window(terminal_of(context)))
