"""What a person corrected, as labels to measure and train with: one take in the shape of a reference."""

from dataclasses import asdict
from typing import Any

from greenroom.domain.corrections import Corrections
from greenroom.domain.take import Take
from greenroom.domain.transcript import Certainty, Transcript


def labels(take: Take, said: Transcript, corrections: Corrections, audio: str) -> dict[str, Any]:
    """Give one line of references; docs/labels.md tells what each field means.

    `said` is the corrected transcript, `audio` the name by which predictions are matched: folder/file. What nobody
    corrected stands as it was heard. Corrections that do not fit the newest hearing are left out.
    """
    confirmed = [pause for pause in said.filled_pauses if pause.certainty is Certainty.CONFIRMED]
    return {
        "audio": audio,
        "duration_s": take.duration_s,
        "speaker": "me",
        "words": [
            {"text": word.text, "start_s": word.start_s, "end_s": word.end_s, "kind": word.kind.value}
            for word in said.words
        ],
        "fillers": [
            {"text": pause.text, "kind": "filled_pause", "start_s": pause.start_s, "end_s": pause.end_s}
            for pause in confirmed
        ],
        "tags": ["corrected"],
        "corrections": [{**asdict(made), "kind": made.kind.value} for made in corrections.made],
    }
