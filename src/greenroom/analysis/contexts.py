"""What stands around a phrase: patterns over the words beside it, and decision lists made of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

HERE = "_"
"""Stands in a pattern for the phrase itself."""

_START, _END = "^", "$"
_GAP = "..."
_MARKS = {".": ".", "?": "?", "!": "!", ",": ",", ";": ",", ":": ",", "…": ",", "-": ",", "–": ",", "—": ","}
_EDGES = {
    ",": frozenset(",.?!^$"),
    ".": frozenset(".?!^$"),
    "?": frozenset("?"),
    "^": frozenset("^"),
    "~": frozenset(("",)),
}
_SUFFIX_LEAST = 2
"""Letters before a suffix: "only" is no adverb of "on"."""


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words by list and by suffix, less exceptions: a tiny notion of parts of speech."""

    words: frozenset[str]
    suffixes: tuple[str, ...] = ()
    exceptions: frozenset[str] = frozenset()

    def holds(self, token: str) -> bool:
        if token in self.words:
            return True
        suffix = next((one for one in self.suffixes if token.endswith(one)), None)
        return suffix is not None and len(token) >= len(suffix) + _SUFFIX_LEAST and token not in self.exceptions


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern: a word of these classes, or (negated) any but such; an edge; or a gap."""

    classes: tuple[WordClass, ...] = ()
    edge: frozenset[str] = frozenset()
    name: bool = False
    number: bool = False
    anything: bool = False
    gap: bool = False
    negated: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A pattern, and whether the phrase counts where it fits; `before` reads backwards from the phrase."""

    counts: bool
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words ready to be compared: tokens in lower case, which are names, and the edges around them.

    Edge i stands before word i and the last one behind all: "^" where the answer begins, "$" where it breaks off,
    else the sign, or nothing.
    """

    tokens: tuple[str, ...]
    names: tuple[bool, ...]
    edges: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str], tokens: Sequence[str]) -> "Said":
        """Compare words as written with the same in lower case and without punctuation."""
        behind = [_edge(text) for text in texts]
        last = behind[-1] if behind and behind[-1] in _EDGES["."] else _END
        edges = (_START, *behind[:-1], last)
        names = tuple(
            text[:1].isupper() and edge not in _EDGES["."] and token.partition("'")[0] != "i"
            for text, token, edge in zip(texts, tokens, edges, strict=False)
        )
        return cls(tuple(tokens), names, edges)

    def ends(self, edge: int) -> bool:
        """Tell whether a sentence ends at an edge."""
        return self.edges[edge] in _EDGES["."]


def decide(cases: Sequence[Case], otherwise: bool, said: Said, at: int, end: int) -> bool:  # noqa: FBT001
    """Tell whether a phrase counts: what the first case that fits says (a decision list, Rivest 1987)."""
    fitting = (
        case.counts for case in cases if _fits(case.before, said, at, -1) and _fits(case.after, said, end, 1)
    )
    return next(fitting, otherwise)


def case(text: str, classes: Mapping[str, WordClass]) -> Case:
    """Read a case: "+" or "-" for counts or not, then words with `_` where the phrase stands.

    A place is a word or several ("look|looks"), a class ("@be"), a name ("@Name"), a number ("#"), any word ("*");
    "!" before it means any other, "?" after it that it may be missing. Edges are "," (a comma or more), "." (a
    sentence begins or ends), "?" (it was a question), "^" (the answer begins), "~" (nothing between).
    "..." is any number of words of the sentence, none too. Words beside
    each other may have a comma between them, for speech models set commas as they like, but no end of a sentence.

    Raises:
        ValueError: it is no case.
    """
    sign, *places = text.split()
    if sign not in ("+", "-") or places.count(HERE) != 1:
        raise ValueError(f"no case: {text!r}")
    here = places.index(HERE)
    slots = [_slot(place, classes) if place != HERE else Slot() for place in places]
    return Case(sign == "+", tuple(reversed(slots[:here])), tuple(slots[here + 1 :]))


def _edge(text: str) -> str:
    closed = text.rstrip("\"'”’)")
    return "," if closed.endswith("...") else _MARKS.get(closed[-1:], "")


def _fits(slots: tuple[Slot, ...], said: Said, at: int, step: int, *, may_cross: bool = False) -> bool:
    """Tell whether slots fit the words from the edge `at` on, forwards or backwards."""
    if not slots:
        return True
    first, rest = slots[0], slots[1:]
    if first.edge:
        return said.edges[at] in first.edge and _fits(rest, said, at, step, may_cross=True)
    if first.optional and _fits(rest, said, at, step, may_cross=may_cross):
        return True
    if first.gap:
        return any(_fits(rest, said, edge, step) for edge in _within_sentence(said, at, step))
    index = at if step > 0 else at - 1
    is_near = 0 <= index < len(said.tokens) and (may_cross or said.edges[at] not in _EDGES["."])
    return is_near and _holds(first, said, index) and _fits(rest, said, at + step, step)


def _within_sentence(said: Said, at: int, step: int) -> Iterator[int]:
    """Give the edges from `at` on, as far as the sentence goes."""
    last = len(said.tokens) if step > 0 else 0
    for edge in range(at, last + step, step):
        yield edge
        if said.ends(edge):
            return


def _holds(slot: Slot, said: Said, index: int) -> bool:
    token = said.tokens[index]
    fits = (
        slot.anything
        or any(one.holds(token) for one in slot.classes)
        or (slot.name and said.names[index])
        or (slot.number and any(sign.isdigit() for sign in token))
    )
    return fits != slot.negated


def _slot(place: str, classes: Mapping[str, WordClass]) -> Slot:
    if place == _GAP:
        return Slot(gap=True)
    if place in _EDGES:
        return Slot(edge=_EDGES[place])
    bare_place = place.removeprefix("!").removesuffix("?")
    parts = bare_place.split("|")
    named = [part[1:] for part in parts if part.startswith("@") and part != "@Name"]
    unknown = [name for name in named if name not in classes]
    if unknown or not all(parts):
        raise ValueError(f"no place of a case: {place!r}")
    words = frozenset(part for part in parts if part[0] not in "@#*")
    return Slot(
        classes=(WordClass(words), *(classes[name] for name in named)),
        name="@Name" in parts,
        number="#" in parts,
        anything="*" in parts,
        negated=place.startswith("!"),
        optional=place.endswith("?"),
    )
