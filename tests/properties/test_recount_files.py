"""Whatever stands in a recount file, it is counted as a whole or refused with a sentence."""
import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.domain.errors import Mendable
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS

#: Good files: options, ballots, and the sheet of other ballots.
GOOD = {
    "rank": ({"top": 2}, [{"ranking": [["A"], ["B"]]}, {"ranking": [["B"]]}],
             {"n": 1, "pairwise": {"A": {"B": 1}, "B": {"A": 0}}, "places": {"A": [1, 0], "B": [0, 1]}}),
    "points": ({"budget": 10, "cap": 6}, [{"points": {"A": 5, "B": 3}}, {"points": {"B": 1}}],
               {"n": 2, "counts": {"A": {"5": 2}, "B": {"3": 1}}}),
    "pick": ({"max": 2}, [{"picks": ["A", "B"]}, {"picks": ["B"]}], {"n": 3, "counts": {"A": 2, "B": 2}}),
    "rate": ({"scale": 5}, [{"ratings": {"A": 5, "B": None}}, {"ratings": {"A": 1}}],
             {"n": 3, "counts": {"A": [0, 1, 0, 0, 2], "B": [0, 0, 3, 0, 0]}, "dont_know": {"A": 0, "B": 0}}),
    "matrix": ({"weights": {"importance": 2, "feasibility": 1}}, [{"importance": {"A": 5}, "feasibility": {"A": 3}}],
               {"n": 3, "importance": {"A": [0, 1, 0, 0, 2], "B": [0] * 5}, "feasibility": {"A": [1] * 3 + [0] * 2,
                                                                                          "B": [0, 2, 0, 0, 0]}}),
    "agree": ({"scale": "fist", "consensus": 75}, [{"answers": {"A": 5, "B": 0}}, {"answers": {"B": 3}}],
              {"n": 3, "counts": {"A": {"5": 2, "0": 1}, "B": {}}}),
    "influence": ({}, [{"links": {"A>B": 3, "B>A": 0}}, {"links": {"A>B": 1}}],
                  {"n": 4, "links": {"A>B": [1, 0, 2, 1], "B>A": [0, 1, 0, 0]}}),
    "sort": ({"categories": ["A", "B"]}, [{"categories": {"A": "A", "B": "B"}}, {"categories": {"B": "B"}}],
             {"n": 3, "counts": {"A": {"A": 2, "B": 1}, "B": {"B": 3}}}),
}  # fmt: skip
atoms = st.none() | st.booleans() | st.integers(-1, 9) | st.floats(allow_nan=False, allow_infinity=False)
words = st.sampled_from(["A", "B", "X", "", "1", "3", "5", "05", "agree", "fist", "three", "gradients"])
values = st.recursive(
    atoms | words,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(words, inner, max_size=4),
    max_leaves=8,
)


@st.composite
def files(draw):
    """A good file of some kind in which up to three things are replaced, taken out or added."""
    kind = draw(st.sampled_from(sorted(GOOD)))
    options, ballots, sheet = copy.deepcopy(GOOD[kind])
    data = {"format": "workshop-recount/1", "kind": kind, "items": [{"id": "A"}, {"id": "B"}], "options": options}
    content = draw(st.sampled_from([{"ballots": ballots}, {"summary": sheet}]))
    for _ in range(draw(st.integers(0, 3))):
        _spoil(draw, draw(st.sampled_from([content, options])))
    return data | content


def _spoil(draw, place):
    """Goes down to some place of the file and changes it there."""
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys or draw(st.integers(0, 9)) == 0:
            if isinstance(place, dict):
                place[draw(words)] = draw(values)
            else:
                place.append(draw(values))
            return
        key = draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list):
            place[key] = draw(atoms | words | values)
            return
        place = place[key]


@settings(max_examples=400, deadline=None)
@given(files())
def test_any_file_is_counted_or_refused_with_a_sentence(data):
    try:
        question = read_json(json.dumps(data))
    except Mendable:
        return
    kind = KINDS[question.kind]
    figures = kind.count(question)
    assert json.loads(json.dumps(figures, allow_nan=False))["items"] == ["A", "B"]
    assert kind.explain(question, figures)
    if "ballots" in data:
        assert figures["ballots"] + figures["abstentions"] == len(data["ballots"])


def test_the_files_that_are_spoilt_are_good():
    for kind, (options, ballots, sheet) in GOOD.items():
        for content in ({"ballots": ballots}, {"summary": sheet}):
            data = {"format": "workshop-recount/1", "kind": kind, "items": [{"id": "A"}, {"id": "B"}]}
            assert read_json(json.dumps(data | {"options": options} | content)).kind == kind
