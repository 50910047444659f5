"""Whisper's tokens as text, read without holding up the window."""

from collections.abc import Iterable
from pathlib import Path

_SHOWN = (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))
_HIDDEN = (byte for byte in range(0x100) if byte not in _SHOWN)
_BYTES = {chr(byte): byte for byte in _SHOWN} | {chr(0x100 + at): byte for at, byte in enumerate(_HIDDEN)}
"""GPT-2's letters for bytes: those that can be seen stand for themselves, the others for 256 and on."""
_END = "<|endoftext|>"
"""The first token that is no text; all behind it are none either."""


class Vocabulary:
    """What faster-whisper asks a `tokenizers.Tokenizer` for, but for writing text in tokens.

    That one takes 75 ms to read its file, with Python's lock held all the while: no key is answered.
    """

    def __init__(self, folder: Path) -> None:
        """Read the vocabulary of a model; raises OSError, ValueError where it is none."""
        self._texts = (folder / "vocabulary.txt").read_text("utf-8").split("\n")
        self._end = self._texts.index(_END)

    def token_to_id(self, text: str) -> int | None:
        return self._texts.index(text) if text in self._texts else None

    def decode(self, tokens: Iterable[int]) -> str:
        """Give the text of tokens; what is no text, as times and languages, is left out."""
        letters = "".join(self._texts[token] for token in tokens if token < self._end)
        return bytes(_BYTES[letter] for letter in letters).decode("utf-8", "replace")
