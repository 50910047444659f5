"""One window a library: a second one says so and asks the first to come to the front."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QFileSystemWatcher

from greenroom.domain.errors import UserError
from greenroom.practice.folders import make_own


@contextmanager
def only_window(home: Path) -> Iterator[Callable[[Callable[[], object]], None]]:
    """Hold the library's window lock; gives what takes the thing to do when a second one is started.

    The lock ends with the process, however that ends. The second one writes into a file that the first watches:
    no socket. Where the folder cannot be written nothing is locked: the window stands and tells.

    Raises:
        UserError: `window.second`; the first window was asked to come to the front.
    """
    called, lock = home / "window.called", FileLock(home / "window.lock", mode=0o600)
    try:
        make_own(home)
        lock.acquire(timeout=0)
        called.touch(mode=0o600)
    except Timeout:
        called.write_text(datetime.now(UTC).isoformat())
        raise UserError("window.second") from None
    except OSError:  # told a moment later by the library or the model, which need the same folder
        pass
    watcher = QFileSystemWatcher()

    def on_second(come_forward: Callable[[], object]) -> None:
        watcher.addPath(str(called))
        watcher.fileChanged.connect(lambda _path: come_forward())

    try:
        yield on_second
    finally:
        lock.release()
