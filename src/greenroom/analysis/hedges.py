"""Hedges: phrases that lower how sure the speaker seems, where they are used for that."""

from collections.abc import Sequence

from greenroom.analysis.lexicon import HedgePhrase, Lexicon, Phrase
from greenroom.analysis.spoken import bare
from greenroom.domain.measures import Hedge
from greenroom.domain.transcript import Word

_BREAKS = (".", "?", "!", ",", ";", ":", "…")
_SENTENCE_ENDS = (".", "?", "!", "…")


def hedges(words: Sequence[Word], lexicon: Lexicon) -> tuple[Hedge, ...]:
    """Find the hedges among the words that count, in time order and apart from each other.

    At each word the longest phrase of the lexicon is taken; an exception must stand in the same sentence.
    """
    tokens = tuple(bare(word.text) for word in words)
    found = []
    at = 0
    while at < len(words):
        phrase = next((p for p in lexicon.hedges if _stands(p, at, words, tokens)), None)
        if phrase is None:
            at += 1
            continue
        end = at + len(phrase.words)
        if not _is_excepted(phrase, at, words, tokens):
            text = " ".join(word.text for word in words[at:end]).strip(" .,;:!?…")
            found.append(Hedge(text, words[at].start_s, words[end - 1].end_s))
        at = end
    return tuple(found)


def _stands(phrase: HedgePhrase, at: int, words: Sequence[Word], tokens: Phrase) -> bool:
    end = at + len(phrase.words)
    return tokens[at:end] == phrase.words and not any(word.text.endswith(_BREAKS) for word in words[at : end - 1])


def _is_excepted(phrase: HedgePhrase, at: int, words: Sequence[Word], tokens: Phrase) -> bool:
    end = at + len(phrase.words)
    after_is_near = not words[end - 1].text.endswith(_BREAKS)
    before_is_near = at > 0 and not words[at - 1].text.endswith(_SENTENCE_ENDS)
    return (after_is_near and any(tokens[end : end + len(p)] == p for p in phrase.not_before)) or (
        before_is_near and any(tokens[max(0, at - len(p)) : at] == p for p in phrase.not_after)
    )
