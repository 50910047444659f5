"""What an answer can be praised for, in its own words.

Praise must be true, so these lists are short, unlike that of `results.has_result`: what they find is there, and
much of what is there they miss.
"""

from collections.abc import Iterator, Sequence

from greenroom.coaching.occasions import occasions, own_acts
from greenroom.coaching.phrases import Phrases, found, quoted, sentences
from greenroom.domain.transcript import Word

_LEADS_TO_RESULT = Phrases("in the end, as a result, the result was, since then, from then on, eventually")
_OF_THEM = Phrases(
    """
    your posting, your advert, your website, your page, your company, your firm, your customers,
    your clients, your patients, your pupils, your students, your guests, your readers, your shop,
    your shops, your store, your workshop, your school, your ward, your wards, your hospital,
    your hotel, your factory, your warehouse, your drivers, your nurses, your teachers, your engineers,
    your founder, your products, your machines, your maps, your bikes, your tools, your report,
    your values, i read that you, i know that you, i saw that you, i heard that you, i noticed that you,
    i like that you, you told me, you told us, you showed me, you said that, you mentioned,
    you are the only
    """
)
_THANKS = Phrases("thank you for, thank you very much for, thank you so much for, thanks for")


def outcome(words: Sequence[Word]) -> str | None:
    """Quote how it ended, from the words that lead to it on; only in the second half is an ending one."""
    ends = tuple(_from(_LEADS_TO_RESULT, words[len(words) // 2 :]))
    return quoted(ends[-1]) if ends else None


def example(words: Sequence[Word]) -> str | None:
    """Quote the first sentence that names a time and tells what the speaker did or met then."""
    told = (s for s in sentences(words) if occasions(s) and own_acts(s))
    return next((quoted(sentence) for sentence in told), None)


def about_them(words: Sequence[Word]) -> str | None:
    """Quote the first clause that speaks of this employer."""
    clauses = (clause for sentence in sentences(words) for clause in _clauses(sentence))
    return next((quoted(clause) for clause in clauses if any(found(clause, _OF_THEM))), None)


def thanks(words: Sequence[Word]) -> str | None:
    """Quote the first thanks for something particular."""
    return next((quoted(next(_clauses(rest))) for rest in _from(_THANKS, words)), None)


def _from(leads: Phrases, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Give the rest of each sentence from such a phrase on."""
    for sentence in sentences(words):
        for lead in found(sentence, leads):
            yield sentence[sentence.index(lead[0]) :]


def _clauses(sentence: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut at the commas."""
    first = 0
    for at, word in enumerate(sentence, 1):
        if word.text.endswith(",") or at == len(sentence):
            yield sentence[first:at]
            first = at
