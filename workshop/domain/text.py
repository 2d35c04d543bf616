"""Words that have not met a language yet: our own sentences (Message) and the users' words (Label)."""
from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

#: Characters that only serve to disguise text: soft hyphen, bidirectional controls, invisible separators, tags.
#: The joiners U+200C and U+200D stay: Arabic, N'Ko and Adlam need them.
_DISGUISES = frozenset(
    [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
     *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
)
_LINE_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def cleaned(text: str) -> str:
    """Free text as we keep it: NFC, without control or direction characters, ends trimmed."""
    kept = "".join(c for c in text if not _is_unwanted(c))
    return unicodedata.normalize("NFC", kept).strip()  # after the removal: what stood apart may now combine


def _is_unwanted(character: str) -> bool:
    code = ord(character)
    return code in _DISGUISES or unicodedata.category(character) in ("Cc", "Cs", "Co") or _is_noncharacter(code)


def _is_noncharacter(code: int) -> bool:
    """Not text in any script, now or ever, and refused by XML: the report's metadata could not be written."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def cleaned_line(text: str) -> str:
    """One line of free text: like `cleaned`, with line breaks and tabs turned into single spaces."""
    spaced = "".join(" " if c == "\t" or c in _LINE_BREAKS else c for c in text)
    return " ".join(part for part in cleaned(spaced).split(" ") if part)  # split(" ") keeps no-break spaces


def cleaned_paragraphs(text: str) -> str:
    """Several lines of free text: every line cleaned, line breaks kept."""
    return "\n".join(cleaned_line(line) for line in text.splitlines()).strip()


@dataclass(frozen=True)
class Label:
    """The users' words in one or several languages, for example a question or an item."""

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **texts: str) -> Label:
        """Label.of(fr="Corruption", en="Corruption"); empty texts are left out."""
        return cls(tuple(sorted((code, text) for code, text in texts.items() if text)))

    def __bool__(self) -> bool:
        return bool(self.texts)

    def __getitem__(self, code: str) -> str:
        """The text in just this language, or an empty string."""
        return dict(self.texts).get(code, "")

    def best(self, code: str) -> tuple[str, str]:
        """The text for a reader of `code` and the language it is in: the same, else French, else any."""
        texts = dict(self.texts)
        for candidate in (code, "fr", *texts):
            if candidate in texts:
                return texts[candidate], candidate
        return "", code

    def as_json(self) -> dict[str, str]:
        return dict(self.texts)

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Label:
        return cls.of(**data)


@dataclass(frozen=True)
class Message:
    """A sentence of ours with its parameters; the phrasebook says it in a language.

    `text` is the English sentence with named parameters in braces, `plural` its plural form, chosen by `count`.
    Parameters may be text, numbers, counts, dates, labels, other messages, or a tuple of these (said as a list).
    """

    text: str
    params: tuple[tuple[str, object], ...] = ()
    plural: str | None = None
    count: int | None = None

    def as_json(self) -> dict[str, object]:
        params = {name: _param_json(value) for name, value in self.params}
        data: dict[str, object] = {"text": self.text, "params": params}
        return data if self.plural is None else data | {"plural": self.plural, "count": self.count}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Message:
        params = tuple((name, _param_value(value)) for name, value in dict(data["params"]).items())  # type: ignore[call-overload]
        return cls(str(data["text"]), params, data.get("plural"), data.get("count"))  # type: ignore[arg-type]


def msg(text: str, **params: object) -> Message:
    """A sentence: msg("Item {name} is named twice.", name=label)."""
    return Message(text, tuple(params.items()))


def nmsg(singular: str, plural: str, n: int, **params: object) -> Message:
    """A sentence that depends on a number, available in it as {n}."""
    return Message(singular, (("n", n), *params.items()), plural, n)


@dataclass(frozen=True)
class Count:
    """How many people or things a sentence counts: running text says the small ones as words."""

    n: int


def counting(message: Message) -> Message:
    """The same sentence, its whole numbers and those of the sentences within it as what they count."""
    return replace(message, params=tuple((name, _counted(value)) for name, value in message.params))


def _counted(value: object) -> object:
    match value:
        case bool():
            return value
        case int():
            return Count(value)
        case Message():
            return counting(value)
        case tuple():
            return tuple(_counted(part) for part in value)
        case _:
            return value


def _param_json(value: object) -> object:
    if isinstance(value, Count):
        return {"count": value.n}
    if isinstance(value, Label):
        return {"label": value.as_json()}
    if isinstance(value, Message):
        return {"message": value.as_json()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return {"list": [_param_json(part) for part in value]}
    return value


#: How a parameter that is no plain value is read back.
_READ: dict[str, Callable[[Any], object]] = {
    "label": Label.from_json, "message": Message.from_json, "date": date.fromisoformat, "count": Count,
}  # fmt: skip


def _param_value(value: object) -> object:
    if not isinstance(value, dict):
        return value
    ((sort, content),) = value.items()
    if sort == "list":
        return tuple(_param_value(part) for part in content)
    return _READ[sort](content)
