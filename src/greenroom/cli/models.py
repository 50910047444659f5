"""`greenroom models`: which speech models there are, installing and checking them."""

from pathlib import Path
from typing import Annotated

import typer

from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.model import ModelState, ModelStatus
from greenroom.practice.work import CancelToken
from greenroom.texts import text

SOME_NOT_WHOLE = 1

app = typer.Typer(help=text("cli.models.help"), no_args_is_help=True)


@app.command("list", help=text("cli.models.list.help"))
def list_models(context: typer.Context) -> None:
    terminal = terminal_of(context)
    _print_states(terminal, *terminal.services.models.models())


@app.command(help=text("cli.models.install.help"))
def install(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(help=text("cli.models.names"), metavar="NAME...")] = None,
    all_: Annotated[bool, typer.Option("--all", help=text("cli.models.all"))] = False,  # noqa: FBT002
    folder: Annotated[
        Path | None, typer.Option("--from", help=text("cli.models.from"), exists=True, file_okay=False)
    ] = None,
) -> None:
    terminal = terminal_of(context)
    models = terminal.services.models
    if not names and not all_:
        raise typer.BadParameter(text("cli.models.which"))
    for name in [model.name for model in models.models()] if all_ else names or []:
        with terminal.progress(text("cli.models.installing", name=name)) as progress:
            status = models.install(name, folder, progress, CancelToken())
        _print_states(terminal, status)


@app.command(help=text("cli.models.verify.help"))
def verify(context: typer.Context) -> None:
    terminal = terminal_of(context)
    models = terminal.services.models
    whole = True
    for model in models.models():
        if model.state is ModelState.MISSING:
            continue
        with terminal.progress(text("cli.models.verifying", name=model.name)) as progress:
            status = models.verify(model.name, progress, CancelToken())
        _print_states(terminal, status)
        whole = whole and status.state is ModelState.INSTALLED
    raise typer.Exit(0 if whole else SOME_NOT_WHOLE)


def _print_states(terminal: Terminal, *models: ModelStatus) -> None:
    """Print one line a model, its columns as wide as the widest of them."""
    rows = [
        (
            model.name,
            f"{model.bytes / 1e6:>5.0f} MB",
            model.licence,
            text(f"cli.models.{model.state}", name=model.name, files=", ".join(model.damaged)),
            model.title,
        )
        for model in models
    ]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        terminal.print(line.rstrip())
