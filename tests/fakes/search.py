"""Looking for words without an index: slow, and plain to see that it is right."""

import re
import unicodedata
from collections.abc import Sequence

from greenroom.domain.search import Hit, Term, hit_at, searchable
from greenroom.domain.transcript import Transcript


def places(transcript: Transcript, wanted: Sequence[Term]) -> tuple[Hit, ...]:
    """Give where each of the terms is said; nothing where one of them is not."""
    words, starts_s = searchable(transcript)
    said = [(number, piece) for number, word in enumerate(words) for piece in pieces(word)]
    spans = [found_in([piece for _, piece in said], term) for term in wanted]
    if not all(spans):
        return ()
    merged: list[list[int]] = []
    for first, last in sorted(span for each in spans for span in each):
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(last, merged[-1][1])
        else:
            merged.append([first, last])
    return tuple(hit_at(words, starts_s, said[first][0], said[last][0]) for first, last in merged)


def found_in(said: Sequence[str], term: Term) -> list[tuple[int, int]]:
    looked_for = pieces(term.words)
    size = len(looked_for)
    return [
        (at, at + size - 1)
        for at in range(len(said) - size + 1)
        if said[at : at + size - 1] == looked_for[:-1]
        and (
            said[at + size - 1] == looked_for[-1] if term.exact else said[at + size - 1].startswith(looked_for[-1])
        )
    ]


def pieces(text: str) -> list[str]:
    """Give letters and digits that stand together, without accents and capitals."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain.casefold())
