"""Every sentence stands in every catalogue, with the same parameters and in good typography; no other one does."""
from __future__ import annotations

import ast
import io
import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.house.files import found
from tests.support import HOUSE
from workshop.i18n.languages import Language, ready_languages
from workshop.i18n.typography import french

KEYWORDS = {"msg": None, "nmsg": (1, 2), "_": None, "ngettext": (1, 2)}
PARAMETER = re.compile(r"\{(\w+)\}")


# ---- what the sources say ----

@cache
def sentences() -> frozenset[str | tuple[str, str]]:
    """Every msgid in the sources, a pair when it has a plural."""
    with (HOUSE / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    options = {pattern: {**choice, "silent": "false"} for pattern, choice in options.items()}
    extracted = extract_from_dir(str(HOUSE), methods, options, KEYWORDS, directory_filter=is_ours)
    return frozenset(message for _, _, message, _, _ in extracted)


def is_ours(folder: str) -> bool:
    return re.search(r"/(\.\w+|data|static|tests|__pycache__)$", folder) is None


def catalogue(path: str) -> Catalog:
    with (HOUSE / "translations" / path).open("rb") as file:
        return read_po(file)


def of(language: Language) -> Catalog:
    return catalogue(f"{language.code}/LC_MESSAGES/messages.po")


# ---- what may be wrong with a catalogue ----

def ids(po: Catalog) -> set[str | tuple[str, str]]:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in po if message.id}


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def unfinished(po: Catalog) -> list[str]:
    """Sentences without a translation, with a guess for one, or no longer in the sources."""
    open_ones = [str(message.id) for message in po if message.id and (message.fuzzy or not all(strings(message)))]
    return open_ones + [f"obsolete: {message}" for message in po.obsolete]


def mismatched(po: Catalog) -> list[str]:
    """Translations whose parameters are not those of the sentence; a singular may leave out its number."""
    return [str(message.id) for message in po if message.id and not same_parameters(message)]


def same_parameters(message: Message) -> bool:
    if isinstance(message.id, str):
        return parameters(message.string) == parameters(message.id)
    wanted = parameters(message.id[1])
    *singular, most = map(parameters, message.string)
    return most == wanted and all(wanted - {"n"} <= some <= wanted for some in singular)


def parameters(sentence: str) -> set[str]:
    return set(PARAMETER.findall(sentence))


def badly_set(sentence: str) -> list[str]:
    """Marks of a French sentence that a line break could tear off, and typewriter signs."""
    return re.findall(r"[^\s] [;:!?»%]|« |«[^\s\u202f\u00a0]|[^\s\u202f\u00a0]»|\w'\w|\"", sentence)


@pytest.mark.parametrize("language", ready_languages(), ids=lambda language: language.code)
class TestEachReadyLanguage:
    def test_says_every_sentence_of_the_sources_and_no_other(self, language):
        assert {"missing": sentences() - ids(of(language)), "unknown": ids(of(language)) - sentences()} == {
            "missing": set(), "unknown": set()
        }

    def test_leaves_nothing_untranslated_or_guessed(self, language):
        assert unfinished(of(language)) == []

    def test_keeps_every_parameter(self, language):
        assert mismatched(of(language)) == []


def test_the_template_for_translators_is_up_to_date():
    assert ids(catalogue("messages.pot")) == set(sentences())


def test_french_is_set_as_french():
    po = catalogue("fr/LC_MESSAGES/messages.po")
    wrong = {text: bad for message in po if message.id for text in strings(message) if (bad := badly_set(french(text)))}
    assert wrong == {}


# ---- controls ----

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


def po_with(entry: str) -> Catalog:
    return read_po(io.BytesIO((HEADER + entry).encode()))


@pytest.mark.parametrize("check, entry", [
    (unfinished, 'msgid "Yes"\nmsgstr ""\n'),
    (unfinished, '#, fuzzy\nmsgid "Yes"\nmsgstr "Oui"\n'),
    (unfinished, '#~ msgid "Yes"\n#~ msgstr "Oui"\n'),
    (unfinished, 'msgid "{n} vote"\nmsgid_plural "{n} votes"\nmsgstr[0] "{n} voix"\nmsgstr[1] ""\n'),
    (mismatched, 'msgid "Item {name}"\nmsgstr "Point {nom}"\n'),
    (mismatched, 'msgid "Yes"\nmsgstr "Oui {n}"\n'),
    (mismatched, 'msgid "{n} vote"\nmsgid_plural "{n} votes"\nmsgstr[0] "une voix"\nmsgstr[1] "des voix"\n'),
])
def test_a_bad_entry_is_caught(check, entry):
    assert check(po_with(entry))


@pytest.mark.parametrize("entry", [
    'msgid "Item {name}"\nmsgstr "Point {name}"\n',
    'msgid "{n} vote"\nmsgid_plural "{n} votes"\nmsgstr[0] "une voix"\nmsgstr[1] "{n} voix"\n',
])
def test_a_good_entry_passes(entry):
    assert unfinished(po_with(entry)) == []
    assert mismatched(po_with(entry)) == []


@pytest.mark.parametrize("sentence", ["Qui ?", "Oui ; non", "« oui\u202f»", "60 %", "l'atelier", "«oui»", 'dit "oui"'])
def test_bad_french_typography_is_caught(sentence):
    assert badly_set(sentence)


@pytest.mark.parametrize("sentence", ["Qui ?", "« oui » : 60 %, non ; l’atelier !"])
def test_the_filter_sets_french_well(sentence):
    assert badly_set(sentence)
    assert badly_set(french(sentence.replace("'", "’"))) == []


# ---- only literal sentences can be found and translated ----

def computed(source: str) -> list[str]:
    """Calls of msg and nmsg whose sentence is put together instead of written."""
    return [ast.unparse(call) for call in ast.walk(ast.parse(source)) if is_translation(call) and not is_literal(call)]


def is_translation(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("msg", "nmsg")


def is_literal(call: ast.Call) -> bool:
    sentences_given = call.args[: 2 if call.func.id == "nmsg" else 1]
    return bool(sentences_given) and all(isinstance(part, ast.Constant) for part in sentences_given)


def test_every_sentence_is_written_out():
    assert found(computed, "workshop/*.py", but=("workshop/i18n/phrasebook.py",)) == {}  # says what templates wrote


@pytest.mark.parametrize("call", ['msg(f"Item {n}")', 'msg("Item " + name)', "msg(text)", 'nmsg("{n} vote", many, n)'])
def test_a_computed_sentence_is_caught(call):
    assert computed(call)


@pytest.mark.parametrize("call", ['msg("Item {name}", name=name)', 'msg("Two " "parts")', 'nmsg("{n} a", "{n} b", n)'])
def test_a_written_sentence_passes(call):
    assert computed(call) == []
