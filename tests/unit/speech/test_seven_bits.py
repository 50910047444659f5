"""Weights in seven bits: near to what they were, never over the bound, and nothing else changed."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from greenroom.speech import seven_bits
from greenroom.speech.model_file import UnknownFormatError, contents
from greenroom.speech.seven_bits import MOST, in_seven_bits
from tests.unit.speech.made_weights import Variables, model_bin, random_weights

WEIGHT = "layer/linear/weight"


def prepared(content: bytes) -> bytes:
    return b"".join(in_seven_bits(io.BytesIO(content)))


def read(content: bytes) -> dict[str, NDArray[Any]]:
    """Read the variables of a file."""
    return {
        variable.name: np.frombuffer(content, variable.numpy_type, offset=variable.at, count=count).reshape(
            variable.shape
        )
        for variable in contents(io.BytesIO(content)).variables
        for count in [variable.size // np.dtype(variable.numpy_type).itemsize]
    }


def test_two_products_of_the_largest_fit_in_sixteen_bits() -> None:
    assert np.iinfo(np.int16).max >= 2 * 255 * MOST


def test_a_file_is_read_as_it_was_written() -> None:
    weights = random_weights()
    found = read(model_bin(weights))
    assert list(found) == list(weights)
    assert all(np.array_equal(found[name], weights[name]) for name in weights)


def test_the_matrix_alone_is_narrowed_and_has_its_scales_behind_it() -> None:
    weights = random_weights()
    found = read(prepared(model_bin(weights)))
    assert found[WEIGHT].dtype == np.int8
    assert [*found].index(f"{WEIGHT}_scale") == [*found].index(WEIGHT) + 1
    assert {name: value.tobytes() for name, value in found.items() if WEIGHT not in name} == {
        name: value.tobytes() for name, value in weights.items() if name != WEIGHT
    }


def test_written_by_hand_it_is_the_same_file() -> None:
    """Head, number of variables and aliases too, which CTranslate2 follows to the scale by its name."""
    content = prepared(model_bin(random_weights()))
    assert content == model_bin(read(content))


@given(arrays(np.float16, (3, 4), elements=st.floats(-60000, 60000, width=16)))
def test_each_row_reaches_the_bound_and_is_within_half_a_step(weight: NDArray[np.float16]) -> None:
    found = read(prepared(model_bin({**random_weights(), WEIGHT: weight})))
    narrow, scale = found[WEIGHT].astype(np.float64), found[f"{WEIGHT}_scale"].astype(np.float64)
    most = np.abs(narrow).max(axis=1)
    assert list(most) == [MOST if row.any() else 0 for row in weight]
    assert np.all(np.abs(narrow - weight.astype(np.float64) * scale[:, None]) <= 0.5 + 1e-4)


def test_a_row_of_zeros_has_the_scale_one() -> None:
    found = read(prepared(model_bin(random_weights())))
    assert not found[WEIGHT][1].any()
    assert found[f"{WEIGHT}_scale"][1] == 1.0


def test_parts_of_a_few_rows_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    content = model_bin(random_weights(rows=7))
    whole = prepared(content)
    monkeypatch.setattr(seven_bits, "_PART_BYTES", 40)  # two rows of eight, and a part of a third
    assert len(list(in_seven_bits(io.BytesIO(content)))) > len(list(read(content))) + 7
    assert prepared(content) == whole


def refused() -> dict[str, bytes]:
    weights = random_weights()
    whole = model_bin(weights)
    nothing: Variables = {name: value for name, value in weights.items() if name != WEIGHT}
    return {
        "version": model_bin(weights, version=7),
        "eight bits": model_bin({**weights, WEIGHT: np.ones((2, 2), np.int8)}),
        "prepared": prepared(whole),
        "no weights": model_bin(nothing),
        "cut off": whole[:60],
        "cut off in the last variable": whole[:-100],
        "cut off before the aliases": whole[: whole.index(b"layer/projection") - 6],
        "type": whole.replace(b"weight\0\x02", b"weight\0\x09", 1),
        "no model": b"no model",
        "nothing": b"",
        "no letters": whole.replace(b"layer/conv", b"\xff\xfe\xfdhmpfff", 1),
    }


@pytest.mark.parametrize("what", list(refused()))
def test_another_format_is_told(what: str) -> None:
    with pytest.raises(UnknownFormatError):
        prepared(refused()[what])
