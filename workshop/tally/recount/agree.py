"""Agreement with proposals in recount files."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.tally.agree import BROAD, CONSENSUS, SCALES, Answers, Step, count_agree, count_agree_summary, supported
from workshop.tally.compared import compare_agree
from workshop.tally.recount.fields import member, optional_whole, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question, Table, item_cells
from workshop.tally.recount.steps import a_step, checked, count_tables, judgements

DECISIONS: Mapping[str | None, Message] = {
    "consensus": msg("consensus"),
    "broad_support": msg("broad support"),
    "divided": msg("divided"),
    None: msg("no answer"),
}

MEANINGS: Mapping[str, Message] = {
    "gradients": msg("Support: steps 1 to 3; undecided: 4 and 5; accepts without liking it: 6; opposed: 7 and 8, of "
                     "which 8 is a veto."),
    "fist": msg("Support: 3 fingers or more; undecided, with things to discuss first: 1 or 2; opposed: a fist, which "
                "counts as a veto."),
    "three": msg("Support: agree; undecided: pass; opposed: disagree. This scale has no veto and no median."),
}


def _options(data: Json) -> Mapping[str, Any]:
    scale = member(data, "scale", str)
    if scale not in SCALES:
        raise Mendable(msg("There is no scale “{found}”; there are {known}.", found=shown(scale), known=tuple(SCALES)))
    consensus, broad = _percent(data, "consensus", CONSENSUS), _percent(data, "broad", BROAD)
    if broad > consensus:
        raise Mendable(msg("Broad support ({broad}%) cannot need more than consensus ({consensus}%).",
                           broad=broad, consensus=consensus))
    return {"scale": scale, "consensus": consensus, "broad": broad}


def _percent(data: Json, name: str, usual: int) -> int:
    percent = optional_whole(data, name, least=1)
    if percent is not None and percent > 100:
        raise Mendable(msg("“{name}” is a percentage, at most 100.", name=name))
    return percent or usual


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Step]:
    answers = judgements(data, "answers", ids)
    return {item: _step(step, item, SCALES[options["scale"]].steps) for item, step in answers.items()}


def _step(value: Any, item: str, steps: Sequence[Step]) -> Step:
    least, most = steps[0], steps[-1]
    if isinstance(least, int) and isinstance(most, int):
        return a_step(value, item, least, most)
    if value not in steps:
        raise Mendable(msg("Item {item}: the answer must be one of {known}, not {found}.",
                           item=shown(item), known=tuple(steps), found=shown(value)))
    return value


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """{"n": 20, "counts": {"A": {"3": 2}}}: the ballots counted, and how many chose each step for every item."""
    counts = count_tables(data, "counts", ids)
    known = tuple(str(step) for step in SCALES[options["scale"]].steps)
    for item, row in counts.items():
        _check_steps(row, item, known)
    sheet = {"n": whole(data, "n", least=0), "counts": counts, **options}
    return checked(sheet, lambda one: count_agree_summary(list(ids), **one), sheet["n"])


def _check_steps(row: Mapping[str, int], item: str, known: tuple[str, ...]) -> None:
    wrong = next((step for step in row if step not in known), None)
    if wrong is not None:
        raise Mendable(msg("The counts of item {item} name the step {found}; the steps are {known}.",
                           item=shown(item), found=shown(wrong), known=known))


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_agree_summary(question.item_ids, **question.summary)
    return count_agree(question.item_ids, [dict(ballot.answer) for ballot in question.ballots], **question.options)


def _explain(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    head = (msg("Item"), msg("Words"), msg("Answered by"), msg("Support"), msg("Undecided"), msg("Accept"),
            msg("Opposed"), msg("Vetoes"), msg("Median"), msg("Decision"))  # fmt: skip
    results, counts = figures["results"], figures["counts"]
    answers = tuple((item.id, _answers(counts[item.id])) for item in question.items)
    return [
        Table(head, tuple((*item_cells(item), *_row(results[item.id])) for item in question.items)),
        MEANINGS[question.options["scale"]],
        msg("Consensus: support of at least {consensus}% and no veto; broad support: at least {broad}%; else divided. "
            "Shares are of those who answered.",
            consensus=question.options["consensus"], broad=question.options["broad"]),
        Table((msg("Item"), msg("How many chose each step")), answers),
    ]  # fmt: skip


def _row(found: Mapping[str, Any]) -> tuple[Any, ...]:
    *figures, decision = found.values()
    return *figures, DECISIONS[decision]


def _answers(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{step}: {times}" for step, times in counts.items())


def _named(answer: Answers, options: Mapping[str, Any]) -> frozenset[str]:
    return supported(answer, options["scale"])


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_agree(question.item_ids, groups, scale=question.options["scale"], least=least)


AGREE = FileKind("agree", _options, _ballot, _summary, _count, _explain, _named, "share", _compare,
                 msg("Compared: the share of support among those who answered."))
