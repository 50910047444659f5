"""Message keys to words, for the window, the command line and the exports alike (gettext)."""

import gettext
from functools import cache

from greenroom.domain.feedback import Message, Value
from greenroom.resources import asset


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    with asset("locale", language, "greenroom.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def text(key: str, language: str = "en", /, **data: Value) -> str:
    """Give the words of a key, its placeholders filled; a number named `n` chooses the plural form.

    Raises:
        KeyError: the catalogue has no such key.
    """
    catalogue = _catalogue(language)
    n = data.get("n")
    found = catalogue.ngettext(key, key + "|", n) if isinstance(n, int) else catalogue.gettext(key)
    if found in (key, key + "|"):
        found = catalogue.gettext(key)
    if found == key:
        raise KeyError(key)
    return found.format(**data)


def words(message: Message) -> str:
    """Give the words of a message of `analysis`, `coaching` or an error."""
    return text(message.key, **message.data)


def shell_words(message: Message) -> str:
    """Give the words for a terminal: they may name a command where the window has a button."""
    try:
        return text(f"{message.key}.shell", **message.data)
    except KeyError:
        return words(message)
