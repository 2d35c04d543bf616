"""Points, ratings, the matrix and agreement give what the tables of this folder say."""
import pytest

from tests.spec import judgements
from tests.spec.tables import table
from workshop.tally.agree import SCALES

TABLES = {"points": judgements.points, "ratings": judgements.ratings,
          "matrix": judgements.matrix, "agree": judgements.agree}  # fmt: skip
CASES = [(name, example, key) for name in TABLES for example in table(f"{name}.toml")["example"]
         for key in example["expect"]]  # fmt: skip


@pytest.mark.parametrize("name, example, key", CASES, ids=lambda part: part["en"] if isinstance(part, dict) else part)
def test_every_figure_is_the_one_of_the_table(name, example, key):
    assert TABLES[name](example["given"])[key] == example["expect"][key]


def test_every_scale_and_every_measure_has_an_example():
    assert {judgements.head(example["given"])[0] for example in table("agree.toml")["example"]} == set(SCALES)
    measures = {"agreement_a", "polarisation", "consensus", "leik_d", "rwg", "median", "mean", "quartiles", "rand"}
    assert measures <= {key for _, example, key in CASES}


def test_the_tables_have_titles_and_rules_in_both_languages():
    for name in TABLES:
        assert {"title_fr", "title_en", "rule_fr", "rule_en"} <= set(table(f"{name}.toml"))
