"""What the wall shows: each face, results with ties, what is withheld, both languages, and what has room."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.support.desk import Desk
from tests.support.phones import IDEAS, PICK, RANK, Hall
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.stage import panel_of
from workshop.domain.text import Label
from workshop.domain.workshop import Wifi
from workshop.services.moderate_ideas import reword_idea
from workshop.services.reveal_activity import go_to
from workshop.web.projector.room import Column, Contents, how_many, pages
from workshop.web.projector.routes import wifi_code
from workshop.web.projector.voices import Voices


def seen(page: str) -> str:
    """The words of a page, as a person reads them."""
    return " ".join(
        re.sub(r"<[^>]+>", " ", page.split("<body>")[1]).replace("\u202f", " ").replace("\xa0", " ").split()
    )


def go(hall: Hall, activity: str) -> None:
    go_to(hall.store, hall.parts.announcer, activity)


def pages_of(hall: Hall, side: str = "result") -> list[str]:
    """All pages of what the wall shows, turned one after the other as the facilitator does."""
    hall.show(panel=side)
    found = [hall.wall()]
    total = re.search(r"Page 1 sur (\d+)", seen(found[0]))
    for number in range(2, int(total[1]) + 1 if total else 1):
        hall.show(panel=panel_of(side, number))
        found.append(hall.wall())
    return found


def answered_room(folder, answers: list[list[str]], activity=PICK, zones=("north", "centre", "south")) -> Hall:
    """A workshop whose first activity was answered like this and is revealed; people come from the zones in turn."""
    hall = Hall.made(folder, activity)
    hall.open(activity.id)
    for place, items in enumerate(answers):
        hall.phone(zone=zones[place % len(zones)], gender="f").answer(activity.id, *items)
    hall.close(activity.id)
    hall.reveal(activity.id)
    return hall


def test_the_wall_begins_with_the_way_in(tmp_path):
    hall = Hall.made(tmp_path, wifi=Wifi("Paix", "bonjour"), room_code="MOPTI")
    words = seen(hall.wall())
    assert "Rejoignez l’atelier avec votre téléphone Join the workshop with your phone" in words
    assert "Réseau : Paix Mot de passe : bonjour" in words
    assert "Code de la salle MOPTI" in words
    assert hall.wall().count("<svg") == 2


def test_without_wifi_and_code_there_is_one_qr_code_and_no_code(tmp_path):
    page = Hall.made(tmp_path).wall()
    assert page.count("<svg") == 1
    assert "Code de la salle" not in page


def test_the_code_of_a_wifi_escapes_its_signs():
    import segno

    content = 'WIFI:T:WPA;S:a\\;b;P:\\"c\\\\;;'
    expected = segno.make(content, error="m", micro=False).svg_inline(
        border=2, omitsize=True, dark="#000", light="#fff", svgclass="code"
    )
    assert wifi_code(Wifi("a;b", '"c\\')) == expected
    assert wifi_code(Wifi("", "x")) is None


@pytest.mark.parametrize(
    "answers, count", [(0, "0 / 11"), (4, "0 / 11"), (5, "5 / 11"), (9, "5 / 11"), (11, "11 / 11")]
)
def test_the_count_moves_in_steps_and_nothing_of_the_answers_is_shown(tmp_path, answers, count):
    hall = Hall.made(tmp_path, PICK)
    hall.open("pick")
    go(hall, "pick")
    phones = [hall.phone() for _ in range(11)]
    for phone in phones[:answers]:
        phone.answer("pick", "P1")
    assert count in seen(hall.wall())
    assert "Groupes armés" not in hall.wall()


@pytest.mark.parametrize("rounds, beside", [(1, "Chiffre arrondi"), (2, "Tour 1 sur 2")])
def test_the_foot_of_a_question_has_room_for_the_whole_address(tmp_path, rounds, beside):
    hall = Hall.made(tmp_path, replace(RANK, rounds=rounds))
    hall.open("rank")
    go(hall, "rank")
    foot = re.findall(r"<span>(.*?)</span>", re.search("<footer.*?</footer>", hall.wall(), re.DOTALL)[0])
    assert len(foot) == 2
    assert (foot[0].startswith("Page"), foot[1].startswith(beside)) == (True, True)


def test_before_opening_and_after_closing_the_wall_says_what_comes(tmp_path):
    hall = Hall.made(tmp_path, PICK)
    go(hall, "pick")
    hall.show(face="activity") if hall.store.snapshot().stage.face != "activity" else None
    assert "Cette question s’ouvre dans un instant." in seen(hall.wall())
    hall.open("pick")
    hall.close("pick")
    assert "Le vote est clos et scellé." in seen(hall.wall())
    assert "%" not in seen(hall.wall())


def test_a_ranking_shows_places_with_ties_agreement_and_one_permitted_sentence(tmp_path):
    hall = answered_room(tmp_path, [["D1", "D2", "D3"]] * 6 + [["D2", "D1", "D3"]] * 6, RANK)
    page = hall.wall()
    assert re.findall(r'class="disc">(\d)<', page)[:3] == ["1", "1", "3"]
    assert seen(page).count("ex æquo") >= 2
    assert "Accord" in seen(page)
    assert "12 participants" in seen(page)
    assert page.count(" joined") >= 1


def test_a_pick_shows_how_many_of_how_many_and_no_word_on_agreement(tmp_path):
    words = seen(answered_room(tmp_path, [["P5"], ["P6"], ["P5"], ["P5"], ["P5"]] * 3).wall())
    assert "20 % (3 sur 15)" in words
    assert "Accord" not in words


def test_a_figure_that_is_withheld_has_no_place_and_is_no_zero(tmp_path):
    hall = answered_room(tmp_path, [["P1"]] * 8 + [["P2"]] * 4)
    rows = {seen("<body>" + row) for page in pages_of(hall) for row in page.split("<li ")[1:]}
    hidden = [row for row in rows if "Groupes armés" in row]
    assert len(hidden) == 1
    assert "Non montré." in hidden[0]
    assert "–" in hidden[0]
    assert "ex æquo" not in hidden[0]
    assert any("33 % (4 sur 12)" in row for row in rows)


@pytest.mark.parametrize("people, shown", [(4, False), (5, True)])
def test_a_result_of_too_few_is_withheld_with_the_reason(tmp_path, people, shown):
    words = seen(answered_room(tmp_path, [["P1"]] * people).wall())
    assert ("Trop peu de bulletins" in words) is not shown
    assert ("Groupes armés" in words) is shown


def test_by_zone_each_group_has_its_lane_its_number_and_a_sentence(tmp_path):
    hall = answered_room(tmp_path, [["P1"], ["P2"], ["P3"]] * 8)
    hall.show(panel="zone")
    page = hall.wall()
    assert "Nord n = 8 Centre n = 8 Sud n = 8" in seen(page)
    assert seen(page).count("Combien ont cité chaque réponse dans chaque groupe") == 1, "what a dot counts"
    assert re.search(r'<p class="callout"><span>[^<]+', page)
    assert 'class="z-n"' in page.split('class="lanes"')[1]


def test_a_group_that_is_too_small_is_not_shown_and_the_wall_says_why(tmp_path):
    hall = answered_room(tmp_path, [["P1"]] * 9, zones=("north", "north", "north", "north", "centre"))
    hall.show(panel="zone")
    words = seen(hall.wall())
    assert "n = " not in words
    assert "Comparaison par : Zone" in words


def test_ideas_stand_under_those_they_speak_to_and_only_approved_ones(tmp_path):
    hall = Hall.made(tmp_path, IDEAS)
    hall.open("ideas")
    go(hall, "ideas")
    phone = hall.phone()
    phone.share("Payer les juges", "national")
    phone.share("Former les maires", "donors")
    assert "Payer les juges" not in hall.wall()
    hall.approve()
    assert "2 idées retenues" in seen(hall.wall())
    hall.phone().share("Fermer les yeux", "national")
    hall.close("ideas")
    hall.reveal("ideas")
    words = seen(hall.wall())
    assert "À l’État Payer les juges Aux bailleurs Former les maires" in words
    assert "Fermer les yeux" not in words


@pytest.mark.parametrize("language, shown", [
    ("both", ('<span>Payer les juges</span><span class="also" lang="en">Pay the judges</span>',
              '<span>Former les maires</span>')),
    ("en", ("<span>Pay the judges</span>", '<span lang="fr">Former les maires</span>')),
])  # fmt: skip
def test_the_ideas_found_stand_in_both_languages_and_say_which_one_they_are_in(tmp_path, language, shown):
    hall = Hall.made(tmp_path, IDEAS)
    hall.open("ideas")
    go(hall, "ideas")
    hall.phone().share("Payer les juges", "national")
    hall.phone().share("Former les maires", "national")
    hall.approve()
    judges = next(idea for idea in hall.store.ideas("ideas") if "juges" in idea.original)
    both = Label.of(fr="Payer les juges", en="Pay the judges")
    reword_idea(hall.store, hall.parts.announcer, "ideas", judges.id, both, "national")
    hall.close("ideas")
    hall.reveal("ideas")
    hall.show(language=language)
    assert all(words in hall.wall() for words in shown)


def test_many_ideas_stand_on_several_pages_under_their_addressees(tmp_path):
    hall = Hall.made(tmp_path, replace(IDEAS, options={"per_person": 10, "addressee": True}))
    hall.open("ideas")
    phone, other = hall.phone(), hall.phone()
    for number in range(10):
        phone.share(f"{number} " + "créer un cadre de concertation " * 5, "national")
        other.share(f"{number} " + "soutenir les comités de paix " * 5, "donors" if number else "security_forces")
    hall.approve()
    hall.close("ideas")
    hall.reveal("ideas")
    found = [seen(page) for page in pages_of(hall)]
    assert len(found) > 2
    assert sorted(re.findall(r"(\d) créer", " ".join(found))) == [str(number) for number in range(10)], "each once"
    assert all("À l’État" in page for page in found if " créer" in page), "a heading on every page that needs it"
    assert "Aux bailleurs suite" in " ".join(found) or "À l’État suite" in " ".join(found)
    assert "Aux forces de défense et de sécurité" in " ".join(found)


@pytest.mark.parametrize("language, first, second", [("both", True, True), ("fr", True, False), ("en", False, True)])
def test_the_wall_speaks_both_languages_or_the_chosen_one(tmp_path, language, first, second):
    hall = Hall.made(tmp_path, PICK)
    hall.open("pick")
    go(hall, "pick")
    hall.show(language=language)
    words = seen(hall.wall())
    assert ("ont répondu" in words, "have answered" in words) == (first, second)


def test_a_blank_wall_shows_nothing_and_the_discussion_asks_three_questions(tmp_path):
    hall = answered_room(tmp_path, [["P1"]] * 6)
    hall.show(panel="discussion")
    assert "Qu’est-ce qui vous surprend ?" in seen(hall.wall())
    assert hall.wall().count("<li>") == 3
    hall.show(face="blank")
    assert seen(hall.wall()) == "L’écran est noir"


def test_a_countdown_is_on_the_wall_while_it_runs(tmp_path):
    hall = Hall.made(tmp_path, PICK)
    hall.open("pick")
    go(hall, "pick")
    assert "data-countdown" not in hall.wall()
    hall.parts.timer.start(125)
    assert "2:0" in seen(hall.wall())


@pytest.mark.parametrize("heights, left, count", [([1, 1, 1], 3, 3), ([1, 1, 1], 2.5, 2), ([5], 1, 0), ([], 1, 0)])
def test_as_many_rows_have_room_as_fit(heights, left, count):
    assert how_many(heights, left) == count


def test_a_text_is_as_high_as_its_lines():
    column = Column(10, 1, 2)
    assert column.height("court") == 2
    assert column.height("un texte bien plus long que la colonne") == 4
    assert column.height("un texte " * 10) > 8
    assert column.height("court", "short", "") == 4


def contents(letters: int, rows: int) -> Contents:
    label = Label.of(fr="mot " * (letters // 4), en="word " * (letters // 5))
    return Contents("scores", Voices("both"), Label.of(fr="Quoi ?", en="What?"), [label] * rows, None)


def test_the_second_language_gives_way_before_a_page_is_turned():
    short, longer, longest = (contents(letters, 7).page(1) for letters in (20, 60, 240))
    assert (short.total, short.fits["narrow"].labels) == (1, True)
    assert (longer.total, longer.fits["narrow"].labels) == (1, False)
    assert longest.total > 1


def test_every_row_stands_on_one_page_and_no_page_is_much_emptier_than_the_others():
    for rows in range(1, 30):
        for letters in (20, 60, 240):
            room = contents(letters, rows)
            found = [room.page(number).rows for number in range(1, room.page(1).total + 1)]
            assert [place for page in found for place in range(rows)[page]] == list(range(rows))
            sizes = [page.stop - page.start for page in found]
            assert max(sizes) - min(sizes) < max(2, len(sizes))
            assert room.page(99).number == len(found), "beyond the last page stands the last"


def test_the_first_page_may_have_less_room_and_an_endless_row_still_gets_a_page():
    assert pages([2, 2, 2, 2], first=4, further=8) == [slice(0, 2), slice(2, 4)]
    assert pages([99, 2], first=4, further=8) == [slice(0, 1), slice(1, 2)]
    assert pages([], first=4, further=8) == [slice(0, 1)]


def test_a_page_is_asked_for_and_only_a_side_that_exists(tmp_path):
    hall = answered_room(tmp_path, [["P1"]] * 6)
    for panel in ("page-2", "zone page-3", "result"):
        hall.show(panel=panel)
        assert hall.store.snapshot().stage.panel == panel
    for panel in ("page-0", "page-", "page-x", "size page-2", "zone  page-2", "page-1000"):
        with pytest.raises(Mendable, match="cannot show that"):
            hall.show(panel=panel)


def matrix_room(tmp_path, items: int) -> Hall:
    words = "former les commissions foncières de chaque cercle"
    listed = tuple(Item(f"m{n}", Label.of(fr=f"{n} {words}", en=f"{n} train")) for n in range(items))
    activity = Activity("plot", "matrix", Label.of(fr="Où agir ?"), options={}, items=listed)
    hall = Hall.made(tmp_path, activity)
    hall.open("plot")
    for place in range(6):
        marks = [f"{key}:m{n}={1 + (n + place % 2) % 5}" for n in range(items) for key in ("importance", "feasibility")]
        hall.phone().answer("plot", *marks)
    hall.close("plot")
    hall.reveal("plot")
    return hall


def test_a_plot_shows_every_dot_on_every_page_and_every_label_whole_once(tmp_path):
    found = pages_of(matrix_room(tmp_path, 11))
    assert len(found) > 1
    assert all(page.count("<circle") == 11 for page in found)
    labels = re.findall(r"(\d+) former les commissions foncières de chaque cercle", " ".join(map(seen, found)))
    assert sorted(labels, key=int) == [str(n) for n in range(11)]
    assert not any("…" in page for page in found)


def test_the_list_beside_a_plot_is_in_both_languages_where_that_turns_no_page(tmp_path):
    hall = matrix_room(tmp_path, 3)
    hall.show(language="both")
    assert [f'<span class="also" lang="en">{n} train</span>' in hall.wall() for n in range(3)] == [True] * 3


def drawing(page: str) -> str:
    return re.search(r'<svg class="drawing".*?</svg>', page, re.DOTALL)[0]


def rated_room(tmp_path, *labels: Label) -> Hall:
    items = tuple(Item(f"r{n}", label) for n, label in enumerate(labels))
    activity = Activity("rate", "rate", Label.of(fr="Quelle importance ?", en="How important?"), items=items)
    return answered_room(tmp_path, [[f"r{n}={3 + n % 2}" for n in range(len(items))]] * 6, activity)


@pytest.mark.parametrize("letters, also", [(8, True), (160, False)])
def test_the_labels_of_a_picture_stand_in_both_languages_where_they_have_room(tmp_path, letters, also):
    labels = [Label.of(fr=f"{n} " + "mot " * (letters // 4), en=f"{n} " + "word " * (letters // 5)) for n in range(4)]
    hall = rated_room(tmp_path, *labels)
    hall.show(language="both")
    drawn = drawing(hall.wall())
    assert ("word" in re.sub("<[^>]+>", " ", drawn)) == also
    assert drawn.count('lang="en"') == (4 if also else 0)
    assert "word" not in re.search(r'aria-label="([^"]*)"', drawn)[1], "it is spoken of in the first language"
    hall.show(language="fr")
    assert "word" not in hall.wall()


@pytest.mark.parametrize("items, pages, said", [(2, 1, True), (6, 1, False), (9, 2, True)])
def test_a_sentence_stands_beneath_a_picture_where_it_turns_no_page(tmp_path, items, pages, said):
    words = "routes coupées et marchés fermés toute la saison"
    found = pages_of(rated_room(tmp_path, *(Label.of(fr=f"{n} {words}") for n in range(items))))
    assert len(found) == pages
    assert ["callout" in page for page in found] == [said, *[False] * (pages - 1)]


def test_a_tree_with_many_parts_is_read_from_its_branches_down_to_its_roots(tmp_path):
    items = tuple(Item(f"t{n}", Label.of(fr=f"{n} des paroles qui prennent deux lignes entières")) for n in range(8))
    places = ("effect", "effect", "effect", "core", "cause", "cause", "cause", "cause")
    activity = Activity("tree", "sort", Label.of(fr="Cause ou effet ?"), options={"set": "tree"}, items=items)
    marks = [f"t{n}={place}" for n, place in enumerate(places)]
    found = pages_of(answered_room(tmp_path, [marks] * 6, activity))
    numbers = [re.findall(r">(\d) des paroles", drawing(page)) for page in found]
    assert [len(page) for page in numbers] == [3, 5]
    assert sorted(number for page in numbers for number in page) == [str(n) for n in range(8)]
    assert ["Effets" in page for page in found] == [True, False]
    assert ["Causes" in page for page in found] == [False, True]


def test_a_plan_that_is_being_written_shows_its_actions_not_a_count_of_voters(tmp_path):
    hall = Hall.made(tmp_path, Activity("plan", "actions", Label.of(fr="Qui fait quoi ?"), options={"phones": True}))
    hall.open("plan")
    go(hall, "plan")
    words = seen(hall.wall())
    assert "0 / " not in words
    assert "ont répondu" not in words
    assert "Nommez des organisations, jamais des personnes." in words


def test_while_ideas_come_in_they_stand_on_pages_that_the_facilitator_turns(tmp_path):
    hall = Hall.made(tmp_path, replace(IDEAS, options={"per_person": 10, "addressee": True}))
    hall.open("ideas")
    go(hall, "ideas")
    phone = hall.phone()
    for number in range(10):
        phone.share(f"{number} " + "créer un cadre de concertation " * 5, "national")
    hall.approve()
    found = [seen(page) for page in pages_of(hall)]
    assert sorted(re.findall(r"(\d) créer", " ".join(found))) == [str(number) for number in range(10)]
    assert len(found) > 1
    page = Desk(hall.app).get().text
    assert f"Page {len(found)} of {len(found)}" in page
    assert f'id="page-before" name="panel" value="{panel_of("result", len(found) - 1)}"' in page
