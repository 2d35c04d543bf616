"""Finds every sentence of ours in programs and templates, for the catalogues and for the tests that guard them."""
from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

#: Who says sentences, and where their plural stands: msg() and nmsg() in Python, _() and ngettext() in templates.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"msg": None, "nmsg": (1, 2), "_": None, "ngettext": (1, 2)}
BABEL_CFG = Path(__file__).resolve().parents[2] / "babel.cfg"

#: A sentence as catalogues know it: its English text, or singular and plural.
Sentence = str | tuple[str, str]


def extract(root: Path) -> set[Sentence]:
    """Every sentence under `root` (the folder that holds workshop/). One that occurs with a plural is given only so."""
    with BABEL_CFG.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = {_sentence(text) for _, _, text, _, _ in extract_from_dir(root, methods, options, keywords=KEYWORDS)}
    with_plural = {sentence[0] for sentence in found if isinstance(sentence, tuple)}
    return found - with_plural - {""}


def _sentence(text: str | tuple[str, ...]) -> Sentence:
    return text if isinstance(text, str) else (text[0], text[1])
