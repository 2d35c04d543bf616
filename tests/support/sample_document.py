# ruff: noqa: E501 - the two languages of a sentence stand side by side
"""A rich document in both languages, with invented figures: every block, long words, toned letters, hostile text."""

from dataclasses import dataclass
from datetime import date

from workshop.document.blocks import (
    Bullets,
    Callout,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    TwoColumns,
)  # fmt: skip
from workshop.document.figures import Bar, BarChart, Dot, DotGroup, DotPlot, DotRow, Measure, Measures
from workshop.document.text import Span
from workshop.document.words import Words

LETTERS = "ɛƐɔƆɲƝŋŊɓƁɗƊƴƳʼʔăĂəƏǝƎǎǍɣƔḍḌḥḤḷḶṣṢṭṬẓẒšŠžŽɩƖʋƲãẽĩõũÃẼĨÕŨœŒæÆ«»’…–—€≥≤"
"""The letters of the official alphabets of Mali's national languages, and of French."""
TONES = tuple(f"{letter}{tone}" for letter in "ɛɔƐƆ" for tone in "\u0300\u0301\u0302\u0303\u0304\u030c")
HOSTILE = '<img src="/etc/hostname"/> <b>unclosed & <script>alert(1)</script> \u202eevil\u202c \x07bell 🕊️ 中文'
LONG_WORD = "paix" * 75

FRENCH_WORDS = Words(
    contents="Sommaire", page="Page {page} sur {total}", table="Tableau {n}", figure="Figure {n}", go_to_page="{title}, page {page}",
    in_language="texte en {language}", figures_as_table="Les mêmes chiffres en tableau", place="Place", item="Élément", value="Valeur",
)  # fmt: skip
WORDS = {"en": Words(), "fr": FRENCH_WORDS}

DRIVERS = (
    ("Mauvaise qualité de la gouvernance et de la justice, dont la corruption et l’impunité", "Poor governance and justice, including corruption and impunity", 71, 19),
    ("Pauvreté généralisée, sous-développement et chômage, surtout chez les jeunes", "Widespread poverty, under-development and unemployment, above all among young people", 62, 17),
    ("Présence limitée de l’État dans presque tout le pays", "Limited presence of the State almost everywhere", 54, 14),
    ("Litiges fonciers, procédures foncières longues, coûteuses et peu claires", "Land disputes; land procedures long, costly and unclear", 54, 13),
    ("Milices d’autodéfense et cycle de représailles", "Self-defence militias and cycles of reprisal", 41, 11),
    ("Diffusion d’idéologies radicales, religieuses ou identitaires", "Spread of radical ideologies, religious or ethnically defined", 33, 8),
    ("Trafics d’armes et de drogue", "Trafficking in arms and drugs", 29, 8),
    ("Tensions liées aux élections", "Tensions around elections", 17, 5),
    ("Perte de confiance entre population et État", "Loss of trust between people and State", 12, 4),
)  # fmt: skip
ZONES = ((5, 5, 7), (4, 4, 6), (6, 4, 2), (2, 8, 2), (2, 5, 1))
SIZES = (7, 9, 8)
WOMEN_MEN = ((8, 9), (7, 8), (4, 9), (9, 4), (5, 6))
PLACES = ("1", "2", "3", "3", "5", "6", "7", "8", "9")


@dataclass(frozen=True)
class Speaker:
    """Says the sample's sentences in one language."""

    lang: str

    def __call__(self, french: str, english: str) -> str:
        return french if self.lang == "fr" else english

    def of(self, part: int, whole: int) -> str:
        return self(f"{part} sur {whole}", f"{part} of {whole}")


def sample(lang: str) -> Document:
    """The sample document in ``lang``, "fr" or "en"."""
    say = Speaker(lang)
    blocks = (
        *_opening(say),
        *_participants(say),
        *_drivers(say),
        *_groups(say),
        *_voices(say),
        *_method(say),
        *_annex(say),
    )
    return Document(
        title=say("Échange pour la paix de Mopti", "Mopti Peace Exchange"), lang=lang, blocks=blocks, published=date(2026, 3, 14),
        subtitle=say("Ce que la salle a dit", "What the room said"), author=say("Organisateurs de l’exemple", "Sample organisers"),
        subject=say("Moteurs du conflit et recommandations", "Conflict drivers and recommendations"),
        edition=say("Édition française", "English edition"), organiser=say("Réseau de l’exemple pour la paix", "Sample Network for Peace"),
        foot=say("Résultats de l’atelier, non représentatifs de la population.", "Results of this workshop, not representative of the population."),
    )  # fmt: skip


def _opening(say: Speaker) -> tuple:
    return (
        Cover(
            title=say("Moteurs du conflit et pistes pour la paix", "Drivers of conflict and paths to peace"),
            kicker=say("RÉSULTATS DE L’ATELIER", "WORKSHOP RESULTS"),
            subtitle=say("Échange pour la paix de Mopti : ce que vingt-quatre artisans de la paix ont dit, compté et recommandé",
                         "Mopti Peace Exchange: what twenty-four peacebuilders said, counted and recommended"),
            lines=(say("Mopti, 12 et 13 mars 2026", "Mopti, 12–13 March 2026"),),
            organisers=(say("Réseau de l’exemple pour la paix", "Sample Network for Peace"), say("Cadre de concertation de l’exemple", "Sample Dialogue Framework")),
            edition=say("Édition française · 14 mars 2026", "English edition · 14 March 2026"),
            note=say("Chiffres inventés pour montrer la mise en page.", "Figures invented to show the layout."),
        ),
        Contents(),
        Callout(say("Comment lire ce rapport", "How to read this report"), say("Les participants ont voté sur leur téléphone, sans que personne puisse savoir qui a voté quoi. Le score va de 0 à 100. Les phrases disent « les participants », jamais « les Maliens ».", "Participants voted on their phones, and nobody can know who voted what. The score goes from 0 to 100. Sentences say “participants”, never “Malians”.").replace("« ", "«\u202f").replace(" »", "\u202f»"), "note"),
        PageBreak(),
        Heading(1, say("L’essentiel", "In brief")),
        KeyFigures((
            KeyFigure("24", say("participants de trois zones", "participants from three zones")),
            KeyFigure(say("11 sur 24", "11 of 24"), say("sont des femmes", "are women")),
            KeyFigure("12\u202f345" if say.lang == "fr" else "12,345", say("comparaisons comptées", "comparisons counted")),
            KeyFigure("22", say("idées approuvées", "ideas approved")),
        )),
        Heading(2, say("Trois messages", "Three messages")),
        Bullets((
            (Span(say("La gouvernance vient en tête. ", "Governance comes first. "), strong=True), Span(say("Les participants la placent première avec toutes les méthodes de calcul, mais l’accord entre eux reste modéré.", "Participants put it first under every counting method, but agreement among them is only moderate."))),
            (Span(say("Le foncier divise. ", "Land divides. "), strong=True), Span(say("Les litiges fonciers sont surtout cités au Centre (8 participants sur 9).", "Land disputes were named mostly in the Centre (8 of 9 participants)."))),
            (Span(say("Femmes et hommes ne voient pas la même chose. ", "Women and men do not see the same. "), strong=True), Span(say("Un écart observé dans la salle, à vérifier\u202f; il peut tenir au hasard vu le nombre de participants.", "A gap seen in the room, to be checked; given the number of people, it may be chance."))),
        )),
        Heading(2, say("Les cinq premiers moteurs", "The first five drivers")),
        _ranking(say, 5),
        Measures((
            Measure(say("Accord entre participants", "Agreement among participants"), say("Modéré", "Moderate"), 3, 5, "W = 0,42" if say.lang == "fr" else "W = 0.42"),
            Measure(say("Solidité du classement", "Robustness of the order"), say("Solide en tête", "Robust at the top"), 4, 5, say("Le trio de tête tient dans 23 cas sur 24", "The top three stay in 23 of 24 cases")),
        )),
    )  # fmt: skip


def _ranking(say: Speaker, count: int) -> BarChart:
    bars = tuple(
        Bar(say(fr, en), value, str(value), place=place, lead=int(place) <= 3, tied=say("ex æquo", "tied") if place == "3" else "",
            note=say(f"citée par {named} sur 24", f"named by {named} of 24"))
        for (fr, en, value, named), place in zip(DRIVERS[:count], PLACES, strict=False)
    )  # fmt: skip
    return BarChart(
        bars, alt="; ".join(f"{b.place}. {b.label}: {b.value_text}" for b in bars),
        caption=say("Score de priorité de 0 à 100", "Priority score from 0 to 100"),
        note=say("n = 24 participants. Score de Borda ramené à 100\u202f; un trait doré joint les ex æquo.", "n = 24 participants. Borda score scaled to 100; a gold stitch joins those tied."),
        ticks=((0, "0"), (25, "25"), (50, "50"), (75, "75"), (100, "100")),
    )  # fmt: skip


def _participants(say: Speaker) -> tuple:
    rows = tuple(
        (zone, str(a), str(b), str(c), str(a + b))
        for zone, a, b, c in (
            (say("Nord", "North"), 3, 4, 2),
            (say("Centre", "Centre"), 4, 5, 5),
            (say("Sud", "South"), 4, 4, 3),
        )
    )
    total = (say("Ensemble", "All"), "11", "13", "10", "24")
    return (
        Heading(1, say("Qui a participé", "Who took part")),
        Paragraph(say("Vingt-quatre personnes ont répondu, invitées par deux réseaux. Elles ne représentent pas la population du Mali.", "Twenty-four people answered, invited by two networks. They do not represent the population of Mali."), "lead"),
        Table(
            head=(say("Zone", "Zone"), say("Femmes", "Women"), say("Hommes", "Men"), say("Moins de 35 ans", "Under 35"), say("Ensemble", "All")),
            rows=(*rows, total), caption=say("Participants par zone", "Participants by zone"), numeric=(1, 2, 3, 4), total=True,
            summary=say("Nombre de participants par zone, genre et âge", "Number of participants by zone, gender and age"),
            note=say("Les effectifs sont publiés à partir de trois personnes par case.", "Counts are published from three people per cell on."),
        ),
        BarChart(
            (Bar(say("Associations de femmes", "Women’s associations"), 8, "8"), Bar(say("Autorités coutumières", "Customary authorities"), 6, "6"),
             Bar(say("Jeunes et médias locaux", "Youth and local media"), 6, "6"), Bar(say("Services de l’État", "State services"), None, say("masqué : groupe trop petit", "hidden: group too small"))),
            alt=say("Associations de femmes 8, autorités coutumières 6, jeunes et médias 6, services de l’État masqué", "Women’s associations 8, customary authorities 6, youth and media 6, State services hidden"),
            caption=say("Types d’organisation", "Types of organisation"), note="n = 24", top=10,
        ),
    )  # fmt: skip


def _drivers(say: Speaker) -> tuple:
    return (
        Heading(1, say("Les moteurs du conflit", "Drivers of conflict")),
        Paragraph(
            say(
                "Chaque personne a classé les moteurs qui lui paraissent peser le plus. Les trois premiers se détachent\u202f; les suivants sont proches.",
                "Each person ranked the drivers that seemed to weigh most. The first three stand out; the following are close.",
            ),
            "lead",
        ),
        Heading(2, say("Classement général", "Overall ranking")),
        _ranking(say, 9),
        Callout(
            say("À retenir", "Keep in mind"),
            (
                say(
                    "La troisième place est partagée\u202f: ne pas présenter l’un avant l’autre.",
                    "The third place is shared: do not present one before the other.",
                ),
                say("Ce groupe, pas la population.", "This group, not the population."),
            ),
            "advice",
        ),
    )


def _zone_row(say: Speaker, i: int) -> DotRow:
    dots = tuple(Dot(part / whole, say.of(part, whole)) for part, whole in zip(ZONES[i], SIZES, strict=True))
    return DotRow(say(*DRIVERS[i][:2]), dots, hot=i == 3)


def _pair_row(say: Speaker, i: int) -> DotRow:
    women, men = WOMEN_MEN[i]
    gap = f"{abs(women / 11 - men / 13) * 100:.0f}"
    return DotRow(
        say(*DRIVERS[i][:2]),
        (Dot(women / 11, say.of(women, 11)), Dot(men / 13, say.of(men, 13))),
        hot=i == 3,
        gap=f"{gap} pts" if i == 3 else "",
    )


def _groups(say: Speaker) -> tuple:
    scale = say("personne", "no one"), say("la moitié", "half"), say("tous", "all")
    heat = tuple(
        (say(*DRIVERS[i][:2]), *(Cell(str(round(p / w * 100)), shade=1 + min(5, int(p / w * 6)), strong=p / w > 0.8) for p, w in zip(ZONES[i], SIZES, strict=True)), Cell(say("masqué", "hidden"), muted=True))
        for i in range(5)
    )  # fmt: skip
    return (
        Heading(1, say("Regards par zone et par genre", "Views by zone and gender")),
        Paragraph(say("Qui a cité chaque moteur parmi ses trois premiers\u202f? Chaque zone a sa forme et sa ligne.", "Who named each driver among their first three? Each zone has its shape and its lane."), "lead"),
        Heading(2, say("Trois zones, cinq moteurs", "Three zones, five drivers")),
        DotPlot(
            tuple(DotGroup(name, f"n = {n}") for name, n in zip((say("Nord", "North"), say("Centre", "Centre"), say("Sud", "South")), SIZES, strict=True)),
            tuple(_zone_row(say, i) for i in range(5)), alt="; ".join(f"{say(*DRIVERS[i][:2])}: {ZONES[i]}" for i in range(5)),
            scale=scale, caption=say("Part des participants de chaque zone qui citent le moteur", "Share of the participants of each zone who name the driver"),
            note=say("Une ligne mise en valeur\u202f: écart observé dans la salle, à vérifier.", "One row set apart: a gap seen in the room, to be checked."),
        ),
        Heading(2, say("Femmes et hommes", "Women and men")),
        DotPlot(
            (DotGroup(say("Femmes", "Women"), "n = 11"), DotGroup(say("Hommes", "Men"), "n = 13")), tuple(_pair_row(say, i) for i in range(5)),
            alt="; ".join(f"{say(*DRIVERS[i][:2])}: {WOMEN_MEN[i]}" for i in range(5)), scale=scale, joined=True,
            caption=say("Où les avis divergent", "Where views differ"), note=say("Écart en points, indiqué à partir de dix.", "Gap in points, shown from ten on."),
        ),
        Heading(2, say("Carte des priorités", "Map of priorities")),
        Table(
            (say("Moteur", "Driver"), say("Nord", "North"), say("Centre", "Centre"), say("Sud", "South"), say("Diaspora", "Diaspora")), heat,
            caption=say("Part en pour cent, plus foncé = plus cité", "Share in per cent, darker = named more"), numeric=(1, 2, 3, 4), widths=(4, 1, 1, 1, 1.2),
        ),
    )  # fmt: skip


def _voices(say: Speaker) -> tuple:
    return (
        Heading(1, say("Voix de l’atelier", "Voices of the workshop")),
        Quote(
            say(
                "« Quand le juge est à trois jours de route, c’est le fusil qui tranche. »",
                "“When the judge is three days away, the gun decides.”",
            )
            .replace("« ", "«\u202f")
            .replace(" »", "\u202f»"),
            say("Une participante, Centre", "A participant, Centre"),
        ),
        Quote(
            "Hɛ́rɛ bɛ́ yɔ̀rɔ min, dɔ̀nnin bɛ́ yèn.",
            say("Exemple de lettres, sans traduction", "Sample of letters, not translated"),
            lang="bm",
        ),
        Callout(
            say("Prudence", "Caution"),
            say(
                "Quatre personnes seulement viennent de la diaspora\u202f: leurs réponses comptent dans l’ensemble, pas à part.",
                "Only four people come from the diaspora: their answers count in the whole, not apart.",
            ),
            "caution",
        ),
    )


def _method(say: Speaker) -> tuple:
    return (
        Heading(1, say("Méthode et limites", "Method and limits")),
        TwoColumns(
            (
                Heading(2, say("Comment on a classé", "How we ranked")),
                Paragraph(
                    say(
                        "Chaque téléphone présentait les moteurs dans un ordre différent. Le score ramène les places à une échelle de 0 à 100.",
                        "Each phone showed the drivers in another order. The score brings the places to a scale from 0 to 100.",
                    )
                ),
            ),
            (
                Heading(2, say("Protection des personnes", "Protection of people")),
                Paragraph(
                    say(
                        "Aucun nom n’est enregistré. Un groupe de moins de cinq personnes n’est jamais publié à part.",
                        "No name is stored. A group of fewer than five people is never published apart.",
                    )
                ),
            ),
        ),
        Bullets(
            tuple(
                say(*pair)
                for pair in (
                    ("Les votes sont clos, comptés puis scellés.", "Votes are closed, counted, then sealed."),
                    ("Les bulletins sont détruits à la publication.", "Ballots are destroyed on publication."),
                    ("Chaque total peut être recompté.", "Every total can be recounted."),
                )
            ),
            ordered=True,
        ),
        KeepTogether(
            (
                Heading(3, say("Règle d’arrondi", "Rounding")),
                Paragraph(say("Les scores sont arrondis à l’unité.", "Scores are rounded to the unit."), "small"),
            )
        ),
    )


def _annex(say: Speaker) -> tuple:
    rows = tuple(
        (
            f"{i + 1}",
            (Span(en if i % 4 == 1 else say(fr, en), lang="en" if i % 4 == 1 else None),),
            str(value),
            f"{named} / 24",
        )
        for _ in range(4)
        for i, (fr, en, value, named) in enumerate(DRIVERS)
    )
    return (
        Heading(1, say("Annexes", "Annexes")),
        Heading(2, say("Décomptes publiables", "Publishable tallies")),
        Table(
            ("N°", say("Élément", "Item"), "Score", say("Citations", "Named by")),
            rows,
            caption=say("Tous les moteurs", "All drivers"),
            numeric=(2, 3),
            widths=(0.5, 5, 1, 1.2),
            note=say(
                "Un texte qui n’existe que dans une langue porte sa marque.",
                "A text that exists in one language only bears its mark.",
            ),
        ),
        Heading(2, say("Lettres et signes", "Letters and signs")),
        Paragraph(" ".join(LETTERS)),
        Paragraph(" ".join(TONES)),
        Paragraph("«\u202f12\u202f345\u202f» et 45\u00a0%\u202f; mot\u2011composé."),
        Paragraph(HOSTILE, lang="mul"),
        Paragraph(LONG_WORD, "small"),
        Note(HOSTILE),
    )
