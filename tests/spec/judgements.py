"""Points, ratings, matrices and degrees of agreement drawn as text, and their figures as text."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.spec.tables import figure
from workshop.tally import histogram, spread
from workshop.tally.agree import count_agree
from workshop.tally.matrix import count_matrix
from workshop.tally.points import count_points
from workshop.tally.rate import count_ratings


def ballots(text: str, step: Callable[[str], Any]) -> list[dict[str, Any]]:
    """"3  A 5, B 2": three people, each with these two judgements; nothing after the number is an abstention."""
    found = []
    for line in text.strip().splitlines():
        times, _, said = line.strip().partition(" ")
        pairs = (part.split() for part in said.split(",") if part.strip())
        ballot = {item: step(word) for item, word in pairs}
        found += [ballot] * int(times)
    return found


def items_of(cast: Sequence[Mapping[str, Any]]) -> list[str]:
    return sorted({item for ballot in cast for item in ballot})


def head(text: str) -> tuple[str, dict[str, int], str]:
    """"word, name 3, name 4" on the first line: the word, the numbers by name, the lines below."""
    first, _, rest = text.strip().partition("\n")
    parts = [part.split() for part in first.split(",")]
    return parts[0][0], {name: int(number) for name, number in (part for part in parts if len(part) == 2)}, rest


def told(counted: Mapping[str, Any], draw: Callable[[Mapping[str, Any]], str]) -> dict[str, str]:
    """Every item's figures as text, and how many ballots counted."""
    people = {"ballots": f"{counted['ballots']}, abstentions {counted['abstentions']}"}
    return people | {item: draw(found) for item, found in counted["results"].items()}


def points(text: str) -> dict[str, str]:
    _, options, rest = head(text)
    cast = ballots(rest, int)
    return told(count_points(items_of(cast), cast, **options), _points)


def _points(found: Mapping[str, Any]) -> str:
    drawn = (f"{found['total']} points, share {figure(found['share'])}, {found['givers']} givers, "
             f"largest {figure(found['largest_share'])}")  # fmt: skip
    return drawn + (", dominated" if found["dominated"] else "")


def ratings(text: str) -> dict[str, str]:
    if not any(character.isalpha() for character in text):
        return measures([int(count) for count in text.split()])
    cast = ballots(text, lambda word: None if word == "?" else int(word))
    return told(count_ratings(items_of(cast), cast), _rated)


def _rated(found: Mapping[str, Any]) -> str:
    return (f"n {found['n']}, don't know {found['dont_know']}, counts {' '.join(map(str, found['counts']))}, "
            f"median {figure(found['median'])}, top two {figure(found['top_two_share'])}")  # fmt: skip


def measures(counts: Sequence[int]) -> dict[str, str]:
    item = [{"A": step} for step, count in enumerate(counts, 1) for _ in range(count)]
    found = count_ratings(["A"], item, len(counts))["results"]["A"]
    low, high = histogram.quartiles(counts) or (0, 0)
    return {name: figure(value) for name, value in found.items() if name != "counts"} | {
        "polarisation": figure(spread.polarisation(counts)),
        "quartiles": f"{figure(float(low))} and {figure(float(high))}",
        "rand": _rand(counts) if len(counts) == 9 else "",
    }


def _rand(counts: Sequence[int]) -> str:
    low, high = (float(histogram.quantile(counts, Fraction(part, 10)) or 0) for part in (3, 7))
    limit = 2.35 + 1.5 * abs(5 - (low + high) / 2)
    return f"{'yes' if spread.is_rand_disagreement(counts) else 'no'}: {figure(high - low)}, limit {figure(limit)}"


def matrix(text: str) -> dict[str, str]:
    weights = None
    if text.strip().startswith("weights"):
        first, _, text = text.strip().partition("\n")
        weights = tuple(map(int, first.split()[1:]))
    cast = ballots(text, lambda word: tuple(None if step == "-" else int(step) for step in word.split("/")))
    return told(count_matrix(items_of(cast), cast, weights=weights), _place)


def _place(found: Mapping[str, Any]) -> str:
    medians = ", ".join(figure(found[f"{name}_median"]) for name in ("importance", "feasibility"))
    boxes = ", ".join(_box(found[f"{name}_quartiles"]) for name in ("importance", "feasibility"))
    score = f", score {figure(found['score'])}" if "score" in found else ""
    return f"{medians}: {found['quadrant'] or '-'}, n {found['n']}, boxes {boxes}{score}"


def _box(quartiles: Sequence[float] | None) -> str:
    return "-".join(map(figure, quartiles)) if quartiles else "-"


def agree(text: str) -> dict[str, str]:
    scale, rule, rest = head(text)
    cast = [{item: step} for item, steps in _steps(rest).items() for step in steps]
    return told(count_agree(items_of(cast), cast, scale, **rule), _agreed)


def _steps(text: str) -> dict[str, list[int | str]]:
    found: dict[str, list[int | str]] = {}
    for line in text.strip().splitlines():
        item, _, said = line.partition(" ")
        pairs = (part.split(":") for part in said.split(","))
        found[item] = [_word(step.strip()) for step, times in pairs for _ in range(int(times))]
    return found


def _word(step: str) -> int | str:
    return int(step) if step.isdigit() else step


def _agreed(found: Mapping[str, Any]) -> str:
    names = ("support", "undecided", "accept", "oppose", "vetoes", "median")
    return f"n {found['n']}: " + ", ".join(f"{n} {figure(found[n])}" for n in names) + f": {found['decision']}"
