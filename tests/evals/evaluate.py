"""The truth of measurement: `python -m tests.evals.evaluate --data FOLDER` writes docs/accuracy.md.

Each clip is heard with a probe that was trained without its speaker; clips that nothing is trained on are heard
with the shipped one. Stock faster-whisper hears the same clips. Intervals come from drawing speakers with
replacement, again and again.
"""

import argparse
import contextlib
import importlib.util
import io
import itertools
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from greenroom import resources
from greenroom.analysis.measuring import measure
from greenroom.bootstrap import Greenroom
from greenroom.domain.heard import Heard
from greenroom.domain.transcript import Certainty
from greenroom.speech.ear import Ear
from greenroom.speech.filled_pauses import Probe
from greenroom.speech.pitch import PitchMeter, load_swift_f0
from greenroom.speech.reading import Reader
from greenroom.speech.voice import SileroVoice, load_silero
from greenroom.speech.whisper import Whisper
from tests.evals.corpus import DEFAULT_DATA, DEFAULT_SYNTHETIC, FOLDS, Clip, load
from tests.evals.examples import Example, examples_of
from tests.evals.figures import Figures, counts_of, interval
from tests.evals.train_filled_pauses import Line, train
from tests.evals.writing import page

Predictions = dict[str, dict[str, Any]]


def score_module(data: Path) -> ModuleType:
    """Load the scoring program that lies beside the recordings."""
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(data / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def probes(
    clips: Sequence[Clip], spoken: Sequence[Clip] | Line, whisper: Whisper, silero: object
) -> Mapping[int, Probe]:
    """Train one probe for each fold, without its speakers; the synthetic voices are in no fold."""

    def learnt_from(clips: Sequence[Clip]) -> list[Example]:
        return [e for clip in clips if clip.is_trained_on for e in examples_of(clip, whisper, silero)]

    examples = learnt_from(clips)
    synthetic = spoken if isinstance(spoken, Line) else learnt_from(spoken)
    return {
        fold: train([example for example in examples if example.clip.fold != fold], synthetic, f"fold-{fold}")
        for fold in range(FOLDS)
    }


def hear(clip: Clip, whisper: Whisper, silero: object, probe: Probe) -> Heard:
    """Hear a clip just as the program does."""
    ear = Ear(SileroVoice(silero), Reader(whisper, probe, "base"), PitchMeter(load_swift_f0()))
    sound = clip.sound()
    for _piece in (*ear.feed(sound), *ear.finish()):
        pass
    return ear.heard()


def as_prediction(clip: Clip, heard: Heard, services: Greenroom) -> dict[str, Any]:
    """Write what was heard in the form that `greenroom analyze --json` gives."""
    measures = measure(heard, services.lexicon)
    words = heard.transcript.words
    sure = [f for f in heard.transcript.filled_pauses if f.certainty is Certainty.CONFIRMED]
    return {
        "audio": clip.audio,
        "words": [{"text": w.text, "start_s": w.start_s, "end_s": w.end_s, "kind": w.kind.value} for w in words],
        "fillers": [{"text": f.text, "start_s": f.start_s, "end_s": f.end_s} for f in sure],
        "pauses": [{"start_s": p.start_s, "end_s": p.end_s} for p in measures.pauses],
    }


def stock(clips: Sequence[Clip], folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Hear the clips with plain faster-whisper: base int8, beam 1, word times, gaps between words as pauses."""
    from faster_whisper import WhisperModel

    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)
    for clip in clips:
        segments, _ = model.transcribe(clip.sound(), language="en", beam_size=1, word_timestamps=True)
        heard = [word for segment in segments for word in segment.words or []]
        words = [{"text": w.word.strip(), "start_s": w.start, "end_s": w.end, "kind": "word"} for w in heard]
        gaps = [{"start_s": a.end, "end_s": b.start} for a, b in itertools.pairwise(heard)]
        yield clip.audio, {"audio": clip.audio, "words": words, "fillers": [], "pauses": gaps}


def kept(path: Path) -> Predictions:
    """Read predictions that an earlier run kept."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {line["audio"]: line for line in lines}


def printed(score: ModuleType, data: Path, predictions: Predictions) -> str:
    """Run the scoring program and give what it prints."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as text:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("\n".join(json.dumps(p) for p in predictions.values()), encoding="utf-8")
        score.main(str(data / "references.jsonl"), str(path))
    return text.getvalue()


def intervals(score: ModuleType, clips: Sequence[Clip], predictions: Predictions) -> Figures:
    """Give the main figures with 95 % intervals over speakers."""
    return interval([(clip.speaker, counts_of(score, clip, predictions[clip.audio])) for clip in clips])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--synthetic", type=Path, default=DEFAULT_SYNTHETIC, help="what make_fillers.py spoke")
    parser.add_argument("--models", type=Path, default=resources.models_home())
    parser.add_argument("--out", type=Path, default=Path("docs") / "accuracy.md")
    parser.add_argument("--predictions", type=Path, help="folder to keep the predictions in")
    parser.add_argument("--stock", type=Path, help="predictions of stock faster-whisper kept from an earlier run")
    arguments = parser.parse_args()
    score, clips = score_module(arguments.data), load(arguments.data)
    services = Greenroom(resources.home(), arguments.models)
    whisper, silero = Whisper(arguments.models / "base", threads=2), load_silero()
    shipped = Probe.load(resources.model_data("filled_pauses", "base.npz"))
    if arguments.synthetic.exists():
        spoken: Sequence[Clip] | Line = load(arguments.synthetic)
    else:
        spoken = Line(shipped.weights[1], float(shipped.bias[1]))
        print(
            f"no {arguments.synthetic} (packaging/make_fillers.py speaks it): the folds take the synthetic output"
        )
        print("as shipped, whose fillers are synthetic alone, but whose other sounds are of all speakers")
    held_out = probes(clips, spoken, whisper, silero)
    ours: Predictions = {}
    for clip in clips:
        probe = held_out[clip.fold] if clip.is_trained_on else shipped
        ours[clip.audio] = as_prediction(clip, hear(clip, whisper, silero, probe), services)
    theirs = kept(arguments.stock) if arguments.stock else dict(stock(clips, arguments.models / "base"))
    texts = [printed(score, arguments.data, predictions) for predictions in (ours, theirs)]
    figures = [intervals(score, clips, predictions) for predictions in (ours, theirs)]
    for name, predictions in (("ours", ours), ("stock", theirs)) if arguments.predictions else ():
        lines = "\n".join(json.dumps(p) for p in predictions.values())
        (arguments.predictions / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    arguments.out.write_text(page(clips, figures, texts), encoding="utf-8")
    print(*texts, sep="\n")


if __name__ == "__main__":
    main()
