"""Writes docs/methods/{fr,en}.md from the tables of this folder: python -m tests.spec.write_docs"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.spec.tables import figure, table

FOLDER = Path(__file__).parents[2] / "docs" / "methods"

def page(code: str) -> str:
    """The whole page in one language."""
    say = table("page.toml")[code]
    head = [f"# {say['title']}", "", say["lead"], ""]
    return "\n".join([*head, *_methods(code, say), *_examples(code, say), *_differences(code, say)])


def _methods(code: str, say: dict[str, str]) -> Iterator[str]:
    yield from (f"## {say['pick']}", "", say["pick_rule"], "", f"## {say['methods']}", "")
    for method in table("methods.toml")["method"]:
        yield from (f"### {method[code]}", "", method[f"rule_{code}"], "")


def _examples(code: str, say: dict[str, str]) -> Iterator[str]:
    names = {method["key"]: method[code] for method in table("methods.toml")["method"]}
    yield from (f"## {say['examples']}", "")
    for example in table("rankings.toml")["example"]:
        yield from (f"### {example[code]}", "", say["source"].format(source=example["source"]), "")
        yield from (say["ballots"], "", "```", example["ballots"].strip(), "```", "")
        rows = ((names[key], f"`{text.replace('|', '/')}`") for key, text in example["expect"].items())
        yield from _table((say["method"], say["result"]), rows)


def _differences(code: str, say: dict[str, str]) -> Iterator[str]:
    found = table("differences.toml")
    yield from (f"## {say['differences']}", "", say["differences_rule"], "")
    rows = [(e[code], e["groups"], figure(e["p"]), e["source"]) for e in found["fisher"]]
    rows += [(e[code], f"{e['first']}, {e['second']}", figure(e["p"]), e["source"]) for e in found["permutation"]]
    rows += [(e[code], _list(e["ps"]), _list(e["corrected"]), e["source"]) for e in found["holm"]]
    yield from _table((say["example"], say["groups"], "p", say["origin"]), rows)
    sizes = [(" – ".join(map(str, e["sizes"])), figure(e["p"])) for e in found["smallest"]]
    yield from _table((say["groups"], say["smallest"]), sizes)


def _list(values: list[float]) -> str:
    return ", ".join(map(figure, values))


def _table(head: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in ("fr", "en"):
        (FOLDER / f"{language}.md").write_text(page(language), encoding="utf-8")
