"""CTranslate2's `model.bin`: where each of its variables lies."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

VERSION = 6
"""The binary format that ctranslate2 3 and 4 write."""
FLOAT32, INT8, FLOAT16 = 0, 1, 4
_TYPES = {FLOAT32: "<f4", INT8: "<i1", 2: "<i2", 3: "<i4", FLOAT16: "<f2"}
"""By CTranslate2's numbers; bfloat16 (5) is not among them, numpy does not know it."""
_MATRIX_RANK = 2


class UnknownFormatError(Exception):
    """The file is of another version, or it is damaged."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A tensor's name, shape and type, its size in bytes, and where they lie in the file."""

    name: str
    shape: tuple[int, ...]
    type: int
    size: int
    at: int = 0

    @property
    def is_matrix(self) -> bool:
        return len(self.shape) == _MATRIX_RANK

    @property
    def numpy_type(self) -> str:
        return _TYPES[self.type]

    @property
    def header(self) -> bytes:
        """Give what stands before its bytes."""
        numbers = struct.pack(f"<{len(self.shape)}I", *self.shape)
        return _told(self.name) + bytes([len(self.shape)]) + numbers + struct.pack("<BI", self.type, self.size)


@dataclass(frozen=True, slots=True)
class Contents:
    """All variables in their order, what stands before their number, and what stands behind the last."""

    head: bytes
    variables: tuple[Variable, ...]
    tail: bytes


def contents(file: BinaryIO) -> Contents:
    """Find the variables of an open file; raises UnknownFormatError, OSError."""
    try:
        return _contents(file)
    except (struct.error, UnicodeDecodeError, KeyError) as error:
        raise UnknownFormatError(str(error)) from error


def _contents(file: BinaryIO) -> Contents:
    (version,) = _numbers(file, "<I")
    if version != VERSION:
        raise UnknownFormatError(f"version {version}")
    spec = _text(file)
    revision, count = _numbers(file, "<II")
    head = struct.pack("<I", version) + _told(spec) + struct.pack("<I", revision)
    variables = tuple(_variable(file) for _ in range(count))
    tail = file.read()
    if len(tail) < struct.calcsize("<I"):
        raise UnknownFormatError("it ends too early")
    return Contents(head, variables, tail)


def _variable(file: BinaryIO) -> Variable:
    name = _text(file)
    (rank,) = _numbers(file, "<B")
    shape = _numbers(file, f"<{rank}I")
    kind, size = _numbers(file, "<BI")
    variable = Variable(name, shape, kind, size, file.tell())
    each = int(variable.numpy_type[-1])
    for length in shape:
        each *= length
    if each != size:
        raise UnknownFormatError(f"{name} has {size} bytes")
    file.seek(size, 1)
    return variable


def _numbers(file: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, file.read(struct.calcsize(layout)))


def _text(file: BinaryIO) -> str:
    (length,) = _numbers(file, "<H")
    return file.read(length).removesuffix(b"\0").decode()


def _told(text: str) -> bytes:
    content = text.encode() + b"\0"
    return struct.pack("<H", len(content)) + content
