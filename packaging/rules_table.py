"""Writes the table of advice into docs/measures.md, from the rules. `--check` only tells if it is stale."""

import sys
from pathlib import Path

from greenroom.coaching.table import NOTHING, RULES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "measures.md"
BEGIN, END = "<!-- rules: written by packaging/rules_table.py -->\n", "<!-- end of rules -->\n"


def table() -> str:
    rows = [
        "| | rule | applies when | why it matters, and why here | source |",
        "|---|---|---|---|---|",
        *(
            f"| {place} | {rule.name} | {rule.when} | {rule.why} | {rule.source} |"
            for place, rule in enumerate((*RULES, NOTHING), 1)
        ),
    ]
    return "\n".join(rows) + "\n"


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, found, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        sys.exit(f"{PAGE}: the marks of the table are missing")
    new = before + BEGIN + table() + END + after
    if new == page:
        return
    if "--check" in sys.argv:
        sys.exit(f"stale, run packaging/rules_table.py: {PAGE}")
    PAGE.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
