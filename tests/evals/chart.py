"""A picture of the figures beside each other, as SVG that reads on light and dark pages."""

from collections.abc import Sequence
from dataclasses import dataclass

_ROW, _BAR, _LEFT, _WIDE, _TOP = 46, 10, 210, 420, 34
_COLOURS = ("#2f9e77", "#8a8f98", "#c58b2a")
_NAMES = ("Greenroom", "stock", "stock, prompted")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of each system, and its target, all on a scale of its own."""

    name: str
    values: tuple[float | None, ...]
    target: float


def svg(rows: Sequence[Row]) -> str:
    """Draw a bar for each system and a line at the target, each row on its own scale."""
    height = _TOP + _ROW * len(rows) + 8
    label = "Figures of Greenroom and stock faster-whisper with their targets"
    view = f'viewBox="0 0 {_LEFT + _WIDE + 90} {height}" role="img" aria-label="{label}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {view}>',
        "<style>text{font:13px system-ui,sans-serif;fill:#6b7280}.v{font-size:11px}</style>",
    ]
    for at, name in enumerate(_NAMES):
        x = _LEFT + 150 * at
        parts.append(f'<rect x="{x}" y="9" width="12" height="12" rx="3" fill="{_COLOURS[at]}"/>')
        parts.append(f'<text x="{x + 18}" y="20">{name}</text>')
    for at, row in enumerate(rows):
        parts += _bars(row, _TOP + _ROW * at)
    return "\n".join([*parts, "</svg>", ""])


def _bars(row: Row, y: int) -> list[str]:
    top = max([value for value in row.values if value is not None] + [row.target]) or 1.0
    parts = [f'<text x="{_LEFT - 12}" y="{y + 24}" text-anchor="end">{row.name}</text>']
    for at, value in enumerate(row.values):
        if value is None:
            continue
        width = max(1.0, _WIDE * value / top)
        level = y + 4 + (_BAR + 2) * at
        parts.append(
            f'<rect x="{_LEFT}" y="{level}" width="{width:.1f}" height="{_BAR}" rx="3" fill="{_COLOURS[at]}"/>'
        )
        parts.append(f'<text class="v" x="{_LEFT + width + 6:.1f}" y="{level + 9}">{value:.3g}</text>')
    x = _LEFT + _WIDE * row.target / top
    parts.append(f'<path d="M{x:.1f} {y + 1}v{_ROW - 8}" stroke="#6b7280" stroke-dasharray="3 3"/>')
    return parts
