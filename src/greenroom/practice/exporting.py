"""What a take can be exported as."""

from enum import StrEnum


class ExportForm(StrEnum):
    """Its value is also the ending of the file's name."""

    FLAC = "flac"
    WAV = "wav"
    JSON = "json"
    TEXT = "txt"

    @property
    def needs_assessment(self) -> bool:
        """Whether the take must have been measured."""
        return self in (ExportForm.JSON, ExportForm.TEXT)
