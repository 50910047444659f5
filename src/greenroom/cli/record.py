"""`greenroom record`: records an answer, keeps it and prints the feedback."""

import sys
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from greenroom.cli.enter import entered
from greenroom.cli.interrupt import INTERRUPTED, cancelled_by_interrupt
from greenroom.cli.question import chosen_question
from greenroom.cli.terminal import Terminal, terminal_of
from greenroom.domain.errors import Cancelled
from greenroom.domain.recording import EndReason
from greenroom.practice.work import CancelToken
from greenroom.texts import text

if TYPE_CHECKING:
    from greenroom.domain.take import Take
    from greenroom.practice.ports import Microphone

LOOK_EVERY_S = 0.1
COLD_SOURCE_S = 4.0
"""The longest wait for a first sample; a cold source gives it after 0.7 to 1.9 s."""


def record(
    context: typer.Context,
    question: Annotated[str | None, typer.Option(help=text("cli.question.help"), metavar="ID")] = None,
    seconds: Annotated[float | None, typer.Option(help=text("cli.record.seconds"), min=0.5)] = None,
    microphone: Annotated[str | None, typer.Option(help=text("cli.record.microphone"), metavar="ID")] = None,
) -> None:
    terminal = terminal_of(context)
    services = terminal.services
    if seconds is None and not sys.stdin.isatty():
        raise typer.BadParameter(text("cli.record.no_keys"))
    asked = chosen_question(services, question)
    ended = Event()
    source = services.microphone.open(microphone or services.settings.load().microphone, _noting_end(ended))
    _wait_for_sound(services.microphone, ended)
    if asked:
        terminal.tell(asked.text)
    services.answering.begin(asked)
    terminal.tell(text("cli.record.begun" if seconds is None else "cli.record.begun_for", source=source.name))
    _record_until_end(services.microphone, ended, seconds)
    cancel = CancelToken()
    with cancelled_by_interrupt(cancel):  # from here on Ctrl-C gives up the figures, never the recording
        take, reason = services.answering.keep()
        _print_kept(terminal, take, reason)
        _print_feedback(terminal, take, cancel)


def _noting_end(ended: Event) -> Callable[[EndReason | None], None]:
    """Give what the microphone calls: a reason ends the recording, a changed list of microphones does not."""
    return lambda reason: ended.set() if reason else None


def _wait_for_sound(microphone: "Microphone", ended: Event) -> None:
    """Let a cold source wake up, so that the first word is not lost."""
    for _ in range(round(COLD_SOURCE_S / LOOK_EVERY_S)):
        if microphone.level() is not None or ended.wait(LOOK_EVERY_S):
            return


def _record_until_end(microphone: "Microphone", ended: Event, seconds: float | None) -> None:
    """Wait for Enter, Ctrl-C, the end of the time or of the microphone."""
    try:
        while not ended.is_set():
            if seconds is None:
                if entered(LOOK_EVERY_S):
                    return
            elif microphone.recorded_s >= seconds:
                return
            else:
                ended.wait(LOOK_EVERY_S)
    except KeyboardInterrupt:
        return


def _print_kept(terminal: Terminal, take: "Take", reason: EndReason) -> None:
    if reason is not EndReason.STOPPED:
        terminal.tell(text(f"cli.record.{reason}"))
    terminal.tell(text("cli.record.kept", number=take.number, path=str(take.audio)))


def _print_feedback(terminal: Terminal, take: "Take", cancel: CancelToken) -> None:
    from greenroom.cli.answer import lines

    try:
        with terminal.progress(text("cli.record.hearing")) as progress:
            assessment = terminal.services.answering.measure(take, progress, cancel)
    except Cancelled:
        asked = f"--question {take.question_id} " if take.question_id else ""
        terminal.tell(text("cli.record.not_measured", number=take.number, asked=asked, path=str(take.audio)))
        raise typer.Exit(INTERRUPTED) from None
    title = take.question_text or text("cli.record.free")
    for line in lines(title, assessment):
        terminal.print(line)
