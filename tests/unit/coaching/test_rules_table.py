"""The table of rules: complete, and the same in the documentation as in the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from greenroom.coaching.rule import Rule
from greenroom.coaching.table import NOTHING, RULES

ROOT = Path(__file__).parents[3]
ROWS = (*RULES, NOTHING)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_says_when_why_and_who_found_so(row: Rule) -> None:
    for told in (row.when, row.why, row.source):
        assert told.strip()
        assert not set(told) & set("|\n")  # it stands in a table


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_a_source_is_a_study_of_some_year_or_says_that_it_is_our_own() -> None:
    year = re.compile(r"(19|20)\d\d")
    assert [row.name for row in ROWS if not year.search(row.source) and "own judgement" not in row.source] == []


def test_the_documentation_shows_the_rules_as_they_are() -> None:
    check = [sys.executable, str(ROOT / "packaging" / "rules_table.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
