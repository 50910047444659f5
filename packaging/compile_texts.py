"""Compiles assets/locale/<language>/*.po into one greenroom.mo a language. `--check` only tells if it is stale."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""Babel writes dates into the file; with the day of compiling it would never be the same twice."""
LOCALES = Path(__file__).resolve().parents[1] / "assets" / "locale"


def compiled(folder: Path) -> bytes:
    """Join the catalogues of one language; a key that stands twice is an error."""
    whole = Catalog(locale=folder.name, creation_date=NEVER, revision_date=NEVER)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=folder.name):
                if not message.id:
                    continue
                if message.id in whole:
                    sys.exit(f"{path.name}: {message.id} stands twice")
                whole.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def main() -> None:
    stale = []
    for folder in sorted(path for path in LOCALES.iterdir() if path.is_dir()):
        target, new = folder / "greenroom.mo", compiled(folder)
        if not target.exists() or target.read_bytes() != new:
            stale.append(str(target))
            if "--check" not in sys.argv:
                target.write_bytes(new)
    if stale and "--check" in sys.argv:
        sys.exit(f"stale, run `make texts`: {', '.join(stale)}")


if __name__ == "__main__":
    main()
