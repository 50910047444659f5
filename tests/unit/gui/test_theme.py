"""Contrast, computed as WCAG 2.2 does: text 4.5 : 1, the edges of controls and what has the focus 3 : 1."""

import re

import pytest

from greenroom.gui.theme import Theme, read_theme, style_sheet

TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "soft")
        for ground in ("paper", "sidebar", "card", "praise", "problem", "hover", "sky")
    ),
    ("soft", "track"),
    ("ink", "current"),
    ("ink", "mint"),
    ("green", "sidebar"),
    ("paper", "ink"),
    ("on_green", "green"),
    ("on_green", "green_hover"),
    ("on_recording", "recording"),
    ("on_recording", "recording_hover"),
    ("mint_ink", "mint"),
    ("mint_ink", "praise"),
    ("sky_ink", "sky"),
    ("filler_ink", "filler_fill"),
    ("pause_ink", "pause_fill"),
    ("hedge_ink", "hedge_fill"),
    ("repetition_ink", "repetition_fill"),
    ("discourse_marker_ink", "discourse_marker_fill"),
]
SHAPES = [
    *((shape, ground) for shape in ("edge", "focus") for ground in ("paper", "card", "sidebar")),
    ("green", "track"),
    ("recording", "track"),
    ("wave_played", "card"),
    ("wave", "card"),
    ("band", "card"),
    ("filler_edge", "card"),
    ("hedge", "card"),
    ("repetition", "card"),
    ("discourse_marker", "card"),
    ("green", "mint"),
    ("wave_played", "mint"),
    ("focus", "mint"),
    ("green", "sky"),
]


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return read_theme(request.param)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_and_focus_can_be_seen(theme: Theme, shape: str, ground: str) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3.0


def test_the_marks_have_the_colours_they_are_known_by(theme: Theme) -> None:
    assert (theme.filler, theme.pause, theme.hedge) == ("#E69F00", "#56B4E9", "#CC79A7")


def test_the_style_sheet_has_no_colour_of_its_own(theme: Theme) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(theme)))
    assert used <= {getattr(theme, name) for name in Theme.__slots__}
