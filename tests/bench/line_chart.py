"""Lines through measured points, as SVG that reads on light and dark pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WIDE, _HIGH, _LEFT, _TOP = 420, 200, 60, 56
_EACH = _WIDE + _LEFT + 40
_COLOURS = ("#2f9e77", "#8a8f98", "#c58b2a")


@dataclass(frozen=True, slots=True)
class Chart:
    """Points (x, y) by the name of their line; an empty one says that nothing was measured."""

    title: str
    x: str
    y: str
    lines: Mapping[str, Sequence[tuple[float, float]]]


def svg(charts: Sequence[Chart]) -> str:
    """Draw the charts beside each other, each on its own scale from 0."""
    label = "; ".join(chart.title for chart in charts)
    view = f'viewBox="0 0 {_EACH * len(charts)} {_TOP + _HIGH + 50}" role="img" aria-label="{label}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {view}>',
        "<style>text{font:13px system-ui,sans-serif;fill:#6b7280}.v{font-size:11px}</style>",
    ]
    for at, chart in enumerate(charts):
        parts += [f'<g transform="translate({_EACH * at + _LEFT} {_TOP})">', *_drawn(chart), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _drawn(chart: Chart) -> list[str]:
    points = [point for line in chart.lines.values() for point in line]
    parts = [
        f'<text x="0" y="-38" font-weight="600">{chart.title}</text>',
        f'<path d="M0 0V{_HIGH}H{_WIDE}" fill="none" stroke="#6b7280"/>',
        f'<text class="v" x="{_WIDE}" y="{_HIGH + 34}" text-anchor="end">{chart.x}</text>',
        f'<text class="v" x="{12 - _LEFT}" y="-6">{chart.y}</text>',
    ]
    if not points:
        return [*parts, f'<text x="20" y="{_HIGH / 2}">not measured</text>']
    widest, highest = (max(point[axis] for point in points) or 1.0 for axis in (0, 1))
    parts += [
        f'<text class="v" x="{_WIDE * x / widest:.1f}" y="{_HIGH + 16}" text-anchor="middle">{x:,.0f}</text>'
        for x in sorted({point[0] for point in points})
    ]
    for share in (0.5, 1.0):
        y = _HIGH * (1 - share)
        parts.append(f'<text class="v" x="-6" y="{y + 4:.1f}" text-anchor="end">{highest * share:.2g}</text>')
    for at, (name, line) in enumerate(chart.lines.items()):
        colour = _COLOURS[at % len(_COLOURS)]
        places = [(_WIDE * x / widest, _HIGH * (1 - y / highest)) for x, y in line]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
        parts.append(f'<rect x="{140 * at}" y="-28" width="12" height="12" rx="3" fill="{colour}"/>')
        parts.append(f'<text x="{140 * at + 18}" y="-17">{name}</text>')
    return parts
