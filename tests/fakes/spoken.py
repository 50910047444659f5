"""Answers in the notation of tests/golden as what is heard: words, `{um}` a filled pause, `{um?}` a possible one,
`[1.4]` a silence."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenroom import resources
from greenroom.analysis.lexicon import Lexicon
from greenroom.domain.heard import Heard
from greenroom.domain.sound import LevelTrack
from greenroom.domain.transcript import Certainty, FilledPause, Span, Transcript, Word, WordKind

FILLED_PAUSE_S = 0.4
STEP_S = 0.05
RATE_HZ = 16_000
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
_PIECE = re.compile(r"\[(?P<silence>[\d.]+)\]|\{(?P<filler>\w+)(?P<possible>\?)?\}|(?P<word>\S+)")


def english() -> Lexicon:
    return Lexicon.from_data(resources.read_toml(resources.asset("lexicons", "en.toml")))


@dataclass(frozen=True)
class Voice:
    """How an answer is spoken; loudness in dBFS."""

    words_per_minute: float = 150.0
    level_dbfs: float = -23.0
    noise_dbfs: float = -60.0
    clipped_share: float = 0.0
    confidence: float = 0.9


def spoken(said: str, voice: Voice | None = None) -> Heard:
    """Time an answer; silences end a stretch of voice, words and filled pauses follow on each other."""
    voice = voice or Voice()
    words: list[Word] = []
    fillers: list[FilledPause] = []
    speech: list[Span] = []
    at_s = 0.0
    for piece in _PIECE.finditer(said):
        if silence := piece["silence"]:
            at_s += float(silence)
            continue
        is_filler = piece["filler"] is not None
        end_s = at_s + (FILLED_PAUSE_S if is_filler else 60 / voice.words_per_minute)
        text = piece["filler"] or piece["word"]
        if is_filler:
            sure = Certainty.POSSIBLE if piece["possible"] else Certainty.CONFIRMED
            fillers.append(FilledPause(text, at_s, end_s, sure, ("sound",)))
        if not piece["possible"]:
            kind = WordKind.FILLED_PAUSE if is_filler else WordKind.WORD
            words.append(Word(text, at_s, end_s, kind, voice.confidence))
        if speech and speech[-1].end_s == at_s:
            speech[-1] = Span(speech[-1].start_s, end_s)
        else:
            speech.append(Span(at_s, end_s))
        at_s = end_s
    transcript = Transcript(tuple(words), tuple(fillers), tuple(speech), at_s, "en")
    return Heard(transcript, loudness(transcript, voice), "base", "1")


def loudness(transcript: Transcript, voice: Voice) -> LevelTrack:
    steps = round(transcript.duration_s / STEP_S)
    voiced = [any(s.start_s <= (i + 0.5) * STEP_S < s.end_s for s in transcript.speech) for i in range(steps)]
    track = tuple(voice.level_dbfs if is_voiced else voice.noise_dbfs for is_voiced in voiced)
    samples = round(transcript.duration_s * RATE_HZ)
    return LevelTrack(STEP_S, track, voice.level_dbfs + 15, round(voice.clipped_share * samples), samples)


def golden(path: Path) -> tuple[dict[str, Any], Heard]:
    """Read one golden answer: its data and what is heard of it."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    named = ("words_per_minute", "level_dbfs", "noise_dbfs", "clipped_share", "confidence")
    return data, spoken(data["said"], Voice(**{name: data[name] for name in named if name in data}))
