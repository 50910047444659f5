"""Fetches files from the hub and goes on where an earlier try ended; a process of its own, ended at any time.

`python -m greenroom.modelstore.download REPOSITORY REVISION FOLDER NAME:BYTES...`. This is the one module of
Greenroom that opens a network socket.
"""

import sys
from pathlib import Path

PIECE_BYTES = 1 << 14
"""Written at once: the client's own 10 MB would be lost whenever a line breaks, and progress would stand still."""


def main(repository: str, revision: str, folder: Path, files: dict[str, int]) -> None:
    """Fetch the files of one revision; what is there already is kept, whole or begun."""
    from huggingface_hub import constants, hf_hub_url
    from huggingface_hub.file_download import http_get

    constants.DOWNLOAD_CHUNK_SIZE = PIECE_BYTES
    for name, size in files.items():
        with (folder / name).open("ab", buffering=0) as file:  # unbuffered: what came is there, whenever it ends
            url = hf_hub_url(repository, name, revision=revision)
            http_get(url, file, resume_size=file.tell(), expected_size=size)


if __name__ == "__main__":
    sized = (argument.rsplit(":", 1) for argument in sys.argv[4:])
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), {name: int(size) for name, size in sized})
