"""Word errors between two word lists, spelling and punctuation set aside."""

import re
from collections.abc import Sequence


def word_error_rate(reference: Sequence[str], heard: Sequence[str]) -> float:
    """Give substitutions, insertions and deletions over the number of reference words."""
    one, other = ([re.sub(r"[^a-z0-9']", "", word.lower()) for word in words] for words in (reference, heard))
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        before, row = row, [i]
        for j, said in enumerate(other, 1):
            row.append(min(before[j - 1] + (word != said), before[j] + 1, row[-1] + 1))
    return row[-1] / max(1, len(one))
