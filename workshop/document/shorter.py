"""A document with its longest answers cut, for where pages are counted: what was cut ends in “…”."""

import re
from dataclasses import replace

from workshop.document.blocks import Block, Bullets, Document, Heading, KeepTogether, Quote, TwoColumns
from workshop.document.text import Span, Text, spans

_OURS = " – "
"""What begins so is a sentence of ours after an answer: in it, only what it quotes is cut."""
_QUOTED = re.compile("(?<=[“«])[^“”«»]+(?=[”»])")


def shortened(document: Document, letters: int) -> Document:
    """The same with at most so many ``letters`` of each answer in a list, of each quote and title; figures stay."""
    return replace(document, blocks=tuple(_block(block, letters) for block in document.blocks))


def _block(block: Block, letters: int) -> Block:
    match block:
        case Bullets(items):
            return replace(block, items=tuple(_text(item, letters) for item in items))
        case Heading(_, text) | Quote(text):
            return replace(block, text=_text(text, letters))
        case KeepTogether(inner):
            return KeepTogether(tuple(_block(one, letters) for one in inner))
        case TwoColumns(left, right):
            one, other = (tuple(_block(inner, letters) for inner in side) for side in (left, right))
            return replace(block, left=one, right=other)
    return block


def _text(text: Text, letters: int) -> tuple[Span, ...]:
    return tuple(replace(span, text=_words(span.text, letters)) for span in spans(text))


def _words(words: str, letters: int) -> str:
    if words.startswith(_OURS):
        return _QUOTED.sub(lambda found: _cut(found[0], letters), words)
    return _cut(words, letters)


def _cut(words: str, letters: int) -> str:
    """At the end of a word where there is one."""
    if len(words) <= letters:
        return words
    kept = words[:letters]
    whole = kept.rpartition(" ")[0]
    return f"{(whole if len(whole) > letters / 2 else kept).rstrip(' ,;:')}…"
