"""Every assessment there can be, for hypothesis."""

from hypothesis import strategies as st

from greenroom.domain.assessment import Assessment, Versions
from greenroom.domain.feedback import Advice, Feedback, Message
from greenroom.domain.heard import Heard
from greenroom.domain.measures import (
    Filler,
    FillerKind,
    FillerRate,
    Hedge,
    Level,
    Measures,
    Pace,
    PaceWindow,
    Pause,
    PausePlace,
    Quality,
    QualityReason,
)
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind

seconds = st.floats(0, 7200)
rates = st.none() | st.floats(0, 1000)
dbfs = st.floats(-120, 0)
shares = st.floats(0, 1)
texts = st.text(max_size=12)
certainties = st.sampled_from(Certainty)
values = st.one_of(texts, st.integers(), st.floats(allow_nan=False, allow_infinity=False))


def several(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=3).map(tuple)


spans = st.builds(Span, seconds, seconds)
words = st.builds(Word, texts, seconds, seconds, st.sampled_from(WordKind), shares)
filled_pauses = st.builds(FilledPause, texts, seconds, seconds, certainties, several(texts))
transcripts = st.builds(Transcript, several(words), several(filled_pauses), several(spans), seconds, texts)
tracks = st.builds(LevelTrack, seconds, several(dbfs), dbfs, st.integers(0), st.integers(0))
messages = st.builds(Message, texts, st.dictionaries(texts, values, max_size=3))
advice = st.builds(Advice, texts, messages, messages, several(spans))
qualities = st.builds(Quality, st.booleans(), several(st.sampled_from(QualityReason)))
windows = st.builds(PaceWindow, seconds, seconds, st.floats(0, 1000))
fillers = st.builds(Filler, texts, st.sampled_from(FillerKind), seconds, seconds, certainties, several(texts))

measures = st.builds(
    Measures,
    answer_length_s=st.none() | seconds,
    word_count=st.integers(0, 10_000),
    pace=st.builds(Pace, rates, rates, rates, st.none() | shares, several(windows)),
    fillers=several(fillers),
    filler_rate=st.none() | st.builds(FillerRate, st.integers(0, 500), rates, rates),
    pauses=several(st.builds(Pause, seconds, seconds, st.sampled_from(PausePlace))),
    hedges=several(st.builds(Hedge, texts, seconds, seconds)),
    level=st.builds(Level, st.none() | dbfs, st.none() | dbfs, dbfs, shares),
    quality=qualities,
)

assessments = st.builds(
    Assessment,
    st.builds(Heard, transcripts, tracks, texts, texts),
    measures,
    st.builds(Feedback, st.none() | advice, several(messages), several(messages)),
    st.builds(Versions, texts, texts, texts, texts),
)
