"""What every command is handed: the services, and where to write."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO, cast

from greenroom.domain.errors import UserError
from greenroom.practice.work import Progress, unheard
from greenroom.texts import shell_words, text

if TYPE_CHECKING:
    import typer
    from rich.progress import Progress as Bar

    from greenroom.practice.services import Services


@dataclass(frozen=True, slots=True)
class Terminal:
    """Results go to `out`; errors and progress to `err`, so that results can be piped."""

    services: "Services"
    out: TextIO
    err: TextIO

    _bars: "list[Bar]" = field(default_factory=list)

    def print(self, line: str = "") -> None:
        with self._bar_aside():
            print(line, file=self.out, flush=True)

    def tell(self, line: str) -> None:
        """Write what is no result."""
        with self._bar_aside():
            print(line, file=self.err, flush=True)

    def print_error(self, error: UserError) -> None:
        """Tell what happened, what was kept and what to do."""
        what, kept, todo = (shell_words(message).strip() for message in error.messages)
        self.tell(text("cli.error", what=what))
        for line in filter(None, (kept, todo)):
            self.tell(f"  {line}")

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """Show the progress of long work while somebody watches."""
        if not self.err.isatty():
            yield unheard
            return
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(file=self.err), transient=True) as bar:
            task = bar.add_task(title, total=1.0)
            self._bars.append(bar)
            try:
                yield lambda done: bar.update(task, completed=done)
            finally:
                self._bars.remove(bar)

    @contextmanager
    def _bar_aside(self) -> Iterator[None]:
        """Take the progress off the screen while something is written there, so that the two do not mix."""
        for bar in self._bars:
            bar.stop()
        yield
        for bar in self._bars:
            bar.start()


def terminal_of(context: "typer.Context") -> Terminal:
    return cast("Terminal", context.obj)


def standard(services: "Services", out: TextIO) -> Terminal:
    """Write results to `out` and the rest to the standard error; what a stream cannot encode is escaped."""
    for stream in (out, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return Terminal(services, out, sys.stderr)
