"""`greenroom analyze FILE...`: measures recordings, or folders of them, for people or for programs."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from greenroom.cli.interrupt import INTERRUPTED, cancelled_by_interrupt
from greenroom.cli.question import chosen_question
from greenroom.cli.results import results_in
from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.errors import Cancelled, UserError
from greenroom.practice.sound_files import sound_file, sound_files_in
from greenroom.practice.work import CancelToken, Progress
from greenroom.texts import shell_words, text, words

if TYPE_CHECKING:
    from greenroom.domain.assessment import Assessment
    from greenroom.domain.question import Question

SOME_UNREADABLE = 1
LEAST_BYTES = 10_000


def analyze(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(help=text("cli.analyze.files"), metavar="FILE...")],
    as_json: Annotated[bool, typer.Option("--json", help=text("cli.analyze.json"))] = False,  # noqa: FBT002
    into: Annotated[Path | None, typer.Option(help=text("cli.analyze.into"), metavar="FILE")] = None,
    question: Annotated[str | None, typer.Option(help=text("cli.question.help"), metavar="ID")] = None,
) -> None:
    terminal = terminal_of(context)
    asked = chosen_question(terminal.services, question)
    wanted = list(sound_files_in(files))
    cancel = CancelToken()
    with ExitStack() as ending:
        ending.enter_context(cancelled_by_interrupt(cancel))
        if into is not None:
            results = ending.enter_context(results_in(into))
            there = [file for file in wanted if file in results.measured]
            wanted = [file for file in wanted if file not in results.measured]
            if there:
                terminal.tell(text("cli.analyze.there", n=len(there), path=str(into)))
            printing: _Json | _Lines = _Json(results.write)
        else:
            printing = _Json(terminal.print) if as_json else _Lines(terminal)
        read = _analyze_all(terminal, wanted, asked, printing, cancel)
    if cancel.is_cancelled:
        terminal.tell(text("cli.analyze.cancelled", n=len(wanted) - len(read)))
        if into is not None:
            terminal.tell(text("cli.analyze.again"))
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(0 if all(read) else SOME_UNREADABLE)


def _analyze_all(
    terminal: Terminal,
    files: Sequence[str],
    question: "Question | None",
    printing: "_Json | _Lines",
    cancel: CancelToken,
) -> list[bool]:
    """Measure one file after another until cancelled; tells of each that was done whether it could be read."""
    sizes = [_size(file) for file in files]
    read = []
    with terminal.progress(text("cli.analyze.all", n=len(files))) as progress, suppress(Cancelled):
        for number, file in enumerate(files):
            cancel.raise_if_cancelled()
            part = Part(progress, sum(sizes[:number]) / sum(sizes), sizes[number] / sum(sizes))
            read.append(_analyzed(terminal, file, question, printing, part, cancel))
    return read


def _size(file: str) -> int:
    """Give a file's share in the work: its bytes, and something for the opening."""
    try:
        return LEAST_BYTES + Path(file).stat().st_size
    except OSError:  # it is told when its turn comes
        return LEAST_BYTES


@dataclass(frozen=True, slots=True)
class Part:
    """The progress of one file within that of all, so that the time left is that of all."""

    whole: Progress
    before: float
    share: float

    def __call__(self, done: float) -> None:
        self.whole(min(1.0, self.before + self.share * done))


def _analyzed(
    terminal: Terminal,
    file: str,
    question: "Question | None",
    printing: "_Json | _Lines",
    progress: Progress,
    cancel: CancelToken,
) -> bool:
    """Measure a file and print the result; tells whether it could be read."""
    try:
        measured = terminal.services.assessing.assess_file(sound_file(file), question, progress, cancel)
    except UserError as error:
        if not error.code.startswith("file."):
            raise  # a missing model is not the file's fault and the same for all of them
        printing.unreadable(file, error)
        progress(1.0)
        return False
    printing.measured(file, measured)
    return True


@dataclass(frozen=True, slots=True)
class _Json:
    """One JSON object a line, as `docs/analyze.schema.json` says; plain ASCII, which every pipe carries."""

    write: Callable[[str], None]

    def measured(self, file: str, assessment: "Assessment") -> None:
        from greenroom.practice.report import report

        self._print(report(file, assessment, words))

    def unreadable(self, file: str, error: UserError) -> None:
        from greenroom.practice.report import error_report

        self._print(error_report(file, error, shell_words))

    def _print(self, report: dict[str, Any]) -> None:
        self.write(json.dumps(report, allow_nan=False))


@dataclass(frozen=True, slots=True)
class _Lines:
    """The feedback in words."""

    terminal: Terminal

    def measured(self, file: str, assessment: "Assessment") -> None:
        from greenroom.cli.answer import lines

        for line in (*lines(file, assessment), ""):
            self.terminal.print(line)

    def unreadable(self, _file: str, error: UserError) -> None:
        self.terminal.print_error(error)
