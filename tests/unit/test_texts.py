"""Texts: every key that is used exists, every key that exists is used, and the compiled catalogue is fresh."""

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from greenroom.domain.errors import UserError
from greenroom.domain.feedback import Message
from greenroom.texts import shell_words, text, words

ROOT = Path(__file__).parents[2]
ERROR_PARTS = ("what", "kept", "todo")
SHELL = ".shell"
"""Ends the key of what a terminal is told in place of the window's words."""
KEY = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+")


@cache
def catalogue() -> dict[str, tuple[str, ...]]:
    """Give the texts of each key, both forms of a plural."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((ROOT / "assets" / "locale" / "en").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                key = message.id if isinstance(message.id, str) else message.id[0]
                found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    found.pop("")
    return found


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Give all that the code says, each with its place."""
    return tuple(
        (f"{path.name}:{getattr(node, 'lineno', 0)}", node)
        for path in sorted((ROOT / "src" / "greenroom").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for place, node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
            yield place, node


def strings_in(node: ast.AST) -> list[str]:
    """Give the whole strings of an expression, not the pieces of those that are put together."""
    if isinstance(node, ast.JoinedStr):
        return []
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    return [value for child in ast.iter_child_nodes(node) for value in strings_in(child)]


def pattern(node: ast.JoinedStr) -> re.Pattern[str]:
    """Give what a key that is put together may look like."""
    parts = (
        re.escape("".join(strings_in(p))) if isinstance(p, ast.Constant) else r"[a-z_0-9.]+" for p in node.values
    )
    return re.compile("".join(parts))


def test_every_key_that_is_named_exists() -> None:
    missing = [
        f"{place} {key.value!r}"
        for place, call in calls("text", "Message")
        if isinstance(key := call.args[0], ast.Constant) and key.value not in catalogue()
    ]
    assert not missing


def test_every_key_that_is_put_together_may_exist() -> None:
    missing = [
        f"{place} {pattern(key).pattern}"
        for place, call in calls("text", "Message")
        if isinstance(key := call.args[0], ast.JoinedStr) and not any(map(pattern(key).fullmatch, catalogue()))
    ]
    assert not missing


def test_every_error_has_its_three_texts() -> None:
    missing = [
        f"{place} error.{code}.{part}"
        for place, call in calls("UserError")
        for code in codes_of(call.args[0])
        for part in ERROR_PARTS
        if not any(map(re.compile(rf"error\.{code}\.{part}").fullmatch, catalogue()))
    ]
    assert not missing


def codes_of(node: ast.AST) -> list[str]:
    """Give the codes of an error as patterns."""
    if isinstance(node, ast.JoinedStr):
        return [pattern(node).pattern]
    return [re.escape(code) for code in strings_in(node)]


def test_every_key_is_used() -> None:
    named = {value for _, node in nodes() for value in strings_in(node) if KEY.fullmatch(value)}
    named |= {f"error.{code}.{part}" for code in set(named) for part in ERROR_PARTS}
    made = [pattern(node) for _, node in nodes() if isinstance(node, ast.JoinedStr)]
    made = [each for each in made if re.match(r"[a-z_]+\\\.", each.pattern)]
    known = [key.removesuffix(SHELL) for key in catalogue()]
    unused = [key for key in known if key not in named and not any(each.fullmatch(key) for each in made)]
    assert not unused


def test_what_a_terminal_is_told_stands_beside_the_words_of_the_window() -> None:
    shell = [key for key in catalogue() if key.endswith(SHELL)]
    assert shell
    assert all(key.removesuffix(SHELL) in catalogue() for key in shell)
    assert all(placeholders(key) <= placeholders(key.removesuffix(SHELL)) | {"name"} for key in shell)
    assert shell_words(Message("error.model.missing.todo", {"name": "base"})).endswith("models install base")
    assert shell_words(Message("error.model.missing.kept")) == words(Message("error.model.missing.kept"))


def test_the_window_names_no_command() -> None:
    naming = [key for key, forms in catalogue().items() if any(re.search(r"\bgreenroom [a-z]", f) for f in forms)]
    in_a_terminal = ("cli.", "error.window.")
    assert [key for key in naming if not key.startswith(in_a_terminal) and not key.endswith(SHELL)] == []


def test_every_placeholder_is_filled() -> None:
    wrong = []
    for place, call in calls("text", "UserError"):
        if any(keyword.arg is None for keyword in call.keywords):
            continue  # the values come as one mapping
        given = {keyword.arg for keyword in call.keywords}
        for key in strings_in(call.args[0]):
            keys = [key] if key in catalogue() else [f"error.{key}.{part}" for part in ERROR_PARTS]
            wanted = {name for each in keys for name in placeholders(each)}
            if not wanted <= given:
                wrong.append(f"{place} {key} wants {wanted - given}")
    assert not wrong


def placeholders(key: str) -> set[str]:
    texts = catalogue().get(key, ())
    return {name for each in texts for _, name, _, _ in string.Formatter().parse(each) if name}


def test_the_two_forms_of_a_plural_are_chosen_by_n() -> None:
    for key, forms in catalogue().items():
        data = dict.fromkeys(placeholders(key) - {"n"}, "x")
        if len(forms) > 1:
            assert [text(key, n=n, **data) for n in (1, 2)] == [
                form.format(n=n, **data) for n, form in enumerate(forms, 1)
            ]


def test_the_compiled_catalogue_is_fresh() -> None:
    check = [sys.executable, str(ROOT / "packaging" / "compile_texts.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_words_are_filled_in() -> None:
    assert text("error.file.missing.what", path="a.wav") == "There is no file at a.wav."
    assert words(Message("cli.pauses", {"n": 1})) == "1 pause"
    assert words(Message("cli.pauses", {"n": 0})) == "0 pauses"
    assert [words(each) for each in UserError("file.missing", path="x").messages][1] == " "


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"nothing\.like\.this"):
        text("nothing.like.this")
    with pytest.raises(KeyError, match=r"nothing\.like\.this"):
        text("nothing.like.this", n=2)
