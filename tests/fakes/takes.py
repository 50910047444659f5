"""The library as the window sees it, held in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from greenroom.domain.assessment import Assessment
from greenroom.domain.corrections import Corrections
from greenroom.domain.errors import UserError
from greenroom.domain.search import Found, terms
from greenroom.domain.take import Take
from greenroom.practice.ports import Correct
from tests.fakes.answers import PEAK_STEP_S, PEAKS
from tests.fakes.search import places


class FakeTakes:
    def __init__(self, takes: tuple[Take, ...], assessments: dict[str, Assessment]) -> None:
        self.kept = takes
        self.assessments = assessments
        self.bin: list[Take] = []
        self.gone: set[str] = set()
        self.errors: list[UserError] = []
        self.errors_on_delete: list[UserError] = []
        self.errors_on_correcting: list[UserError] = []
        self.errors_on_notes: list[UserError] = []
        self.heards: dict[str, Assessment] = {}
        self.corrected: dict[str, Corrections] = {}

    def takes(self) -> tuple[Take, ...]:
        if self.errors:
            raise self.errors.pop(0)
        return self.kept

    def deleted(self) -> tuple[Take, ...]:
        if self.errors:
            raise self.errors.pop(0)
        return tuple(replace(take, deleted_at=datetime.now().astimezone()) for take in self.bin)

    def last_asked(self) -> Mapping[str, datetime]:
        return {take.question_id: take.recorded_at for take in reversed(self.kept) if take.question_id}

    def search(
        self,
        text: str,
        *,
        question_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[Found, ...]:
        asked = [take for take in self.kept if question_id in (None, take.question_id)]
        asked = [take for take in asked if since is None or take.recorded_at >= since]
        asked = [take for take in asked if until is None or take.recorded_at < until]
        measured = (take for take in asked if take.id in self.assessments)
        heard = ((take, self.assessments[take.id].heard) for take in measured)
        found = (Found(take, places(heard.transcript, terms(text))) for take, heard in heard)
        return tuple(each for each in found if each.hits)

    def take(self, take_id: str) -> Take:
        if take_id in self.gone:
            raise UserError("take.sound_gone")
        return self._known(take_id)

    def peaks(self, take_id: str) -> tuple[tuple[float, ...], float]:
        return (PEAKS, PEAK_STEP_S) if self.assessment(take_id) else (PEAKS[::2], 2 * PEAK_STEP_S)

    def assessment(self, take_id: str) -> Assessment | None:
        return self.assessments.get(take_id)

    def rename(self, take_id: str, title: str) -> Take:
        return self._change(take_id, title=title.strip())

    def write_notes(self, take_id: str, notes: str) -> Take:
        if self.errors_on_notes:
            raise self.errors_on_notes.pop(0)
        return self._change(take_id, notes=notes)

    def heard(self, take_id: str) -> Assessment | None:
        return self.heards.get(take_id, self.assessments.get(take_id))

    def corrections(self, take_id: str) -> Corrections:
        return self.corrected.get(take_id, Corrections())

    def corrected_takes(self) -> tuple[Take, ...]:
        return tuple(take for take in self.kept if self.corrections(take.id).made)

    def save_corrections(self, take_id: str, correct: Correct, hearing: Assessment | None = None) -> Assessment:
        if self.errors_on_correcting:
            raise self.errors_on_correcting.pop(0)
        newest = hearing or self.heards.get(take_id, self.assessments[take_id])
        corrections, assessment = correct(self._known(take_id), newest, self.corrections(take_id))
        self.heards[take_id] = newest
        self.corrected[take_id] = corrections
        self.assessments[take_id] = assessment
        return assessment

    def delete(self, *take_ids: str) -> None:
        if self.errors_on_delete:
            raise self.errors_on_delete.pop(0)
        self.bin += [take for take in self.kept if take.id in take_ids]
        self.kept = tuple(take for take in self.kept if take.id not in take_ids)

    def restore(self, *take_ids: str) -> None:
        back = [take for take in self.bin if take.id in take_ids]
        self.bin = [take for take in self.bin if take.id not in take_ids]
        self.kept = tuple(sorted((*self.kept, *back), key=lambda take: take.recorded_at, reverse=True))

    def purge(self, *take_ids: str) -> None:
        self.bin = [take for take in self.bin if take.id not in take_ids]

    def assign(self, take_id: str, question_id: str | None, question_text: str) -> Take:
        return self._change(take_id, question_id=question_id, question_text=question_text)

    def _known(self, take_id: str) -> Take:
        found = next((take for take in self.kept if take.id == take_id), None)
        if found is None:
            raise UserError("take.missing")
        return found

    def _change(self, take_id: str, **changes: str | None) -> Take:
        new = replace(self.take(take_id), **changes)  # type: ignore[arg-type]
        self.kept = tuple(new if take.id == take_id else take for take in self.kept)
        return new

    def size_bytes(self) -> int:
        return 12_400_000 * len(self.kept)

    def count_kept_before(self, moment: datetime) -> int:
        return sum(take.recorded_at < moment for take in self.kept)

    def close(self) -> None:
        self.errors = [UserError("library.closed")]
