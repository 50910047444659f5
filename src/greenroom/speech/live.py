"""Hears while the person speaks: one worker, fed through a queue, that never loses a sample."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from queue import SimpleQueue

from greenroom.domain.heard import Heard
from greenroom.domain.transcript import Transcript
from greenroom.practice.ports import Samples
from greenroom.practice.work import CancelToken, Progress, unheard
from greenroom.speech.ear import Ear
from greenroom.speech.memory import give_back


class LiveListener:
    """Hears one answer; the worker starts with the first sound and loads the models itself."""

    def __init__(self, make_ear: Callable[[], Ear]) -> None:
        """Take what loads the models and makes an ear; it is called in the worker."""
        self._make_ear = make_ear
        self._sounds: SimpleQueue[Samples | None] = SimpleQueue()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="listening")
        self._heard: Future[Heard] | None = None
        self._tokens = [CancelToken()]
        self._progress: Progress = unheard
        self._fed = 0
        self._so_far: Transcript | None = None

    @property
    def heard_so_far(self) -> Transcript | None:
        """What was read by now; another object each time there is more. Never waits."""
        return self._so_far

    def feed(self, samples: Samples) -> None:
        """Take the next sound at 16 kHz; returns at once and never raises."""
        if not self._worker().done():  # done before the end: it failed, and `finish` will tell
            self._fed += samples.size
            self._sounds.put(samples.copy())

    def end(self) -> None:
        """Let the worker hear the rest; harmless when done twice."""
        self._worker()
        self._sounds.put(None)

    def finish(self, progress: Progress, cancel: CancelToken) -> Heard:
        """Hear what is left and tell everything; raises what the worker met."""
        self._progress = progress
        self._tokens.append(cancel)
        self.end()
        try:
            return self._worker().result()
        finally:
            self._pool.shutdown()

    def abandon(self) -> None:
        """Forget the answer and wait for the worker, one piece at most."""
        self._tokens[0].cancel()
        self._sounds.put(None)
        self._pool.shutdown()

    def _worker(self) -> Future[Heard]:
        if self._heard is None:
            try:
                self._heard = self._pool.submit(self._listen)
            except RuntimeError as error:  # abandoned, or the system has no thread left
                self._heard = Future()
                self._heard.set_exception(error)
        return self._heard

    def _listen(self) -> Heard:
        with closing(self._make_ear()) as ear:
            return self._listen_with(ear)

    def _listen_with(self, ear: Ear) -> Heard:
        heard = 0
        has_news = False
        while (sound := self._sounds.get()) is not None:
            for _piece in ear.feed(sound):
                self._raise_if_cancelled()
                has_news = True
            self._raise_if_cancelled()
            heard += sound.size
            self._progress(heard / max(1, self._fed))
            if has_news and self._sounds.empty():  # all that came was heard: telling it keeps nothing waiting
                self._so_far, has_news = ear.so_far(), False
                give_back()
        for _piece in ear.finish():
            self._raise_if_cancelled()
        self._progress(1.0)
        return ear.heard()

    def _raise_if_cancelled(self) -> None:
        for token in tuple(self._tokens):
            token.raise_if_cancelled()
