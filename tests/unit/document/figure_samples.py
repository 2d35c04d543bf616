# ruff: noqa: E501 - the two languages of a label stand side by side
"""One figure of every kind with labels of real workshops and invented numbers, in French and in English, short and
as long as labels may be."""

from __future__ import annotations

from random import Random

from workshop.document.figures import (
    Bar,
    BarChart,
    Change,
    ChangeRow,
    DivergingBars,
    Figure,
    ScaleRow,
    StackedBars,
    StackRow,
)
from workshop.document.plots import (
    Axis,
    Branch,
    ColumnPanels,
    ConflictTree,
    Link,
    LinkDiagram,
    Node,
    Panel,
    PlotPoint,
    QuadrantPlot,
    Quadrants,
)

ITEMS = (
    ("Présence limitée de l’État dans presque tout le pays (administration, police, justice, santé, éducation)", "Limited presence of the State almost everywhere (administration, police, justice, health, education)"),
    ("Mauvaise qualité de la gouvernance et de la justice, dont la corruption et l’impunité", "Poor governance and justice, including corruption and impunity"),
    ("Pauvreté généralisée, sous-développement et chômage, surtout chez les jeunes", "Widespread poverty, under-development and unemployment, above all among young people"),
    ("Diffusion d’idéologies radicales, religieuses ou identitaires", "Spread of radical ideologies, religious or ethnically defined"),
    ("Répercussions des conflits violents ailleurs en Afrique du Nord et de l’Ouest", "Spill-over of violent conflicts elsewhere in North and West Africa"),
    ("Trafics d’armes et de drogue", "Trafficking in arms and drugs"),
    ("Tensions liées aux élections", "Tensions around elections"),
    ("Litiges fonciers, procédures foncières longues, coûteuses et peu claires", "Land disputes; land procedures long, costly and unclear"),
    ("Milices d’autodéfense et cycle de représailles", "Self-defence militias and cycles of reprisal"),
    ("Exactions attribuées à des agents de l’État ou à des FDS", "Abuses attributed to State agents or security forces"),
    ("Décentralisation inachevée et captée par des élites locales", "Decentralisation incomplete and captured by local elites"),
    ("Perte de confiance entre population et État", "Loss of trust between people and State"),
    ("Faible application des accords de paix", "Weak implementation of peace accords"),
    ("Sécheresse et insécurité alimentaire", "Drought and food insecurity"),
    ("Crise énergétique", "Energy crisis"),
    ("Créer des emplois dans tout le pays, surtout pour les jeunes", "Create jobs across the country, especially for young people"),
    ("Accélérer et élargir la réintégration économique et sociale des ex-combattants", "Speed up and widen economic and social reintegration of ex-combatants"),
    ("Créer des mécanismes fiables de partage d’information entre FDS, société civile et population", "Create trusted information-sharing between security forces, civil society and people"),
    ("Renforcer les cadres de concertation entre État et OSC aux niveaux national, régional et communal", "Strengthen State-civil society dialogue frameworks at national, regional and communal level"),
    ("Se rendre dans les régions et auprès des OSC locales", "Visit the regions and local CSOs"),
    ("Former et accompagner les organisations locales de paix", "Train and coach local peace organisations"),
    ("Impliquer les autorités locales dans le règlement des litiges fonciers", "Involve local authorities in settling land disputes"),
    ("Appuyer les commissions de médiation de femmes", "Support women’s mediation commissions"),
    ("Pérenniser des cadres locaux de dialogue réunissant habitants, autorités et FDS", "Make local dialogue frameworks of residents, authorities and security forces permanent"),
)  # fmt: skip
LONGEST = "Mettre en œuvre la politique nationale de lutte contre l’extrémisme violent en appuyant les initiatives communautaires, avec les légitimités traditionnelles, les femmes, les jeunes et les OSC de toutes les communes des régions du Nord et du Sud"
WORD = "paix" * 60


class Say:
    """Labels and words in one language; ``long`` makes every label as long as it may be."""

    def __init__(self, lang: str, long: bool = False) -> None:
        self.lang, self.long = lang, long

    def __call__(self, french: str, english: str) -> str:
        return french if self.lang == "fr" else english

    def item(self, n: int) -> str:
        if self.long:
            return (WORD if n == 3 else LONGEST)[:240]
        return self(*ITEMS[n % len(ITEMS)])

    def of(self, part: int, whole: int = 24) -> str:
        return self(f"{part} sur {whole}", f"{part} of {whole}")


def rated(say: Say, count: int = 6, hidden: bool = True) -> DivergingBars:
    chance = Random(3)
    rows = []
    for n in range(count):
        counts = [0] * 5
        for _ in range(24 - n % 4):
            counts[min(4, max(0, round(chance.gauss(3.4 - 0.5 * (n % 6), 1.1))))] += 1
        answers = sorted(step for step, many in enumerate(counts, 1) for _ in range(many))
        median = answers[(len(answers) - 1) // 2]
        rows.append(ScaleRow(say.item(n), tuple(counts), str(sum(counts)), str(n % 4), median, str(median)))
    if hidden:
        rows[-1] = ScaleRow(
            say.item(count - 1), None, hidden=say("masqué : moins de cinq réponses", "hidden: fewer than five answers")
        )
    return DivergingBars(
        steps=(say("Pas du tout d’accord", "Strongly disagree"), say("Plutôt pas d’accord", "Rather disagree"), say("Ni l’un ni l’autre", "Neither"), say("Plutôt d’accord", "Rather agree"), say("Tout à fait d’accord", "Strongly agree")),
        rows=tuple(rows), alt="; ".join(f"{row.label}: {row.counts}" for row in rows),
        unknown=say("Ne sait pas", "Don’t know"), median=say("médiane", "median"), caption=say("Accord avec chaque phrase", "Agreement with each sentence"),
        note=say("Nombre de réponses dans chaque segment ; « ne sait pas » à part.", "Number of answers in each segment; “don’t know” apart."),
    )  # fmt: skip


def gradients(say: Say, count: int = 4) -> DivergingBars:
    chance = Random(5)
    rows = tuple(
        ScaleRow(
            say.item(n),
            tuple(sorted(chance.choices(range(7), k=8))),
            "24",
            "1",
            6.5,
            "6,5",
            note=say("1 veto", "1 veto"),
        )
        for n in range(count)
    )
    steps = (
        ("Veto", "Veto"),
        ("Opposition", "Opposition"),
        ("Accepte sans aimer", "Accepts without liking"),
        ("Partagé", "Mixed"),
        ("Neutre", "Neutral"),
        ("Soutien avec réserves", "Support with reservations"),
        ("Soutien", "Support"),
        ("Soutien entier", "Full support"),
    )
    return DivergingBars(
        tuple(say(*step) for step in steps),
        rows,
        "alt " * 8,
        median=say("médiane", "median"),
        neutral=(4, 5),
        caption=say("Gradients d’accord", "Gradients of agreement"),
    )


def sorted_items(say: Say, count: int = 7) -> StackedBars:
    chance = Random(8)
    rows = []
    for n in range(count):
        weights = [4 if k == n % 4 else 1 for k in range(4)]
        picks = chance.choices(range(4), weights, k=24)
        counts = tuple(picks.count(k) for k in range(4))
        tag = say("à discuter", "to discuss") if max(counts) < 14 else ""
        rows.append(StackRow(say.item(n), counts, "24", tag=tag))
    words = (
        ("Doit être fait", "Must have"),
        ("Devrait être fait", "Should have"),
        ("Pourrait être fait", "Could have"),
        ("Pas cette fois", "Won’t have this time"),
    )
    return StackedBars(
        tuple(say(*w) for w in words),
        tuple(rows),
        "; ".join(f"{r.label}: {r.counts}" for r in rows),
        caption=say("Où chaque proposition a été rangée", "Where each proposal was put"),
        note="n = 24",
    )


def eight_categories(say: Say) -> StackedBars:
    words = (
        ("Systèmes et institutions", "Systems and institutions"),
        ("Attitudes et actions", "Attitudes and actions"),
        ("Valeurs et intérêts", "Values and interests"),
        ("Expériences", "Experiences"),
        ("Symboles et occasions", "Symbols and occasions"),
        ("Autre relieur", "Other connector"),
        ("Autre diviseur", "Other divider"),
        ("Ne sait pas", "Don’t know"),
    )
    rows = (
        StackRow(say.item(0), (3, 4, 5, 2, 3, 4, 2, 1), "24"),
        StackRow(say.item(5), (24, 0, 0, 0, 0, 0, 0, 0), "24"),
        StackRow(say.item(7), None, hidden=say("masqué : moins de cinq réponses", "hidden: fewer than five answers")),
    )
    return StackedBars(
        tuple(say(*w) for w in words), rows, "alt " * 8, caption=say("Huit catégories", "Eight categories")
    )


def moved(say: Say, count: int = 6) -> Change:
    values = ((71, 64), (62, 78), (54, 55), (40, 12), (33, 33), (20, 91))
    rows = [
        ChangeRow(say.item(n), a, b, str(a), str(b), f"{b - a:+d}".replace("-", "−"), hot=abs(a - b) > 20)
        for n, (a, b) in enumerate((values * 4)[:count])
    ]
    rows[1] = ChangeRow(say.item(1), 62, None, "62", say("masqué", "hidden"))
    return Change(
        (say("Premier tour", "First round"), say("Deuxième tour", "Second round")),
        tuple(rows),
        "; ".join(f"{r.label}: {r.first_text} – {r.second_text}" for r in rows),
        ticks=tuple((v, str(v)) for v in (0, 25, 50, 75, 100)),
        change=say("Écart", "Change"),
        caption=say("Ce que la discussion a changé", "What the discussion changed"),
        note="n = 24",
    )


def matrix(say: Say, count: int = 24, spread: bool = True) -> QuadrantPlot:
    chance = Random(11)
    points = []
    for n in range(count):
        x, y = chance.choice((2, 2.5, 3, 3.5, 4, 4, 4.5)), chance.choice((2.5, 3, 3.5, 4, 4, 4.5, 5))
        span = (
            {"x_span": (max(1, x - 1), min(5, x + 0.5)), "y_span": (max(1, y - 0.5), min(5, y + 1))} if spread else {}
        )
        points.append(PlotPoint(str(n + 1), say.item(n), x, y, f"{x:g}", f"{y:g}", **span))
    ticks = tuple((v, str(v)) for v in range(1, 6))
    middle = say("milieu de l’échelle (3)", "middle of the scale (3)")
    return QuadrantPlot(
        Axis(say("Faisabilité", "Feasibility"), 1, 5, 3, ticks, middle), Axis(say("Importance", "Importance"), 1, 5, 3, ticks, middle), tuple(points),
        Quadrants(say("Préparer", "Prepare"), say("Agir maintenant", "Act now"), say("Plus tard", "Later"), say("Gains rapides", "Quick wins")),
        "; ".join(f"{p.number} {p.label}: {p.x_text}, {p.y_text}" for p in points),
        span=say("la moitié des réponses est dans le cadre", "half of the answers lie in the box") if spread else "",
        caption=say("Importance et faisabilité", "Importance and feasibility"), note=say("Médianes de 24 participants.", "Medians of 24 participants."),
    )  # fmt: skip


def influence(say: Say, count: int = 8) -> QuadrantPlot:
    places = ((12, 5), (10, 9), (4, 11), (3, 3), (8.2, 6), (7.4, 12), (6, 7.1), (6.1, 7.3))
    points = tuple(
        PlotPoint(str(n + 1), say.item(n), x, y, f"{x:g}", f"{y:g}", rank=f"{n + 1}{say('e' if n else 're', 'th')}")
        for n, (y, x) in enumerate(places[:count])
    )
    ticks = tuple((v, str(v)) for v in (0, 5, 10, 15))
    return QuadrantPlot(
        Axis(say("Dépendance", "Dependence"), 0, 15, 7.6, ticks, say("moyennes", "means")), Axis(say("Influence", "Influence"), 0, 15, 7.1, ticks, say("moyennes", "means")), points,
        Quadrants(say("Motrices : agissent sur les autres", "Drivers: act on the others"), say("Relais : agissent et sont agies", "Relays: act and are acted upon"), say("Autonomes : à l’écart du système", "Autonomous: apart from the system"), say("Résultats : dépendent des autres", "Outcomes: depend on the others")),
        "; ".join(f"{p.number} {p.label}: {p.x_text}, {p.y_text}" for p in points), rank=say("place par importance", "place by importance"), caption=say("Influence et dépendance", "Influence and dependence"),
    )  # fmt: skip


def strongest(say: Say, count: int = 8) -> LinkDiagram:
    nodes = tuple(Node(str(n + 1), say.item(n)) for n in range(count))
    pairs = (
        (0, 1, 3),
        (1, 0, 2),
        (1, 4, 3),
        (2, 3, 3),
        (5, 2, 2),
        (4, 7, 2),
        (6, 3, 1),
        (7, 0, 1),
        (2, 6, 3),
        (3, 7, 2),
    )
    links = tuple(Link(a, b, s) for a, b, s in pairs if max(a, b) < count)
    strengths = (
        say("alimente un peu", "feeds a little"),
        say("alimente moyennement", "feeds moderately"),
        say("alimente fortement", "feeds strongly"),
    )
    return LinkDiagram(
        nodes,
        links,
        strengths,
        "; ".join(f"{a + 1} → {b + 1}: {strengths[s - 1]}" for a, b, s in pairs),
        caption=say("Les liens les plus forts", "The strongest links"),
    )


def conflict(say: Say, count: int = 12) -> ConflictTree:
    def branches(start: int, end: int) -> tuple[Branch, ...]:
        return tuple(
            Branch(say.item(n), say.of(22 - n % 12), say("à discuter", "to discuss") if n % 5 == 4 else "")
            for n in range(start, end)
        )

    first, second = (count - 1) // 2, count - 1
    return ConflictTree(
        (say("Effets", "Effects"), say("Cœur du conflit", "Core of the conflict"), say("Causes", "Causes")), branches(0, first), branches(second, count), branches(first, second),
        "; ".join(say.item(n) for n in range(count)), caption=say("L’arbre du conflit", "The conflict tree"), note=say("Part des participants qui ont rangé l’élément à cet endroit.", "Share of the participants who put the item there."),
    )  # fmt: skip


def stable(say: Say, count: int = 6) -> BarChart:
    bars = tuple(
        Bar(say.item(n), 80 - 9 * n, str(80 - 9 * n), str(n + 1), lead=n < 3, note=say(f"{18 - n} donneurs", f"{18 - n} givers"), span=(max(0, 80 - 9 * n - 7 - n), min(100, 80 - 9 * n + 6)), span_text=f"{73 - 10 * n}–{86 - 9 * n}")
        for n in range(count)
    )  # fmt: skip
    return BarChart(
        bars,
        "; ".join(f"{b.label} {b.value_text}" for b in bars),
        span=say("stabilité : 90 % des rééchantillonnages", "stability: 90% of the resamplings"),
        ticks=tuple((v, str(v)) for v in (0, 25, 50, 75, 100)),
        caption=say("Points reçus", "Points received"),
    )


def events(say: Say, years: int = 9, zones: int = 3) -> ColumnPanels:
    chance = Random(4)
    counts = [[chance.randrange(1500) for _ in range(years)] for _ in range(zones)]
    panels = tuple(
        Panel(say.item(n), tuple(row), tuple(map(str, row)), "Tombouctou, Gao, Kidal, Taoudénit, Ménaka")
        for n, row in enumerate(counts)
    )
    return ColumnPanels(tuple(map(str, range(2012, 2012 + years))), panels, 1500, say("Évènements par année et par zone.", "Events by year and zone."), say("Année", "Year"))


def many_years(say: Say) -> ColumnPanels:
    return events(say, 29, 4)


SAMPLES = {
    "rated": rated,
    "gradients": gradients,
    "sorted": sorted_items,
    "eight categories": lambda say, count=3: eight_categories(say),
    "moved": moved,
    "matrix": matrix,
    "influence": influence,
    "strongest": strongest,
    "conflict": conflict,
    "stable": stable,
    "events": events,
    "many years": many_years,
}


def samples(lang: str, long: bool = False) -> dict[str, Figure]:
    """Every sample figure by its name."""
    return {name: make(Say(lang, long)) for name, make in SAMPLES.items()}
