"""The performance page, from figures that are there and figures that are not."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.found import Figure, Found, Place, keep, kept
from tests.bench.line_chart import Chart, svg
from tests.bench.page import NOT_MEASURED, Row, Target, rows, targets, write
from tests.bench.run import GROUPS

START, ANALYZE = "start to usable window", "analyze 60 min"
HERE = Place("a machine, 2 cores", "Python 3.11", "abc1234", is_trial=False)
AIM = Target("delay", "answers", "s", 2.0, "greenroom", "by hand")


def page_of(found: dict[str, tuple[Found, Place]], folder: Path) -> str:
    write(found, folder)
    return (folder / "performance.md").read_text(encoding="utf-8")


def line_of(name: str, page: str) -> list[str]:
    line = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_figure_that_was_not_measured_says_so(tmp_path: Path) -> None:
    page = page_of({"start": (Found({START: Figure(0.9)}), HERE)}, tmp_path)
    assert line_of(START, page) == [START, "s", "0.9", "-", "-", "1", "met"]
    assert line_of(ANALYZE, page)[2:5] == [NOT_MEASURED, "-", "-"]
    assert line_of(ANALYZE, page)[-1] == NOT_MEASURED
    figures = json.loads((tmp_path / "performance.json").read_text(encoding="utf-8"))
    assert figures[ANALYZE]["greenroom"] is None
    assert figures[START]["greenroom"] == 0.9
    assert "| |" not in page.split("|---")[-1]  # no cell is blank


@pytest.mark.parametrize(
    ("of", "greenroom", "peer", "verdict"),
    [
        ("greenroom", 2.0, None, "met"),
        ("greenroom", 2.1, 9.0, "not met"),
        ("greenroom", None, 1.0, NOT_MEASURED),
        ("ratio", 4.0, 2.0, "met"),
        ("ratio", 5.0, 2.0, "not met"),
        ("ratio", 1.0, None, NOT_MEASURED),
        ("ratio", 1.0, 0.0, NOT_MEASURED),
        ("more", 5.0, 3.0, "met"),
        ("more", 5.1, 3.0, "not met"),
        ("more", 1.0, None, NOT_MEASURED),
    ],
)
def test_verdicts(of: str, greenroom: float | None, peer: float | None, verdict: str) -> None:
    assert Row(replace(AIM, of=of), greenroom, peer).verdict == verdict


def test_two_groups_make_one_figure() -> None:
    both = rows([AIM], [Found({"delay": Figure(None, 3.0)}), Found({"delay": Figure(1.5)})])
    assert [(row.greenroom, row.peer, row.ratio) for row in both] == [(1.5, 3.0, 0.5)]


def test_a_figure_without_a_target_is_refused() -> None:
    with pytest.raises(KeyError):
        rows([AIM], [Found({"delays": Figure(1.0)})])


def test_a_trial_is_told_on_the_page(tmp_path: Path) -> None:
    page = page_of({"start": (Found({START: Figure(1.5)}), replace(HERE, is_trial=True))}, tmp_path)
    assert "A trial run" in page


def test_the_page_tells_how_many_answers_there_were(tmp_path: Path) -> None:
    runs = {"Greenroom, 30 s": [0.5, 0.6], "stock beam 5, 30 s": [3.0], "Greenroom, 120 s": [0.5]}
    assert "Answers: 1 of 120 s, 2 of 30 s. " in page_of({"answers": (Found({}, runs), HERE)}, tmp_path)
    assert "Answers:" not in page_of({}, tmp_path)


def test_each_target_has_a_group_and_a_name_of_its_own() -> None:
    aims = targets()
    assert len({aim.name for aim in aims}) == len(aims)
    assert {aim.group for aim in aims} <= set(GROUPS)
    assert {aim.of for aim in aims} == {"greenroom", "ratio", "more"}


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    found = Found({START: Figure(1.5)}, {"usable": [1.4, 1.5]}, {"Takes": [(100.0, 0.1)]})
    keep(tmp_path / "new", "start", found, HERE)
    assert kept(tmp_path / "new", "start") == (found, HERE)
    assert kept(tmp_path / "new", "busy") is None


def test_the_chart_has_every_line_or_says_that_there_is_none() -> None:
    lines = {"Greenroom": [(30.0, 1.0), (120.0, 1.2)], "stock": [(30.0, 3.0)]}
    drawn = svg([Chart("One", "x", "y", lines), Chart("Two", "x", "y", {})])
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert {"Greenroom", "stock", NOT_MEASURED} <= set(texts)
    assert drawn.count("<circle") == 3
