"""Live messages are read and written as python-engineio would, with its limit to the length of numbers."""
import json

import pytest
from engineio import json as engines
from hypothesis import given
from hypothesis import strategies as st

from workshop.server import wire

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(VALUES)
def test_values_travel_as_with_the_standard_library(value):
    text = wire.dumps(value, separators=(",", ":"))
    assert text == json.dumps(value, separators=(",", ":"))
    assert wire.loads(text) == engines.loads(text) == value


@pytest.mark.parametrize("text", ["", "{", "[1,]", '["cast"', "nul", '"\x00"', "1" * 101, '["a",-' + "9" * 5000 + "]"])
def test_what_the_engine_would_refuse_is_refused(text):
    for loads in (wire.loads, engines.loads):
        with pytest.raises(ValueError):
            loads(text)


def test_the_longest_number_is_read():
    assert wire.loads("1" * 100) == engines.loads("1" * 100)
