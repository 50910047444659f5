"""Syllables from spelling: groups of vowels, and the exceptions English has most often; without a dictionary."""

import re

from greenroom.analysis.spoken import said

_GROUP = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(
    r"(?<=[^aeiouy])e(?=(?:ly|ments?|ness|less|ful|fully|some|where|things?|body|work)$)"  # safely, movement
    r"|(?<![^aeiouylrw]l)(?<=[^aeiouy])e$"  # come, but not table
    r"|(?<![^aeiouylrw]l)(?<![sc]h)(?<=[^aeiouysxzcg])e(?=s$)"  # comes, but not tables or changes
    r"|(?<![^aeiouylrw]l)(?<=[^aeiouytd])e(?=d$)"  # moved, but not handled or wanted
)
_APART = re.compile(
    r"(?<![ctsg])i(?=a(?!ge))"  # familiar, but not special, marriage
    r"|(?<![ctsgx])i(?=o)"  # period, serious, but not question, anxious
    r"|(?<=[bdhklmnprstvf])i(?=e(?:rs?|st|nts?|nce|nced|nces|t)$)"  # earlier, client, experience, diet
    r"|i(?=et(?:y|ies)$)"  # society
    r"|(?<![gq])u(?=(?:al|ally|ate|ates|ated|ation|ent|ently|ence|ity)$)"  # usual, graduate, fluent
    r"|[aeouiy](?=ing)|y(?=ees?$)"  # going, trying, employee
    r"|(?<=[^aeiouy])e(?=o(?!n|u|p))"  # video, but not surgeon, people
    r"|(?<=cr)e(?=at)|(?<=id)e(?=a)"  # create, idea
    r"|(?<=\br)e(?=a(?:lit|lis|liz|ct|ss))"  # reality, react
)
_SYLLABIC_END = re.compile(r"(?<=s)ms?$|(?<=[^aeiouy])n't$|(?<=[sxz])'s$|(?<=[cs]h)'s$|(?<=[scgz]e)'s$|(?<=t)'ll$")
_CONTRACTION = re.compile(r"n't$|'[a-z]+$")
_COUNTS = {
    word: count
    for count, words in {
        2: "every evening business chocolate somewhat something sometimes someone"
        " colleague colleagues forward awesome iron quiet science",
        3: "area areas another everything everyone anyone",
        4: "everybody",
    }.items()
    for word in words.split()
}


def syllables(text: str) -> int:
    """Count the syllables of a written word as it is said; numbers and signs count as their words."""
    return sum(_of(word) for word in said(text))


def _of(word: str) -> int:
    if word in _COUNTS:
        return _COUNTS[word]
    extra = len(_SYLLABIC_END.findall(word))
    stem = _CONTRACTION.sub("", word)
    if stem in _COUNTS:
        return _COUNTS[stem] + extra
    split = _SILENT_E.sub("", _APART.sub(lambda found: found.group() + "-", stem))
    return max(1, len(_GROUP.findall(split)) + extra)
