"""Eight words stand for every published figure: the same in both languages and all forms, whatever the wording."""
from __future__ import annotations

import json
import math
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.report.report_sample import TEXTS, WORKSHOP, played, profiles
from tests.support.pdf_text import pages
from workshop.activities import KINDS
from workshop.cli import report as command
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.text import Label
from workshop.report.edition import Addition, Edition
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import ActivityFacts, Facts, attendance, workshop_facts
from workshop.report.fingerprint import BITS, LANGUAGES, eight_words, published_figures, whole_fingerprint
from workshop.report.word_pairs import PAIRS


@cache
def small_facts() -> Facts:
    items = tuple(Item(f"i{n}", Label.of(fr=f"Réponse {n}", en=f"Answer {n}")) for n in range(4))
    room = profiles(24)
    asked = tuple(
        Activity(key, "pick", Label.of(fr=f"Question {key} ?", en=f"Question {key}?"), items=items,
                 options=KINDS["pick"].options({}).as_json())
        for key in ("q1", "q2")
    )
    return workshop_facts(WORKSHOP, TEXTS, date(2026, 3, 14), 24, ("fr",), attendance(WORKSHOP, room),
                          [played(one, room) for one in asked])


@cache
def ideas_facts() -> ActivityFacts:
    options = KINDS["ideas"].options({}).as_json()
    return played(Activity("said", "ideas", Label.of(fr="Quoi ?"), options=options), profiles(24))


def bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def test_the_words_are_256_and_no_two_of_one_language_begin_alike():
    assert len(PAIRS) == 256
    for place in range(2):
        assert len({bare(pair[place])[:4] for pair in PAIRS}) == 256
        assert all(3 <= len(pair[place]) <= 11 and pair[place].isalpha() for pair in PAIRS)


def test_eight_words_hold_the_bits_that_are_stated():
    assert 8 * math.log2(len(PAIRS)) == BITS == 64


def test_both_languages_say_the_same_bytes():
    words = eight_words(small_facts())
    places = [[[pair[at] for pair in PAIRS].index(word) for word in words[code].split()]
              for at, code in enumerate(LANGUAGES)]
    assert places[0] == places[1]
    assert bytes(places[0]).hex().upper() == whole_fingerprint(small_facts()).replace(" ", "")[:16]


def changed(facts: Facts, **outcome) -> Facts:
    first, *rest = facts.activities
    return replace(facts, activities=(replace(first, outcome=replace(first.outcome, **outcome)), *rest))


def renamed(facts: Facts) -> Facts:
    parts = (replace(part, activity=replace(
        part.activity, question=Label.of(fr="Autre ?"),
        items=tuple(replace(item, label=Label.of(fr=f"Autre {item.id}")) for item in part.activity.items)), findings=())
        for part in facts.activities)
    return replace(facts, activities=tuple(parts), title=Label.of(fr="Autre titre"), organisers="Autres", place="")


def one_figure_more(facts: Facts) -> Facts:
    results = json.loads(json.dumps(facts.activities[0].outcome.results))
    path = next(path for path in leaves(results) if isinstance(at(results, path), int | float))
    at(results, path[:-1])[path[-1]] += 1
    return changed(facts, results=results)


@pytest.mark.parametrize("same", [
    renamed,
    lambda facts: replace(facts, activities=facts.activities[::-1], attendance=facts.attendance[::-1]),
    lambda facts: replace(facts, edition=Edition(order=("plan",), left_out=("context",), draft=True, licence="cc-by",
                                                 additions=(Addition("plan", Label.of(fr="Encore")),))),
    lambda facts: Facts.from_json(json.loads(json.dumps(facts.as_json()))),
    lambda facts: changed(facts, breakdowns=facts.activities[0].outcome.breakdowns[::-1]),
])
def test_wording_and_order_change_nothing(same):
    assert eight_words(same(small_facts())) == eight_words(small_facts())


@pytest.mark.parametrize("other", [
    lambda facts: replace(facts, seats=25),
    lambda facts: replace(facts, min_group=6),
    lambda facts: replace(facts, activities=facts.activities[:1]),
    lambda facts: replace(facts, attendance=facts.attendance[1:]),
    lambda facts: changed(facts, n=facts.activities[0].outcome.n - 1),
    lambda facts: changed(facts, abstentions=3),
    lambda facts: changed(facts, breakdowns=facts.activities[0].outcome.breakdowns[1:]),
    one_figure_more,
])
def test_any_figure_changes_the_words(other):
    assert eight_words(other(small_facts())) != eight_words(small_facts())


def leaves(value, path=()):
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))
    else:
        yield path


def at(value, path):
    for key in path:
        value = value[key]
    return value


def test_nobodys_words_are_among_the_figures():
    facts = replace(small_facts(), activities=(*small_facts().activities, ideas_facts()))
    words = {text for part in facts.activities for item in part.activity.items for _, text in item.label.texts}
    ideas = {text for part in facts.activities for idea in part.outcome.results.get("ideas", ())
             for text in idea["wording"].values()}
    assert ideas
    said = {at(published_figures(facts), path) for path in leaves(published_figures(facts))}
    assert said & (words | ideas) == set()


def said_in(made: bytes) -> str:
    if made.startswith(b"%PDF"):
        return " ".join(pages(made))
    if made.startswith(b"PK"):
        with ZipFile(BytesIO(made)) as parts:
            return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    return made.decode("utf-8-sig")


@pytest.mark.parametrize("form", EDITIONS)
def test_every_edition_prints_them(form):
    for language in LANGUAGES:
        text = said_in(printed(small_facts(), language, form))
        assert eight_words(small_facts())[language] in " ".join(text.split())


def test_the_command_tells_them(tmp_path, capsys):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(small_facts().as_json()), "utf-8")
    assert command.main(["--fingerprint", str(file)]) == 0
    told = capsys.readouterr().out
    assert [f"{code}: {words}" for code, words in eight_words(small_facts()).items()] == told.splitlines()[:2]
