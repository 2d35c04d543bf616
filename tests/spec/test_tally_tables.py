"""Every counting method does what the tables of this folder say, and the published page says the same."""
import numpy as np
import pytest

from tests.spec import write_docs
from tests.spec.tables import ballots, drawn, items_of, table
from workshop.tally.difference import fisher, holm, permutation_test, smallest_possible_p
from workshop.tally.methods import METHODS
from workshop.tally.rank import count_rankings

EXAMPLES = table("rankings.toml")["example"]
DIFFERENCES = table("differences.toml")
CASES = [(example, key) for example in EXAMPLES for key in example["expect"]]


def name(value):
    return value.get("en", str(value.get("sizes"))) if isinstance(value, dict) else value


@pytest.mark.parametrize("example, key", CASES, ids=name)
def test_a_method_gives_what_the_table_says(example, key):
    figures = count_rankings(items_of(example), ballots(example["ballots"]))
    assert drawn(key, figures) == example["expect"][key]


def test_every_method_is_specified_by_a_table_and_explained_on_the_page():
    specified = {key for _, key in CASES}
    explained = {entry["key"] for entry in table("methods.toml")["method"]}
    assert {method.name for method in METHODS} <= specified
    assert specified <= explained


@pytest.mark.parametrize("example", DIFFERENCES["fisher"], ids=name)
def test_fishers_exact_test_gives_the_published_p(example):
    (a, n), (b, m) = ([int(part) for part in group.split(" of ")] for group in example["groups"].split(", "))
    assert fisher(a, n, b, m) == pytest.approx(example["p"], rel=1e-4)


@pytest.mark.parametrize("example", DIFFERENCES["permutation"], ids=name)
def test_the_permutation_test_gives_the_published_p(example):
    first, second = (np.array(example[key])[:, None] for key in ("first", "second"))
    (p,), exact = permutation_test(first, second)
    assert p == pytest.approx(example["p"], rel=1e-6)
    assert exact


@pytest.mark.parametrize("example", DIFFERENCES["holm"], ids=name)
def test_holms_correction_gives_the_published_values(example):
    assert holm(example["ps"]) == pytest.approx(example["corrected"], abs=1e-9)


@pytest.mark.parametrize("example", DIFFERENCES["smallest"], ids=name)
def test_the_smallest_possible_p_is_the_published_one(example):
    assert smallest_possible_p(*example["sizes"]) == pytest.approx(example["p"], rel=1e-6)


@pytest.mark.parametrize("name", write_docs.pages())
def test_the_published_page_is_the_one_these_tables_give(name):
    assert (write_docs.FOLDER / name).read_text(encoding="utf-8") == write_docs.pages()[name]


def test_no_page_is_left_of_a_table_that_is_gone():
    assert {path.name for path in write_docs.FOLDER.glob("*.md")} == set(write_docs.pages())
