"""One line of `greenroom doctor`, and what to do about it."""

from dataclasses import dataclass

from greenroom.domain.errors import UserError
from greenroom.texts import shell_words


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is the key below `cli.doctor.`; `todo` is empty where all is well."""

    name: str
    found: str
    todo: str = ""


def failed(name: str, error: UserError) -> Finding:
    """Say what went wrong and what to do."""
    what, _, todo = error.messages
    return Finding(name, shell_words(what), shell_words(todo))
