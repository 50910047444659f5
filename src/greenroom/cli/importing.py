"""`greenroom import FILE...`: puts recordings made elsewhere into the library and measures them."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from greenroom.cli.answer import lines
from greenroom.cli.interrupt import INTERRUPTED, cancelled_by_interrupt
from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.errors import Cancelled, UserError
from greenroom.practice.sound_files import sound_file, sound_files_in
from greenroom.practice.work import CancelToken
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.domain.take import Take

SOME_UNREADABLE = 1


def import_files(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(help=text("cli.import.files"), metavar="FILE...")],
    measure: Annotated[bool, typer.Option(help=text("cli.import.measure"))] = True,  # noqa: FBT002
) -> None:
    terminal = terminal_of(context)
    wanted = list(sound_files_in(files))
    cancel = CancelToken()
    read = []
    with cancelled_by_interrupt(cancel), suppress(Cancelled):
        for file in wanted:
            cancel.raise_if_cancelled()
            read.append(_imported(terminal, file, cancel, measure=measure))
    if cancel.is_cancelled:
        terminal.tell(text("cli.import.cancelled", n=len(wanted) - len(read)))
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(0 if all(read) else SOME_UNREADABLE)


def _imported(terminal: Terminal, file: str, cancel: CancelToken, *, measure: bool) -> bool:
    """Keep a file that is no take yet and measure it where it is not; tells whether it could be read."""
    try:
        take = _take(terminal, file, cancel)
        if measure and terminal.services.takes.assessment(take.id) is None:
            _measure(terminal, file, take, cancel)
    except UserError as error:
        if not error.code.startswith("file."):
            raise
        terminal.print_error(error)
        return False
    return True


def _take(terminal: Terminal, file: str, cancel: CancelToken) -> "Take":
    """Give the take that a file is, or becomes now."""
    importing = terminal.services.importing
    if (known := importing.known(sound_file(file))) is not None:
        terminal.tell(text("cli.import.known", number=known.number, file=file))
        return known
    with terminal.progress(text("cli.import.progress", file=file)) as progress:
        take = importing.take_in(sound_file(file), progress, cancel)
    terminal.tell(text("cli.record.kept", number=take.number, path=str(take.audio)))
    return take


def _measure(terminal: Terminal, file: str, take: "Take", cancel: CancelToken) -> None:
    with terminal.progress(text("cli.analyze.progress", file=file)) as progress:
        assessment = terminal.services.answering.measure_again(take, progress, cancel)
    for line in (*lines(take.title, assessment), ""):
        terminal.print(line)
