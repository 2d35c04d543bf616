"""Which words look like a private person, and which are bodies, places, days and amounts."""
from __future__ import annotations

import pytest

from workshop.domain.persons import LooksLikePerson, may_point_at_somebody, refuse_persons

PERSONS = [
    ("responsible", "Mamadou Traoré"), ("responsible", "Traoré Mamadou"), ("responsible", "M. Keïta"),
    ("responsible", "Mme Coulibaly"), ("responsible", "Fatoumata"), ("partners", "Kéréwalé Sanbala"),
    ("responsible", "Comité de paix, Awa Diarra"), ("responsible", "mairie et Issa Maïga"),
    ("responsible", "Iyad Ag Ghali"), ("responsible", "El Hadj Oumar"), ("risk", "On connaît l’imam Dicko"),
    ("action", "Demander à Amadou Sangaré de venir"), ("problem", "Le colonel Bagayoko a dit non"),
    ("resources", "appeler le 76 12 34 56"), ("resources", "76.12.34.56"), ("responsible", "+223 76123456"),
    ("partners", "00223 20 22 33 44"), ("indicator", "ecrire à awa@exemple.org"), ("partners", "Dr. Konaté"),
]  # fmt: skip
BODIES = [
    ("responsible", "Association des femmes de Mopti"), ("responsible", "Mairie de Gao, ONG locale"),
    ("responsible", "CAFO"), ("responsible", "WANEP Mali"), ("partners", "Croix Rouge"), ("partners", "Peace Direct"),
    ("partners", "Search for Common Ground"), ("partners", "Mercy Corps"), ("responsible", "Conseil communal de Konna"),
    ("responsible", "le chef de village"), ("responsible", "Mme la maire"), ("responsible", "Jeunes de Koro"),
    ("responsible", "Comité de veille et Radio Jamana"), ("responsible", "Regional youth council of Gao"),
    ("partners", "MINUSMA, HCR & PAM"), ("action", "Former les commissions de médiation à 10 m Gao"),
    ("resources", "12 000 000 FCFA"), ("resources", "1 500 000 FCFA et 30,000,000 CFA francs"),
    ("indicator", "du 12/03/2026 au 14/03/2026, puis 2026-04-01"), ("indicator", "Six réunions, 120 jeunes"),
    ("action", "Réunir Mopti et Gao"), ("responsible", ""),
]  # fmt: skip


@pytest.mark.parametrize("field, words", PERSONS)
def test_words_that_look_like_a_person_are_named_with_their_field(field, words):
    with pytest.raises(LooksLikePerson) as doubt:
        refuse_persons({field: words})
    assert doubt.value.field == field


@pytest.mark.parametrize("field, words", BODIES)
def test_bodies_places_days_and_amounts_pass(field, words):
    refuse_persons({field: words})


@pytest.mark.parametrize(
    "text, doubtful",
    [
        ("Demander à Amadou Traoré de partir", True),
        ("Appelez le 76 12 34 56 78", True),
        ("Créer des emplois pour les jeunes dans chaque cercle", False),
        ("Associer les femmes aux commissions foncières", False),
    ],
)
def test_an_idea_that_may_name_somebody_is_to_be_read_twice(text, doubtful):
    assert may_point_at_somebody(text) is doubtful
