"""Discourse markers and hedges against literal uses: `python -m tests.evals.markers FILE...` prints F1 by phrase.

A file is either tab-separated with a head, one labelled occurrence a row (`phrase`, `occurrence` of it in the
text, `label`, `text`), or has one sentence a line in which what counts stands between < and >.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from greenroom import resources
from greenroom.analysis.expressions import found
from greenroom.analysis.lexicon import Lexicon
from greenroom.analysis.spoken import bare, is_filled_pause
from greenroom.domain.transcript import Word

COUNTING = frozenset({"fills", "hedges"})
PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        *("like", "so", "you know", "i mean", "right", "well", "actually", "basically", "literally"),
        *("kind of", "sort of", "just", "i think", "i guess", "maybe", "probably"),
    )
)
DRAWS = 2000


@dataclass(frozen=True)
class Occurrence:
    """One use of a phrase, at a word of its text."""

    phrase: str
    text: str
    at: int
    counts: bool


def occurrences(path: Path) -> list[Occurrence]:
    """Read the labelled occurrences of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(_of_table(lines) if path.suffix == ".tsv" else _of_sentences(lines))


def spoken(text: str) -> tuple[Word, ...]:
    """Give the words of a text, each a second long."""
    return tuple(Word(word, float(at), at + 1.0) for at, word in enumerate(text.split()))


def counted(text: str, lexicon: Lexicon) -> set[int]:
    """Give the words at which a phrase is found that counts; filled pauses are left out first, as in an answer."""
    words = [word for word in spoken(text) if not is_filled_pause(word, lexicon)]
    starts = (at for listed in (lexicon.hedges, lexicon.discourse_markers) for at, _ in found(words, listed))
    return {int(words[at].start_s) for at in starts}


def scores(results: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of pairs of what is labelled and what was said."""
    right = sum(label and said for label, said in results)
    said = sum(said for _, said in results)
    labelled = sum(label for label, _ in results)
    precision, recall = right / said if said else 1.0, right / labelled if labelled else 1.0
    return precision, recall, 2 * right / (said + labelled) if said + labelled else 1.0


def interval(results: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """Give the 95 % interval of F1 by drawing occurrences with replacement."""
    draw = random.Random(1)  # noqa: S311 - no secret
    drawn = sorted(scores(draw.choices(results, k=len(results)))[2] for _ in range(DRAWS))
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def _of_table(lines: Sequence[str]) -> Iterator[Occurrence]:
    rows = (line for line in lines if not line.startswith("#"))
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        places = _places(row["text"], tuple(row["phrase"].lower().split()))
        at = places[int(row["occurrence"]) - 1]
        yield Occurrence(row["phrase"].lower(), row["text"], at, row["label"] in COUNTING)


def _of_sentences(lines: Sequence[str]) -> Iterator[Occurrence]:
    for line in lines:
        if not line or line.startswith("#"):
            continue
        marked = {at for at, word in enumerate(line.split()) if word.startswith("<")}
        text = line.replace("<", "").replace(">", "")
        for phrase in PHRASES:
            for at in _places(text, phrase):
                yield Occurrence(" ".join(phrase), text, at, at in marked)


def _places(text: str, phrase: tuple[str, ...]) -> list[int]:
    tokens = tuple(bare(word) for word in text.split())
    return [at for at in range(len(tokens)) if tokens[at : at + len(phrase)] == phrase]


def line(name: str, results: Sequence[tuple[bool, bool]]) -> str:
    precision, recall, f1 = scores(results)
    return f"  {name:12}{len(results):4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def table(labelled: Sequence[Occurrence], results: Sequence[tuple[bool, bool]]) -> Iterator[str]:
    """Give the lines for each phrase, for matching the list alone, and for Greenroom."""
    for phrase in sorted({one.phrase for one in labelled}):
        yield line(phrase, [result for one, result in zip(labelled, results, strict=True) if one.phrase == phrase])
    for name, those in (("list match", [(label, True) for label, _ in results]), ("Greenroom", results)):
        low, high = interval(those)
        yield f"{line(name, those)} ({low:.3f} to {high:.3f})"


def main() -> None:
    """Print the table of each file, and with `--errors` what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    lexicon = Lexicon.from_data(resources.read_toml(resources.asset("lexicons", "en.toml")))
    for path in arguments.files:
        labelled = occurrences(path)
        results = [(one.counts, one.at in counted(one.text, lexicon)) for one in labelled]
        print(f"{path.name}: {len(labelled)} occurrences, {sum(one.counts for one in labelled)} count")
        print("\n".join(table(labelled, results)))
        for one, (label, said) in zip(labelled, results, strict=True):
            if arguments.errors and label != said:
                print(f"  {'missed' if label else 'extra '} {one.phrase:10} {one.text}")


if __name__ == "__main__":
    main()
