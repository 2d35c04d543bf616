"""JSON as live messages carry it: one decoder and one encoder for all of them, where json.loads makes one for each."""

from json import JSONDecoder, JSONEncoder
from typing import Any

MOST_DIGITS = 100  # python-engineio's own limit: to read a number of many thousand digits takes seconds


def _whole_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


_decoder = JSONDecoder(parse_int=_whole_number)
_encoder = JSONEncoder(separators=(",", ":"))


def loads(text: str) -> Any:
    """The value of a JSON text; raises ValueError."""
    return _decoder.decode(text)


def dumps(value: object, **_: object) -> str:
    """The shortest JSON text of a value; python-socketio's wishes for separators are those of here."""
    return _encoder.encode(value)
