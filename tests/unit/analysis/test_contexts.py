"""How a case is read, and where its pattern fits."""

import pytest

from greenroom.analysis.contexts import Said, WordClass, case, decide
from greenroom.analysis.spoken import bare

CLASSES = {
    "be": WordClass(frozenset({"is", "was"})),
    "adverb": WordClass(frozenset({"so"}), ("ly",), frozenset({"family"})),
}


def fits(pattern: str, said: str) -> bool:
    """Tell whether the pattern fits around the word "x"."""
    texts = said.split()
    tokens = [bare(text) for text in texts]
    at = tokens.index("x")
    return decide([case(f"+ {pattern}", CLASSES)], False, Said.of(texts, tokens), at, at + 1)


@pytest.mark.parametrize(
    ("pattern", "said", "does"),
    [
        ("a|b _", "b x c", True),
        ("a|b _", "c x b", False),
        ("a|b _", "x", False),
        ("_ c d", "b x c d", True),
        ("_ c d", "b x d c", False),
        ("@be _", "It was x", True),
        ("@adverb _", "really x", True),
        ("@adverb _", "family x", False),
        ("@adverb _", "fly x", False),  # nothing is left of it without its ending
        ("_ @Name", "x Excel", True),
        ("_ @Name", "x I", False),
        ("_ @Name", "x. Excel", False),
        ("_ #", "x 20%", True),
        ("_ # *", "x 20%", False),
        ("_ !a|b", "x c", True),
        ("_ !a|b", "x b", False),
        ("_ !a|b", "x", False),
        ("@be @adverb? _", "was x", True),
        ("@be @adverb? _", "was really x", True),
        ("@be @adverb? _", "was not x", False),
        # commas are no wall, ends of sentences are
        ("a _ c", "a, x, c", True),
        ("a _", "a. x", False),
        ("_ c", "x? c", False),
        ("a . _", "a. x", True),
        # edges
        (", _ ,", "a, x, c", True),
        (", _ ,", "a, x c", False),
        (", _ ,", "X", True),
        (". _", "a. x", True),
        (". _", "a, x", False),
        (". _", "x", True),
        ("_ .", "a x", True),
        ("^ _", "x", True),
        ("^ _", "a. x", False),
        ("_ ?", "a x?", True),
        ("_ ?", "a x.", False),
        ("_ ~ c", "x c", True),
        ("_ ~ c", "x, c", False),
        # a gap is any words of the sentence
        ("_ ... c", "x c", True),
        ("_ ... c", "x a, b c", True),
        ("_ ... c", "x a. c", False),
        ("a ... _", "a b, c x", True),
        ("a ... _", "a b. c x", False),
        ("_ ... , c", "x a b, c", True),
        ("_ ... , c", "x a b c", False),
        (", _", "a... x", True),
        (". _", "a... x", False),
        (", _", "a” x", False),
        (", _", "a,” x", True),
    ],
)
def test_where_a_pattern_fits(pattern: str, said: str, *, does: bool) -> None:
    assert fits(pattern, said) == does


def test_the_first_case_that_fits_decides() -> None:
    said = Said.of(["a", "x"], ["a", "x"])
    cases = [case(text, {}) for text in ("+ b _", "- a _", "+ a _")]
    assert not decide(cases, True, said, 1, 2)
    assert decide(cases[:1], True, said, 1, 2)
    assert not decide(cases[:1], False, said, 1, 2)
