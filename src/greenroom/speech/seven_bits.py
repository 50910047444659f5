"""Weights of a `model.bin` in seven bits, so that their products do not overflow on any processor (ADR 21)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import numpy as np

from greenroom.speech.model_file import FLOAT16, FLOAT32, INT8, UnknownFormatError, Variable, contents

MOST = 63
"""AVX2 adds two products in 16 bits: 255 x 63 x 2 < 2**15; 127, which CTranslate2 takes, may not fit."""
_PART_BYTES = 1 << 20
"""So much is in memory at once."""


def in_seven_bits(file: BinaryIO) -> Iterator[bytes]:
    """Give the prepared file, part after part: matrices that CTranslate2 would quantise, a scale for each row.

    Raises:
        UnknownFormatError: it is of another format, or has no weights of 16 or 32 bits.
        OSError: it cannot be read.
    """
    before = contents(file)
    weights = {variable.name for variable in before.variables if _is_weight(variable)}
    if not weights:
        raise UnknownFormatError("it has no weights to prepare")
    yield before.head
    yield (len(before.variables) + len(weights)).to_bytes(4, "little")
    for variable in before.variables:
        file.seek(variable.at)
        yield from _narrowed(file, variable) if variable.name in weights else _copied(file, variable)
    yield before.tail


def _is_weight(variable: Variable) -> bool:
    """Tell whether CTranslate2 would quantise it, as its name and rank say (convolutions have rank 3)."""
    is_weight = variable.name.endswith("weight") and variable.is_matrix
    if is_weight and variable.type not in {FLOAT16, FLOAT32}:
        raise UnknownFormatError(f"{variable.name} is quantised already")
    return is_weight


def _copied(file: BinaryIO, variable: Variable) -> Iterator[bytes]:
    yield variable.header
    yield from _parts(file, variable.size, _PART_BYTES)


def _narrowed(file: BinaryIO, variable: Variable) -> Iterator[bytes]:
    """Give a matrix in whole numbers up to MOST, and behind it what each of its rows was multiplied by."""
    rows, columns = variable.shape
    row_bytes = variable.size // rows
    yield replace(variable, type=INT8, size=rows * columns).header
    scales = []
    for part in _parts(file, variable.size, row_bytes * max(1, _PART_BYTES // row_bytes)):
        values = np.frombuffer(part, variable.numpy_type).reshape(-1, columns).astype(np.float32)
        most = np.abs(values).max(axis=1)
        scale = np.divide(MOST, most, out=np.ones_like(most), where=most > 0)
        scales.append(scale.astype("<f4").tobytes())
        yield np.rint(values * scale[:, None]).astype(np.int8).tobytes()
    yield Variable(f"{variable.name}_scale", (rows,), FLOAT32, 4 * rows).header
    yield from scales


def _parts(file: BinaryIO, size: int, most: int) -> Iterator[bytes]:
    for at in range(0, size, most):
        yield file.read(min(most, size - at))
