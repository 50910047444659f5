"""Syllables from spelling: groups of vowels, and the exceptions English has most often; without a dictionary."""

import re

from greenroom.analysis.spoken import said

_GROUP = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e(?=(?:l(?:y|iness|ihood|ess)|ments?|ness|ful(?:ly)?|some|where|things?|body|work|teen|dom)$)"
    r"|(?<=[^aeiouy-])e(?=ty$)"  # safely, movement, ninety, but not society
    r"|(?<=[^aeiouy][iaou][^aeiouyl])e(?=(?:line|form|bar|house|zone|name|w(?:ise|ays)|sel(?:f|ves)|cast|mark|ship"
    r"|craft|m[ae]n|day|board|proof|berry|land|scale|keeper|holder|maker|room|sheet|shop|port)s?$)"
    r"|(?<![^aeiouylrw]l)(?<![bct]r)(?<=[^aeiouy])e$"  # come, but not table, centre
    r"|(?<=[aeiou][gq])ue(?=[sd]?$)"  # league, unique
    r"|(?<=ic)a(?=lly$)"  # basically
    r"|(?<![^aeiouylrw]l)(?<![sc]h)(?<![bct]r)(?<=[^aeiouysxzcg])e(?=s$)"  # comes, but not tables or changes
    r"|(?<![^aeiouylrw]l)(?<![cdt]r)(?<=[^aeiouytd])e(?=d$)"  # moved, but not handled, wanted, hundred
)
_APART = re.compile(
    r"(?<![ctsg])i(?=a(?!ge))"  # familiar, but not special, marriage
    r"|(?<![ctsgxnl])i(?=o)|(?<=[nl])i(?=o(?!n))"  # period, but not question, anxious, opinion
    r"|(?<=[bdhklmnprstvf])i(?=e(?:rs?|st|t)$)|(?<=[bdhklmnprsvf])i(?=en(?:t|ce))"  # earlier, client, not patient
    r"|(?<=qu)i(?=et)|(?<=[rl])u(?=i[nd])|a(?=o|ive)|e(?=um)|o(?=ever)|(?<=[aeiou]n)e(?=ar$)"  # ruin, chaos
    r"|(?<=[aeou])y(?=ers?$|a[gl]|o)|(?<=g)u(?=ity)"  # player, royal, beyond
    r"|i(?=et(?:y|ies)$)"  # society
    r"|(?<![gq])u(?=(?:al|ally|ate|ates|ated|ation|ent|ently|ence|ency|ity)$)"  # usual, graduate, fluent
    r"|[aeouiy](?=ing)|y(?=ees?$)"  # going, trying, employee
    r"|(?<=[^aeiouy])e(?=o(?!n|u|p))"  # video, but not surgeon, people
    r"|(?<=cr)e(?=at)|(?<=id)e(?=as?$)"  # create, idea
    r"|(?<=\br)e(?=a(?:lit|lis|liz|ct|ss))"  # reality, react
)
_SYLLABIC_END = re.compile(
    r"(?<=s)ms?$|(?<=th)ms?$|(?<=[^aeiouy])n't$|(?<=ve)n't$|(?<=[sxz])'s$|(?<=[cs]h)'s$|(?<=[scgz]e)'s$|(?<=t)'ll$"
    r"|(?<=[td])'d$"
)
_EVERY = re.compile("^ever(?=y)")
_CONTRACTION = re.compile(r"n't$|'[a-z]+$")
_COUNTS = {
    word: count
    for count, words in {
        1: "hm hmm mm mmm shh ms",
        2: "evening business chocolate maybe rely wednesday embed forward awesome iron science colleague cashier"
        " somewhat sometimes naive diamond o'clock ok mr mrs dr cv tv uk eu ai ui ux hr",
        3: "area another anyone everyone ratio february theatre api ceo url faq usa seo apache",
        4: "genuinely",
    }.items()
    for word in words.split()
}
_LETTERS = {"w": 3}
"""A word without a vowel is spelt out, HTML; each letter has one syllable but these."""


def syllables(text: str) -> int:
    """Count the syllables of a written word as it is said; numbers and signs count as their words."""
    return sum(_of(word) for word in said(text))


def _of(word: str) -> int:
    extra = len(_SYLLABIC_END.findall(word))
    stem = _CONTRACTION.sub("", word)
    for known, more in ((word, 0), (stem, extra), (stem.removesuffix("s"), extra)):
        if known in _COUNTS:
            return _COUNTS[known] + more
    if not _GROUP.search(stem):
        return max(1, sum(_LETTERS.get(letter, 1) for letter in stem))
    stem = _EVERY.sub("evr", stem)
    split = _SILENT_E.sub("", _APART.sub(lambda found: found.group() + "-", stem))
    return max(1, len(_GROUP.findall(split)) + extra)
