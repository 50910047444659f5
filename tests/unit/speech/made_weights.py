"""A small `model.bin`, written by hand as CTranslate2 writes it."""

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TYPES = {"float32": 0, "int8": 1, "int16": 2, "int32": 3, "float16": 4}

Variables = Mapping[str, NDArray[Any]]


def random_weights(rows: int = 5, columns: int = 8) -> Variables:
    """Make a matrix with a row of zeros and rows large and small, and what else a model has."""
    chance = np.random.default_rng(3)
    weight = (chance.normal(size=(rows, columns)) * 10.0 ** np.arange(-2, rows - 2)[:, None]).astype(np.float16)
    weight[1] = 0
    return {
        "layer/conv/weight": chance.normal(size=(2, 3, 3)).astype(np.float16),
        "layer/linear/bias": chance.normal(size=rows).astype(np.float16),
        "layer/linear/weight": weight,
        "layer/num_heads": np.array(8, np.int16),
        "positions/encodings": chance.normal(size=(3, 4)).astype(np.float32),
    }


def model_bin(variables: Variables, version: int = 6) -> bytes:
    """Write variables, with one alias of the matrix."""
    parts = [struct.pack("<I", version), _text("WhisperSpec"), struct.pack("<II", 3, len(variables))]
    for name, value in variables.items():
        parts += [_text(name), struct.pack(f"<B{value.ndim}I", value.ndim, *value.shape)]
        parts += [struct.pack("<BI", TYPES[str(value.dtype)], value.nbytes), value.tobytes()]
    parts += [struct.pack("<I", 1), _text("layer/projection/weight"), _text("layer/linear/weight")]
    return b"".join(parts)


def made_model(folder: Path, content: bytes | None = None) -> Path:
    """Write an installed model as small as can be."""
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(model_bin(random_weights()) if content is None else content)
    (folder / "config.json").write_text('{"suppress_ids": []}', "utf-8")
    (folder / "vocabulary.txt").write_text("one\ntwo\n", "utf-8")
    (folder / "checked.json").write_text("{}", "utf-8")
    return folder


def _text(text: str) -> bytes:
    content = text.encode() + b"\0"
    return struct.pack("<H", len(content)) + content
