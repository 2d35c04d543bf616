"""A report always comes to an end, and soon, whatever people have typed: each build has a limit of time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.report.report_sample import TEXTS, played, profiles, sample_facts
from workshop.activities import KINDS
from workshop.activities.said import findings
from workshop.cli.report import printed
from workshop.domain.activity import Activity, Topic
from workshop.domain.items import ADDRESSEES, MAX_ITEMS, MAX_LABEL, Item
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts
from workshop.report.facts import Facts

#: Far more than the slowest of these needs on a slow machine; only a build that never ends meets it.
SECONDS = 120


class NeverEnds(BaseException):
    """Raised where the time is over; not an Exception, so that nothing on the way takes it for a mere error."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        pytest.skip("this system has no timer signals")
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(*_: object) -> None:
    raise NeverEnds


def ends_in(facts: Facts) -> bytes:
    with limited(SECONDS):
        return printed(facts, "fr")


def asked(kind: str, words: str, n: int, topic: Topic, number: int = 0) -> Activity:
    items = () if KINDS[kind].collects_ideas else tuple(
        Item(f"i{i}", Label.of(fr=f"{i} {words}"[:MAX_LABEL]), addressee=(*ADDRESSEES, "")[i % 6]) for i in range(n)
    )  # fmt: skip
    options = KINDS[kind].options({}).as_json()
    return Activity(f"a{number}", kind, Label.of(fr=words[:199]), items=items, options=options, topic=topic)


WORDS = {
    "long labels": "longuement " * 21,
    "one word of 230 letters": "m" * 230,
    "no place to break": "très\u00a0" * 45,
    "tone marks": "ɛ̀ɔ́ " * 57,
}
ENDLESS = {
    "one paragraph": "mot " * 1500,
    "one word": "m" * 6000,
    "a thousand lines": "a\n" * 1000,
    "no place to break": "mot\u00a0" * 1500,
    "nothing but spaces": " \n" * 3000,
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_sixty_answers_of_the_longest_words_end(words):
    drafts = (("pick", Topic.CONCERNS), ("pick", Topic.RECOMMENDATIONS), ("rank", Topic.DRIVERS_LONG))
    activities = tuple(played(asked(kind, words, MAX_ITEMS, topic), profiles(12)) for kind, topic in drafts)
    assert ends_in(replace(sample_facts(), activities=activities)).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_free_texts_of_six_thousand_characters_end(text):
    texts = ReportTexts(introduction=Label.of(fr=text), thanks=Label.of(en=text))
    assert ends_in(replace(sample_facts(), activities=(), texts=texts)).startswith(b"%PDF-")


def test_twenty_activities_end():
    kinds = ("pick", "rank", "ideas", "pick")
    topics = tuple(Topic)
    drafts = (asked(kinds[n % 4], f"Question {n}", 3 + n, topics[n % len(topics)], n) for n in range(20))
    activities = tuple(played(draft, profiles(12)) for draft in drafts)
    assert ends_in(replace(sample_facts(), activities=activities)).startswith(b"%PDF-")


def test_a_title_and_organisers_of_the_longest_words_end():
    title, organisers = Label.of(fr="m" * 200), "\n".join(["Réseau " * 20] * 40)
    assert ends_in(replace(sample_facts(), title=title, place="p" * 300, organisers=organisers)).startswith(b"%PDF-")


def test_fifty_nine_answers_that_share_first_place_end():
    draft = asked("pick", WORDS["long labels"], MAX_ITEMS, Topic.CONCERNS)
    part = played(draft, profiles(24))
    counts = {item: {"count": int(item != "i0"), "share": None} for item in part.outcome.items}
    outcome = replace(part.outcome, results={**part.outcome.results, "results": counts}, breakdowns=())
    tied = replace(part, outcome=outcome, findings=findings(part.activity, outcome, ()))
    assert ends_in(replace(sample_facts(), activities=(tied,))).startswith(b"%PDF-")


@pytest.mark.parametrize("people", [0, 1, 5, 400])
def test_any_number_of_people_ends(people):
    draft = asked("pick", "réponse", 12, Topic.CONCERNS)
    facts = replace(sample_facts(), seats=people, activities=(played(draft, profiles(people)),))
    assert ends_in(facts).startswith(b"%PDF-")


def test_nothing_at_all_ends():
    nothing = {"activities": (), "attendance": (), "dimensions": (), "seats": 0, "organisers": "", "place": ""}
    facts = replace(sample_facts(), **nothing, texts=type(TEXTS)(), starts=None, ends=None, languages=())
    assert ends_in(facts).startswith(b"%PDF-")


def test_ideas_without_end_end():
    (facts,) = (part for part in sample_facts().activities if part.activity.topic is Topic.RECOMMENDATIONS and
                KINDS[part.activity.kind].collects_ideas)  # fmt: skip
    idea = facts.outcome.results["ideas"][0]
    many = [{**idea, "id": f"x{n}", "wording": {"fr": "idée " * 40}} for n in range(200)]
    outcome = replace(facts.outcome, results={**facts.outcome.results, "ideas": many})
    assert ends_in(replace(sample_facts(), activities=(replace(facts, outcome=outcome),))).startswith(b"%PDF-")


def test_what_never_ends_would_be_stopped():
    with pytest.raises(NeverEnds):
        _endless()


def _endless() -> None:
    with limited(0.05):
        while True:
            pass
