"""What the report says: its order, its honesty, the same numbers in both languages."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace

import pytest

from tests.report.report_sample import TEXTS, sample_facts
from workshop.document.blocks import Heading, KeepTogether, Table
from workshop.document.figures import BarChart, DotPlot
from workshop.document.text import Span
from workshop.domain.text import Label
from workshop.report.compose import compose

languages = pytest.mark.parametrize("language", ["fr", "en"])


def texts(value):
    """Every text in blocks, in reading order, with its language mark."""
    if isinstance(value, Span):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def laid_out(facts, language):
    """All blocks in reading order, those kept together too."""
    for block in compose(facts, language).blocks:
        yield from block.blocks if isinstance(block, KeepTogether) else (block,)


def said(facts, language):
    return "\n".join(texts(compose(facts, language).blocks))


def titles(facts, language="en", level=1):
    blocks = laid_out(facts, language)
    return ["".join(texts((block.text,))) for block in blocks if isinstance(block, Heading) and block.level == level]


def test_sections_follow_the_order_of_the_method():
    assert titles(sample_facts()) == [
        "Summary of findings",
        "Introduction and context",
        "Method and limits",
        "Who took part",
        "Drivers of conflict",
        "Regional and gender perspectives",
        "The role of local peacebuilders",
        "Recommendations",
        "What the participants said of this summary",
        "Annexes",
    ]


def test_sections_without_content_are_left_out_but_never_the_method():
    empty = replace(sample_facts(), activities=(), attendance=(), seats=0, texts=type(TEXTS)())
    assert titles(empty) == ["Method and limits", "Annexes"]


@languages
def test_a_report_of_nothing_still_says_what_it_is_not(language):
    empty = replace(
        sample_facts(), activities=(), attendance=(), dimensions=(), organisers="", place="", texts=type(TEXTS)()
    )
    document = compose(empty, language)
    assert document.foot
    assert {"en": "not representative", "fr": "représentatifs"}[language] in said(empty, language)


def test_both_languages_say_the_same_numbers():
    numbers = {}
    for language in ("fr", "en"):
        blocks = list(laid_out(sample_facts(), language))
        charts = [block for block in blocks if isinstance(block, BarChart | DotPlot)]
        cells = [row[1:] for block in blocks if isinstance(block, Table) for row in block.rows]
        bars = [bar.value for chart in charts if isinstance(chart, BarChart) for bar in chart.bars]
        dots = [dot.share for chart in charts if isinstance(chart, DotPlot) for row in chart.rows for dot in row.dots]
        numbers[language] = (
            bars,
            dots,
            [re.sub(r"\D", "", " ".join(texts((cell,)))) for row in cells for cell in row if _is_figure(cell)],
        )
    assert numbers["fr"] == numbers["en"]


def _is_figure(cell):
    return bool(re.fullmatch(r"\d+([\s,.]\d+)*", "".join(texts((cell,)))))


@languages
def test_every_chart_says_all_its_figures_aloud(language):
    for chart in laid_out(sample_facts(), language):
        if isinstance(chart, BarChart):
            assert all("".join(texts((bar.label,))) in chart.alt for bar in chart.bars if bar.value is not None)
        if isinstance(chart, DotPlot):
            assert all(dot.text in chart.alt for row in chart.rows for dot in row.dots)


@languages
def test_no_group_under_the_smallest_size_is_named_with_its_size(language):
    spoken = said(sample_facts(), language)
    sizes = [int(n) for n in re.findall(r"n = (\d+)", spoken)]
    assert sizes
    assert min(sizes) >= sample_facts().min_group


@languages
def test_a_withheld_question_gives_its_reason_and_not_one_figure(language):
    few = sample_facts(4)
    assert "too few ballots" in said(few, "en").lower()
    assert not [block for block in laid_out(few, language) if isinstance(block, BarChart | DotPlot)]


@languages
def test_sentences_leave_no_place_unfilled(language):
    # the one pair of braces allowed stands in what the renderer fills
    assert not re.findall(r"\{\w+\}", said(sample_facts(), language))


def test_a_text_in_one_language_only_is_marked_with_it():
    facts = sample_facts()
    marked = [span for span in _spans(compose(facts, "en").blocks) if span.lang == "fr"]
    assert marked
    assert not [span for span in _spans(compose(facts, "fr").blocks) if span.lang]
    context = [block for block in compose(facts, "en").blocks if getattr(block, "lang", None) == "fr"]
    assert context


def _spans(value):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def test_zones_stand_in_the_order_of_the_workshop():
    for block in laid_out(sample_facts(), "en"):
        if isinstance(block, DotPlot) and "North" in [group.label for group in block.groups]:
            assert [group.label for group in block.groups] == ["North", "Centre", "South"]


def test_a_rehearsal_says_that_its_participants_are_invented():
    assert "invented" in said(sample_facts(), "en")
    assert "invented" not in said(replace(sample_facts(), rehearsal=False), "en")


def test_words_changed_while_voting_was_open_are_printed():
    assert "“Chomage\u00a0[fr]” became “Chômage\u00a0[fr]”." in said(sample_facts(), "en")


def test_a_title_in_one_language_serves_both():
    facts = replace(sample_facts(), title=Label.of(fr="Atelier"))
    assert compose(facts, "en").title == "Atelier"


def explained(facts, language="en"):
    """The words of the glossary."""
    tables = [block for block in laid_out(facts, language) if isinstance(block, Table)]
    (words,) = [table for table in tables if table.head[0] in ("Word", "Mot")]
    return ["".join(texts(row[0])) for row in words.rows]


def test_the_glossary_explains_the_words_of_what_is_printed_and_no_others():
    facts = sample_facts()
    assert {"Score", "Named by", "n", "Stability", "Sensitive question"} <= set(explained(facts))
    ideas = tuple(part for part in facts.activities if part.activity.kind == "ideas")
    assert explained(replace(facts, activities=ideas)) == ["Sensitive question"]
    assert "Round" not in explained(facts)
    again = tuple(replace(part, rounds=(part.outcome, part.outcome)) for part in facts.activities
                  if part.activity.kind == "rank")  # fmt: skip
    assert "Round" in explained(replace(facts, activities=again))


def test_a_word_of_a_kind_is_explained_only_where_its_result_says_it():
    shared = next(part for part in sample_facts().activities if part.activity.kind == "points")
    told = {flag: explained(replace(sample_facts(), activities=(flagged(shared, flag),))) for flag in (False, True)}
    assert "More than half from one participant" in told[True]
    assert "More than half from one participant" not in told[False]


def flagged(part, dominated):
    """The points with every answer dominated by one person, or none."""
    rows = {item: {**row, "dominated": dominated} for item, row in part.outcome.results["results"].items()}
    return replace(part, outcome=replace(part.outcome, results={**part.outcome.results, "results": rows}))


def test_each_word_is_explained_once():
    words = explained(sample_facts())
    assert len(words) == len(set(words))


def test_every_recommendation_shows_its_evidence_importance_feasibility_and_ground_in_one_table():
    facts = sample_facts()
    heads = [block.head for block in laid_out(facts, "en") if isinstance(block, Table)
             and block.head[0] == "Recommendation"]  # fmt: skip
    told = {"Importance", "Feasibility", "Quadrant", "Support"}
    assert any(told < set(head) for head in heads)
    assert all(told <= set(head) for head in heads if told & set(head))


def test_drivers_by_group_stand_on_grounds_as_dark_as_their_share_and_nothing_hidden_is_shaded():
    tables = [block for block in laid_out(sample_facts(), "en") if isinstance(block, Table) and "darker" in block.note]
    assert tables
    for table in tables:
        sizes = [int(re.search(r"\((\d+)\)", "".join(texts((head,)))).group(1)) for head in table.head[1:]]
        for row in table.rows:
            for cell, n in zip(row[1:], sizes, strict=True):
                if cell.text.isdigit():
                    assert cell.shade == max(1, -(-6 * int(cell.text) // n))
                else:
                    assert cell.shade is None
