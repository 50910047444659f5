"""`greenroom import FILE...`: puts recordings made elsewhere into the library and measures them."""

from typing import Annotated

import typer

from greenroom.cli.answer import lines
from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.errors import UserError
from greenroom.practice.sound_files import sound_file, sound_files_in
from greenroom.practice.work import CancelToken
from greenroom.texts import text

SOME_UNREADABLE = 1


def import_files(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(help=text("cli.import.files"), metavar="FILE...")],
    measure: Annotated[bool, typer.Option(help=text("cli.import.measure"))] = True,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    kept = [_import(terminal, file, measure=measure) for file in sound_files_in(files)]
    raise typer.Exit(0 if all(kept) else SOME_UNREADABLE)


def _import(terminal: Terminal, file: str, *, measure: bool) -> bool:
    """Keep a file, then measure it; tells whether it could be read."""
    try:
        with terminal.progress(text("cli.import.progress", file=file)) as progress:
            take = terminal.services.importing.take_in(sound_file(file), progress, CancelToken())
    except UserError as error:
        if not error.code.startswith("file."):
            raise
        terminal.print_error(error)
        return False
    terminal.tell(text("cli.record.kept", number=take.number, path=str(take.audio)))
    if measure:
        with terminal.progress(text("cli.analyze.progress", file=file)) as progress:
            assessment = terminal.services.answering.measure_again(take, progress, CancelToken())
        for line in (*lines(take.title, assessment), ""):
            terminal.print(line)
    return True
