"""What to work on next: the rules in order of priority, each with its reason and its source.

docs/measures.md shows this table; `packaging/rules_table.py` writes it there. A source marked † was read through
another.
"""

from greenroom.analysis.bands import FILLERS_PER_MINUTE, LONG_PAUSE_S
from greenroom.analysis.quality import CLIPPED_SHARE
from greenroom.coaching import delivery, substance
from greenroom.coaching.rule import Finding, Rule

_BANGERTER = "Bangerter et al. 2014"
_LASKE = "Laske and DiGennaro Reed 2024"
_CONVENTION = "own judgement on a convention of career advice (60-120 s), no controlled study"

RULES = (
    Rule(
        "no_answer",
        substance.no_answer,
        f"says that nothing comes to mind, T below {substance.MUCH_TOO_SHORT:g} of the band's low end",
        "without an answer there is nothing else to judge",
        "own judgement; the words are a list of our own",
    ),
    Rule(
        "no_story",
        substance.no_story,
        f"story asked for; at least {substance.GENERAL} words of the general (usually, always, would) and more of "
        "them than acts told in the past",
        "what usually happens answers another question; stories raise hiring recommendations, self-descriptions "
        "lower them",
        f"{_BANGERTER}; the words and the count are own judgement",
    ),
    Rule(
        "much_too_short",
        substance.much_too_short,
        f"story, T below {substance.MUCH_TOO_SHORT:g} of the band's low end",
        "no room for what was done; a missing result is a part of that",
        _CONVENTION,
    ),
    Rule(
        "no_result",
        substance.no_result,
        "story, no word of an outcome in its first sentence or second half, and no change with a number",
        "answers hold mostly situation, little action and result; a story that ends is worth more than a short "
        "one. The word list is long on purpose: a false alarm does more harm than silence",
        _BANGERTER,
    ),
    Rule(
        "much_too_long",
        substance.much_too_long,
        f"story, T above {substance.MUCH_TOO_LONG:g} times the band's high end",
        "the listener is lost before the result",
        _CONVENTION,
    ),
    Rule(
        "fillers",
        delivery.fillers,
        f"more than {FILLERS_PER_MINUTE.high:g} confirmed filled pauses a minute and at least "
        f"{delivery.LEAST_FILLERS}",
        "12 a minute had a cost and 5 had none; first of the polish, as the best measured",
        f"{_LASKE}; the least count is own judgement",
    ),
    Rule(
        "long_pauses",
        delivery.long_pauses,
        f"at least {delivery.LONG_PAUSES} pauses above {LONG_PAUSE_S:g} s within clauses, and more than "
        f"{delivery.LONG_PAUSES_PER_MINUTE:g} a minute",
        "pauses within clauses are what listeners hear as hesitation",
        "Kahng 2018 for the place; the count is own judgement",
    ),
    Rule(
        "hedges",
        delivery.hedges,
        f"at least {delivery.HEDGES}, and more than {delivery.HEDGES_PER_MINUTE:g} a minute; where an opinion was "
        "asked for, phrases such as “I think” do not count",
        "hedges lower authority and weaken strong arguments; the effect is on how sure one seems",
        "Hosman 1989; Blankenship and Holtgraves 2005; Gibbons 1991 found none on persuasion; the count is own "
        "judgement",
    ),
    Rule(
        "discourse_markers",
        delivery.discourse_markers,
        f"at least {delivery.MARKERS}, and more than {delivery.MARKERS_PER_MINUTE:g} a minute",
        "too many “like” cost recommendations; but words cost less than sounds, so they come after those",
        f"Russell, Perkins and Grinnell 2008; {_LASKE}; the count is own judgement",
    ),
    Rule(
        "fast",
        delivery.fast,
        f"above {delivery.FAST_WPM:g} words a minute, and mean word confidence below {delivery.LOST_CONFIDENCE:g}",
        "fast and understood is no fault; fast and lost is",
        "Benki 2011† for the rate; the confidence is own judgement",
    ),
    Rule(
        "slow",
        delivery.slow,
        f"below {delivery.SLOW_WPM:g} words a minute",
        "pace is the one cue that both sides read as nerves",
        "Feiler and Powell 2016; the rate is own judgement, well below the ordinary range",
    ),
    Rule(
        "clipped",
        delivery.clipped,
        f"more than {100 * CLIPPED_SHARE:g} % of the samples are cut off",
        "about the recording, so only where nothing about the answer is in the way",
        "own judgement",
    ),
    Rule(
        "faint",
        delivery.faint,
        f"voice below {delivery.FAINT_DBFS:g} dBFS",
        "about the recording, as above",
        "own judgement",
    ),
)
"""Substance before polish: design of this project. The recording comes last."""

NOTHING = Rule(
    "nothing",
    lambda _: Finding(),
    "none of the above",
    "advice nobody needs costs the trust in the rest",
    "own judgement",
)
"""What is said where no rule applies."""
